"""Feed random input to what reads other people's bytes; an error that is none of ours, or a false place, is a find.

    PYTHONPATH=tests python -m hostile.fuzzing [--seconds 600] [--seed 1]

Inputs are good ones mutated by chance; `hostile.guiding` mutates them by what code they reach.
"""

from __future__ import annotations

import argparse
import io
import logging
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hostile import office, pdfs
from hostile.cases import REPORT
from pyoxigraph import NamedNode, RdfFormat, parse

from extract.document import Source
from extract.errors import ExtractError
from extract.files import LARGEST
from extract.persons_out import without_persons
from extract.pipeline import extract_source
from extract.readers import docx, pdf, text
from extract.records import Extraction
from graph import iris
from graph.answers import as_csv
from graph.errors import GraphError
from graph.imports.parsing import read_foreign
from graph.store import Rows

_MARKS = ("\n", "\r\n", "\t", "\u3000", *"《》“”（）(),.;:，。、；：%…—·一二十百万亿1=+-@|<>&")
WORDS = (
    *_MARKS,
    *"""第 年 月 日 县 市 区 省 乡 旗 件 条 次 余 的 和 与 及 等 在 对 为 将 拟 个 名 2023 人大 常委会
    政府 法院 局 条例 办法 一是 （一） 1. 听取 审议 关于 报告
    工作 情况 检查 执法检查 任命 局长 王建平 提出 督促 同比
    增长 计划 代表 建议
    制度 平台 会议 第三次会议 届 附件 来源：
    各位代表： 今年 不足 问题 决定 修订 草案 修正 视察 调研 评议 满意""".split(),  # noqa: SIM905
)  # fmt: skip


def read_text(data: bytes) -> None:
    """Decode: a text or an error of ours; what is decoded is the bytes."""
    with suppress(ExtractError):
        decoded, encoding = text.decode(data, "x")
        assert decoded.encode(encoding) == data or encoding in {"gb18030", "big5"}, encoding


def find(data: bytes) -> None:
    """Find everything in a text: places are true, the record survives JSON, with and without names."""
    words = "".join(WORDS[each % len(WORDS)] for each in data[:2000])
    for given in (REPORT[: len(data) % 90] + words, data.decode("utf-8", errors="ignore").replace("\0", "")):
        found = extract_source(Source("x", "x.txt", "text", "utf-8", "", given))
        for record in (found, without_persons(found)):
            assert Extraction.from_json(record.to_json()) == record
            assert len(record.text) == len(given)
            quotes = (*record.mentions, *record.metrics, *record.shortcomings, *record.discarded)
            assert all(record.text[each.start : each.end] == each.text for each in quotes)
            assert all(record.text[each.start : each.end] == each.trigger for each in record.actions)


def read_word(data: bytes) -> None:
    """Read a Word file; the parser's own failures are what the child process is for."""
    with suppress(ExtractError, Exception):
        docx.read(data[:LARGEST], "x.docx")


def read_pdf(data: bytes) -> None:
    """Read a PDF; the parser's own failures are what the child process is for."""
    with suppress(ExtractError, Exception):
        pdf.read(data[:LARGEST], "x.pdf")


def name(data: bytes) -> None:
    """Mint an IRI's segment of any text: it is one segment, the IRI is valid, and Turtle gives it back."""
    given = data.decode("utf-8", errors="ignore")
    iri = f"https://e.cn/{iris.segment(given)}"
    assert not set(iris.segment(given)) & set('/?#<>"{}|\\^` \n')
    assert iris.segment(given) not in {".", ".."}
    (quad,) = parse(f"<{iri}> <{iri}> <{iri}> .".encode(), RdfFormat.TURTLE)
    assert quad.subject == NamedNode(iri)


def take_in(data: bytes) -> None:
    """Read foreign RDF in every format: statements or an error of ours."""
    with tempfile.TemporaryDirectory() as place:
        for suffix in (".ttl", ".nq", ".jsonld", ".rdf"):
            path = Path(place, f"x{suffix}")
            path.write_bytes(data)
            with suppress(GraphError):
                read_foreign(path, base="https://e.cn/")


def answer(data: bytes) -> None:
    """Write any text as a cell: no spreadsheet takes it for a formula."""
    from csv import reader

    from pyoxigraph import Literal

    given = data.decode("utf-8", errors="ignore").replace("\0", "")
    head, *rows = reader(io.StringIO(as_csv(Rows(("x",), ((Literal(given),),))), newline=""))
    assert head == ["x"]
    assert not [row for row in rows if row and row[0].startswith(("=", "+", "-", "@", "\t"))]


_TTL = b'@prefix e: <http://e.cn/> . e:a e:b "c"@zh , [ e:d ( 1 2.5 true ) ] ; a e:K .'
TARGETS: dict[str, tuple[Callable[[bytes], None], tuple[bytes, ...]]] = {
    "text": (read_text, tuple(REPORT.encode(each) for each in ("utf-8", "gb18030", "utf-16", "utf-32"))),
    "find": (find, (REPORT.encode(), bytes(range(100)))),
    "word": (read_word, (office._whole(),)),
    "pdf": (read_pdf, (pdfs._pdf(),)),
    "name": (name, ("宁远县人大（草案）/../?#%".encode(), b". .. /")),
    "import": (take_in, (_TTL, b'{"@id": "http://e.cn/a", "http://e.cn/b": [1, {"@value": "c"}]}')),
    "answer": (answer, (b"=1+1", b"-3", b"\t=x", "建议".encode())),
}


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """Change a good input in a few places: bits, pieces lost, doubled or moved, marks of ours put in."""
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at, end = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
        end = min(end, at + 200)
        way = chance.randrange(5)
        if way == 0 and at < len(data):
            data[at] ^= 1 << chance.randrange(8)
        elif way == 1:
            del data[at:end]
        elif way == 2:
            data[at:at] = data[at:end] * chance.choice((1, 2, 50))
        elif way == 3:
            data[at:at] = chance.choice(WORDS).encode() * chance.choice((1, 3, 300))
        else:
            data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(8)))
    return bytes(data)


LONGEST = 30
"""Seconds that an input may take."""


def _stop(_signal: int, _frame: object) -> None:
    raise TimeoutError(f"took longer than {LONGEST} s")


class Trial:
    """What was tried and what was found."""

    def __init__(self) -> None:
        self.tried: Counter[str] = Counter()
        self.finds: dict[str, str] = {}
        """The first input that ended so, by target, error and place."""
        signal.signal(signal.SIGALRM, _stop)

    def once(self, name: str, data: bytes) -> None:
        """Try an input."""
        self.tried[name] += 1
        signal.setitimer(signal.ITIMER_REAL, LONGEST)
        try:
            TARGETS[name][0](data)
        except Exception as error:  # noqa: BLE001  # which is what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{name}: {type(error).__name__} at {place.filename}:{place.lineno}"
            self.finds.setdefault(where, f"{where}: {error}: {data[:300]!r}")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def tell(self) -> str:
        """Tell what was found and the figures, a line each."""
        each = ", ".join(f"{name} {count}" for name, count in sorted(self.tried.items()))
        tried = f"inputs tried {sum(self.tried.values())} ({each})"
        return "\n".join([*self.finds.values(), tried, f"finds {len(self.finds)}"])


def by_chance(seconds: float, seed: int) -> Trial:
    """Try mutated inputs until the time is over."""
    chance = random.Random(seed)
    until = time.monotonic() + seconds
    trial = Trial()
    while time.monotonic() < until:
        name = chance.choice(tuple(TARGETS))
        trial.once(name, mutated(chance.choice(TARGETS[name][1]), chance))
    return trial


def main() -> int:
    """Fuzz; print the figures; return 1 if anything was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    trial = by_chance(given.seconds, given.seed)
    print(trial.tell())
    return 1 if trial.finds else 0


if __name__ == "__main__":
    sys.exit(main())
