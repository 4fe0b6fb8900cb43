"""Keep imports in a store: the statements, where they are from, and which things are ours.

`<base>import/<name>` holds what a file says, `…/graph/<its graph>` what it says in a named graph,
`…/about` where it is from, `…/same` and `…/close` the alignments; all of it goes when the import is removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store, Triple

from graph import iris
from graph.imports.aligning import Match, align
from graph.imports.parsing import Foreign, ImportFileError, foreign_graphs, read_foreign
from graph.imports.replacing import Waiting, apply, replaced, writable, writing
from graph.names import read_names
from graph.store import memory, open_store, quads, replace
from graph.vocab import DCTERMS, DEFAULT_BASE, OWL, PROV, RD, RDF, SCHEMA, SKOS, VOID, XSD

UPDATED = "SPARQL Update"
"""What stands in the place of a file's name where updates made a graph, `graph/imports/updating.py`."""
RULES = {True: "imports.same", False: "imports.close"}
"""What alignments name as the rule they are from, by whether they are certain."""


@dataclass(frozen=True, slots=True)
class Imported:
    """An import: its name, the file, how many statements it has, and which of its things are ours."""

    name: str
    file: str
    statements: int
    matches: tuple[Match, ...] = ()
    new: bool = True


def import_file(path: Path, *, store: Path, name: str | None = None, waiting: Waiting | None = None) -> Imported:
    """Read a file and keep it, wholly or not at all; the same file again changes nothing.

    A run that meets another writer waits if it can say so by `waiting`, else it is refused with a `StoreError`.
    """
    with writing(store, waiting=waiting):
        return _import(path, store=store, name=name)


def _import(path: Path, *, store: Path, name: str | None) -> Imported:
    opened = open_store(store)
    base = base_of(opened)
    foreign = read_foreign(path, base=folder_of(base), name=name)
    for known, sha256 in known_imports(opened):
        if known.name == foreign.name and sha256 == foreign.sha256:
            return Imported(known.name, known.file, known.statements, new=False)
        if known.name == foreign.name:
            raise ImportFileError(
                f"{path}: another file is imported as {known.name!r}; say `renda import --remove {known.name}` first, "
                "or give this one a --name"
            )
    matches = align(foreign.quads, read_names(opened, without=folder_of(base)))
    del opened
    with replaced(store) as fresh:
        _write(fresh, kept_quads(foreign, matches, base=base))
    return Imported(foreign.name, foreign.file, len(foreign.quads), matches)


def remove(name: str, *, store: Path, waiting: Waiting | None = None) -> None:
    """Take an import out, wholly or not at all; what ours or another import says as well stays."""
    with writing(store, waiting=waiting):
        _remove(name, store=store)


def _remove(name: str, *, store: Path) -> None:
    opened = open_store(store)
    if name not in (known.name for known, _ in known_imports(opened)):
        names = "、".join(known.name for known, _ in known_imports(opened)) or "none"
        raise ImportFileError(f"{name}: nothing is imported under this name (imported: {names})")
    graphs = [graph.value for graph in graphs_of(opened, _iri(name, base=base_of(opened)))]
    del opened
    listed = ", ".join(f"<{each}>" for each in graphs)
    # The default graph is the merge of all others: a triple leaves it when no other graph holds it.
    lose = f"""DELETE {{ ?s ?p ?o }} WHERE {{
        GRAPH ?gone {{ ?s ?p ?o }} FILTER (?gone IN ({listed}))
        FILTER NOT EXISTS {{ GRAPH ?kept {{ ?s ?p ?o }} FILTER (?kept NOT IN ({listed})) }} }}"""
    with replaced(store) as fresh:
        apply(" ; ".join([lose, *(f"DROP GRAPH <{each}>" for each in graphs)]), fresh)


def listed(store: Path) -> tuple[Imported, ...]:
    """List what is imported, with the alignments, by name."""
    opened = open_store(store)
    base = base_of(opened)
    names = read_names(opened, without=folder_of(base))
    return tuple(
        Imported(
            known.name, known.file, known.statements, align(_statements(opened, _iri(known.name, base=base)), names)
        )
        for known, _ in known_imports(opened)
    )


def carry_over(old: Path, new: Path) -> tuple[str, ...]:
    """Let a new store hold the imports of an old one and no others, aligned anew; return their names."""
    if not (old / "CURRENT").is_file() or not (new / "CURRENT").is_file():
        return ()
    source, target = open_store(old), open_store(new)
    if not _import_graphs(source) and not _import_graphs(target):
        return ()
    base = base_of(target)
    names = read_names(target, without=folder_of(base))
    found = tuple(known.name for known, _ in known_imports(source))
    kept: set[Quad] = set()
    for name in found:
        root, moved = _iri(name, base=base_of(source)), _iri(name, base=base)
        kept.update(_moved(quad, root, moved) for graph in graphs_of(source, root) if not _is_made(graph, root)
                    for quad in source.quads_for_pattern(None, None, None, graph))  # fmt: skip
        kept.update(_aligned(moved, align(_statements(source, root), names)))
    there = {quad for graph in _import_graphs(target) for quad in target.quads_for_pattern(None, None, None, graph)}
    del source, target
    if kept != there:
        opened = writable(new)
        replace(opened, there - kept, kept - there)
        opened.flush()
    return found


def _import_graphs(store: Store) -> list[NamedNode]:
    """List the graphs of all imports."""
    folder = folder_of(base_of(store))
    return [each for each in store.named_graphs() if isinstance(each, NamedNode) and each.value.startswith(folder)]


def without_imports(store: Store) -> Store:
    """Give a store that holds only what a build wrote: what others say need not keep our shapes."""
    if not _import_graphs(store):
        return store
    folder = folder_of(base_of(store))
    return memory(
        quad
        for quad in quads(store)
        if not (isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(folder))
    )


def base_of(store: Store) -> str:
    """Read under which base the nodes of a store live."""
    for quad in store.quads_for_pattern(None, VOID.uriSpace, None, None):
        if isinstance(quad.object, Literal):
            return quad.object.value
    return DEFAULT_BASE


def folder_of(base: str) -> str:
    """Give the beginning of the IRIs of all imports."""
    return f"{base}import/"


def _iri(name: str, *, base: str) -> str:
    return folder_of(base) + iris.segment(name)


def kept_quads(foreign: Foreign, matches: Iterable[Match], *, base: str) -> Iterator[Quad]:
    """Give all that is kept of an import: its statements, where they are from, the alignments."""
    root = _iri(foreign.name, base=base)
    graphs = {each: NamedNode(f"{root}/graph/{iris.segment(each)}") for each in foreign_graphs(foreign)}
    for quad in foreign.quads:
        own = isinstance(quad.graph_name, DefaultGraph)
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else str(quad.graph_name)
        yield Quad(quad.subject, quad.predicate, quad.object, NamedNode(root) if own else graphs[name])
    yield from _about(foreign, root, graphs)
    yield from _aligned(root, matches)


def _about(foreign: Foreign, root: str, graphs: dict[str, NamedNode]) -> Iterator[Quad]:
    node, graph = NamedNode(root), NamedNode(f"{root}/about")
    facts: list[tuple[NamedNode, NamedNode | Literal]] = [
        (RDF.type, VOID.Dataset),
        (RDF.type, PROV.Entity),
        (DCTERMS.identifier, Literal(foreign.name)),
        (DCTERMS.title, Literal(foreign.file)),
        (SCHEMA.sha256, Literal(foreign.sha256)),
        (SCHEMA.encodingFormat, Literal(foreign.form.media_type)),
        (VOID.triples, Literal(str(len(foreign.quads)), datatype=XSD.integer)),
        (RD.derivedBy, Literal("imports.update" if foreign.file == UPDATED else "imports.file")),
        *((VOID.subset, each) for each in graphs.values()),
    ]
    yield from (Quad(node, predicate, value, graph) for predicate, value in facts)
    for source, each in graphs.items():
        yield Quad(each, RDF.type, VOID.Dataset, graph)
        yield Quad(each, DCTERMS.source, Literal(source), graph)
        yield Quad(each, RD.derivedBy, Literal("imports.file"), graph)


def _aligned(root: str, matches: Iterable[Match]) -> Iterator[Quad]:
    """Write alignments into a graph for each degree of certainty; equal IRIs need none."""
    for match in matches:
        if match.basis == "iri":
            continue
        graph = NamedNode(f"{root}/{'same' if match.certain else 'close'}")
        predicate = OWL.sameAs if match.certain else SKOS.closeMatch
        yield Quad(NamedNode(match.ours), predicate, NamedNode(match.theirs), graph)
        yield Quad(graph, RD.derivedBy, Literal(RULES[match.certain]), NamedNode(f"{root}/about"))


def known_imports(store: Store) -> list[tuple[Imported, str]]:
    """List the imports of a store, each with the hash of its file, by name; graphs that updates made as well."""
    answer = store.query(
        f"""SELECT ?name ?file ?sha256 ?n WHERE {{ GRAPH ?about {{
            ?import {RD.derivedBy} ?by ; {DCTERMS.identifier} ?name ; {DCTERMS.title} ?file ;
                    {SCHEMA.sha256} ?sha256 ; {VOID.triples} ?n }}
            FILTER (?by IN ("imports.file", "imports.update")) }} ORDER BY ?name"""
    )
    if not isinstance(answer, QuerySolutions):
        return []
    return [
        (Imported(row["name"].value, row["file"].value, int(row["n"].value)), row["sha256"].value) for row in answer
    ]


def graphs_of(store: Store, root: str) -> list[NamedNode]:
    """List the graphs of an import by the IRI of its own."""
    graphs = (each for each in store.named_graphs() if isinstance(each, NamedNode))
    return sorted(
        (each for each in graphs if each.value == root or each.value.startswith(f"{root}/")),
        key=lambda each: each.value,
    )


def _is_made(graph: NamedNode, root: str) -> bool:
    """Tell graphs of ours that are made anew from those that a file or its reading gave."""
    return graph.value in {f"{root}/same", f"{root}/close"}


def _statements(store: Store, root: str) -> Iterator[Quad]:
    """Give what a file says."""
    for graph in graphs_of(store, root):
        if graph.value == root or graph.value.startswith(f"{root}/graph/"):
            yield from store.quads_for_pattern(None, None, None, graph)


def _moved(quad: Quad, root: str, moved: str) -> Quad:
    """Rename an import's own nodes where the base of a build has changed."""

    def at(node: NamedNode | BlankNode | Literal | Triple) -> NamedNode | BlankNode | Literal | Triple:
        ours = isinstance(node, NamedNode) and (node.value == root or node.value.startswith(f"{root}/"))
        return NamedNode(moved + node.value.removeprefix(root)) if ours and isinstance(node, NamedNode) else node

    return Quad(at(quad.subject), quad.predicate, at(quad.object), at(quad.graph_name))  # type: ignore[arg-type]


def _write(store: Path, kept: Iterable[Quad]) -> None:
    opened, held = writable(store), list(kept)
    opened.extend([*held, *(Quad(quad.subject, quad.predicate, quad.object) for quad in held)])
    opened.flush()
