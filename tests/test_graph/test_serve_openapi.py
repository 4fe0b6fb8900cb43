"""The server keeps to its own description, whatever is sent: requests are made up from it, good ones and bad ones."""

import json
from importlib.resources import files

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from samplerecord import RECORD
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import positive_data_acceptance
from serving import served

from graph.build import build
from graph.store import write_store

TOKEN = "0123456789abcdef0123"
# Which texts are SPARQL, IRIs or JSON is more than the description says.
LEFT_OUT = [positive_data_acceptance]
FEW = settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    write_store(build((RECORD,)), folder / "store")
    with served(folder, token=TOKEN, seconds=5, answer_bytes=400_000) as client:
        yield client


schema = schemathesis.openapi.from_dict(json.loads((files("graph.serve") / "openapi.json").read_text(encoding="utf-8")))


@schemathesis.serializer("application/sparql-query", "application/sparql-update")
def written(_, value):
    return value.encode("utf-8", errors="replace") if isinstance(value, str) else json.dumps(value).encode()


@schema.parametrize()
@FEW
def test_answers_are_as_described(case, client):
    """
    No request ends in an error of the server; status, media type and body are of the description.
    """
    case.call_and_validate(base_url=client.url, excluded_checks=LEFT_OUT)


@pytest.mark.slow
@schema.parametrize()
@MANY
def test_answers_are_as_described_for_long(case, client):
    """
    The same for many requests, which are others every time.
    """
    case.call_and_validate(base_url=client.url, excluded_checks=LEFT_OUT)


def test_answers_that_are_not_as_described_are_seen(client):
    """
    The checks above can fail: a description with another media type is not kept.
    """
    described = json.loads(client.ask("/openapi.json").text)
    described["paths"] = {"/health": described["paths"]["/health"]}
    described["paths"]["/health"]["get"]["responses"]["200"]["content"] = {"application/json": {}}
    other = schemathesis.openapi.from_dict(described)

    with pytest.raises(FailureGroup):
        other["/health"]["GET"].Case().call_and_validate(base_url=client.url)
