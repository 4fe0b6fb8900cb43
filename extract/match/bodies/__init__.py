"""Find bodies: organs, departments and groups by the grammar of institutions, aliases by what they stand beside."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import ahocorasick_rs

from extract.compiled import compiled
from extract.document import Sentence
from extract.lexicon import words
from extract.match.bodies import aliases, institutions, naming, prefectures
from extract.match.bodies.grammar import Organ, department, read_department, read_open_department, read_organ
from extract.match.candidate import Candidate, Context
from extract.places import Jurisdiction

_ANCHOR = compiled("[省市区县州旗盟镇乡道木届国央家]")


_JOINT = compiled("[、和]")
_TITLE = compiled("《[^》]*》?")
_MAY_HOLD_DEPARTMENT = compiled(r"[局厅]|委员会|委、")


def match(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """Offer the bodies that a sentence names."""
    text = sentence.text
    quoted = _quoted(text)
    named = (*_organs(text, context), *_bare_departments(text))
    before = {candidate.end for candidate in named if candidate.rule in ("body.department", "body.bare-department")}
    others = (*aliases.match(text, context), *institutions.match(text, context), *prefectures.match(text, context))
    for candidate in (*named, *_listed_departments(text, before), *others):
        if not any(start <= candidate.start and candidate.end <= end for start, end in quoted):
            yield candidate


def _quoted(text: str) -> list[tuple[int, int]]:
    """Return the stretches within 《》: a body's name inside a title is part of the title."""
    return [found.span() for found in _TITLE.finditer(text)] if "《" in text else []


def _organs(text: str, context: Context) -> Iterator[Candidate]:
    for anchor in sorted(_anchors(text, context)):
        organ = read_organ(text, anchor)
        if organ is None:
            continue
        start = naming.begin(text, anchor, context)
        if start is not None and _fits(text, start, organ):
            yield Candidate(start, organ.end, "Body", _rule(organ))


def _anchors(text: str, context: Context) -> set[int]:
    """Return where a place, level word or ordinal term may end."""
    anchors = {found.end() for found in _ANCHOR.finditer(text)}
    for names in (_names(naming.short_names_of_places()), _own_names(context.jurisdiction)):
        found = names.find_matches_as_indexes(text, overlapping=True)
        if found:
            anchors.update([end for _, _, end in found])
    return anchors


@lru_cache(maxsize=64)
def _own_names(own: Jurisdiction) -> ahocorasick_rs.AhoCorasick:
    return _names(own.names | naming.short_names_below(own.label))


@lru_cache(maxsize=64)
def _names(names: frozenset[str]) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(sorted(names))


def _fits(text: str, start: int, organ: Organ) -> bool:
    """Refuse plurals: 法院 of a whole province, 开发区人大 of any development area."""
    if organ.kind in ("court", "procuratorate"):
        return text[start - 1 : start] != "全" and not text.startswith("全国", start)
    return (
        organ.kind != "congress"
        or bool(organ.branch)
        or text[start : organ.head - len(organ.term)] not in words("place-parks")
    )


def _rule(organ: Organ) -> str:
    return "body.branch" if organ.branch and organ.kind != "department" else f"body.{organ.kind}"


def _bare_departments(text: str) -> Iterator[Candidate]:
    """Offer departments of a known field that stand without a level word: 教育局."""
    if not _MAY_HOLD_DEPARTMENT.search(text):
        return
    for found in department().finditer(text):
        organ = read_department(text, found.start())
        if organ and _names_department(text, organ) and _free_on_the_left(text, found.start()):
            yield Candidate(found.start(), organ.end, "Body", "body.bare-department", -1)


def _names_department(text: str, organ: Organ) -> bool:
    """Tell whether a term names one department alone; a short one (发展改革委) only within a list."""
    if organ.term.endswith(("局", "厅", "委员会", "分局")):
        return True
    start = organ.head - len(organ.term)
    in_list = text[start - 1 : start] in ("", "、", ",", ":", "(") and text[organ.end : organ.end + 1] == "、"
    # 财经委、社会委 are a congress's own committees.
    return (
        in_list
        and organ.term.endswith("委")
        and len(organ.term) > 2
        and organ.term[:-1] not in words("body-committees")
    )


def _listed_departments(text: str, before: set[int]) -> Iterator[Candidate]:
    """Offer names in 局 of any field that follow another department in a list: 财政局、区域协作局."""
    if "局" not in text:
        return
    for found in _JOINT.finditer(text):
        if found.start() in before:
            opened = read_open_department(text, found.end())
            if opened is not None and opened.term.endswith("局"):
                before.add(opened.end)
                yield Candidate(found.end(), opened.end, "Body", "body.bare-department", -2)


def _free_on_the_left(text: str, at: int) -> bool:
    return not text.endswith(("级", "各", "全国", "任", "副", "村", "居"), 0, at)
