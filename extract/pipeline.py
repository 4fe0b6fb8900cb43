"""From a file to its record: the only place that knows the order of the stages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypedDict

from extract.actions import holds_acts, read_acts
from extract.actions.assemble import Found, assemble
from extract.actions.scene import Name, Scene
from extract.choose import Loser, choose
from extract.compiled import compiled
from extract.corrections import Correction, apply_to_entities, corrected_entity
from extract.corrections.candidates import Chosen, apply_to_choice
from extract.document import Document, Sentence, Source, TitleBlock
from extract.furniture import mask
from extract.layout import lay_out
from extract.match import match
from extract.match.candidate import Candidate, Context
from extract.meta import Meta, with_meta
from extract.metrics import Count, counts, to_amount
from extract.normalize.ordinal import parse_ordinal
from extract.places import Jurisdiction, locate
from extract.records import Amount, Discarded, Entity, Extraction, Mention, Place, Quote
from extract.resolve import Resolved, resolve
from extract.shortcomings import falling_short
from extract.source import read_source

RECORD = 1
"""The version of the record's layout."""

_SESSION = compiled(r"(第?[一二三四五六七八九十百\d]{1,4}届).{0,30}?(第?[一二三四五六七八九十\d]{1,4}次)会议")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A record, and the rule ids of the corrections that changed something in it."""

    extraction: Extraction
    hits: frozenset[str] = frozenset()


def extract(path: Path, *, doc: str | None = None, relative: str | None = None) -> Extraction:
    """Read a file and find everything in it; raise SourceError where it can't be read as a report."""
    return extract_source(read_source(path, id=doc or path.stem, relative=relative or path.name))


def extract_source(source: Source) -> Extraction:
    """Find everything in a source that has been read."""
    return extract_corrected(source, ()).extraction


def extract_corrected(source: Source, corrections: Sequence[Correction], *, meta: Meta | None = None) -> Outcome:
    """Find everything in a source, with what a user knows better; the nearest correction comes first.

    `meta` stands in for a head that is cut off or masked.
    """
    document = lay_out(source, mask(source))
    if meta is not None:
        document = replace(document, title=with_meta(document.title, meta, text=source.text))
    return _outcome(document, corrections)


class _Named(TypedDict):
    """What a report is called by where a correction splits an entity."""

    place: str | None
    doc: str
    year: str | None


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence with what stands in it."""

    sentence: Sentence
    names: tuple[Resolved, ...]
    losers: tuple[Loser, ...]
    counts: tuple[Count, ...]


def _outcome(document: Document, corrections: Sequence[Correction]) -> Outcome:
    context = context_of(document)
    found = tuple(Chosen(sentence, *choose(match(sentence, context))) for sentence in document.sentences)
    choice = apply_to_choice(found, corrections, document=document)
    read = tuple(_read(choice.chosen, context, document.source.text))
    mentions = tuple(_mentions(read, document.source.text))
    corrected = apply_to_entities(mentions, corrections, **_named(document, context))
    if corrections:
        read = tuple(_with_entities(read, corrected.mentions))
    body, used = _reporting_body(document, context, corrections)
    record = _record(document, context, read, corrected.mentions, body)
    discarded = tuple(sorted((*record.discarded, *choice.discarded), key=lambda d: (d.start, d.end, d.rule)))
    return Outcome(replace(record, discarded=discarded), choice.hits | corrected.hits | used)


def _named(document: Document, context: Context) -> _Named:
    """Return by what corrections may split an entity."""
    return {"place": context.jurisdiction.label, "doc": document.source.id, "year": document.title.covers.done}


def _reporting_body(
    document: Document, context: Context, corrections: Sequence[Correction]
) -> tuple[Entity | None, frozenset[str]]:
    name = document.title.body
    if name is None:
        return None, frozenset()
    entity = Entity(f"body|{context.jurisdiction.label or ''}|{name}", name)
    return corrected_entity(entity, corrections, **_named(document, context))


def _with_entities(read: Sequence[_Read], mentions: Sequence[Mention]) -> Iterator[_Read]:
    """Give the names of each sentence what their mentions stand for after correction."""
    left = iter(mentions)
    for place in read:
        yield replace(place, names=tuple((candidate, next(left).entities) for candidate, _ in place.names))


def _record(
    document: Document, context: Context, read: Sequence[_Read], mentions: tuple[Mention, ...], body: Entity | None
) -> Extraction:
    source, title = document.source, document.title
    by_span = {(mention.start, mention.end): mention for mention in mentions}
    found, rejected = _acts(read, source.text, body)
    place = context.jurisdiction
    return Extraction(
        record=RECORD,
        rules=rules_hash(),
        doc=source.id,
        source=source.path,
        format=source.format,
        encoding=source.encoding,
        sha256=source.sha256,
        text=source.text,
        kind=title.kind,
        reporting_body=body,
        place=Place(place.label, place.code) if place.label else None,
        delivered=title.delivered,
        session=title.session,
        speaker=title.speaker,
        covers=title.covers,
        masked=document.masked,
        sections=document.sections,
        mentions=mentions,
        actions=assemble(found, text=source.text, mentions=by_span),
        metrics=tuple(_metrics(read, source.text)),
        shortcomings=tuple(_shortcomings(document)),
        discarded=tuple(sorted((*_losers(read, source.text), *rejected), key=lambda d: (d.start, d.end, d.rule))),
    )


def context_of(document: Document) -> Context:
    """Return what recognizers may know of the document: whose report it is, and of which year."""
    title = document.title
    jurisdiction = locate(title.place, text=document.source.text) if title.place else Jurisdiction()
    return Context(jurisdiction, title.body, _year(title), _term(title.session or ""))


def _term(session: str) -> int | None:
    """Return the term whose work a report tells: that of its session, or the one before where a new term begins."""
    found = _SESSION.search(session)
    if found is None:
        return None
    term, number = parse_ordinal(found[1]), parse_ordinal(found[2])
    return term - 1 if term and number == 1 else term


def _year(title: TitleBlock) -> int | None:
    """Return the year the report plans for: named, else the one after the last it looks back on, else by its date.

    A report given in November or December looks back on the year that is ending.
    """
    if title.covers.planned and title.covers.planned[:4].isdigit():
        return int(title.covers.planned[:4])
    if title.covers.done and title.covers.done[-4:].isdigit():
        return int(title.covers.done[-4:]) + 1
    if title.delivered and title.delivered[:4].isdigit():
        return int(title.delivered[:4]) + (title.delivered[5:7] in ("11", "12"))
    return None


def _read(chosen: Sequence[Chosen], context: Context, text: str) -> Iterator[_Read]:
    earlier: list[tuple[str, tuple[Entity, ...]]] = []
    for place in chosen:
        names = tuple(resolve(place.sentence, place.candidates, context=context, earlier=earlier, source_text=text))
        yield _Read(place.sentence, names, place.losers, counts(place.sentence, place.candidates))


def _quote(sentence: Sentence, text: str, start: int, end: int) -> Quote:
    return sentence.quote(text, start, end)


def _mentions(read: Sequence[_Read], text: str) -> Iterator[Mention]:
    number = 0
    for place in read:
        for candidate, entities in place.names:
            number += 1
            quote = _quote(place.sentence, text, candidate.start, candidate.end)
            yield Mention(
                id=f"m{number}",
                start=quote.start,
                end=quote.end,
                text=quote.text,
                type=candidate.type,
                rule=candidate.rule,
                value=candidate.value,
                entities=entities,
            )


def _names(place: _Read) -> Iterator[Name]:
    for candidate, entities in place.names:
        text = place.sentence.text[candidate.start : candidate.end]
        yield Name(candidate.start, candidate.end, candidate.type, text, entities)


def _acts(read: Sequence[_Read], text: str, body: Entity | None) -> tuple[tuple[Found, ...], tuple[Discarded, ...]]:
    found = []
    rejected = []
    for place in read:
        if not holds_acts(place.sentence):
            continue
        scene = Scene.of(place.sentence, tuple(_names(place)), place.counts, reporting_body=body)
        acts, refused = read_acts(scene)
        found.append(Found(scene, acts))
        for one in refused:
            quote = _quote(place.sentence, text, one.start, one.end)
            rejected.append(Discarded(quote.start, quote.end, quote.text, one.rule, one.reason))
    return tuple(found), tuple(rejected)


def _metrics(read: Sequence[_Read], text: str) -> Iterator[Amount]:
    number = 0
    for place in read:
        if place.sentence.role == "body":
            for count in place.counts:
                number += 1
                yield to_amount(place.sentence, text, count, id=f"n{number}")


def _shortcomings(document: Document) -> Iterator[Quote]:
    """Yield the clauses that say what falls short, from the sentences of the paragraph on shortcomings."""
    for sentence in document.sentences:
        if sentence.status == "shortcomings" and not sentence.heading and sentence.role == "body":
            for start, end in falling_short(sentence.text):
                yield _quote(sentence, document.source.text, start, end)


def _losers(read: Sequence[_Read], text: str) -> Iterator[Discarded]:
    for place in read:
        for loser in place.losers:
            candidate: Candidate = loser.candidate
            quote = _quote(place.sentence, text, candidate.start, candidate.end)
            yield Discarded(quote.start, quote.end, quote.text, candidate.rule, loser.reason)


@cache
def rules_hash() -> str:
    """Return the hash of all rules and lexicons: it changes when a result may change."""
    digest = hashlib.sha256()
    for folder in ("lexicons", "rules", "rules/actions"):
        root = resources.files("extract") / folder
        for path in sorted(root.iterdir(), key=lambda item: item.name):
            if path.is_file():
                digest.update(f"{folder}/{path.name}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
