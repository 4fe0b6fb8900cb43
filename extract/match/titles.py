"""Read the names in 《》: which of them are laws, which are works, which are newspapers that print something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.compiled import compiled
from extract.lexicon import table, words

PRIORITY = 40
"""A title in 《》 is one name: no rule, not even one that drops slogans, may cut it or reach over its marks."""

_TAIL = compiled(r"(?:[(\[〔][^()\[\]〔〕]*[)\]〕]|[“”’‘\"']){1,6}$")
_PLACE_OF_ISSUE = compiled(
    r"^(?:(?:、|和)?《[^》]*》)*[^,。;、《]{0,6}(?:、[^,。;《]{0,40}?)?(?:上)?"
    r"(?:采用|采纳|录用|转发|刊用|刊播|推介|专题介绍|聚焦|关注|点赞|刊发|刊登|刊载|发表|登载|报道|推送|转载|发稿|头版|专版|宣传)"
)
_SERIES = compiled(
    r"^(?:栏目|专栏|专题片|杂志|期刊|专刊|节目|一书|内刊|会刊|画册|短片|纪录片|宣传片|歌曲|丛书|画报|系列)"
)
_EDITING = compiled(
    r"(?:出刊|编印|编辑|编发|创办|主办|出版|编纂|编写|订阅|办好|发行|征订|汇编)(?:了)?(?:[^,。;《]{0,6})$"
)
_PAPER = compiled(
    r"(?:日|晚|时|周|早|晨|商|导|代表|协|青年|法制|法治|人民|经济|农民|工人|妇女|画|检察|法院|文化|教育|工商|新闻|"
    r"参考消息|消息|党员|民族|社会|财经)报$|周刊$|月刊$"
)
# What ends so is a newspaper wherever it is not itself subscribed to or edited.
_NEWSPAPER = compiled(r"(?:日报|晚报|晨报|早报|都市报|法治报|法制报|法院报|检察报|人大报|人民代表报)$")
_NO_PAPER = compiled(r"(?:汇|简|通|公|情|喜|海|年|墙|板|申|预|捷|快|月|季)报$")


_MARK = compiled("[《》]")
_AROUND = 120
"""How many characters on either side of a title tell what it is."""


@dataclass(frozen=True, slots=True)
class Title:
    """A name in 《》 without its marks: `start`, `end` in the view."""

    start: int
    end: int
    type: str
    priority: int = PRIORITY


@cache
def _heads() -> tuple[tuple[str, str], ...]:
    rows = [(row.term, row.values["type"]) for row in table("law-heads")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def brackets(text: str) -> Iterator[tuple[int, int]]:
    """Yield the inside of each outermost 《》; one that does not close is no title.

    >>> list(brackets("《关于修改《甲》的决定》、《乙"))
    [(1, 11)]
    """
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        at = mark.start()
        if mark[0] == "《":
            opened.append(at)
        elif opened:
            start = opened.pop()
            if not opened and text[start + 1 : at].strip():
                yield start + 1, at


def kind(title: str) -> str:
    """Tell Law or Work by the last word of a title, brackets behind it apart.

    >>> kind("某县依法治县规划(1996~2000)"), kind("某县志"), kind("关于城市供水的调研报告")
    ('Law', 'Work', 'Work')
    """
    core = _TAIL.sub("", title)
    if core.startswith(("中共中央", "中国共产党")) and core.endswith("规划的建议"):
        return "Law"
    return next((named for head, named in _heads() if core.endswith(head)), "Work")


def _is_medium(title: str, before: str, after: str) -> bool:
    if _EDITING.search(before):
        return False
    if _NO_PAPER.search(title):
        return False
    if _NEWSPAPER.search(title):
        return True
    if not _PLACE_OF_ISSUE.match(after):
        return False
    in_print = re.search(r"(?:在|被|由|、|和|获)[^,。;]{0,30}$", before) is not None
    known = _PAPER.search(title) is not None or title in words("body-media")
    return in_print and (known or before.endswith(("在", "被", "由", "》", "》、")))


@lru_cache(maxsize=16)
def titles(text: str) -> tuple[Title, ...]:
    """Return the names in 《》 with their types: Law, Work, or Body for a newspaper in which something is printed."""
    return tuple(_titles(text)) if "《" in text else ()


def _titles(text: str) -> Iterator[Title]:
    for opened, closed in brackets(text):
        title, before = text[opened:closed].strip(), text[max(0, opened - 1 - _AROUND) : opened - 1]
        after = text[closed + 1 : closed + 1 + _AROUND]
        found = kind(title)
        if found == "Law" and _SERIES.match(after):
            found = "Work"
        if found == "Work" and _is_medium(title, before, after):
            found = "Body"
        start = text.index(title, opened)
        yield Title(start, start + len(title), found)
