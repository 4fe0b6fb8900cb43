"""Show that reading is linear: the time per character of a long text against that of the seed.

    python bench/linear.py [MEGABYTES…]

The long text is the seed many times over, each time with other numbers, places and subjects, so that no part is a copy
of another. A ratio above 1.3 is a fault.
"""

from __future__ import annotations

import random
import re
import sys
import time
from pathlib import Path

SEED = Path(__file__).parent.parent / "tests" / "gold" / "xincheng-2024.txt"
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
    """Write a text of so many megabytes of UTF-8."""
    text = SEED.read_text(encoding="utf-8")
    turn = random.Random(1)
    copies = max(1, round(megabytes * 1e6 / len(text.encode())))
    return "\n".join(varied(text, turn) for _ in range(copies))


def seconds(text: str) -> tuple[float, int]:
    """Return the processor's time for a text, and how many of its characters were masked."""
    from extract.document import Source
    from extract.pipeline import extract_source

    source = Source("bench", "bench.txt", "text", "utf-8", "", text)
    start = time.process_time()
    record = extract_source(source)
    return time.process_time() - start, sum(part.end - part.start for part in record.masked)


def main(sizes: list[float]) -> None:
    """Print the table."""
    # As many different short texts as make the long one's vocabulary warm, so that caches help neither side.
    turn = random.Random(2)
    text = SEED.read_text(encoding="utf-8")
    seconds(text)
    short = [varied(text, turn) for _ in range(10)]
    base = sum(seconds(each)[0] for each in short) / sum(map(len, short))
    print("| text | characters | masked | µs a character | ratio |\n|---|---:|---:|---:|---:|")
    print(f"| the seed, varied | {len(text)} | | {base * 1e6:.1f} | 1.00 |")
    for megabytes in sizes:
        whole = long_text(megabytes)
        taken, masked = seconds(whole)
        each = taken / len(whole)
        print(f"| {megabytes:g} MB | {len(whole)} | {masked} | {each * 1e6:.1f} | {each / base:.2f} |", flush=True)
        if each / base > MOST:
            sys.exit(f"above {MOST}: something grows faster than the text")


if __name__ == "__main__":
    main([float(argument) for argument in sys.argv[1:]] or [0.5, 5])
