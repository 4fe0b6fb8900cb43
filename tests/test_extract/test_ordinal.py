from __future__ import annotations

import pytest

from extract.normalize.ordinal import parse_ordinal


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (18, "第十八届"),
        (17, "十七届"),
        (3, "第3次"),
        (3, "第３次"),
        (27, "第二十七条"),
        (1, "首届"),
        (110, "第一百一十号"),
    ],
)
def test_an_ordinal_has_its_number(number, text):
    """
    With and without 第, in hanzi and in digits of either width.
    """
    assert number == parse_ordinal(text)


@pytest.mark.parametrize("text", ["", "届", "本届", "第几届", "代表"])
def test_what_names_no_number_gives_none(text):
    """
    本届 is no number.
    """
    assert parse_ordinal(text) is None
