"""The page: one HTML file that opens from disk, asks no address for anything and runs nothing it was not built with."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import networkx as nx
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from pyoxigraph import Store

from extract.records import Extraction
from graph.build import build
from graph.page import assets
from graph.page.answers import Asker
from graph.page.payload import payload
from graph.store import memory, rows

# Characters that could end the block the data stands in, or a line of script.
_ESCAPES = {each: f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def write_page(
    extractions: Sequence[Extraction],
    network: nx.MultiDiGraph,
    path: Path,
    *,
    base: str,
    store: Store | None = None,
    left_out: int = 0,
    ask: Asker = rows,
) -> None:
    """Write the page of some reports, their network and their graph, which is built here where none is given.

    `left_out` says how many more reports the run has read; `ask` is what asks the graph.
    """
    page = render_page(extractions, network, base=base, store=store, left_out=left_out, ask=ask)
    path.write_bytes(page.encode("utf-8"))


def render_page(
    extractions: Sequence[Extraction],
    network: nx.MultiDiGraph,
    *,
    base: str,
    store: Store | None = None,
    left_out: int = 0,
    ask: Asker = rows,
) -> str:
    """Render the page as a text."""
    graph = memory(build(extractions, base=base)) if store is None else store
    data = payload(extractions, network, graph, base=base, ask=ask) | {"labels": assets.labels()}
    data["left_out"] += left_out
    library, script, style = assets.library(), assets.script(), assets.style()
    template = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True).from_string(
        assets.template()
    )
    return template.render(
        title=_title(extractions),
        views=assets.VIEWS,
        # A hash covers the very characters between the tags.
        policy=Markup(assets.policy(scripts=(library, script), styles=(style,))),
        style=Markup(style),
        data=Markup(escape_json(data)),
        library=Markup(library),
        script=Markup(script),
    )


def escape_json(data: object) -> str:
    r"""Write a value as JSON that can stand inside a script element.

    >>> escape_json("</script>")
    '"\\u003c/script\\u003e"'
    """
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        written = written.replace(character, escape)
    # A lone surrogate cannot be written as UTF-8; JSON can name it.
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _title(extractions: Sequence[Extraction]) -> str:
    bodies = [each.reporting_body.label for each in extractions if each.reporting_body]
    if len(extractions) == 1 and bodies:
        return " ".join(part for part in (bodies[0], extractions[0].delivered or extractions[0].covers.done) if part)
    return f"renda: {len(extractions)}"
