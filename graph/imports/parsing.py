"""Read a foreign RDF file into statements; what is malformed is refused with line and column.

Nothing is fetched: neither remote contexts of JSON-LD nor imports of ontologies.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, parse

from graph.errors import GraphError

SUFFIXES = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".n3": RdfFormat.N3,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
}
"""The formats by suffix; each may end in `.gz` besides."""

LARGEST = 2**30
"""How many bytes a file may have after unpacking: all statements are held in memory until the file is known good."""

_ENTITY = re.compile(rb"<!ENTITY\s+(?:%\s+)?(\S{1,200})\s+(?=[\"'])(\"[^\"]*\"|'[^']*')")
_LONGEST_ENTITY = 1000
_BRACKET = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_DEEPEST = 200
_BOM = b"\xef\xbb\xbf"
_PIECE = 16


class ImportFileError(GraphError):
    """A file that cannot be imported; the message has line and column where there are any."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file of RDF as read: its name, what its bytes are, and its statements, blank nodes renamed."""

    name: str
    file: str
    sha256: str
    form: RdfFormat
    quads: tuple[Quad, ...]


def name_of(path: Path) -> str:
    """Give the name of an import: the file's, without the suffixes of format and packing.

    >>> name_of(Path("a/b.v2.ttl.gz"))
    'b.v2'
    """
    name = path.name.removesuffix(".gz")
    return name[: -len(Path(name).suffix)] if Path(name).suffix.lower() in SUFFIXES else name


def read_foreign(path: Path, *, base: str, name: str | None = None) -> Foreign:
    """Read a file; relative IRIs in a file without a base of its own are resolved against `base` and the name."""
    form = _form(path)
    content = _read(path)
    data = _unpack(path, content)
    if form == RdfFormat.RDF_XML:
        _refuse_entities(path, data)
    if form == RdfFormat.JSON_LD:
        _refuse_depth(path, data)
    called = name or name_of(path)
    quads = _parse(path, data, form, base=f"{base}{called}/")
    digest = hashlib.sha256(content).hexdigest()
    return Foreign(called, path.name, digest, form, tuple(_rename(quads, digest[:8])))


def _read(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for, a device has no end
            raise ImportFileError(f"{path}: is no file; write what it gives into one first")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise ImportFileError(f"{path}: cannot be read ({error.strerror}); check the path") from error


def _form(path: Path) -> RdfFormat:
    suffix = Path(path.name.removesuffix(".gz")).suffix.lower()
    if suffix not in SUFFIXES:
        known = " ".join(SUFFIXES)
        raise ImportFileError(f"{path}: no format of RDF is known by the suffix {suffix!r} (known: {known}, and .gz)")
    return SUFFIXES[suffix]


def _unpack(path: Path, content: bytes) -> bytes:
    if content.startswith(b"\x1f\x8b"):
        try:
            with gzip.open(path) as packed:
                content = packed.read(LARGEST + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise ImportFileError(f"{path}: cannot be unpacked ({error}); pack it anew") from error
    if len(content) > LARGEST:
        raise ImportFileError(f"{path}: has more than {LARGEST:,} bytes; cut it into smaller files")
    return content.removeprefix(_BOM)


def _refuse_entities(path: Path, data: bytes) -> None:
    """Refuse XML whose entities hold others or whole texts: a few lines of it can unpack to any size.

    Editors of ontologies abbreviate namespaces by entities; these stay.
    """
    for found in _ENTITY.finditer(data):
        if b"&" in found[2] or len(found[2]) > _LONGEST_ENTITY:
            line = data.count(b"\n", 0, found.start()) + 1
            raise ImportFileError(
                f"{path}: line {line}: the entity {found[1].decode(errors='replace')!r} holds others or a whole text; "
                "write its content where it is used"
            )


def _refuse_depth(path: Path, data: bytes) -> None:
    """Refuse JSON that is nested so deep that its parser would need all memory."""
    depth = 0
    for found in _BRACKET.finditer(data):
        depth += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(found[0], 0)
        if depth > _DEEPEST:
            line = data.count(b"\n", 0, found.start()) + 1
            raise ImportFileError(f"{path}: line {line}: nested deeper than {_DEEPEST} levels; write it flatter")


def _parse(path: Path, data: bytes, form: RdfFormat, *, base: str) -> list[Quad]:
    try:
        return list(parse(data, format=form, base_iri=base))
    except SyntaxError as error:
        problem = _told(str(error))
        line, column = _place(error) or _search(data, form, base=base)
        raise ImportFileError(f"{path}: line {line}, column {column}: {problem}") from error
    except ValueError as error:
        raise ImportFileError(f"{path}: cannot be read ({error})") from error


def _told(message: str) -> str:
    if "LoadDocumentCallback" in message:
        return "a remote context; nothing is fetched: put the context itself into the file"
    told = re.sub(r"^(Parser error )?at line .*?: ", "", message.removeprefix("Parser error "))
    return re.sub(r" \(line \d+\)$", "", told)


def _place(error: SyntaxError) -> tuple[int, int] | None:
    return (error.lineno, error.offset or 1) if error.lineno else None


class _Pieces:
    """Hands out a file in small pieces, so that it is known how far a parser came."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def read(self, _: int = -1) -> bytes:
        piece = self._data[self.at : self.at + _PIECE]
        self.at += len(piece)
        return piece


def _search(data: bytes, form: RdfFormat, *, base: str) -> tuple[int, int]:
    """Find the place of an error that the parser tells without one."""
    pieces = _Pieces(data)
    try:
        for _ in parse(cast("IO[bytes]", pieces), format=form, base_iri=base):
            pass
    except SyntaxError:
        pass
    before = data[: max(pieces.at - _PIECE // 2, 0)].decode("utf-8", errors="replace")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _rename(quads: list[Quad], prefix: str) -> Iterator[Quad]:
    """Name blank nodes by file and place, so that those of two files stay apart and a second import is the same."""
    names: dict[BlankNode, BlankNode] = {}

    def renamed(node: object) -> object:
        if isinstance(node, BlankNode):
            return names.setdefault(node, BlankNode(f"i{prefix}n{len(names)}"))
        return node

    for quad in quads:
        parts = (renamed(part) for part in (quad.subject, quad.predicate, quad.object, quad.graph_name))
        yield Quad(*parts)  # type: ignore[arg-type]


def foreign_graphs(foreign: Foreign) -> list[str]:
    """List the graphs that a file has besides its default one, by IRI or label."""
    graphs = {quad.graph_name for quad in foreign.quads} - {DefaultGraph()}
    return sorted(each.value if isinstance(each, NamedNode) else str(each) for each in graphs)
