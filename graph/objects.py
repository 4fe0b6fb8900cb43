"""Say what an act is about, in wordings that can be compared with those of other acts, years and reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.records import Action, Argument, Extraction
from graph import topics
from graph.iris import Key

MEANS = frozenset({
    "hear_report", "deliberate", "inspect_law", "investigate", "field_visit", "appraise", "inquire", "filing_review",
    "supervise", "consult", "decide", "legislate", "issue_document",
})  # fmt: skip
"""The means whose acts are about something that may come back in another year."""

_LEVELS = ("自治区", "自治州", "省", "市", "州", "盟")


@dataclass(frozen=True, slots=True, order=True)
class Object:
    """What an act is about: as the report words it, and the key under which wordings meet."""

    wording: str
    key: str


def objects(extraction: Extraction, action: Action) -> tuple[Object, ...]:
    """Name what an act is about: its topics and laws, else its programs, else the bodies it appraises."""
    if action.type not in MEANS or action.total:
        return ()
    places = place_names(extraction)
    found: dict[str, Object] = {}
    for wording in _wordings(action):
        key = topics.key(wording, places)
        if key not in topics.GENERIC:
            found.setdefault(key, Object(wording, key))
    return tuple(found.values())


def _wordings(action: Action) -> Iterator[str]:
    titles = [title for law in action.laws for title in _titles(law)]
    topic = action.topic.text if action.topic else ""
    # A topic that only says that a law is carried out says no more than the law.
    if topic and not any(law.text in topic for law in action.laws):
        yield from topics.parts(topic)
    yield from titles
    if topic or titles:
        return
    others = action.programs or (action.targets if action.type == "appraise" else ())
    yield from (title for each in others for title in _titles(each))


def _titles(argument: Argument) -> list[str]:
    return [entity.label for entity in argument.entities] or [argument.text]


def place_names(extraction: Extraction) -> tuple[str, ...]:
    """List the names under which a report may call its own place, the longest first."""
    body = extraction.reporting_body
    full = [extraction.place.label] if extraction.place else []
    full += [Key.parse(body.key).jurisdiction] if body else []
    names = {name for each in full for name in (each, _last_level(each)) if len(name) > 1}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _last_level(place: str) -> str:
    """Return the last level of a place's full name.

    >>> _last_level("榆林市榆阳区"), _last_level("柏川县")
    ('榆阳区', '柏川县')
    """
    ends = (place.rfind(level, 0, len(place) - 1) + len(level) for level in _LEVELS if level in place[:-1])
    return place[max(ends, default=0) :]
