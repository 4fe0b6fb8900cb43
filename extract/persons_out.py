"""Take people's names out of a record: a run with `--no-persons` shows none of those that were found.

Each character of such a name becomes □, wherever it stands in the text, so that all offsets hold.
What is a person goes: mentions, what roles stand for, the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec

from extract.records import Extraction

FILLER = "□"
_PERSON = "Person"
_BLANKS = r"[ \t\u3000\xa0]*"
_APART = {"rules", "format", "encoding", "sha256", "id", "type", "rule", "status", "kind", "section", "mention"}
"""Fields that hold no words of the report."""


def without_persons(extraction: Extraction) -> Extraction:
    """Return the record without the names of people that it found, and without what it says of them.

    Only names of two characters and more are looked for again outside their own places: one character is a word.
    """
    names = sorted(_names(extraction), key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(_BLANKS.join(map(re.escape, name)) for name in names)) if names else None

    def mask(text: str) -> str:
        return pattern.sub(lambda found: re.sub(r"\S", FILLER, found[0]), text) if pattern else text

    text = list(mask(extraction.text))
    for each in extraction.mentions:
        if each.type == _PERSON:
            text[each.start : each.end] = re.sub(r"\S", FILLER, each.text)
    record = msgspec.to_builtins(extraction)
    record["text"] = "".join(text)
    record["mentions"] = [each for each in record["mentions"] if each["type"] != _PERSON]
    return msgspec.convert(_cleaned(record, record["text"], mask) | {"speaker": None}, Extraction)


def _names(extraction: Extraction) -> set[str]:
    """List the names of people that a record holds, without blanks."""
    persons = [each for each in extraction.mentions if each.type == _PERSON]
    found = {each.text for each in persons} | {each.value or "" for each in persons} | {extraction.speaker or ""}
    found |= {entity.label for each in persons for entity in each.entities}
    return {name for each in found if len(name := "".join(each.split())) > 1}


def _cleaned(value: Any, text: str, mask: Callable[[str], str]) -> Any:
    """Mask every word of a value: what quotes the text is quoted anew, so that it stands there still."""
    if isinstance(value, list | tuple):
        return [_cleaned(each, text, mask) for each in value if not _is_person(each)]
    if not isinstance(value, dict):
        return mask(value) if isinstance(value, str) else value
    cleaned = {key: each if key in _APART else _cleaned(each, text, mask) for key, each in value.items()}
    for key in ("text", "trigger"):
        if value.get(key) and value.get("start") is not None:
            cleaned[key] = text[value["start"] : value["end"]]
    return cleaned


def _is_person(value: Any) -> bool:
    """Tell an entity that is a person."""
    return isinstance(value, dict) and str(value.get("key", "")).startswith(f"{_PERSON}|")
