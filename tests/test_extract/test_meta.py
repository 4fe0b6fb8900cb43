"""A report without its head takes what the user says of it."""

from __future__ import annotations

import pytest

from extract.document import Source
from extract.meta import Meta, MetaError, parse_meta
from extract.pipeline import extract_corrected

HEADLESS = "一年来，常委会听取了县人民政府关于河道治理情况的报告。\n"


def extraction(meta: Meta | None):
    return extract_corrected(Source("x", "x.txt", "text", "utf-8", "0", HEADLESS), (), meta=meta).extraction


def test_a_headless_text_leaves_the_body_open():
    """
    Without a head nobody is said to report, and what hangs on the place stays open.
    """
    record = extraction(None)

    assert record.reporting_body is None
    assert () == next(m for m in record.mentions if m.text == "县人民政府").entities


def test_the_users_word_settles_body_place_and_names():
    """
    A body named by the user brings its place and kind, and the names in the text are settled by it.
    """
    record = extraction(parse_meta(["body=云台县人大常委会", "date=2023年1月6日"]))

    assert record.reporting_body is not None
    assert "云台县人民代表大会常务委员会" == record.reporting_body.label
    assert ("work", "2023-01-06") == (record.kind, record.delivered)
    assert "云台县人民政府" == next(m for m in record.mentions if m.text == "县人民政府").entities[0].label
    assert record.actions[0].agent is not None
    assert record.actions[0].agent.reporting_body


@pytest.mark.parametrize("pair", ["body", "county=x", "date=spring", "place="])
def test_what_cannot_be_used_is_refused_with_the_known_keys(pair):
    """
    A slip in --meta stops the run with a line that says what may stand there.
    """
    with pytest.raises(MetaError, match="--meta"):
        parse_meta([pair])
