"""The grammar of institutions: which organ, department or branch stands at a place in the text, and how far it runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.lexicon import table, words
from extract.words import cut

_COMMITTEE_ENDS = r"(?:工作委员会|专门委员会|委员会|工委|委(?![员托派任])|(?:一|二|三)?处|室)"
_DEPARTMENT_ENDS = r"(?:委员会办公室|工作办公室|办公室|委员会|分局|支队|总队|大队|局|厅|委(?![员托派任])|办(?![公理法事结好学])|处(?![理罚置分于在级长])|部(?![门分署队长]))"
_OPEN_ENDS = r"(?:管理局|委员会办公室|工作办公室|分局|局|厅|委员会|领导小组办公室|指挥部办公室|办公室)"
_OPEN_STEM = r"[^的了是在对向由与并将把被从到以为,;:。、“”《》()\s\d]"


@dataclass(frozen=True, slots=True, order=True)
class Organ:
    """What stands after a place: an organ of `kind` and the branch of it, up to `end`; `head` is where the organ ends."""

    end: int
    kind: str
    head: int
    term: str
    branch: str = ""


def _alternation(terms: tuple[str, ...]) -> str:
    return "|".join(re.escape(term) for term in terms)


@cache
def _organs() -> re.Pattern[str]:
    return re.compile(_alternation(words("body-organs")))


@cache
def _kinds() -> dict[str, str]:
    return {row.term: row.values["kind"] for row in table("body-organs")}


@cache
def _branches(kind: str) -> re.Pattern[str]:
    terms = [row.term for row in table("body-branches") if kind in row.values["after"].split()]
    terms.sort(key=lambda term: (-len(term), term))
    committee = rf"(?:(?:{_alternation(words('body-committees'))})[与和、]?)+{_COMMITTEE_ENDS}"
    group = rf"(?:(?!关于|召开|听取|开展|组织|成立|进行|对|的){_OPEN_STEM}){{0,16}}?(?:{_alternation(words('body-groups'))})组"
    parts = [*([group, committee] if kind in ("standing", "congress", "cppcc") else []), *map(re.escape, terms)]
    return re.compile("|".join(parts) or r"(?!)")


@cache
def _continuations(kind: str) -> re.Pattern[str]:
    terms = [row.term for row in table("body-continuations") if kind in row.values["after"].split()]
    meeting = r"|第?[一二三四五六七八九十百\d]+届?(?:[一二三四五六七八九十百\d]+)?次(?:会议|全会|全体)"
    return re.compile(_alternation(tuple(terms)) + (meeting if terms else "(?!)" + meeting))


@cache
def department() -> re.Pattern[str]:
    """Compile the departments whose field the lexicon knows."""
    field = _alternation(words("body-fields"))
    return re.compile(rf"(?:(?:{field})[和与、]?)+?{_DEPARTMENT_ENDS}")


@cache
def _open_department() -> re.Pattern[str]:
    return re.compile(rf"{_OPEN_STEM}{{2,14}}?{_OPEN_ENDS}(?!长?(?:面|势|限))")


def read_organ(text: str, start: int) -> Organ | None:
    """Read the organ that stands at `start`, right after a place or a level word; None where there is none."""
    department = read_department(text, start)
    found = _organs().match(text, start)
    if found is None:
        return department or read_open_department(text, start)
    if department is not None and department.end > found.end():
        return department
    return with_branch(text, found.end(), _kinds()[found[0]], found[0])


def with_branch(text: str, head: int, kind: str, term: str) -> Organ | None:
    """Read the branch that follows an organ (办公室, 预算工作委员会, 执法检查组); None where the organ is not meant."""
    branch = _branches(kind).match(text, head)
    if branch is not None:
        further = _branches("standing").match(text, branch.end()) if "委员会" in branch[0] else None
        end = further.end() if further and further[0].startswith(("办公室", "党组", "机关")) else branch.end()
        if kind != "party" or not _continuations("party").match(text, end):
            return Organ(end, kind, head, term, text[head:end])
    if _continuations(kind).match(text, head):
        return None
    return Organ(head, kind, head, term)


def read_department(text: str, start: int) -> Organ | None:
    """Read a department whose field the lexicon knows (教育局, 发展和改革委员会)."""
    found = department().match(text, start)
    if found is None or _continuations("department").match(text, found.end()):
        return None
    return _department_organ(text, start, found.end())


def read_open_department(text: str, start: int) -> Organ | None:
    """Read a department of any field: what stands between a level word and 局, with no word in it that ends a name."""
    found = _open_department().match(text, start)
    if found is None or any(word in found[0] for word in words("body-stops")):
        return None
    tokens = cut(text[start : found.end()])
    if len(tokens) > 8 or tokens[0].pos.startswith(("p", "c", "u", "r", "m", "d", "f")):
        return None
    return _department_organ(text, start, found.end())


def _department_organ(text: str, start: int, head: int) -> Organ:
    term = text[start:head]
    branch = re.compile(r"党组|党委|[一-鿿]{2,4}分局").match(text, head)
    end = branch.end() if branch else head
    return Organ(end, "department", head, term, text[head:end])
