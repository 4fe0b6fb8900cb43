"""The plain stack: what one writes in an afternoon with jieba, rdflib, csv and pyvis; a peer for whole builds.

    python bench/plain.py FOLDER OUTPUT

Words with parts of speech; names by their endings and by 《》; one statement for each name, Turtle, a table, a page.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path

import jieba.posseg
from pyvis.network import Network
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef

BASE = Namespace("https://example.org/")
ENDINGS = re.compile(r"(?:委员会|常委会|人民政府|法院|检察院|[局厅委])$")
LAWS = re.compile(r"《([^《》]{2,60})》")


def names(text: str) -> Counter[tuple[str, str]]:
    """Count the names of a text, each with its class."""
    found: Counter[tuple[str, str]] = Counter(("Law", name) for name in LAWS.findall(text))
    for line in text.splitlines():
        for word in jieba.posseg.cut(line):
            if word.flag[0] == "n" and len(word.word) > 1:
                found["Body" if ENDINGS.search(word.word) else "Thing", word.word] += 1
    return found


def main(folder: Path, output: Path) -> None:
    """Read all reports and write the three files."""
    output.mkdir(parents=True, exist_ok=True)
    graph, page, table = Graph(), Network(directed=True, cdn_resources="in_line"), []
    for path in sorted(folder.glob("*.txt")):
        report = BASE[path.stem]
        page.add_node(str(report), label=path.stem)
        for (kind, name), count in names(path.read_text(encoding="utf-8")).items():
            node = URIRef(BASE[f"{kind}/"] + re.sub(r'[<>"{}|^`\\\s]', "_", name))
            graph.add((node, RDF.type, BASE[kind]))
            graph.add((node, RDFS.label, Literal(name, lang="zh")))
            graph.add((report, BASE.mentions, node))
            page.add_node(str(node), label=name, title=kind)
            page.add_edge(str(report), str(node), value=count)
            table.append((path.stem, kind, name, count))
    graph.serialize(output / "graph.ttl")
    with (output / "names.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([("report", "class", "name", "count"), *table])
    (output / "graph.html").write_text(page.generate_html(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
