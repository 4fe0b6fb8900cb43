"""Growth with the length of a document: the processor's time for a character of a long text beside that of the seed.

The long text is the seed many times over, each time with other numbers, places and subjects, so that no part is a copy
of another; the short ones are ten such variations, so that caches help neither side.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

from measuring import Row
from setting import Setting

TITLE = "Length of a document"
PEERS = ("µs a character", "µs a character of the seed")
SEED = Path(__file__).parent.parent.parent / "tests" / "gold" / "xincheng-2024.txt"
MOST = 1.3
PLACES = ("新城区", "北辰区", "云岩区", "莲湖区", "鼓楼区", "青山湖区", "东宝区", "雁塔区", "裕华区", "涪城区")
SUBJECTS = ("教育", "养老", "水利", "交通", "就业", "医保", "托育", "供热", "防汛", "文旅", "农田", "住房", "禁毒")
REPORT = re.compile(r"(?<=关于)..(?=.{2,12}报告)|(?<=对)..(?=[^，,。]{1,8}(?:工作|情况))")


def varied(text: str, turn: random.Random) -> str:
    """Change numbers, the place and what reports are about, and let every sentence begin with a time of its own."""
    text = re.sub(r"[1-9]", lambda _: str(turn.randint(1, 9)), text.replace("新城区", turn.choice(PLACES)))
    text = REPORT.sub(lambda _: turn.choice(SUBJECTS), text)
    return re.sub(r"(?<=[。；;])(?=[^\n])", lambda _: f"{turn.randint(1, 28)}日{turn.choice(SUBJECTS)}方面，", text)


def long_text(megabytes: float) -> str:
    """Write a text of so many megabytes of UTF-8; a short one is cut at the end of a line."""
    text = SEED.read_text(encoding="utf-8")
    turn = random.Random(1)
    copies = max(1, round(megabytes * 1e6 / len(text.encode())))
    whole = "\n".join(varied(text, turn) for _ in range(copies))
    at = len(whole.encode()[: round(megabytes * 1e6)].decode(errors="ignore"))
    return whole[: whole.find("\n", at) + 1 or None] if copies == 1 else whole


def seconds(text: str) -> float:
    """Return the processor's time for a text."""
    from extract.document import Source
    from extract.pipeline import extract_source

    start = time.process_time()
    extract_source(Source("bench", "bench.txt", "text", "utf-8", "", text))
    return time.process_time() - start


def rows(setting: Setting) -> Iterator[Row]:
    """Read longer and longer texts."""
    turn = random.Random(2)
    text = SEED.read_text(encoding="utf-8")
    seconds(text)
    short = [varied(text, turn) for _ in range(10)]
    base = sum(map(seconds, short)) / sum(map(len, short))
    for megabytes in (0.008, 0.1, 1, 5) if setting.long else (0.008, 0.1, 0.5):
        whole = long_text(megabytes)
        each = seconds(whole) / len(whole)
        size = f"{megabytes:g} MB" if megabytes >= 0.1 else f"{megabytes * 1000:g} KB"
        # What a document needs once weighs on a short one.
        most = MOST if megabytes >= 0.1 else None
        told = (f"{1e6 * value:.1f}" for value in (each, base))
        yield Row(f"{size}, {len(whole):,} characters", *told, ratios=(each / base,), most=most)
