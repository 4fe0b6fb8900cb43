"""An assistant reads the graph by five tools, through the public SDK's own client."""

import asyncio
import json
import sys

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from samplerecord import RECORD, TEXT

from graph.build import build
from graph.questions import shipped
from graph.store import write_store
from graph.tools import make_server

BUREAU = "https://w3id.org/renda/body/云和县教育局"


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mcp")
    write_store(build((RECORD,)), folder / "store")
    return folder


@pytest.fixture(scope="module")
def call(output):
    """
    Call a tool in memory: the text of its answer, and whether it is an error.
    """

    def called(tool, **arguments):
        async def ask():
            async with Client(make_server(output, seconds=20)) as client:
                return await client.call_tool(tool, arguments)

        result = asyncio.run(ask())
        return result.is_error, result.structured_content, " ".join(part.text for part in result.content)

    return called


def test_every_tool_reads_only(output):
    """
    The five tools say of themselves that they change nothing, and what they do.
    """

    async def tools():
        async with Client(make_server(output, seconds=20)) as client:
            return (await client.list_tools()).tools

    found = asyncio.run(tools())

    assert {"search_entity", "describe", "evidence", "query", "questions"} == {tool.name for tool in found}
    assert {True} == {tool.annotations.read_only_hint for tool in found}
    assert [] == [tool.name for tool in found if not tool.description]


def test_entities_are_found_by_name(call):
    """
    An alias is found with score 1; a kind narrows.
    """
    _, found, _ = call("search_entity", name="县教育局")

    assert (BUREAU, 1.0) == (found["result"][0]["iri"], found["result"][0]["score"])
    assert {"result": []} == call("search_entity", name="县教育局", kind="law")[1]


def test_a_thing_is_described(call):
    """
    Names, kind and what points at it are told.
    """
    _, found, _ = call("describe", entity="县教育局")

    assert ["云和县教育局"] == found["says"]["skos:prefLabel"]
    assert "rd:target" in {each["property"] for each in found["pointed_at_by"]}


def test_evidence_is_what_stands_there(call):
    """
    Every quote is the text between its offsets.
    """
    _, found, _ = call("evidence", entity=BUREAU)

    assert found["result"]
    assert [] == [each for each in found["result"] if TEXT[int(each["start"]) : int(each["end"])] != each["quote"]]


def test_questions_are_listed_and_asked(call):
    """
    A listed question is asked by its name, with parameters.
    """
    _, listed, _ = call("questions")
    _, _, table = call("query", question="heard-reports", parameters={"body": "县人民法院"})

    assert [each.name for each in shipped()] == [each["name"] for each in listed["result"]]
    assert "云和县人民法院" in table
    assert "云和县教育局" not in table


@pytest.mark.parametrize(
    ("told", "tool", "arguments"),
    [
        ("line 1, column", "query", {"question": "SELECT {"}),
        ("neither a file nor a shipped question", "query", {"question": "unknown"}),
        ("SERVICE is refused", "query", {"question": "SELECT * { SERVICE <http://a.cn/> { ?s ?p ?o } }"}),
        ("cannot be read", "query", {"question": "DELETE WHERE { ?s ?p ?o }"}),
        ("nothing is called", "describe", {"entity": "无此机构"}),
        ("no kind", "search_entity", {"name": "x", "kind": "planet"}),
    ],
)
def test_what_cannot_be_done_is_told(call, told, tool, arguments):
    """
    A slip comes back as the tool's error with what is wrong.
    """
    error, _, text = call(tool, **arguments)

    assert error
    assert told in text


def test_the_command_speaks_on_standard_streams(output):
    """
    `renda mcp` is started by the assistant's program and answers it.
    """

    async def ask():
        code = "from graph.cli import main; main()"
        server = StdioServerParameters(command=sys.executable, args=["-c", code, "mcp", "-o", str(output)])
        async with Client(stdio_client(server)) as client:
            return await client.call_tool("questions", {})

    assert len(shipped()) == len(json.loads(json.dumps(asyncio.run(ask()).structured_content))["result"])
