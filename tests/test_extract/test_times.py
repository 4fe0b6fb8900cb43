from __future__ import annotations

import re

import pytest

from extract.choose import choose
from extract.document import Sentence
from extract.match.candidate import Context
from extract.match.times import match
from extract.records import SectionStatus, Span
from extract.rules import mention_rules

MARKED = [
    "[2019年11月5日至7日],市人大常委会举行会议",
    "截至[2022年12月底],全部完工",
    "会议于[七月十五日上午]召开",
    "[1月至11月],全市完成投资30亿元",
    "[今年1—6月]预算执行情况",
    "比[去年同期]多办结20件",
    "自[2020年1月1日]起施行",
    "[四年多来],代表积极履职",
    "[近三年]累计修复河道12公里",
    "[2003—2007年]立法规划",
    "[“十三五”时期]综合实力显著提升",
    "[12月25日]前完成",
    "从[二○○三年二月]到任",
    "一月一主题、一季一通报",
    "30日内书面答复",
    "三年行动计划、五年规划",
    "本世纪中叶,20世纪90年代",
    "每年3月开展宣传,每季度调度一次",
    "十六年如一日,任期五年",
    "经过6个月集中整治",
    "历年结转资金,连年丰收",
    "十月革命一声炮响",
    "([2019 年 3 月 6 日]在县第十七届人民代表大会上)",
    "[2020 年 1 月 8 日]至会议闭幕 提交议案 12 件",
    "发布时间:[2022-03-18 09:41] 来源:县人大",
    "[年内](Time)完成整改,力争年内出台办法,三年内见效",
]


def read(text: str, *, year: int | None = None, status: SectionStatus = "other") -> list[tuple[str, str | None]]:
    sentence = Sentence(Span(0, len(text)), text, tuple(range(len(text))), 0, status=status)
    chosen, _ = choose(match(sentence, Context(year=year)))
    return [(text[item.start : item.end], item.value) for item in chosen]


def unmarked(marked: str) -> tuple[str, list[str]]:
    return re.sub(r"\[([^\]]*)\](?:\(Time\))?", r"\1", marked), re.findall(r"\[([^\]]*)\]", marked)


@pytest.mark.parametrize("marked", MARKED)
def test_times_of_a_sentence(marked):
    """
    Dates and spans are found whole; lengths, rhythms and names with a number are no times.
    """
    text, expected = unmarked(marked)

    assert expected == [found for found, _ in read(text)]


@pytest.mark.parametrize(
    "marked", [example for rule in mention_rules() if rule.type == "Time" for example in rule.examples]
)
def test_examples_of_the_cards(marked):
    """
    What a card marks in its examples is what is found.
    """
    text, expected = unmarked(marked)

    assert expected == [found for found, _ in read(text)]


@pytest.mark.parametrize(
    ("value", "text", "status"),
    [
        ("2023", "一年来", "done"),
        ("2019/2023", "五年来", "done"),
        ("2024", "今年", "done"),
        ("2024", "今后一年", "planned"),
        ("2024-10/2024-12", "四季度", "planned"),
        ("2023-07", "7月", "done"),
        ("2022", "上一年度", "done"),
    ],
)
def test_a_report_of_2024_looks_back_on_2023(value, text, status):
    """
    A report is delivered in the year that it plans and looks back on the one before.
    """
    assert [(text, value)] == read(text, year=2024, status=status)


def test_a_month_falls_in_the_year_that_opens_the_sentence():
    """
    A month after a year needs no year of its own.
    """
    assert ("9月", "2020-09") == read("2020年,共召开会议6次,9月举办讲座", year=2024)[-1]


def test_a_year_in_an_earlier_clause_does_not_reach_further():
    """
    A report's year does not date what the next clause says.
    """
    assert ("上半年", "2023-01/2023-06") == read("审查2022年决算,听取上半年预算执行情况的报告", year=2024)[-1]
