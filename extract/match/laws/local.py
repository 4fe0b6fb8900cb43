"""Find the titles of local laws and rules that stand without 《》: by the place, the verb or the list before them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import cache

from extract.compiled import compiled
from extract.lexicon import table
from extract.match.candidate import Candidate, Context
from extract.match.laws.national import BILL, GROUP
from extract.match.place_before import place_before
from extract.sieve import Guard

PRIORITY = 13
"""A scheme (河湖长制) within a law's title is part of the title."""

# 条例 names a law wherever it ends a longer word; 办法, 规定 and the like are common nouns as well.
_HEAD = compiled(
    r"条例实施细则|条例实施办法|条例|实施办法|实施细则|暂行办法|暂行规定|若干规定|办法|规定|细则|规则|守则|规程"
)
# The Deputies Law's term for what deputies put forward: its mark stands within titles.
_DEPUTIES_TERM = "建议、批评和意见"
_STOP = compiled(r"[,。;:!?、《》()\n \u3000…—]")
_GENERIC = compiled(
    r"^(?:单行|自治|有关|相关|各类|本|此|上述|部分|这|各|省级|市级|新|旧|地方|具体|配套|管理|工作|实施|一系列|系列|多|"
    r"[0-9０-９一二两三四五六七八九十几]{1,9}(?:余|多)?[部件个项]|部|件|个|项|以来|制度|内部|党内|行业|纪律|组织|政策|法律|法规|行政法规和|国家){0,20}$"
)
_KINDS_ALONE = compiled(
    r"(?:自治[州县区旗]|设区的?市|[省市县区州]|[和与、]|的|地方性|法规|单行条例|自治条例|条例|规章)+"
)
_BROKEN = compiled(
    r"的|了|等|其|该|正在|已经|以及|政策|法律法规|明确|作出|提出|有关|相关|提请|听取|报请|报送|我[省市县区州]|本[省市县区州]|常委会(?:制定|修改|审议|通过|关于)"
)
_STRONG_VERB = compiled(r"(?:制定|修改|修订|审议|通过|废止|出台|起草|颁布|批准|印发)(?:了|和)?")
_ADJECTIVE = compiled(
    r"^(?:了)?(?:[^,。;、]{0,8}(?:新|重新|全面|拟|已|经)?(?:制定|制订|修改|修订|修正|颁布|出台|实施|施行|公布|通过|起草|报送|提请审议)(?:后|过)?的|以下|我[省市县区州]的?|本[省市县区州]的?|新|现行|现行的|和|与|及|以及|、)"
)
_ALONE = compiled(r"[,;。、]|等|$")
_WEAK = ("对", "就", "将", "把", "与", "按", "依", "据", "以", "为", "如", "是")


@cache
def _leads() -> tuple[tuple[str, str], ...]:
    rows = [(row.term, row.values["kind"]) for row in table("law-leads") if row.values["kind"] != "link"]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _chunk_start(text: str, head: int, floor: int) -> int:
    start = head
    while start > floor:
        if text.endswith(_DEPUTIES_TERM, 0, start):
            start -= len(_DEPUTIES_TERM)
        elif _STOP.match(text[start - 1]):
            break
        else:
            start -= 1
    return start


def _strip(text: str, start: int, end: int) -> int:
    """Step over conjunctions and adjectives (和, 新修订的) that stand before a title."""
    while found := _ADJECTIVE.match(text[start:end]):
        start += found.end()
    return start


def _after_verb(text: str, start: int, head: int) -> tuple[int, str]:
    """Return the place after the first verb of law-making or carrying out in the chunk, and the verb's kind."""
    best, kind = -1, ""
    for word, each in _leads():
        at = text.find(word, start, head)
        # 对, 就 are characters of many words: as prepositions they open a clause.
        if at < 0 or (word in _WEAK and at > start):
            continue
        if best < 0 or at < best:
            best, kind = at, each
            length = len(word)
    if best < 0:
        return start, ""
    after = _strip(text, best + length, head)
    again, other = _leading_verb(text, after, head)
    return (again, other or kind) if again > after else (after, kind)


def _leading_verb(text: str, start: int, head: int) -> tuple[int, str]:
    """Step over further verbs that follow the first one directly (审议通过, 贯彻实施)."""
    kind = ""
    while True:
        found = next(((w, k) for w, k in _leads() if text.startswith(w, start) and start + len(w) <= head - 2), None)
        if found is None or found[0] in _WEAK:
            return start, kind
        start, kind = _strip(text, start + len(found[0]), head), found[1]


def _place_start(text: str, start: int, head: int, context: Context) -> int | None:
    """Return the start of the place that a title in this chunk begins with."""
    names = context.jurisdiction.names
    for at in range(head - 2, start + 1, -1):
        place = place_before(text, at, names)
        if start <= place < at and not _blocked(text[at:head]):
            return place
    return None


def _blocked(subject: str) -> bool:
    """Tell whether what stands between place and head is no subject of a law."""
    if _unbalanced(subject) or _BROKEN.search(subject) or _GENERIC.match(subject):
        return True
    verb = _STRONG_VERB.search(subject)
    return verb is not None and (verb.start() > 0 or verb.end() == len(subject))


def _unbalanced(subject: str) -> bool:
    return subject.count("“") != subject.count("”")


def _plain(subject: str) -> bool:
    return (
        len(subject) >= 2
        and not _unbalanced(subject)
        and not _BROKEN.search(subject)
        and not _GENERIC.match(subject)
        and len(subject) <= 30
    )


def _start(text: str, start: int, found: re.Match[str], context: Context, *, listed: bool) -> tuple[int, str] | None:
    """Return where the title that ends in this head begins, and the rule that says so."""
    head, law = found.start(), found[0].startswith("条例")
    place = _place_start(text, start, head, context)
    if place is not None and (law or len(text[place:head]) >= 6):
        return place, "law.place"
    begin, kind = _after_verb(text, start, head)
    subject = text[begin:head]
    specific = len(subject) >= 4 and (kind == "act" or len(found[0]) >= 4)
    if kind and _plain(subject) and (law or specific):
        return begin, "law.verb"
    begin, _ = _leading_verb(text, _strip(text, start, head), head)
    if listed and _plain(text[begin:head]) and (law or head - begin >= 4):
        return begin, "law.listed"
    return None


def _follows(text: str, start: int, end: int, known: Collection[int]) -> bool:
    """Tell whether the chunk carries on a list of titles; behind a comma it must be nothing but a title."""
    if start == 0 or start in known:
        return start in known
    mark = text[start - 1]
    alone = mark == "," and _ALONE.match(text, end) is not None
    return start - 1 in known and (mark in "、和" or alone)


_MAY_HOLD_HEAD = Guard(_HEAD)


def may_match(text: str) -> bool:
    """Tell whether a text holds the head of a local title."""
    return _MAY_HOLD_HEAD.lets(text)


def match(
    text: str, context: Context, *, ends: Collection[int], closed: Collection[tuple[int, int]]
) -> Iterator[Candidate]:
    """Offer local titles; `ends` are the ends of titles already found, `closed` the stretches in 《》."""
    known = set(ends) | {end for _, end in closed}
    coming = sorted(known)
    within = {at for start, end in closed for at in range(start, end)}
    floor = last = 0
    for found in _HEAD.finditer(text):
        if found.start() in within:
            continue
        # The chunk begins behind the last title that ends before this head.
        passed = bisect_right(coming, found.start())
        floor = max(floor, last if last <= found.start() else 0, *coming[max(0, passed - 1) : passed])
        start = _chunk_start(text, found.start(), floor)
        listed = _follows(text, start, found.end(), known)
        title = _start(text, start, found, context, listed=listed)
        if title is not None and _KINDS_ALONE.fullmatch(text, title[0], found.end()):
            # 自治州和自治县单行条例 counts what congresses below have made.
            title = None
        if title is None or GROUP.match(text, found.end()):
            continue
        bill = BILL.match(text, found.end())
        last = bill.end() if bill else found.end()
        known.add(last)
        yield Candidate(title[0], last, "Law", title[1], priority=PRIORITY)
