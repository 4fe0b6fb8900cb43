"""Write the manual of the vocabulary: one HTML page with a diagram, all terms of our own, schemes, foreign terms.

The page is made from `ontology/renda.ttl` and the tables beside it; it asks no address for anything.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from html import escape

from pyoxigraph import Literal, NamedNode, Triple

from graph.facts import taxonomy
from graph.facts.tables import rows
from graph.vocab import DCTERMS, ONTOLOGY, OWL, RD, RDF, RDFS, SKOS, VOCABULARIES

_COLUMNS = (
    ("LegalBasis", "Law", "Program", "Matter", "MatterMatch", "Publication"),
    ("Meeting", "Act", "Action", "PlannedAction", "Shortcoming", "Copy"),
    ("DutyFinding", "Body", "Recommendation", "Metric", "PlanFinding"),
)
"""Where the classes stand in the diagram."""
_WIDTH, _HEIGHT, _STEP_X, _STEP_Y = 200, 44, 400, 96
_STYLE = """
body { font: 16px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
h1, h2, h3 { line-height: 1.3; } h3 { margin-bottom: .2rem; } code { font-size: .9em; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem;
  border-bottom: 1px solid #ddd; } .iri { color: #555; } svg { max-width: 100%; height: auto; }
nav a { margin-right: .8rem; } :target { background: #fff6d6; }
"""


class _Terms:
    """The statements of the ontology by subject and predicate."""

    def __init__(self) -> None:
        self.triples: tuple[Triple, ...] = tuple(taxonomy.ontology())

    def values(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode | Literal]:
        found = (each.object for each in self.triples if each.subject == subject and each.predicate == predicate)
        return [each for each in found if isinstance(each, NamedNode | Literal)]

    def text(self, subject: NamedNode, predicate: NamedNode, language: str) -> str:
        found = (each.value for each in self.values(subject, predicate) if _language(each) == language)
        return next(found, "")

    def of(self, kind: NamedNode) -> list[NamedNode]:
        found = [each.subject for each in self.triples if each.predicate == RDF.type and each.object == kind]
        return sorted((each for each in found if isinstance(each, NamedNode)), key=lambda each: each.value)


def render_manual() -> str:
    """Render the page."""
    return "\n".join(_page(_Terms())) + "\n"


def _page(terms: _Terms) -> Iterator[str]:
    ontology = NamedNode(ONTOLOGY)
    titles = [terms.text(ontology, DCTERMS.title, language) for language in ("zh", "en")]
    (version,) = (each.value for each in terms.values(ontology, OWL.versionInfo))
    yield "<!doctype html>"
    yield f'<html lang="zh"><head><meta charset="utf-8"><title>{escape(" · ".join(titles))}</title>'
    yield f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>'
    yield f"<h1>{escape(titles[0])}<br>{escape(titles[1])}</h1>"
    for language in ("zh", "en"):
        yield f"<p>{escape(terms.text(ontology, DCTERMS.description, language))}</p>"
    yield f"<p>IRI <code>{RD.namespace}</code>, 版本 version {escape(version)}</p>"
    yield "<nav>" + "".join(f'<a href="#{anchor}">{label}</a>' for anchor, label in _PARTS) + "</nav>"
    yield '<h2 id="diagram">图 Diagram</h2>'
    yield from _diagram(terms)
    for anchor, label, kind in _KINDS:
        yield f'<h2 id="{anchor}">{label}</h2>'
        for term in terms.of(kind):
            yield from _term(terms, term)
    yield from _schemes()
    yield from _foreign()
    yield "</body></html>"


_KINDS = (
    ("classes", "类 Classes", OWL.Class),
    ("relations", "关系 Object properties", OWL.ObjectProperty),
    ("values", "属性 Datatype properties", OWL.DatatypeProperty),
)
_PARTS = (
    ("diagram", "图 Diagram"),
    *((anchor, label) for anchor, label, _ in _KINDS),
    ("schemes", "类别表 Schemes"),
    ("foreign", "外部词汇 Foreign terms"),
)


def _term(terms: _Terms, term: NamedNode) -> Iterator[str]:
    name = _local(term)
    labels = " · ".join(terms.text(term, RDFS.label, language) for language in ("zh", "en"))
    yield f'<h3 id="{name}"><code>rd:{name}</code> {escape(labels)}</h3>'
    yield "".join(f"<p>{escape(terms.text(term, SKOS.definition, language))}</p>" for language in ("zh", "en"))
    told = [
        f"{label}: {', '.join(_linked(each) for each in values)}"
        for label, predicate in _FACTS
        if (values := [each for each in terms.values(term, predicate) if isinstance(each, NamedNode)])
    ]
    if told:
        yield f"<p class='iri'>{' · '.join(told)}</p>"


_FACTS = (
    ("上位类 subclass of", RDFS.subClassOf),
    ("上位属性 subproperty of", RDFS.subPropertyOf),
    ("定义域 domain", RDFS.domain),
    ("值域 range", RDFS.range),
)


def _linked(term: NamedNode) -> str:
    short = _short(term)
    return f'<a href="#{_local(term)}"><code>{short}</code></a>' if short.startswith("rd:") else f"<code>{short}</code>"


def _diagram(terms: _Terms) -> Iterator[str]:
    """Draw the classes as boxes under what they stand below, and the relations between them as arrows."""
    places = {
        name: (20 + column * _STEP_X, 20 + row * _STEP_Y)
        for column, names in enumerate(_COLUMNS)
        for row, name in enumerate(names)
    }
    width = 40 + _WIDTH + _STEP_X * (len(_COLUMNS) - 1)
    height = 20 + _STEP_Y * max(map(len, _COLUMNS))
    yield f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="classes and relations">'
    yield '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
    yield '<path d="M0 0L8 4L0 8z" fill="#666"/></marker></defs><g font-size="11" font-family="sans-serif">'
    for start, end, names in _arrows(terms):
        yield _arrow(places[start], places[end], ", ".join(names))
    for name, (x, y) in places.items():
        yield _box(terms, name, x, y)
    yield "</g></svg>"


def _arrows(terms: _Terms) -> Iterator[tuple[str, str, list[str]]]:
    """Group the relations whose two ends are classes of our own by their ends."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for relation in terms.of(OWL.ObjectProperty):
        ends = [terms.values(relation, each) for each in (RDFS.domain, RDFS.range)]
        names = [_local(each[0]) for each in ends if each and each[0].value.startswith(RD.namespace)]
        if len(names) == len(ends) and names[0] != names[1]:
            grouped.setdefault((names[0], names[1]), []).append(_local(relation))
    yield from ((start, end, names) for (start, end), names in sorted(grouped.items()))


def _arrow(start: tuple[int, int], end: tuple[int, int], label: str) -> str:
    (x1, y1), (x2, y2) = (_edge(start, end), _edge(end, start))
    x, y = round(x1 + (x2 - x1) * 0.45), round(y1 + (y2 - y1) * 0.45)
    return (
        f'<path d="M{x1} {y1}L{x2} {y2}" stroke="#999" fill="none" marker-end="url(#head)"/>'
        f'<text x="{x}" y="{y - 4}" text-anchor="middle" fill="#444">{escape(label)}</text>'
    )


def _edge(start: tuple[int, int], end: tuple[int, int]) -> tuple[int, int]:
    """Return where the line from the middle of one box to that of another leaves the first."""
    x, y = start[0] + _WIDTH / 2, start[1] + _HEIGHT / 2
    dx, dy = end[0] - start[0], end[1] - start[1]
    steps = [half / abs(way) for half, way in ((_WIDTH / 2, dx), (_HEIGHT / 2, dy)) if way]
    step = min(steps, default=math.inf)
    return round(x + dx * step), round(y + dy * step)


def _box(terms: _Terms, name: str, x: int, y: int) -> str:
    term = RD.term(name)
    above = ", ".join(_short(each) for each in terms.values(term, RDFS.subClassOf) if isinstance(each, NamedNode))
    label = f"{terms.text(term, RDFS.label, 'zh')} {name}"
    middle = x + _WIDTH // 2
    return (
        f'<a href="#{name}"><rect x="{x}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" rx="6" fill="#eef4fb" '
        f'stroke="#4a76a8"/><text x="{middle}" y="{y + 18}" text-anchor="middle" font-weight="bold" font-size="12">'
        f'{escape(label)}</text><text x="{middle}" y="{y + 34}" text-anchor="middle" fill="#555" font-size="9">'
        f"⊑ {escape(above)}</text></a>"
    )


def _schemes() -> Iterator[str]:
    yield '<h2 id="schemes">类别表 Schemes</h2>'
    for name, labels in taxonomy.SCHEME_LABELS.items():
        yield f"<h3>{escape(labels[0])} · {escape(labels[1])}</h3><table><tbody>"
        for identifier, chinese, english, definition in _concepts(name):
            cells = (f"<code>{escape(identifier)}</code>", escape(chinese), escape(english), escape(definition))
            yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
        yield "</tbody></table>"


def _concepts(scheme: str) -> Iterator[tuple[str, str, str, str]]:
    if scheme == "means":
        for row in rows("powers"):
            basis = [f"监督法（{year}）{row[f'articles_{year}']}" for year in ("2006", "2024")]
            yield row["type"], row["label_zh"], row["label_en"], "；".join([row["power"], *basis])
    elif scheme == "duty":
        for row in rows("duties"):
            yield row["id"], row["label"], row["label_en"], row["frequency_2024"]
    else:
        found = {row["id"]: row for row in rows("kinds") if row["scheme"] == scheme}
        yield from ((each, row["label_zh"], row["label_en"], row["basis"] or "") for each, row in found.items())


def _foreign() -> Iterator[str]:
    yield '<h2 id="foreign">外部词汇 Foreign terms</h2><table><thead><tr>'
    yield "".join(
        f"<th>{head}</th>" for head in ("词 term", "种类 kind", "出处 source", "版本 version", "见于 seen in")
    )
    yield "</tr></thead><tbody>"
    for row in rows("foreign-terms"):
        cells = (f"<code>{row['prefix']}:{row['term']}</code>", row["kind"], row["source"], row["version"], row["seen"])
        yield "<tr>" + "".join(f"<td>{cell if '<' in cell else escape(cell)}</td>" for cell in cells) + "</tr>"
    yield "</tbody></table>"


def _short(term: NamedNode) -> str:
    for each in VOCABULARIES:
        if term.value.startswith(each.namespace) and term.value.removeprefix(each.namespace) in each.terms():
            return f"{each.prefix}:{term.value.removeprefix(each.namespace)}"
    return term.value


def _local(term: NamedNode | Literal) -> str:
    return term.value.rpartition("#")[2]


def _language(value: NamedNode | Literal) -> str | None:
    return value.language if isinstance(value, Literal) else None
