"""Mint IRIs from keys: pure functions, the same IRI for the same key on every machine.

Local names stay readable Chinese; what RFC 3987 does not allow in a path segment is percent-encoded.
Width is folded (（草案） and (草案) are one name), labels elsewhere stay as printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from extract.records import Extraction
from graph.errors import GraphError
from graph.vocab import DEFAULT_BASE

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_ASCII_KEPT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&()*+,;=:@")
_CATEGORIES_KEPT = frozenset("LMNPS")
_ADMINISTRATIVE = re.compile(r"[^省市区县旗州盟]{2,}?(?=[省市区县旗州盟])|[^省市区县旗州盟][省市区县旗州盟]")


class BaseError(GraphError):
    """A base under which no IRIs can be made."""


@dataclass(frozen=True, slots=True)
class Key:
    """An entity key, `type|jurisdiction|name`, taken apart; `type` is in lower case."""

    type: str
    jurisdiction: str
    name: str

    @classmethod
    def parse(cls, key: str) -> Key:
        """Take a key apart.

        >>> Key.parse("Law||中华人民共和国环境保护法")
        Key(type='law', jurisdiction='', name='中华人民共和国环境保护法')
        """
        parts = key.split("|", 2)
        if len(parts) != 3 or not parts[0] or not parts[2]:
            raise ValueError(f"entity key {key!r} is not of the form type|jurisdiction|name")
        return cls(parts[0].lower(), parts[1], parts[2])


def fold(text: str) -> str:
    """Fold a name for comparison: NFC, half width, no blanks around.

    >>> fold("　物业条例（草案）")
    '物业条例(草案)'
    """
    return unicodedata.normalize("NFC", text.translate(_FULL_WIDTH)).strip()


@lru_cache(maxsize=65536)
def segment(text: str) -> str:
    """Write a text as one path segment of an IRI.

    >>> segment("“双联系”制度 （试行）")
    '“双联系”制度%20(试行)'
    """
    written = "".join(_characters(fold(text)))
    # `.` and `..` are steps, not names, wherever an IRI is resolved.
    return written.replace(".", "%2E") if written in {".", ".."} else written


def _characters(text: str) -> Iterator[str]:
    for character in text:
        kept = (
            character in _ASCII_KEPT
            if character < "\x80"
            else unicodedata.category(character)[0] in _CATEGORIES_KEPT and not _is_unassignable(character)
        )
        yield character if kept else "".join(f"%{byte:02X}" for byte in character.encode("utf-8"))


def _is_unassignable(character: str) -> bool:
    """Tell what RFC 3987 leaves out of `ucschar`: specials, and what is no character."""
    code = ord(character)
    return 0xFFF0 <= code <= 0xFFFF or code & 0xFFFE == 0xFFFE or 0xE0000 <= code <= 0xE0FFF


def base(text: str = DEFAULT_BASE) -> str:
    """Check a base and return it with its closing `/`."""
    parts = urlsplit(text)
    # A base with a query or fragment leaves no room for the fragment that names a stretch of text.
    if not parts.scheme or not (parts.netloc or parts.path) or re.search(r'[\s<>"{}|\\^`?#]', text):
        raise BaseError(f"base {text!r} is no absolute IRI without query and fragment; give one such as {DEFAULT_BASE}")
    return text if text.endswith("/") else text + "/"


def entity(key: str, *, base: str) -> str:
    """Mint the IRI of an entity from its key.

    >>> entity("law|安宁县|安宁县养犬管理办法", base="https://example.org/")
    'https://example.org/law/安宁县/安宁县养犬管理办法'
    >>> entity("body|安宁县|安宁县人民政府", base="https://example.org/")
    'https://example.org/body/安宁县人民政府'
    """
    parts = Key.parse(key)
    alone = parts.name == parts.jurisdiction or (parts.type == "body" and _names_its_place(parts))
    place = "" if alone else parts.jurisdiction
    path = [parts.type, place, parts.name] if place else [parts.type, parts.name]
    return base + "/".join(segment(each) for each in path)


def _names_its_place(key: Key) -> bool:
    """Tell whether a body's full name already says where it is, so that the name alone is its own key."""
    places = _ADMINISTRATIVE.findall(key.jurisdiction)
    return key.jurisdiction in key.name or any(place in key.name for place in places)


def report(extraction: Extraction, *, base: str) -> str:
    """Mint the IRI of a report: body, date (else session, else year) and kind; without a body, its bytes."""
    if extraction.reporting_body is None:
        return f"{base}report/sha256-{extraction.sha256[:16]}"
    body = Key.parse(extraction.reporting_body.key)
    when = extraction.delivered or extraction.session or extraction.covers.done or "undated"
    return f"{base}report/{segment(body.name)}/{segment(when)}/{extraction.kind}"


def local(report: str, *, base: str) -> str:
    """Return what names a report under the base, for the IRIs of what it tells."""
    return report.removeprefix(f"{base}report/")


def text(report: str) -> str:
    """Mint the IRI of a report's text."""
    return f"{report}/text"


def span(report: str, start: int, end: int) -> str:
    """Mint the IRI of a stretch of a report's text, after RFC 5147.

    >>> span("https://example.org/report/x", 3, 5)
    'https://example.org/report/x/text#char=3,5'
    """
    return f"{report}/text#char={start},{end}"


def selector(report: str, kind: str, start: int, end: int) -> str:
    """Mint the IRI of a selector of a stretch; `kind` is `position` or `quote`."""
    return f"{report}/{kind}#char={start},{end}"


def section(report: str, identifier: str) -> str:
    """Mint the IRI of a section of a report."""
    return f"{report}/section/{segment(identifier)}"


def action(report: str, *, start: int, type: str, number: int, base: str) -> str:
    """Mint the IRI of an act: where its trigger starts, its type, and its number among those equal in both."""
    return f"{base}action/{local(report, base=base)}/{start}-{segment(type)}-{number}"


def participation(action: str, role: str, number: int) -> str:
    """Mint the IRI of a role in an act."""
    return f"{action}/{role}-{number}"


def told(kind: str, report: str, start: int, number: int, *, base: str) -> str:
    """Mint the IRI of a metric, recommendation or shortcoming by the place at which a report tells it."""
    return f"{base}{kind}/{local(report, base=base)}/{start}-{number}"


def unsettled(kind: str, report: str, name: str) -> str:
    """Mint the IRI of something a report names without settling what it is; it never meets another report's."""
    return f"{report}/named/{segment(kind.lower())}/{segment(name)}"


def interval(value: str, *, base: str) -> str:
    """Mint the IRI of a period written as an ISO date, year or interval.

    >>> interval("2024-01/2024-06", base="https://example.org/")
    'https://example.org/time/2024-01/2024-06'
    """
    return base + "time/" + "/".join(segment(part) for part in value.split("/"))


def place(label: str, *, base: str) -> str:
    """Mint the IRI of a place by its canonical name."""
    return f"{base}place/{segment(label)}"


def run(rules: str, *, base: str) -> str:
    """Mint the IRI of a reading by a rule set: the rules are what tells one reading from another."""
    return f"{base}run/{segment(rules[:16])}"


def matter(key: str, *, base: str) -> str:
    """Mint the IRI of a matter from the key of its topic."""
    return f"{base}matter/{segment(key)}"


def match(one: str, other: str, *, base: str) -> str:
    """Mint the IRI of the likeness of two matters."""
    return f"{base}match/{segment(one)}/{segment(other)}"


def coverage(body: str, period: str, duty: str, *, base: str) -> str:
    """Mint the IRI of what was found of a body's duty in a period."""
    return f"{base}coverage/{segment(body)}/{segment(period)}/{duty}"


def plan_finding(action: str, status: str, number: int) -> str:
    """Mint the IRI of what was found of an object of a plan: its status, and its number among those of the act."""
    return f"{action}/{status}-{number}"


def links(*, base: str) -> str:
    """Mint the IRI of the graph that holds what follows from reports together."""
    return f"{base}links"


def dataset(*, base: str) -> str:
    """Mint the IRI of the data set."""
    return f"{base}dataset"
