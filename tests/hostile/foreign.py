"""RDF of others: entities that multiply, contexts that would be fetched, nests, bombs, names that are paths."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

from hostile.cases import REPORT, Case, holding
from hostile.running import spawn

_XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.cn/">'
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
_TRIPLE = "<http://e.cn/a> <http://e.cn/b> "


def _rdf(inner: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}{_XML}<rdf:Description rdf:about="http://e.cn/a">{inner}</rdf:Description></rdf:RDF>'


CASES: tuple[Case, ...] = (
    holding("good.ttl", _TRIPLE + '"c" .'),
    holding("laughs.rdf", _rdf("<e:b>&a9;</e:b>", f'<!DOCTYPE x [<!ENTITY a0 "ha">{_LAUGHS}]>'), ""),
    holding("external.rdf", _rdf("<e:b>&e;</e:b>", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), ""),
    holding("remote.jsonld", '{"@context": "http://127.0.0.1:9/c", "@id": "http://e.cn/a", "name": "x"}', "fetched"),
    holding("file.jsonld", '{"@context": "file:///etc/passwd", "@id": "http://e.cn/a", "name": "x"}', "fetched"),
    holding("nested.jsonld", '{"http://e.cn/b":' * 50_000 + "1" + "}" * 50_000, ""),
    holding("lists.jsonld", "[" * 100_000 + "]" * 100_000, ""),
    holding("nested.ttl", _TRIPLE + "[ <http://e.cn/b> " * 50_000 + "1" + "]" * 50_000 + " .", ""),
    holding("lists.ttl", _TRIPLE + "(" * 50_000 + ")" * 50_000 + " .", ""),
    holding("terms.nt", "<< " * 50_000, ""),
    holding("escapes.ttl", _TRIPLE + r'"\uD800" .', "line 1"),
    holding("steps.ttl", "<../../../etc/passwd> <b> <?x#y> .", ""),
    holding("cut.ttl", _TRIPLE + '"c', "line 1"),
    holding("not-utf8.ttl", _TRIPLE.encode() + b'"\xff\xfe" .', "line 1|UTF-8"),
    holding("nul.nt", _TRIPLE + '"a\\u0000b" .', ""),
    holding("literal.nt", lambda: _TRIPLE + '"' + "长" * 3_000_000 + '" .\n'),
    holding("ours.trig", "<https://w3id.org/renda/graph/links> { <https://w3id.org/renda/body/x> a <http://e.cn/B> }"),
    holding("text.ttl", REPORT, "line 1"),
    holding("empty.ttl", b""),
    holding("bomb.ttl.gz", lambda: gzip.compress(b" " * 1_200_000_000, 1), "more than", heavy=True),
    holding("cut.ttl.gz", gzip.compress(b"x" * 5000)[:-9], "unpacked"),
    Case("pipe.ttl", os.mkfifo, "no file"),
    Case("zero.ttl", lambda path: path.symlink_to("/dev/zero"), "no file"),
    Case("loop.ttl", lambda path: path.symlink_to("loop.ttl"), "cannot be read|no file"),
    Case("folder.ttl", Path.mkdir, "no file"),
)


def check(folder: Path, *, short: bool) -> list[str]:
    """Import every file into a store; say for each what is wrong, or nothing."""
    place = folder / "foreign"
    place.mkdir()
    return [_check(case, place, folder / "first") for case in CASES if not (short and case.heavy)]


def _check(case: Case, place: Path, output: Path) -> str:
    case.put(place / case.name)
    arguments = ["import", str(place / case.name), "--name", f"../../{case.name}", "-o", str(output)]
    outcome = spawn(arguments, seconds=90, megabytes=3500)
    told = outcome.err.strip().split("\n")
    clear = outcome.status == 1 and len(told) == 1 and told[0].startswith("Error: ") and case.name in told[0]
    if outcome.status == 0 and not case.says:
        again = spawn(["query", "bodies", "-o", str(output)], seconds=60, megabytes=3500)
        return "" if again.status == 0 else f"{case.name}: the store is broken after it: {again.err[-200:]}"
    return "" if clear and case.says is not None else f"{case.name}: status {outcome.status}: {told[-1][-300:]}"
