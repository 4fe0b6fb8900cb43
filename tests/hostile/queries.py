"""Queries that multiply, call out, change the graph, or try the parser."""

from __future__ import annotations

from pathlib import Path

from hostile.running import spawn

_ALL = "?a{0} ?b{0} ?c{0} ."
QUERIES: tuple[tuple[str, str, str], ...] = (
    ("product", "SELECT (COUNT(*) AS ?n) { " + " ".join(_ALL.format(n) for n in range(6)) + " }", "ended after"),
    ("rows", "SELECT * { " + " ".join(_ALL.format(n) for n in range(4)) + " }", "ended"),
    ("joined", "SELECT (GROUP_CONCAT(?c0) AS ?x) { " + " ".join(_ALL.format(n) for n in range(3)) + " }", "ended"),
    ("paths", "SELECT (COUNT(*) AS ?n) { ?a (!<x:x>|^!<x:x>)* ?b . ?b (!<x:x>|^!<x:x>)* ?c }", "ended"),
    ("pattern", 'ASK { FILTER(REGEX("' + "a" * 60 + '!", "^(a+)+$")) }', ""),
    ("large-pattern", 'ASK { FILTER(REGEX("a", "((((a{100}){100}){100}){100})")) }', ""),
    ("brackets", "SELECT * { FILTER(" + "(" * 50_000 + "1" + ")" * 50_000 + ") }", ""),
    ("groups", "SELECT * " + "{" * 50_000 + "}" * 50_000, ""),
    ("negations", "ASK { FILTER(" + "!" * 100_000 + "true) }", ""),
    ("service", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE|ended|cannot be run"),
    ("silent", "SELECT * { SERVICE SILENT <file:///etc/passwd> { ?s ?p ?o } }", ""),
    ("load", "LOAD <file:///etc/passwd>", "LOAD|changes"),
    ("drop", "DROP ALL", "changes"),
    ("delete", "DELETE WHERE { ?s ?p ?o }", "changes"),
    ("from", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", ""),
    ("nul", "SELECT * { ?s ?p '\0' }", ""),
    ("nothing", "", "cannot be read"),
    ("words", "请问县政府有几个？", "cannot be read"),
)


def check(folder: Path, *, short: bool) -> list[str]:
    """Ask every query; say for each what is wrong, or nothing."""
    place = folder / "queries"
    place.mkdir()
    limit = "1" if short else "5"
    return [_check(name, query, says, place, folder / "first", limit) for name, query, says in QUERIES]


def _check(name: str, query: str, says: str, place: Path, output: Path, limit: str) -> str:
    path = place / f"{name}.rq"
    path.write_text(query, encoding="utf-8")
    arguments = ["query", str(path), "--seconds", limit, "--format", "csv", "-o", str(output)]
    outcome = spawn(arguments, seconds=90, megabytes=3500)
    told = outcome.err.strip().split("\n")
    if "Traceback" in outcome.err or outcome.status not in {0, 1} or "root:" in outcome.out:
        return f"{name}.rq: status {outcome.status}: {told[-1][-300:]}"
    if outcome.status == 0:
        return "" if not says else f"{name}.rq: was answered"
    return (
        ""
        if told[0].startswith("Error: ") and (not says or any(one in told[0] for one in says.split("|")))
        else (f"{name}.rq: said {told[0][:300]}")
    )
