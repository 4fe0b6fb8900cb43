"""Say of each sentence whether it reports, plans, admits or does neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from extract.compiled import compiled
from extract.layout.marks import Mark
from extract.layout.piece import Piece
from extract.lexicon import table
from extract.normalize.numeral import parse_numeral
from extract.records import SectionStatus
from extract.sieve import Sieve, sieve_of

_YEAR = compiled(r"(?<!\d)((?:19|20)\d{2}|[一二][一二三四五六七八九〇零]{3})年(?![\d一二三四五六七八九十]{1,2}月)")
_PERIOD = compiled(rf"^(?:在)?(?:{_YEAR.pattern}(?:度)?|全年)(?:以来)?的?[^,。]{{0,12}}$")
_INTENDS = compiled(r"将|要|拟|计划|打算|继续|建议|争取|力争|准备")
_YEAR_START = compiled(rf"^(?:各位\S{{2,3}}[,!:]|报告[^,。]{{1,4}},)?{_YEAR.pattern}(?:度|里)?[,是]?")
_ANSWER = compiled(
    r"^(?:对此|为此|对(?:于)?这些[^,。]{0,6}|针对[^,。]{0,12}(?:问题|不足|差距)),[^。]{0,12}(?:将|要|必须)"
)
_ADDRESS = compiled(r"^(?:各位|同志们)")
_PLAN_TITLE = compiled(r"(?:要点|计划|安排)(?:\(.{1,8}\))?$")
_LONGEST_CUE_HEAD = 24
_AUTUMN = 9
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Years:
    """The year a report looks back on and the year it plans for, where known."""

    done: int | None = None
    planned: int | None = None


@dataclass(frozen=True, slots=True)
class _Cue:
    name: str
    scope: str
    status: SectionStatus
    pattern: re.Pattern[str]


@cache
def _cues(scope: str) -> tuple[_Cue, ...]:
    statuses: dict[str, SectionStatus] = {
        "done": "done",
        "planned": "planned",
        "shortcomings": "shortcomings",
        "other": "other",
    }
    rows = (row for row in table("layout-status") if row.values["scope"] == scope)
    return tuple(_Cue(row.term, scope, statuses[row.values["status"]], compiled(row.values["pattern"])) for row in rows)


@cache
def _within_sentences() -> Sieve[_Cue]:
    return sieve_of((cue, cue.pattern) for cue in (*_cues("start"), *_cues("any")))


def find_years(delivered: str | None, *, title: str, heads: Sequence[str], prose: Sequence[str]) -> Years:
    """Work out both years: from the date of delivery, else from title, heads, or the first prose that names a year.

    A report given from September on looks back on the running year.
    """
    if delivered is not None:
        year, month = int(delivered[:4]), int(delivered[5:7] or 1)
        return Years(year, year + 1) if month >= _AUTUMN else Years(year - 1, year)
    named = _years(heads)
    if len(named) >= 2:
        return Years(named[-2], named[-1])
    if is_plan_title(title) and _years([title]):
        return Years(None, _years([title])[-1])
    ahead = [intended for text in (*heads, *prose) if (intended := _intended_year(text)) is not None]
    if ahead:
        return Years(max(ahead) - 1, max(ahead))
    for texts in ([title], heads, prose[:5]):
        years = _years(texts)
        if years:
            return Years(years[-1], years[-1] + 1)
    return Years()


def _intended_year(text: str) -> int | None:
    """Return the year at the start of a sentence of intention (二〇一一年,常委会要…)."""
    found = _YEAR_START.match(text)
    if found is None or not _INTENDS.search(text[found.end() :][:_NEAR]):
        return None
    return _years([found[0]])[0]


def is_plan_title(title: str) -> bool:
    """Tell whether a title announces a plan alone (2024年工作要点)."""
    return _PLAN_TITLE.search(title) is not None


def _years(texts: Sequence[str]) -> list[int]:
    return sorted({int(parse_numeral(year) or 0) for text in texts for year in _YEAR.findall(text)})


def head_status(text: str, mark: Mark | None, years: Years) -> SectionStatus | None:
    """Read a head's cue, or None where it has none (一、坚持政治引领)."""
    body = text[mark.end :] if mark is not None else text
    body = body.rstrip("。:")
    if len(body) > _LONGEST_CUE_HEAD:
        return None
    for cue in _cues("head"):
        if cue.pattern.search(body):
            named = _named_year(body, years)
            return named if named is not None and cue.status in ("done", "planned") else cue.status
    return _named_year(body, years) if _PERIOD.match(body) else None


def _named_year(text: str, years: Years) -> SectionStatus | None:
    named = _years([text])
    if years.planned in named and years.done not in named:
        return "planned"
    if years.done in named and years.planned not in named:
        return "done"
    return None


def sentence_cue(text: str, years: Years) -> SectionStatus | None:
    """Read a sentence's own cue: the time ahead at its start, an admission, an appeal."""
    for cue in _within_sentences().of(text):
        if cue.pattern.search(text):
            return cue.status
    year = _intended_year(text)
    return "planned" if year is not None and years.planned in (None, year) else None


def admits(text: str) -> bool:
    """Tell whether a sentence opens the admission of shortcomings.

    >>> admits("我们清醒认识到,监督实效还需增强。")
    True
    """
    return sentence_cue(text, Years()) == "shortcomings"


def sentence_statuses(
    pieces: Sequence[Piece], sections: Sequence[SectionStatus | None], years: Years
) -> tuple[SectionStatus, ...]:
    """Give each piece its status; `sections` holds the status of the section it stands in, None before any."""
    planned_head = "planned" in sections
    statuses: list[SectionStatus] = []
    sticky: SectionStatus | None = None
    listing = False
    for _, group in groupby(zip(pieces, sections, strict=True), key=lambda pair: pair[0].paragraph):
        paragraph = list(group)
        first, base = paragraph[0]
        if not planned_head and base != "planned" and first.role == "body" and _starts_plan(first.text, years):
            sticky = "planned"
        opened = _paragraph(paragraph, years, sticky=sticky, listing=listing)
        statuses += opened
        listing = opened[-1] == "shortcomings" and (paragraph[-1][0].text.endswith((":", ";")) or listing)
    return tuple(statuses)


def _starts_plan(text: str, years: Years) -> bool:
    return sentence_cue(text, years) == "planned"


def _paragraph(
    paragraph: Sequence[tuple[Piece, SectionStatus | None]],
    years: Years,
    *,
    sticky: SectionStatus | None,
    listing: bool,
) -> list[SectionStatus]:
    statuses: list[SectionStatus] = []
    override: SectionStatus | None = None
    silent = 0
    if listing and paragraph[0][0].mark is not None and not paragraph[0][0].heading:
        override = "shortcomings"
    for piece, section in paragraph:
        if piece.role != "body":
            statuses.append("other")
            continue
        base = sticky or section or "done"
        if piece.heading:
            statuses.append(base)
            continue
        cue = sentence_cue(piece.text, years)
        if override == "shortcomings" and _ANSWER.match(piece.text):
            cue = "planned"
        if cue == "planned" or (cue == "shortcomings" and base != "planned"):
            override = cue
        elif cue == "other" and "让我们" in piece.text:
            override = "other"
            silent = len(statuses)
        statuses.append("other" if cue == "other" else override or base)
    if silent and _ADDRESS.match(paragraph[0][0].text):
        statuses[:silent] = ["other"] * silent
    return statuses
