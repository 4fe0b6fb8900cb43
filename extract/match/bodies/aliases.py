"""Bodies named without their place: 常委会, 常委会办公室, 财政经济工作委员会."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.compiled import compiled
from extract.lexicon import alternation, words
from extract.match.bodies.grammar import NO_MORE_STATION, stations, with_branch
from extract.match.borders import by_end, ending
from extract.match.candidate import Candidate, Context

# Where 常委会 ends a longer name, the grammar of institutions reads the whole.
_STANDING = compiled(
    r"(?<![大委协表省市区县州旗])(?:常务委员会|常委会)|(?:(?<![省市县区州旗盟镇乡级国届个各的)])|(?<=新一届)|(?<=本届))人大常委会(?!工作报告)"
)
# 人大及其常委会 without a level means the congresses of all levels.
_OF_ANY_CONGRESS = compiled(
    r"(?:各级|地方|以上|两级|三级|上级|下级|(?:^|[^省市县区州旗盟镇乡国届]))(?:人民代表大会|人大)及其$"
)


# A field as short as a government department's (经济委员会) may be a department's.
_LONGEST_OF_A_DEPARTMENT = 5

# A session elects a presidium that leads it; a township's presidium also acts between the sessions.
_PRESIDIUM = compiled(r"大会主席团(?!会议|常务主席)")
_PRESIDIUM_ALONE = compiled(r"(?<![会大团])主席团(?!会议|成员会议|第?[一二三四五六七八九十\d]+次)")


def match(text: str, context: Context) -> Iterator[Candidate]:
    """Offer the standing committee, presidium, committees and stations that a report calls by their bare names."""
    if "主席团" in text:
        for found in _PRESIDIUM.finditer(text):
            yield Candidate(found.start(), found.end(), "Body", "body.presidium")
    if context.jurisdiction.level == "township":
        yield from _of_township(text)
    if "常委会" in text or "常务委员会" in text:
        yield from _standing(text)
    if "委" in text:
        yield from _committees(text, context)


def _committees(text: str, context: Context) -> Iterator[Candidate]:
    for found in _own_committee_short().finditer(text) if _is_consulting(context) else ():
        yield Candidate(found.start(), found.end(), "Body", "body.committee-alone", -1)
    for found in _committee_short().finditer(text):
        yield Candidate(found.start("m"), found.end("m"), "Body", "body.committee-alone", -1)
    if "工委" in text or "工作委员会" in text:
        for found in _working_committee().finditer(text):
            yield Candidate(found.start(), found.end(), "Body", "body.committee-alone")
    if "委员会" in text:
        yield from _special_committees(text, context)


def _special_committees(text: str, context: Context) -> Iterator[Candidate]:
    """Offer the special committees of a congress, or of a CPPCC in its own report, where a field alone names one."""
    own = _is_consulting(context)
    for found in _special_committee().finditer(text):
        field = found[0].removesuffix("委员会")
        if own or len(field) > _LONGEST_OF_A_DEPARTMENT or field in words("body-committees-of-congress"):
            yield Candidate(found.start(), found.end(), "Body", "body.committee-alone")


def _standing(text: str) -> Iterator[Candidate]:
    for found in _STANDING.finditer(text):
        if ending(_OF_ANY_CONGRESS, text, found.start()):
            continue
        organ = with_branch(text, found.end(), "standing", found[0])
        if organ is not None:
            yield Candidate(found.start(), organ.end, "Body", "body.standing-alone")


def _of_township(text: str) -> Iterator[Candidate]:
    for found in _PRESIDIUM_ALONE.finditer(text):
        yield Candidate(found.start(), found.end(), "Body", "body.presidium-alone", -1)
    for found in _stations_alone().finditer(text):
        before = by_end(text).get(found.start())
        if before is not None and before.pos[0] in "nas":
            # 感德农技站 is one by its own name, 山区卫生院 any.
            continue
        yield Candidate(found.start(), found.end(), "Body", "body.station", -1)


@cache
def _stations_alone() -> re.Pattern[str]:
    names = "|".join(name for name, alone in sorted(stations().items(), reverse=True) if alone)
    return compiled(f"(?<![各个县市区镇乡村级道])(?:{names}){NO_MORE_STATION}")


@cache
def _committee_short() -> re.Pattern[str]:
    """Compile the short names of committees (财经委) where a task is given to them: in brackets, after 由."""
    field = "|".join(re.escape(word) for word in words("body-committees") if len(word) > 1)
    return compiled(
        rf"(?:[(、,;:]|由|^)(?P<m>(?:{field}|法)(?:委|工委))(?![员托会派任])"
        r"(?=[)、]|承办|牵头|负责|配合|协办|主办|具体|和)"
    )


def _is_consulting(context: Context) -> bool:
    return (context.owner or "").startswith("中国人民政治协商会议")


@cache
def _own_committee_short() -> re.Pattern[str]:
    """Compile the short names of committees that head a clause in the report of a CPPCC: 文史委抢救征集史料."""
    field = "|".join(re.escape(word) for word in words("body-committees") if len(word) > 1)
    return compiled(rf"(?:(?<![一-鿿])|(?<=[和与、由]))(?:{field})委(?![员托会派任])")


@cache
def _working_committee() -> re.Pattern[str]:
    field = alternation("body-committees")
    return compiled(rf"(?<![大会协])(?:(?:{field})[与和、]?){{1,6}}?(?:工作委员会|工委)")


@cache
def _special_committee() -> re.Pattern[str]:
    """Compile fields with 委员会; behind a level, a place or an organ the grammar of institutions reads the whole.

    Behind 和 one begins where another committee ends: 城乡建设 of 住房和城乡建设委员会 is half a field.
    """
    field = alternation("body-committees")
    return compiled(rf"(?<![大会协省市县区州旗国])(?<![^会][和与])(?:(?:{field})[与和、]?){{1,6}}委员会(?!会议)")
