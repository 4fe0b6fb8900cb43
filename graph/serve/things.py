"""What an IRI names: in HTML for people, in RDF for programs, by what the client accepts."""

from __future__ import annotations

from urllib.parse import quote, unquote

from markupsafe import Markup, escape
from pyoxigraph import NamedNode, Triple
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from graph import iris
from graph.answers import shorten
from graph.serve.jobs import Thing, as_rdf, thing, thing_at
from graph.serve.negotiation import GRAPHS, choose
from graph.serve.pool import Pool
from graph.serve.refusals import RefusedError
from graph.store import Cell, text
from graph.worker import Job

HTML = "text/html"
_PAGE = Markup(
    """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>body{{font:16px/1.6 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}}
table{{border-collapse:collapse;width:100%}}td{{border-top:1px solid #ccc;padding:.3rem .6rem;vertical-align:top;
overflow-wrap:anywhere}}td:first-child{{width:28%;color:#555}}h1{{overflow-wrap:anywhere}}</style></head>
<body><p><a href="{root}">renda</a></p><h1>{title}</h1><p><code>{iri}</code></p>
<table>{outgoing}</table><h2>←</h2><table>{incoming}</table></body></html>
"""
)


async def look_up(request: Request, pool: Pool) -> Response:
    """Tell of the node that the address names under the base, or that `iri` names, or `id` under the base."""
    found: Thing = await pool.run(_asked(request))
    iri = found.iri
    if not found.outgoing and not found.incoming:
        raise RefusedError(404, f"nothing is said of <{iri}>")
    media = choose(request.headers.get("accept"), [HTML, *GRAPHS])
    if media is None:
        raise RefusedError(406, f"the answer can be given as {', '.join([HTML, *GRAPHS])}")
    headers = {"Vary": "Accept", "Link": f'<{quote(iri, safe=":/#?&=%,;@!$*()+~")}>; rel="describes"'}
    if media != HTML:
        return Response(as_rdf(found, media), media_type=media, headers=headers)
    headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"
    return HTMLResponse(page(found), headers=headers)


def _asked(request: Request) -> Job:
    if request.url.path != "/resource":
        return Job(thing_at, local(request))
    if identifier := request.query_params.get("id"):
        return Job(thing_at, identifier)
    if iri := request.query_params.get("iri"):
        return Job(thing, iri)
    raise RefusedError(400, "name a node: /resource?iri=…")


def local(request: Request) -> str:
    """Give the local part of an IRI from an address: decoded, then written as `graph/iris.py` writes it."""
    raw: bytes = request.scope.get("raw_path") or quote(request.url.path).encode()
    return "/".join(iris.segment(unquote(part)) for part in raw.decode("ascii", "replace").lstrip("/").split("/"))


def page(found: Thing) -> str:
    """Write what is said of a node as HTML; all text is escaped."""
    return _PAGE.format(
        title=found.label or shorten(found.iri),
        iri=found.iri,
        root="/",
        outgoing=Markup("").join(_row(t.predicate.value, t.object, found.base) for t in found.outgoing),
        incoming=Markup("").join(_back(t, found.base) for t in found.incoming),
    )


def _row(predicate: str, value: Cell, root: str) -> Markup:
    return Markup("<tr><td>{}</td><td>{}</td></tr>").format(shorten(predicate), _cell(value, root))


def _back(triple: Triple, root: str) -> Markup:
    return _row(triple.predicate.value, triple.subject, root)


def _cell(value: Cell, root: str) -> Markup:
    if not isinstance(value, NamedNode):
        return escape(text(value))
    return Markup('<a href="{}">{}</a>').format(address(value.value, root), shorten(value.value.removeprefix(root)))


def address(iri: str, root: str) -> str:
    """Give the address on this server at which a node is told of."""
    if iri.startswith(root):
        # The `%` of an encoded name stays: the path is decoded and written again when it comes back.
        return "/" + quote(iri.removeprefix(root), safe="/%:@!$&()*+,;=~#")
    return "/resource?iri=" + quote(iri, safe="")
