"""Write the metadata of an output folder as an RO-Crate, https://w3id.org/ro/crate/1.1.

It says what each file is, from which texts it was made and by which rules; its date is that of the last report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from extract.records import Extraction

NAME = "ro-crate-metadata.json"
"""The name that RO-Crate gives the file."""

Json = dict[str, Any]
_FILES = {
    "graph.ttl": ("text/turtle", "The graph as Turtle: the union of all graphs 图谱"),
    "graph.nq": ("application/n-quads", "The graph as N-Quads, with a named graph for each report"),
    "graph.html": ("text/html", "The page: summary, graph, texts and tables 网页"),
    "extractions.jsonl": ("application/jsonl", "The records: one JSON object a report 抽取记录"),
    "annexes.xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "The annexes as a workbook 附表",
    ),
    "network.graphml": ("application/graphml+xml", "The network of bodies, laws, programs and acts"),
}  # fmt: skip
_PARTS = {
    ".nq.gz": ("application/gzip", "N-Quads of some reports, one named graph each"),
    ".jsonl.gz": ("application/gzip", "Records: one JSON object a report 抽取记录"),
}
_UNDATED = "1980-01-01"


def write_crate(extractions: Sequence[Extraction], folder: Path) -> None:
    """Describe the files that stand in the folder; call it when all others are written."""
    data = msgspec.json.format(msgspec.json.encode(_crate(extractions, folder)), indent=1)
    (folder / NAME).write_bytes(data + b"\n")


def _crate(extractions: Sequence[Extraction], folder: Path) -> Json:
    files = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    kept = [name for name in files if not name.startswith(("store/", ".")) and name != NAME]
    sources = [_source(each) for each in sorted(extractions, key=lambda each: (each.sha256, each.source))]
    parts = [_file(name, folder) for name in kept]
    graph = [
        _descriptor(),
        _root(extractions, kept),
        *parts,
        *_unique(sources),
        _tool(extractions),
        _run(kept, sources),
    ]
    return {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": [*graph, _licence()]}


def _descriptor() -> Json:
    return {
        "@id": NAME,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    }


def _root(extractions: Sequence[Extraction], files: Sequence[str]) -> Json:
    dates = [each.delivered for each in extractions if each.delivered and len(each.delivered) == len(_UNDATED)]
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": "人大工作报告知识图谱",
        "description": "由工作报告抽取的机构、法律文件、项目和行为，每一事实指向原文字符。 "
        "Bodies, laws, programs and acts of work reports; every fact points at the characters it stands on.",
        "datePublished": max(dates, default=_UNDATED),
        "license": {"@id": "#licence"},
        "inLanguage": "zh",
        "hasPart": [{"@id": name} for name in files],
    }


def _file(name: str, folder: Path) -> Json:
    told = next((told for ending, told in _PARTS.items() if name.endswith(ending)), None)
    media, description = told or _FILES.get(name, ("text/csv", f"Table {Path(name).stem} 表"))
    size = str((folder / name).stat().st_size)
    return {"@id": name, "@type": "File", "name": description, "encodingFormat": media, "contentSize": size}


def _source(extraction: Extraction) -> Json:
    """Describe a text that was read; it lies outside the crate and is known by its bytes."""
    body = extraction.reporting_body
    when = extraction.delivered or extraction.session or extraction.covers.done
    return {
        "@id": f"#sha256-{extraction.sha256}",
        "@type": "CreativeWork",
        "name": f"{body.label} {when or ''}".strip() if body else extraction.doc,
        "identifier": extraction.doc,
        "alternateName": extraction.source,
        "sha256": extraction.sha256,
    }


def _unique(sources: Sequence[Json]) -> Iterator[Json]:
    """Leave out further copies of the same bytes."""
    yield from {source["@id"]: source for source in reversed(sources)}.values()


def _tool(extractions: Sequence[Extraction]) -> Json:
    return {
        "@id": "#renda",
        "@type": "SoftwareApplication",
        "name": "renda",
        "softwareVersion": version("renda"),
        "identifier": sorted({each.rules for each in extractions}),
    }


def _run(files: Sequence[str], sources: Sequence[Json]) -> Json:
    return {
        "@id": "#run",
        "@type": "CreateAction",
        "name": "renda build",
        "instrument": {"@id": "#renda"},
        "object": [{"@id": source["@id"]} for source in _unique(sources)],
        "result": [{"@id": name} for name in files],
    }


def _licence() -> Json:
    return {
        "@id": "#licence",
        "@type": "CreativeWork",
        "name": "Rights in the reports stay with those who published them; renda claims none in what it derives. "
        "报告的权利属于发布者，renda 对所派生的数据不主张权利。",
    }
