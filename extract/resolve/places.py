"""Settle which place a wording means: 区 and 我区 by the report's own chain, names by that chain and the gazetteer."""

from __future__ import annotations

from functools import lru_cache

from extract.compiled import compiled
from extract.gazetteer import by_name, level_of, short_names
from extract.lexicon import words
from extract.match.candidate import Context
from extract.places import Jurisdiction, locate, split_label
from extract.records import Entity

_LEVEL_WORD = compiled(r"(?:我|全|本)?(自治[区州县旗]|地区|街道|苏木|[省市区县州旗盟镇乡])")
_NATION = ("全国", "国家", "中央", "中国", "我国")


def resolve(text: str, *, context: Context, value: str | None = None) -> tuple[Entity, ...]:
    """Return the place that a mention names, under its canonical name; nothing where the document leaves it open.

    `value` is the name completed by the list it stands in: 青溪县 for the 青溪 of 等3个县;
    a landform (柳河) has its own name for value, for a county may be called by it too, and 全区 what else it means.
    """
    own = value if (value == text and level_of(text) is None) or text == "全区" else None
    label = own or label_of(text, context=context) or value or _as_written(text)
    return (Entity(f"place|{label}|{label}", label),) if label else ()


@lru_cache(maxsize=4096)
def label_of(wording: str, *, context: Context) -> str | None:
    """Return the canonical name of the place that a level word or a name stands for; None where it stays open.

    An empty wording is the report's own place.
    """
    own = context.jurisdiction
    if not wording:
        return own.label
    if wording in _NATION:
        return "中华人民共和国"
    level = _LEVEL_WORD.fullmatch(wording)
    if level is not None:
        return _by_level(level[1], own)
    if wording.endswith(words("place-parks")) and not (_in_chain(wording, own) or wording in by_name()):
        # A bare kind (高新区) leaves its official name open.
        return None if wording in words("place-parks") else wording
    return _in_chain(wording, own) or _elsewhere(wording, own, context.year)


def _by_level(word: str, own: Jurisdiction) -> str | None:
    """Return the nearest place of the own chain that is called by a level word: 市 is a district's city."""
    # 区 in a district's report is the district; only an autonomous region's own report calls itself so.
    fitting = (
        label
        for label in own.chain
        if label.endswith(word) and (word != "区" or label == own.label or not label.endswith("自治区"))
    )
    return next(fitting, None)


def _in_chain(name: str, own: Jurisdiction) -> str | None:
    for label in own.chain:
        last = split_label(label)[-1]
        if name in (label, last, *short_names(last)) or (name.endswith(last) and name in own.names):
            return label
    return None


def _elsewhere(name: str, own: Jurisdiction, year: int | None) -> str | None:
    """Look a name up below the own place first, then beside it, then anywhere; a name unknown stands as written."""
    for place in _tries(name, own.chain, year):
        if place.code is not None:
            return place.label
    if level_of(name) is None and not name.endswith("市"):
        return None
    return locate(name, above=_above(name, own), year=year).label


def _above(name: str, own: Jurisdiction) -> tuple[str, ...]:
    """Return what an unknown place stands under: districts are a city's, townships a county's own."""
    if own.label is None:
        return ()
    districts = own.label.endswith("市") and name.endswith("区")
    return (own.label,) if districts or (own.level == "county" and level_of(name) == "township") else ()


@lru_cache(maxsize=4096)
def _tries(name: str, chain: tuple[str, ...], year: int | None) -> tuple[Jurisdiction, ...]:
    return tuple(locate(name, above=above, year=year) for above in (*((label,) for label in chain), ()))


def _as_written(text: str) -> str | None:
    return None if _LEVEL_WORD.fullmatch(text) else text


def superiors(label: str, *, context: Context) -> tuple[str, ...]:
    """Return what stands above a place, from the own chain or the gazetteer."""
    chain = context.jurisdiction.chain
    return chain[chain.index(label) + 1 :] if label in chain else locate(label, year=context.year).chain[1:]


def level_of_label(label: str, *, context: Context) -> str | None:
    """Return the level of a place by the own chain, the gazetteer or the end of its name."""
    if label == context.jurisdiction.label:
        return context.jurisdiction.level
    if context.jurisdiction.level == "county" and label in context.jurisdiction.chain[1:2] and label.endswith("市"):
        return "province" if level_of(label) == "province" else "prefecture"
    return locate(label, year=context.year).level
