"""The Reconciliation Service API 0.2, https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/.

OpenRefine and its kin match names to bodies, laws and programs, look entities up as one types, and extend tables.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from pyoxigraph import Literal, NamedNode, Store
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from graph.imports.keeping import base_of
from graph.names import Entity, likeness, plain
from graph.serve.jobs import names, thing
from graph.serve.pool import Pool
from graph.serve.protocol import read_body
from graph.serve.refusals import RefusedError
from graph.serve.settings import Settings
from graph.serve.things import page
from graph.vocab import DCTERMS, ORG, RD, SKOS
from graph.worker import Job

TYPES = {"body": "机构 body", "law": "法律文件 law", "program": "项目 program"}
"""The types that can be matched, with their names."""
PROPERTIES = {
    "label": "名称 label",
    "alias": "别称 alias",
    "kind": "类别 kind",
    "place": "地方 place",
    "parent": "上级 parent",
}
"""The properties by which tables can be extended, and candidates be told apart."""
_LIMIT, _MOST_QUERIES = 25, 500
_PATHS = {
    "kind": (ORG.classification, DCTERMS.type),
    "place": (DCTERMS.spatial,),
    "parent": (ORG.subOrganizationOf,),
}


async def reconcile(request: Request, pool: Pool, settings: Settings) -> Response:
    """Answer with the manifest, with candidates for a batch of queries, or with properties for a table."""
    parameters = dict(parse_qsl(request.url.query))
    if request.method == "POST":
        parameters |= dict(parse_qsl((await read_body(request, settings)).decode("utf-8", errors="replace")))
    if "queries" in parameters:
        return JSONResponse(await pool.run(Job(match, _queries(parameters["queries"]))))
    if "extend" in parameters:
        return JSONResponse(await pool.run(Job(extend, _table(parameters["extend"]))))
    return JSONResponse(manifest(str(request.base_url), await pool.run(Job(_space, None))))


async def suggest(request: Request, pool: Pool) -> Response:
    """Suggest entities, types or properties that begin like what is typed."""
    prefix = request.query_params.get("prefix", "")
    what = request.path_params["what"]
    if what == "entity":
        found = await pool.run(Job(match, {"q": {"query": prefix, "limit": 10}}))
        results = [{"id": each["id"], "name": each["name"], "notable": each["type"]} for each in found["q"]["result"]]
    elif what in ("type", "property"):
        listed = TYPES if what == "type" else PROPERTIES
        results = [_named(each, name) for each, name in listed.items() if plain(prefix) in plain(each + name)]
    else:
        raise RefusedError(404, f"nothing suggests {what!r} (known: entity, type, property)")
    return JSONResponse({"result": results})


async def propose(request: Request) -> Response:
    """Propose the properties by which a table of some type can be extended."""
    kind = request.query_params.get("type", "body")
    proposed = [_named(each, name) for each, name in PROPERTIES.items() if each != "parent" or kind == "body"]
    return JSONResponse({"type": kind, "properties": proposed})


async def preview(request: Request, pool: Pool) -> Response:
    """Show a candidate in a small page."""
    space = await pool.run(Job(_space, None))
    found = await pool.run(Job(thing, space + request.query_params.get("id", "")))
    return HTMLResponse(
        page(found), headers={"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
    )


def manifest(root: str, space: str) -> dict[str, Any]:
    """Write the service's manifest."""
    at = root.rstrip("/")
    return {
        "versions": ["0.1", "0.2"],
        "name": "renda 人大工作报告",
        "identifierSpace": space,
        "schemaSpace": RD.namespace,
        "documentation": f"{at}/openapi.json",
        "defaultTypes": [_named(each, name) for each, name in TYPES.items()],
        "view": {"url": f"{at}/{{{{id}}}}"},
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


def match(store: Store, queries: dict[str, Any]) -> dict[str, Any]:
    """Find candidates for each query of a batch."""
    return {key: {"result": _candidates(store, query)} for key, query in queries.items()}


def extend(store: Store, request: dict[str, Any]) -> dict[str, Any]:
    """Give values of properties for a list of entities."""
    asked = [each.get("id") for each in request["properties"] if each.get("id") in PROPERTIES]
    space = _space(store, None)
    rows = {
        entity: {each: [{"str": value} for value in _property(store, space + entity, each)] for each in asked}
        for entity in request["ids"]
    }
    return {"meta": [{"id": each, "name": PROPERTIES[each]} for each in asked], "rows": rows}


def _candidates(store: Store, query: dict[str, Any]) -> list[dict[str, Any]]:
    asked = query.get("type") or list(TYPES)
    kinds = [asked] if isinstance(asked, str) else list(asked)
    limit = min(query.get("limit") or _LIMIT, _LIMIT)
    name = str(query.get("query", ""))
    space = _space(store, None)
    found = names(store).near(name, kinds=kinds, limit=limit * 2)
    scored = [(score * _fitting(store, entity, query), entity) for score, entity in found]
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].iri))[:limit]
    exact = [entity for score, entity in ranked if score >= 1]
    return [_candidate(entity, score, space, sure=exact == [entity]) for score, entity in ranked]


def _candidate(entity: Entity, score: float, space: str, *, sure: bool) -> dict[str, Any]:
    return {
        "id": entity.iri.removeprefix(space),
        "name": entity.label,
        "description": "、".join(entity.aliases),
        "type": [{"id": entity.kind, "name": TYPES.get(entity.kind, entity.kind)}],
        "score": round(100 * score, 1),
        "match": sure,
    }


def _fitting(store: Store, entity: Entity, query: dict[str, Any]) -> float:
    """Lower the score of a candidate whose properties are not those of the query."""
    factor = 1.0
    for each in query.get("properties") or []:
        given = each.get("v")
        wanted = str(given.get("name", given.get("id", "")) if isinstance(given, dict) else given)
        values = _property(store, entity.iri, str(each.get("pid")))
        factor *= 0.6 + 0.4 * max((likeness(plain(wanted), plain(value)) for value in values), default=0)
    return factor


def _property(store: Store, iri: str, property: str) -> list[str]:
    known = names(store).by_iri.get(iri)
    if known is None:
        return []
    if property in ("label", "alias"):
        return [known.label] if property == "label" else list(known.aliases)
    nodes = {
        quad.object
        for predicate in _PATHS.get(property, ())
        for quad in store.quads_for_pattern(NamedNode(iri), predicate, None, None)
    }
    return sorted({label for node in nodes if isinstance(node, NamedNode) for label in _labels(store, node)})


def _labels(store: Store, node: NamedNode) -> list[str]:
    quads = store.quads_for_pattern(node, SKOS.prefLabel, None, None)
    return [q.object.value for q in quads if isinstance(q.object, Literal) and q.object.language in (None, "zh")]


def _space(store: Store, _: None) -> str:
    return base_of(store)


def _named(identifier: str, name: str) -> dict[str, str]:
    return {"id": identifier, "name": name}


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise RefusedError(400, f"the batch is not JSON ({error})") from error
    if not isinstance(found, dict) or len(found) > _MOST_QUERIES:
        raise RefusedError(400, f"a batch is an object of at most {_MOST_QUERIES} queries")
    return found


def _queries(text: str) -> dict[str, Any]:
    """Read a batch of queries; what is not of the specification's form is refused before a child sees it."""
    found = _object(text)
    for key, query in found.items():
        if not isinstance(query, dict) or not isinstance(query.get("limit", 1), int):
            raise RefusedError(400, f"query {key!r} is no object, or its limit no number")
        properties = query.get("properties") or []
        if not isinstance(properties, list) or not all(isinstance(each, dict) for each in properties):
            raise RefusedError(400, f"the properties of query {key!r} are no list of objects")
        kinds = query.get("type") or []
        if not isinstance(kinds, str | list) or query.get("limit", 1) < 1:
            raise RefusedError(400, f"query {key!r} has a type that is none, or a limit below 1")
    return found


def _table(text: str) -> dict[str, Any]:
    """Read which entities are to be extended by which properties."""
    found = _object(text)
    entities, properties = found.get("ids"), found.get("properties")
    if not isinstance(entities, list) or not all(isinstance(each, str) for each in entities):
        raise RefusedError(400, "ids is a list of identifiers")
    if not isinstance(properties, list) or not all(isinstance(each, dict) for each in properties):
        raise RefusedError(400, "properties is a list of objects")
    return found
