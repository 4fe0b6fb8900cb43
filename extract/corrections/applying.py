"""Apply corrections to what was found in one report; pure functions from mentions to mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.corrections.entries import Alias, Correction, Is, Merge, Not, Split
from extract.document import Document
from extract.folding import fold
from extract.records import Discarded, Entity, Mention, Span


@dataclass(frozen=True, slots=True)
class Corrected:
    """The mentions after correction, what was taken out, and the rule ids of the entries that hit something."""

    mentions: tuple[Mention, ...]
    discarded: tuple[Discarded, ...] = ()
    hits: frozenset[str] = frozenset()


def apply_to_mentions(
    mentions: Sequence[Mention], corrections: Sequence[Correction], *, document: Document
) -> Corrected:
    """Take out what is no mention, then put in what is one; the nearest entry on a wording wins.

    A name that holds the wording within itself stays: to replace it, take it out with `[[not]]`.
    The result is numbered anew, in the order of the text.
    """
    if not corrections:
        return Corrected(tuple(mentions))
    kept, discarded, hits = _take_out(mentions, [each for each in corrections if isinstance(each, Not)])
    seen: set[str] = set()
    for each in corrections:
        if isinstance(each, Is):
            wording = _plain(each.text)
            places = tuple(_places(wording, document))
            hits |= {each.rule} if places else set()
            if wording not in seen:
                kept, displaced = _put_in(kept, each, places, document.source.text)
                discarded = (*discarded, *displaced)
            seen.add(wording)
    ordered = sorted(kept, key=lambda mention: (mention.start, mention.end))
    numbered = tuple(replace(mention, id=f"m{n}") for n, mention in enumerate(ordered, start=1))
    return Corrected(numbered, discarded, frozenset(hits))


def apply_to_entities(
    mentions: Sequence[Mention],
    corrections: Sequence[Correction],
    *,
    place: str | None,
    doc: str,
    year: str | None,
) -> Corrected:
    """Change what resolved mentions stand for: aliases first, then splits, then merges.

    An alias leaves its rule id on the mention; splits and merges keep the id of the rule that found it.
    """
    if not corrections:
        return Corrected(tuple(mentions))
    known = {entity.label: entity for mention in mentions for entity in mention.entities}
    hits: set[str] = set()
    changed: list[Mention] = []
    for mention, used in (_with_alias(each, corrections, known) for each in mentions):
        parts = [corrected_entity(each, corrections, place=place, doc=doc, year=year) for each in mention.entities]
        hits.update(used, *(rules for _, rules in parts))
        changed.append(replace(mention, entities=tuple(dict.fromkeys(entity for entity, _ in parts))))
    return Corrected(tuple(changed), hits=frozenset(hits))


def corrected_entity(
    entity: Entity, corrections: Iterable[Correction], *, place: str | None, doc: str, year: str | None
) -> tuple[Entity, frozenset[str]]:
    """Split and merge one entity; return it with the rule ids of the entries used."""
    hits: set[str] = set()
    entries = tuple(corrections)
    split = next((each for each in entries if isinstance(each, Split) and each.key == entity.key), None)
    if split:
        hits.add(split.rule)
        entity = Entity(_split_key(split, place=place, doc=doc, year=year), entity.label)
    merge = next((each for each in entries if isinstance(each, Merge) and entity.key in each.keys), None)
    if merge:
        hits.add(merge.rule)
        entity = Entity(merge.into, _name_of(merge.into))
    return entity, frozenset(hits)


def _take_out(
    mentions: Iterable[Mention], entries: Sequence[Not]
) -> tuple[tuple[Mention, ...], tuple[Discarded, ...], set[str]]:
    kept: list[Mention] = []
    discarded: list[Discarded] = []
    hits: set[str] = set()
    for mention in mentions:
        ruled_out = [each for each in entries if _is_meant(each, mention)]
        hits.update(each.rule for each in ruled_out)
        if ruled_out:
            discarded.append(_discard(mention, ruled_out[0].rule, "a correction says that it is no mention"))
        else:
            kept.append(mention)
    return tuple(kept), tuple(discarded), hits


def _is_meant(entry: Not, mention: Mention) -> bool:
    return (
        _plain(entry.text) == _plain(mention.text)
        and entry.type in (None, mention.type)
        and (entry.at is None or mention.start <= entry.at < mention.end)
    )


def _put_in(
    mentions: Sequence[Mention], entry: Is, places: Iterable[Span], text: str
) -> tuple[tuple[Mention, ...], tuple[Discarded, ...]]:
    kept = list(mentions)
    displaced: list[Discarded] = []
    for place in places:
        near = [each for each in kept if place.overlaps(Span(each.start, each.end))]
        if any(Span(each.start, each.end).covers(place) and each.end - each.start > len(place) for each in near):
            continue
        for each in near:
            kept.remove(each)
            if each.type != entry.type or each.end - each.start != len(place):
                displaced.append(_discard(each, entry.rule, "a correction puts another mention here"))
        same = next((each for each in near if each.type == entry.type and each.end - each.start == len(place)), None)
        value = same.value if same else None
        written = text[place.start : place.end]
        kept.append(Mention("", place.start, place.end, written, entry.type, entry.rule, value))
    return tuple(kept), tuple(displaced)


def _places(wording: str, document: Document) -> Iterator[Span]:
    """Yield where a wording stands in the sentences' views, mapped to the source."""
    for sentence in document.sentences:
        at = sentence.text.find(wording)
        while at >= 0:
            yield sentence.source_span(at, at + len(wording))
            at = sentence.text.find(wording, at + len(wording))


def _with_alias(
    mention: Mention, corrections: Sequence[Correction], known: Mapping[str, Entity]
) -> tuple[Mention, frozenset[str]]:
    """Give a mention the entity of the nearest alias; a farther one on the same wording is hidden, not without use."""
    wording = _plain(mention.text)
    aliases = [each for each in corrections if isinstance(each, Alias) and _plain(each.text) == wording]
    if not aliases:
        return mention, frozenset()
    entity = _meant(aliases[0], mention.type, known)
    return replace(mention, rule=aliases[0].rule, entities=(entity,)), frozenset(each.rule for each in aliases)


def _meant(alias: Alias, kind: str, known: Mapping[str, Entity]) -> Entity:
    """Return the entity an alias names: by key, else one of the report's own by that name, else a new one."""
    if alias.entity.count("|") >= 2:
        return Entity(alias.entity, _name_of(alias.entity))
    return known.get(alias.entity) or Entity(f"{kind.lower()}||{alias.entity}", alias.entity)


def _split_key(split: Split, *, place: str | None, doc: str, year: str | None) -> str:
    kind, jurisdiction, name = split.key.split("|", 2)
    if split.by == "place":
        return f"{kind}|{place or jurisdiction}|{name}"
    part = doc if split.by == "doc" else year
    return f"{kind}|{jurisdiction}|{name}~{part}" if part else split.key


def _name_of(key: str) -> str:
    return key.split("|", 2)[2]


def _discard(mention: Mention, rule: str, reason: str) -> Discarded:
    return Discarded(mention.start, mention.end, mention.text, rule, f"{reason} ({mention.type}, {mention.rule})")


def _plain(text: str) -> str:
    """Fold a wording as sentences are folded, without blanks."""
    return "".join(fold(text).split())
