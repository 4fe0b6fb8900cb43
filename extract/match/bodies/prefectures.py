"""Bodies that a report calls by less than a name: 地委 and 行署 of a prefecture without a congress, 工委, 委员会."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.compiled import compiled
from extract.match.bodies.grammar import read_organ
from extract.match.candidate import Candidate, Context

# 各地委, 两行署 are of any prefecture; 土地委, 当地委 are cut out of other words.
_PREFECTURE = compiled(
    r"(?<![各两三级土本当异实产属驻外基营工园绿林草耕湿场盟区等])(?<!各[地盟]委、)(?<!各盟行署、)(?<![市州盟]、)"
    r"(?=地委(?![托派任员])|行署|行政公署)"
)
_FREE = r"(?:(?<![一-鿿])|(?<=[在由经受向对与和及将为请])|(?<=支持|配合|协助|加强|围绕|报请|提请|根据|按照|会同))"
_WORKING = compiled(rf"{_FREE}(?:人大)?工委(?!主任会议|会议|党组会议|[一-鿿]{{0,3}}办公会|委员)")
_SPECIAL = compiled(rf"{_FREE}委员会(?!全体|会议|[一-鿿]{{0,4}}(?:办公会|会议)|制|第|对?各|之间)")
_IS_WORKING = compiled(r"人民代表大会常务委员会.{1,60}工作委员会$")
_IS_SPECIAL = compiled(r"人民代表大会(?!常务).{1,60}委员会$")


def match(text: str, context: Context) -> Iterator[Candidate]:
    """Offer the bodies that are named by their kind alone, where the report's place or owner settles whose they are."""
    if _in_prefecture(context.jurisdiction.chain):
        for found in _PREFECTURE.finditer(text):
            organ = read_organ(text, found.start())
            if organ is not None and organ.term.startswith(("地委", "行署", "行政公署")):
                yield Candidate(found.start(), organ.end, "Body", "body.prefecture-alone")
    for alone in _names_alone(context.owner or ""):
        for found in alone.finditer(text):
            yield Candidate(found.start(), found.end(), "Body", "body.owner-alone", -1)


@lru_cache(maxsize=64)
def _in_prefecture(chain: tuple[str, ...]) -> bool:
    return any(place.endswith(("地区", "盟")) for place in chain)


@lru_cache(maxsize=64)
def _names_alone(owner: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of what a committee that reports itself is called by."""
    forms = ((_IS_WORKING, _WORKING), (_IS_SPECIAL, _SPECIAL))
    return tuple(alone for is_owner, alone in forms if is_owner.search(owner))
