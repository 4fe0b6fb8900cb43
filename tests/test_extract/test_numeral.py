from __future__ import annotations

import pytest

from extract.normalize.numeral import parse_numeral

SURFACES = {
    12: ("12", "十二", "１２"),
    20: ("20", "二十"),
    105: ("105", "一百零五", "一百〇五"),
    200: ("200", "两百", "二百"),
    1180: ("1180", "1,180", "1，180", "一千一百八十"),
    12000: ("1.2万", "12000", "一万二千"),
    2630000000: ("26.3亿", "2,630,000,000"),
    30000000: ("3千万", "三千万", "3000万"),
    120000000: ("一亿二千万", "1.2亿"),
}


@pytest.mark.parametrize(("number", "surface"), [(n, s) for n, surfaces in SURFACES.items() for s in surfaces])
def test_a_number_is_the_same_however_it_is_written(number, surface):
    """
    Digits, hanzi and digits with a scale give one number.
    """
    assert number == parse_numeral(surface)


@pytest.mark.parametrize("text", ["", "代表", "1.2.3", "第三", "1+9", "万元"])
def test_what_is_no_numeral_gives_none(text):
    """
    No number is made up for what holds none.
    """
    assert parse_numeral(text) is None


def test_tenths_stay_exact():
    """
    A decimal times a scale is a whole number, not a float with a tail.
    """
    assert str(parse_numeral("1.13亿")) == "113000000"
    assert parse_numeral("96.3") == 96.3


@pytest.mark.parametrize(
    "text", ["9" * 16, "9" * 5000, "九" * 5000, "亿" * 60, "1" + ",000" * 2000, "一点" + "五" * 90]
)
def test_what_is_too_large_to_be_counted_is_no_number(text):
    """
    A row of figures that no report counts is not read: it would fit neither a record nor a table.
    """
    assert parse_numeral(text) is None
