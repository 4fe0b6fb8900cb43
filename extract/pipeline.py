"""From a file to its record: the only place that knows the order of the stages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from extract.actions import read_acts
from extract.actions.assemble import Found, assemble
from extract.actions.scene import Name, Scene
from extract.choose import Loser, choose
from extract.document import Document, Sentence, Source
from extract.furniture import mask
from extract.layout import lay_out
from extract.match import match
from extract.match.candidate import Candidate, Context
from extract.metrics import Count, counts, to_amount
from extract.places import Jurisdiction, locate
from extract.records import Amount, Discarded, Entity, Extraction, Mention, Place, Quote
from extract.resolve import Resolved, resolve
from extract.source import read_source

RECORD = 1
"""The version of the record's layout."""


def extract(path: Path, *, doc: str | None = None, relative: str | None = None) -> Extraction:
    """Read a file and find everything in it; raise SourceError where it can't be read as a report."""
    return extract_source(read_source(path, id=doc or path.stem, relative=relative or path.name))


def extract_source(source: Source) -> Extraction:
    """Find everything in a source that has been read."""
    document = lay_out(source, mask(source))
    return _record(document)


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence with what stands in it."""

    sentence: Sentence
    names: tuple[Resolved, ...]
    losers: tuple[Loser, ...]
    counts: tuple[Count, ...]


def _record(document: Document) -> Extraction:
    source, title = document.source, document.title
    context = context_of(document)
    body = Entity(f"body|{context.jurisdiction.label or ''}|{title.body}", title.body) if title.body else None
    read = tuple(_read(document, context))
    mentions = tuple(_mentions(read, source.text))
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
    year = title.delivered or title.covers.planned or title.covers.done
    return Context(jurisdiction, title.body, int(year[:4]) if year and year[:4].isdigit() else None)


def _read(document: Document, context: Context) -> Iterator[_Read]:
    earlier: list[tuple[str, tuple[Entity, ...]]] = []
    for sentence in document.sentences:
        chosen, losers = choose(match(sentence, context))
        names = tuple(resolve(sentence, chosen, context=context, earlier=earlier))
        yield _Read(sentence, names, losers, counts(sentence, chosen))


def _quote(sentence: Sentence, text: str, start: int, end: int) -> Quote:
    span = sentence.source_span(start, end)
    return Quote(text[span.start : span.end], span.start, span.end)


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
    for sentence in document.sentences:
        if sentence.status == "shortcomings" and not sentence.heading and sentence.role == "body":
            span = sentence.span
            yield Quote(document.source.text[span.start : span.end], span.start, span.end)


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
