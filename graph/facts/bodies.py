"""Tell under which body a body stands, where its full name says so."""

from __future__ import annotations

import re

from graph.facts.kinds import kind
from graph.iris import Key

RULE = "facts.parent"

_HEADS = (
    # An organ is named after the body it belongs to: 某县人民代表大会常务委员会 + 办公室.
    # A leading Party group is named after the organ it works in, but stands under the Party committee.
    re.compile(r"^(?!中国共产党|中共|.*(?:党组|党支部|党总支|机关党委))(?P<head>.*?人民代表大会常务委员会)(?=.)"),
    re.compile(r"^(?!中国共产党|中共|.*(?:党组|党支部|党总支|机关党委))(?P<head>.*?人民代表大会)(?=.)"),
    re.compile(r"^(?!中国共产党|中共|.*(?:党组|党支部|党总支|机关党委))(?P<head>.*?人民政府)(?=.)"),
    re.compile(r"^(?!.*党组)(?P<head>(?:中国共产党|中共).+?委员会)(?=.)"),
    re.compile(r"^(?P<head>中国人民政治协商会议.+?委员会)(?=.)"),
)
_VERTICAL = re.compile(r"税务|海关|气象|烟草|邮政|国家安全|消防救援|人民银行|金融监督|出入境|海事|铁路")
"""Offices of national services: they stand under their own service, not under the local government."""


def parent(key: str) -> str | None:
    """Return the key of the body above, or None where the name does not tell.

    >>> parent("body|安宁县|安宁县人民代表大会常务委员会办公室")
    'body|安宁县|安宁县人民代表大会常务委员会'
    >>> parent("body|安宁县|安宁县教育局")
    'body|安宁县|安宁县人民政府'
    """
    parts = Key.parse(key)
    head = next((found["head"] for pattern in _HEADS if (found := pattern.match(parts.name))), None)
    if head is None and _is_department(parts):
        head = f"{parts.jurisdiction}人民政府"
    if head is None:
        return None
    # An outpost serves another place than the body it belongs to: 某自治区人大常委会某盟工作委员会.
    place = parts.jurisdiction if parts.jurisdiction in head else ""
    return f"body|{place}|{head}"


def _is_department(parts: Key) -> bool:
    found = kind("body-kind", parts.name)
    return (
        found is not None
        and found.id == "department"
        and bool(parts.jurisdiction)
        and parts.name.startswith(parts.jurisdiction)
        and _VERTICAL.search(parts.name) is None
    )
