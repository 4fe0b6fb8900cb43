from __future__ import annotations

import pytest

from extract.normalize.amount import Value, parse_value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Value(1500, at_least=True), "1500余"),
        (Value(130_000_000, at_least=True), "1.3亿余"),
        (Value(2_000_000, at_least=True), "200多万"),
        (Value(60), "六十"),
        (Value(12, about=True), "近12"),
        (Value(5000, about=True), "约5000"),
        (Value(100, at_least=True), "逾百"),
        (Value(10, about=True), "数十"),
        (Value(1000, at_least=True), "上千"),
        (Value(3, about=True), "3至5"),
        (Value(3, about=True), "三到五"),
        (Value(30000, about=True), "3—5万"),
        (Value(96.5), "九十六点五"),
    ],
)
def test_a_value_keeps_its_marks(value, text):
    """
    Marks of a lower bound and of approximation are told apart; a range gives its lower end.
    """
    assert value == parse_value(text)


@pytest.mark.parametrize("text", ["", "余", "代表", "近"])
def test_what_holds_no_number_gives_none(text):
    """
    A mark alone is no value.
    """
    assert parse_value(text) is None
