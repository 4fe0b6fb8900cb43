"""Find persons named behind what they are: 代表甲, 法官乙、丙, 区领导丁等.

Behind the name stands what is done; the segmenter tells where the name ends and that a verb or adverb begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.compiled import compiled
from extract.lexicon import words
from extract.match.borders import by_end, by_start
from extract.match.person_names import AFTER_NAME, HAN, heads, is_name, surnames

_FORWARD = (
    r"获|连续|长期|常年|多年|每年|坚守|扎根|捐|分获|分列|双双|被|把|将|已|"
    r"曾|也|还|又|一直|自费|主动|荣获|荣立|荣膺|提交|撰写|报送|来(?=[院市县区省州旗镇我本])|联名|联合|到|建议|告诉|认为|呼吁|入选|坚持"
)
_AFTER = compiled(rf"{AFTER_NAME}|(?={_FORWARD})")
_BEFORE_DOT = compiled(rf"{HAN}{{1,6}}·(?:{HAN}{{1,6}}·)?")
_LONGEST = 8
"""How many characters a name without a Han surname has at most."""
# What begins behind a name, in jieba's tag set: verbs, prepositions, adverbs, times, numbers.
_GOES_ON = ("v", "p", "d", "t", "m", "ad")
_NAMELIKE = ("nr", "ns", "nz")
# Characters that no given name has, or that say what is done rather than who.
_NO_GIVEN = frozenset("的了在等与及或被把对将已不也都就还又各某该其们者")
_NO_GIVEN_OF_WEAK = frozenset("双两上下内外前后家站联进述评议会代和中")
_NO_LAST = frozenset("区县市镇乡村州旗省局院厅部办委")


def match(text: str) -> Iterator[tuple[int, int]]:
    """Yield the borders of the names behind offices and words for people, alone or in lists."""
    finder, people = _heads()
    for word, _, end in finder.find_matches_as_indexes(text):
        if text[end : end + 1] in _first() or "·" in text[end : end + _LONGEST]:
            yield from _listed(text, end, weak=people[word])


@cache
def _heads() -> tuple[AhoCorasick, tuple[bool, ...]]:
    """Return a finder of offices and words for people, and which of them are such words."""
    people = frozenset(words("people-before-name"))
    heads_of_names = (*words("people-before-name"), *(word for word in words("person-offices") if word not in people))
    finder = AhoCorasick(heads_of_names, matchkind=MatchKind.LeftmostLongest)
    return finder, tuple(word in people for word in heads_of_names)


@cache
def _first() -> frozenset[str]:
    """Return the characters with which a name may begin; most heads are followed by another and are done with."""
    names = [*surnames("sure", "weak").split("|"), *heads().split("|")]
    return frozenset(each[0] for each in names)


@cache
def _surname(*kinds: str) -> re.Pattern[str]:
    return compiled(f"(?:{surnames(*kinds)})")


@cache
def _head_of_name() -> re.Pattern[str]:
    return compiled(f"(?:{heads()})")


def _listed(text: str, start: int, *, weak: bool) -> Iterator[tuple[int, int]]:
    """Read the names of a list from its first one; what is no name ends it."""
    while True:
        end = _end(text, start, weak=weak)
        if end is None or not is_name(text[start:end]):
            return
        yield start, end
        if text[end : end + 1] != "、":
            return
        start = end + 1


def _end(text: str, start: int, *, weak: bool) -> int | None:
    """Return where the name that begins at `start` ends; None where no name stands."""
    if dot := _BEFORE_DOT.match(text, start):
        ends = range(dot.end() + 1, min(len(text), dot.end() + _LONGEST) + 1)
        return next((end for end in ends if _fits(text, start, end, given=dot.end())), None)
    if head := _head_of_name().match(text, start):
        ends = range(head.end(), min(len(text), start + _LONGEST) + 1)
        return next((end for end in ends if _fits(text, start, end, given=head.end())), None)
    sure = _surname("sure").match(text, start)
    family = sure or (_surname("weak").match(text, start) if weak else None)
    token = by_start(text).get(start)
    # 代表高度评价, 书记马上就办: a common word begins where the name should.
    if family is None or token is None or not (len(token.text) == 1 or token.pos[:2] in _NAMELIKE):
        return None
    end = _end_of_given(text, start, family.end(), sure=sure is not None)
    return None if end is None or token.end > end else end


def _end_of_given(text: str, start: int, given: int, *, sure: bool) -> int | None:
    ends = [end for end in (given + 1, given + 2) if _may_end(text, given, end, sure=sure)]
    for end in ends:
        if _AFTER.match(text, end):
            return end
    # Few names with a Han surname have four characters: no word of another kind may stand in them.
    if _is_given(text[given : given + 3], 3) and _AFTER.match(text, given + 3) and _only_names(text, given, given + 3):
        return given + 3
    for end in reversed(ends):
        if _goes_on(text, end) and _reads_as_given(text, given, end, sure=sure) and (sure or end - start > 2):
            return end
    return None


def _may_end(text: str, given: int, end: int, *, sure: bool) -> bool:
    name = text[given:end]
    named = _is_given(name, end - given) and name[-1] not in _NO_LAST
    return named and (sure or not _NO_GIVEN_OF_WEAK & set(name))


def _only_names(text: str, start: int, end: int) -> bool:
    tokens = [token for at in range(start, end) if (token := by_start(text).get(at))]
    return end in by_end(text) and all(len(token.text) == 1 or token.pos[0] == "a" for token in tokens)


def _fits(text: str, start: int, end: int, *, given: int) -> bool:
    if end - start < 3 or not _is_given(text[given:end], end - given):
        return False
    # 热合 of 阿卜杜热合曼 is a verb to the segmenter.
    return _AFTER.match(text, end) is not None or (_goes_on(text, end) and not _head_of_name().match(text, end))


def _is_given(given: str, length: int) -> bool:
    return len(given) == length and re.fullmatch(f"{HAN}*", given) is not None and not _NO_GIVEN & set(given)


def _goes_on(text: str, end: int) -> bool:
    """Tell whether a word begins at `end` that says what a person does, how or when."""
    token = by_start(text).get(end)
    return token is not None and end in by_end(text) and token.pos.startswith(_GOES_ON) and len(token.text) > 1


def _reads_as_given(text: str, start: int, end: int, *, sure: bool) -> bool:
    """Tell whether the segmenter sees single characters or a name where a given name should stand."""
    token = by_start(text).get(start)
    if token is None or token.end == end == start + 1 or (token.end == start + 1 and end in by_end(text)):
        return token is None or sure or token.pos[0] in "naz"
    return token.end == end and token.pos[:2] in _NAMELIKE
