from __future__ import annotations

import pytest

from extract.normalize.date import parse_time, year_of

SURFACES = {
    "2016": ("2016年", "二〇一六年", "2016年度", "2016年底"),
    "1985-03-12": ("1985年3月12日", "一九八五年三月十二日", "1985年03月12日", "1985-03-12", "1985/3/12"),
    "2019-10-24/2019-10-25": ("2019年10月24日至25日", "2019年10月24日-10月25日"),
    "2016/2020": ("2016年至2020年", "2016—2020年", "“十三五”期间", "十三五时期"),
    "2020-01/2020-07": ("2020年1-7月份", "2020年1月至7月", "2020年前7个月"),
    "2018-07/2018-09": ("2018年第三季度", "2018年三季度"),
    "2019-07/": ("2019年7月以来",),
    "2024-01-15T15:24": ("2024-01-15 15:24", "2024-01-1515:24"),
}


@pytest.mark.parametrize(("value", "text"), [(v, text) for v, texts in SURFACES.items() for text in texts])
def test_a_time_is_the_same_however_it_is_written(value, text):
    """
    Figures, hanzi and dashes of all kinds give one value.
    """
    assert value == parse_time(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2019", "今年"),
        ("2018", "去年"),
        ("2018", "上一年度"),
        ("2018", "上年同期"),
        ("2020", "明年"),
        ("2019", "全年"),
        ("2019", "一年来"),
        ("2015/2019", "五年来"),
        ("2015/2019", "过去五年"),
        ("2020/2024", "今后五年"),
        ("2019-07/2019-12", "下半年"),
        ("2019-01/2019-09", "前三季度"),
        ("2019-11", "11月份"),
        ("2019-05-20", "5月20日"),
        ("2019-03/2019-06", "3月至6月"),
        ("2019-01/2019-06", "今年1—6月"),
    ],
)
def test_a_relative_time_needs_the_year(value, text):
    """
    What is seen from the report is resolved with its year.
    """
    assert value == parse_time(text, year=2019)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("XXXX-11", "11月"),
        ("XXXX-05-20", "5月20日"),
        ("P5Y/", "五年来"),
        ("/P1Y", "今后一年"),
        (None, "去年"),
        (None, "全年"),
    ],
)
def test_what_is_not_known_stays_open(value, text):
    """
    Without the report's year nothing is made up.
    """
    assert value == parse_time(text)


@pytest.mark.parametrize("text", ["", "本届以来", "13月", "近年来", "代表"])
def test_what_has_no_value_gives_none(text):
    """
    A span without bounds has none.
    """
    assert parse_time(text, year=2019) is None


@pytest.mark.parametrize(
    ("year", "text"), [(2023, "2021年至2023年"), (1997, "一九九七年二月"), (None, "今年"), (None, "3月")]
)
def test_the_year_a_time_names(year, text):
    """
    Only a year in four figures is named.
    """
    assert year == year_of(text)
