"""Find national laws and Party documents by the titles that the lexicons hold, with 《》 or without."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import ahocorasick_rs

from extract.compiled import compiled
from extract.lexicon import table
from extract.match.candidate import Candidate

BILL = compiled(r"(?:\((?:修正案|修正|修订)?草案[^()]{0,8}\)|(?:修正案草案|修正草案|修订草案|修正案|草案)(?!的议案))")
"""What turns a bare title into the name of a bill; it belongs to the name."""

GROUP = compiled(r"(?:执法检查|实施情况检查|检查|起草|修订|修改|宣讲|普法)(?:领导)?(?:小组|组|团|队)")
"""A law that a group is named after is part of the group's name: 渔业法执法检查组."""

# 环境保护法律, 劳动法庭, 教育法治, 公司法人: another word begins with the title's last character.
_OTHER_WORD = compiled(
    r"律|院|官|制(?!定|作)|治|庭|人(?!大)|学(?!习)|医|盲|纪|宝|理(?!解)|师|系|案|典|规(?!定)|定(?!期)|条(?!文)|警|门|子|度|身|术"
)
# 宪法宣誓 is a ceremony, 宪法日 a day, 宪法和法律委员会 an organ: the constitution is not what is named.
_CONSTITUTION = compiled(r"(?:宣誓|日|周|和法律委员会|广场|公园|”?日|馆|文化)")
_LIST = compiled(r"[,;:。、!?(《〈“”》〉) ]|[和与及对的了以将把就据照依施查彻行实传订改过议定废习守反扣绕]")


def _fold(title: str) -> str:
    """Write a lexicon title as the view shows it."""
    return title.translate(str.maketrans("（），：；《》", "(),:;〈〉"))


@cache
def official() -> dict[str, str]:
    """Map every wording that names a national law or Party document to its official title."""
    names: dict[str, str] = {}
    for file in ("law-repealed", "law-recent", "national_laws"):
        for row in table(file):
            title = row.term
            for wording in (title, *row.values["short_title"].split("|")):
                if wording:
                    names[_fold(wording)] = title
    for row in table("law-informal"):
        names.setdefault(row.term, row.values["title"])
    for row in table("law-party"):
        names.setdefault(_fold(row.term), row.values["title"])
    return names


@cache
def _printed_only() -> frozenset[str]:
    """Wordings that name a law only within 《》."""
    return frozenset(row.term for row in table("law-party") if row.values["bare"] == "no")


@cache
def _scanner() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    terms = tuple(term for term in official() if term not in _printed_only())
    return ahocorasick_rs.AhoCorasick(terms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), terms


def match(text: str) -> Iterator[Candidate]:
    """Offer the titles that stand in the text as words of their own; a bill's 草案 belongs to its name."""
    scanner, terms = _scanner()
    for index, start, end in scanner.find_matches_as_indexes(text):
        term = terms[index]
        # 宪法宣誓 is a ceremony, 向宪法宣誓 swears to the text itself.
        if term.endswith("宪法") and _CONSTITUTION.match(text, end) and not text.endswith("向", 0, start):
            yield Candidate(start, end, "Law", "law.constitution_word", drop=True)
            continue
        if GROUP.match(text, end) or (term.endswith("法") and _OTHER_WORD.match(text, end)):
            continue
        # 节水法, 购物权法: a short title within a longer word.
        if len(term) <= 2 and start and not _LIST.match(text[start - 1]) and term != "宪法" and term != "党章":
            continue
        bill = BILL.match(text, end)
        yield Candidate(start, bill.end() if bill else end, "Law", "law.national")
