"""What the Reconciliation Service API 0.2 lets be sent and answered, as JSON Schemas.

Written after the text of https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/ ; stricter
where that is plain in words and its own schemas leave it open: identifiers and names are not empty, scores fall.
"""

from jsonschema import Draft202012Validator

TEXT = {"type": "string", "minLength": 1}
OBJECT = {"type": "object"}
A_TYPE = {"$ref": "#/$defs/type"}
ADDRESS = {"type": "string", "pattern": "^https?://[^ ]+$"}
TEMPLATE = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}


def listed(item, **more):
    return {"type": "array", "items": item, **more}


def object_of(required, optional=None, *, others=True):
    return {
        "type": "object", "required": list(required), "properties": {**required, **(optional or {})},
        "additionalProperties": others,
    }  # fmt: skip


def by_key(value):
    return {"type": "object", "additionalProperties": value}


TYPE = object_of({"id": TEXT}, {"name": TEXT, "broader": listed(A_TYPE)})
IDENTIFIED = object_of({"id": TEXT, "name": TEXT}, {"description": {"type": "string"}})
PLACE = object_of({"service_url": ADDRESS, "service_path": {"type": "string", "pattern": "^/"}})
SETTING = object_of(
    {"name": TEXT, "label": TEXT, "type": {"enum": ["number", "text", "checkbox", "select"]}},
    {"default": {}, "help_text": TEXT, "choices": listed(object_of({"value": TEXT, "name": TEXT}))},
)
MANIFEST = object_of(
    {
        "versions": listed(TEXT, contains={"const": "0.2"}),
        "name": TEXT,
        "identifierSpace": ADDRESS,
        "schemaSpace": ADDRESS,
    },
    {
        "documentation": ADDRESS,
        "logo": ADDRESS,
        "serviceVersion": TEXT,
        "defaultTypes": listed(A_TYPE, uniqueItems=True),
        "view": object_of({"url": TEMPLATE}),
        "feature_view": object_of({"url": TEMPLATE}),
        "preview": object_of({"url": TEMPLATE, "width": {"type": "integer"}, "height": {"type": "integer"}}),
        "suggest": object_of({}, {"entity": PLACE, "property": PLACE, "type": PLACE}, others=False),
        "extend": object_of({}, {"propose_properties": PLACE, "property_settings": listed(SETTING)}, others=False),
        "batchSize": {"type": "integer", "minimum": 1},
        "authentication": {"type": "object"},
    },
    others=False,
)
GIVEN = {"anyOf": [{"type": ["string", "number", "boolean"]}, object_of({"id": TEXT}, {"name": TEXT})]}
QUERY = {
    **object_of(
        {},
        {
            "query": TEXT,
            "type": {"anyOf": [TEXT, listed(TEXT)]},
            "limit": {"type": "integer", "minimum": 1},
            "properties": listed(object_of({"pid": TEXT, "v": {"anyOf": [GIVEN, listed(GIVEN)]}})),
            "type_strict": {"enum": ["any", "all", "should"]},
        },
        others=False,
    ),
    "anyOf": [{"required": ["query"]}, {"required": ["properties"], "properties": {"properties": {"minItems": 1}}}],
}
CANDIDATE = object_of(
    {"id": TEXT, "name": TEXT, "score": {"type": "number"}},
    {
        "description": {"type": "string"},
        "type": listed({"anyOf": [A_TYPE, TEXT]}),
        "match": {"type": "boolean"},
        "features": listed(object_of({"id": TEXT, "value": {"type": ["number", "boolean"]}})),
    },
)
CELL = {
    "oneOf": [
        object_of({}, others=False),
        object_of({"id": TEXT, "name": TEXT}, {"description": TEXT}, others=False),
        *(object_of({name: {"type": kind}}, others=False)
          for name, kind in (("str", "string"), ("float", "number"), ("int", "integer"), ("date", "string"))),
    ]
}  # fmt: skip
SCHEMAS = {
    "manifest": MANIFEST,
    "queries": by_key(QUERY),
    "results": by_key(object_of({"result": listed(CANDIDATE)})),
    "suggestions of entity": object_of(
        {"result": listed({**IDENTIFIED, "properties": {
            **IDENTIFIED["properties"], "notable": listed({"anyOf": [A_TYPE, TEXT]})}})}
    ),
    "suggestions of type": object_of({"result": listed(IDENTIFIED)}),
    "suggestions of property": object_of({"result": listed(IDENTIFIED)}),
    "proposal": object_of({"type": TEXT, "properties": listed(IDENTIFIED)}, {"limit": {"type": "integer"}}),
    "extend": object_of({"ids": listed(TEXT), "properties": listed(object_of({"id": TEXT}, {"settings": OBJECT}))}),
    "extended": object_of(
        {
            "meta": listed(object_of({"id": TEXT, "name": TEXT}, {"type": A_TYPE, "service": ADDRESS})),
            "rows": by_key(by_key(listed(CELL))),
        }
    ),
}  # fmt: skip


def problems(name, value):
    """
    List in words what does not keep to a schema.
    """
    schema = {"$defs": {"type": TYPE}, **SCHEMAS[name]}
    found = [
        f"{'/'.join(map(str, each.absolute_path))}: {each.message}"
        for each in Draft202012Validator(schema).iter_errors(value)
    ]
    if name == "results" and not found:
        for key, result in value.items():
            scores = [each["score"] for each in result["result"]]
            found += [f"{key}: scores do not fall"] if scores != sorted(scores, reverse=True) else []
    return found
