"""The Reconciliation Service API 0.2, https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/.

OpenRefine and its kin match names to bodies, laws and programs, look entities up as one types, and extend tables.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from graph.names import plain
from graph.serve.jobs import thing_at
from graph.serve.matching import PAGE, PROPERTIES, TYPES, extend, match, space
from graph.serve.matching import suggest as suggest_entities
from graph.serve.pool import Pool
from graph.serve.protocol import read_body
from graph.serve.refusals import RefusedError
from graph.serve.settings import Settings
from graph.serve.things import page
from graph.vocab import RD
from graph.worker import Job

BATCH = 500
"""How many queries a batch may have."""


async def reconcile(request: Request, pool: Pool, settings: Settings) -> Response:
    """Answer with the manifest, with candidates for a batch of queries, or with properties for a table."""
    parameters = dict(parse_qsl(request.url.query))
    if request.method == "POST":
        try:
            parameters |= dict(parse_qsl((await read_body(request, settings)).decode("utf-8")))
        except UnicodeDecodeError as error:
            raise RefusedError(400, "the request is not in UTF-8") from error
    if "queries" in parameters:
        return JSONResponse(await pool.run(Job(match, _queries(parameters["queries"]))))
    if "extend" in parameters:
        return JSONResponse(await pool.run(Job(extend, _table(parameters["extend"]))))
    if request.method == "POST":
        raise RefusedError(400, "a form has queries, a batch of queries, or extend, a table to be extended")
    return JSONResponse(manifest(str(request.base_url), await pool.run(Job(space, None))))


async def suggest(request: Request, pool: Pool) -> Response:
    """Suggest entities, types or properties that begin like what is typed."""
    prefix, skipped = request.query_params.get("prefix"), _number(request, "cursor", 0)
    what = request.path_params["what"]
    if what not in ("entity", "type", "property"):
        raise RefusedError(404, f"nothing suggests {what!r} (known: entity, type, property)")
    if prefix is None:
        raise RefusedError(400, "say what is typed: prefix=…")
    if what == "entity":
        return JSONResponse({"result": await pool.run(Job(suggest_entities, (prefix, skipped)))})
    listed = TYPES if what == "type" else PROPERTIES
    results = [_named(each, name) for each, name in listed.items() if plain(prefix) in plain(f"{each} {name}")]
    return JSONResponse({"result": results[skipped : skipped + PAGE]})


async def propose(request: Request) -> Response:
    """Propose the properties by which a table of some type can be extended."""
    kind, limit = request.query_params.get("type", "body"), _number(request, "limit", len(PROPERTIES))
    proposed = [_named(each, name) for each, name in PROPERTIES.items() if each != "parent" or kind == "body"]
    return JSONResponse({"type": kind, "limit": limit, "properties": proposed[:limit]})


async def preview(request: Request, pool: Pool) -> Response:
    """Show a candidate in a small page."""
    identifier = request.query_params.get("id")
    if not identifier:
        raise RefusedError(400, "name an entity: id=…")
    found = await pool.run(Job(thing_at, identifier))
    if not found.outgoing and not found.incoming:
        raise RefusedError(404, f"nothing is said of {identifier!r}")
    return HTMLResponse(
        page(found), headers={"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
    )


def manifest(root: str, base: str) -> dict[str, Any]:
    """Write the service's manifest."""
    at = root.rstrip("/")
    return {
        "versions": ["0.2"],
        "name": "renda 人大工作报告",
        "identifierSpace": base,
        "schemaSpace": RD.namespace,
        "documentation": f"{at}/",
        "batchSize": BATCH,
        "defaultTypes": [_named(each, name) for each, name in TYPES.items()],
        # Clients put an identifier in as one component, its slashes encoded; in a path it would name something else.
        "view": {"url": f"{at}/resource?id={{{{id}}}}"},
        "preview": {"url": f"{at}/reconcile/preview?id={{{{id}}}}", "width": 400, "height": 300},
        "suggest": {
            what: {"service_url": at, "service_path": f"/reconcile/suggest/{what}"}
            for what in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": at, "service_path": "/reconcile/properties"},
            "property_settings": [],
        },
    }


def _named(identifier: str, name: str) -> dict[str, str]:
    return {"id": identifier, "name": name}


def _number(request: Request, name: str, default: int) -> int:
    """Read a parameter that is a whole number."""
    written = request.query_params.get(name)
    if written is None:
        return default
    if not written.isascii() or not written.isdigit() or len(written) > 9:
        raise RefusedError(400, f"{name} is a whole number; {written!r} is none")
    return int(written)


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
        json.dumps(found, ensure_ascii=False).encode()  # half a character, which JSON can spell, cannot be answered
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, f"what was sent is not JSON ({error})") from error
    if not isinstance(found, dict):
        raise RefusedError(400, "what was sent is no JSON object")
    return found


def _queries(text: str) -> dict[str, Any]:
    """Read a batch of queries; what is not of the specification's form is refused before a child sees it."""
    found = _object(text)
    if len(found) > BATCH:
        raise RefusedError(413, f"a batch has at most {BATCH} queries; this has {len(found)}")
    for key, query in found.items():
        if problem := _problem(query):
            raise RefusedError(400, f"query {key!r}: {problem}")
    return found


def _problem(query: Any) -> str:
    """Say what is wrong with a query; empty if nothing is."""
    if not isinstance(query, dict):
        return "is no object"
    kinds, limit, properties = query.get("type", []), query.get("limit", 1), query.get("properties", [])
    checks = (
        ("has neither query nor properties", "query" in query or bool(properties)),
        ("its query is no text", isinstance(query.get("query", ""), str)),
        ("its type is no identifier and no list of them", isinstance(kinds, str) or _all(kinds, str)),
        ("its limit is no number above 0", _is_count(limit)),
        ("its properties are no list of objects with pid and v", _all(properties, dict) and _have_values(properties)),
        ("its type_strict is none of any, all, should", query.get("type_strict", "any") in ("any", "all", "should")),
    )
    return next((problem for problem, holds in checks if not holds), "")


def _all(values: Any, kind: type) -> bool:
    return isinstance(values, list) and all(isinstance(each, kind) for each in values)


def _is_count(limit: Any) -> bool:
    return isinstance(limit, int | float) and not isinstance(limit, bool) and 1 <= limit < float("inf")


def _have_values(properties: list[dict[str, Any]]) -> bool:
    """Tell whether each property has a name and one value or several; a value is plain, or a thing with its id."""
    return all(isinstance(each.get("pid"), str) and all(map(_is_value, _several(each.get("v")))) for each in properties)


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _is_value(value: Any) -> bool:
    return isinstance(value.get("id"), str) if isinstance(value, dict) else isinstance(value, str | int | float)


def _table(text: str) -> dict[str, Any]:
    """Read which entities are to be extended by which properties."""
    found = _object(text)
    if not _all(found.get("ids"), str):
        raise RefusedError(400, "ids is a list of identifiers")
    if not _all(found.get("properties"), dict) or not all(isinstance(p.get("id"), str) for p in found["properties"]):
        raise RefusedError(400, "properties is a list of objects with an id")
    return found
