"""What a user says of a report whose head is cut off or masked: it stands in for the title block's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from extract.document import TitleBlock
from extract.errors import ExtractError
from extract.layout.title import read_date
from extract.layout.whose import find_organ, find_place, full_name
from extract.places import locate


class MetaError(ExtractError):
    """A statement on a report that can't be used."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What is said of a report: its body's full name, its place, the date it was given, the session, the speaker."""

    body: str | None = None
    place: str | None = None
    date: str | None = None
    session: str | None = None
    speaker: str | None = None


def parse_meta(pairs: Iterable[str]) -> Meta:
    """Read `key=value` pairs; raise MetaError for an unknown key or an unreadable date.

    >>> parse_meta(["place=云台县", "date=2023年1月6日"])
    Meta(body=None, place='云台县', date='2023-01-06', session=None, speaker=None)
    """
    known = [item.name for item in fields(Meta)]
    given: dict[str, str] = {}
    for pair in pairs:
        key, mark, value = pair.partition("=")
        if not mark or key not in known or not value:
            raise MetaError(f"--meta {pair}: is not KEY=VALUE with one of the keys {', '.join(known)}")
        given[key] = value
    if "date" in given:
        given["date"] = _iso(given["date"])
    return Meta(**given)


def _iso(value: str) -> str:
    date = read_date(value) or value
    parts = date.split("-")
    if not (1 <= len(parts) <= 3 and all(part.isdigit() for part in parts) and len(parts[0]) == 4):
        raise MetaError(f"--meta date={value}: is no date; write 2024-01-13, 2024-01 or 2024")
    return date


def with_meta(title: TitleBlock, meta: Meta, *, text: str) -> TitleBlock:
    """Put what the user says in place of what the head says or leaves out.

    A body that is named brings its kind, and its place where none is named beside it.
    """
    title = replace(
        title,
        session=meta.session or title.session,
        speaker=meta.speaker or title.speaker,
        delivered=meta.date or title.delivered,
    )
    if meta.body is None and meta.place is None:
        return title
    named = meta.body or title.body or ""
    organ = find_organ(named)
    year = int(title.delivered[:4]) if title.delivered else None
    if meta.place is not None:
        place = locate(meta.place, year=year, text=text)
    else:
        place = find_place(titles=(named, "", ""), sessions=(), year=year, text=text)
    body = full_name(organ, place, named) or meta.body or title.body
    return replace(title, body=body, place=place.label or title.place, kind=organ.kind if organ else title.kind)
