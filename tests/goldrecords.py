"""Gold files as records: test data for every part that reads an `Extraction`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from extract.evaluate.gold import GoldAction, GoldDocument, GoldLine, GoldMetric, occurrences, read_gold
from extract.records import Action, Agent, Amount, Argument, Covers, Entity, Extraction, Kind, Mention, Quote, Span

GOLD = Path(__file__).parent / "gold"
SEED = GOLD / "xincheng-2024.jsonl"
DEV = tuple(sorted((GOLD / "dev").glob("*.jsonl")))
RULE = "gold"

_KINDS: tuple[tuple[str, Kind], ...] = (
    ("政治协商", "cppcc"),
    ("政协", "cppcc"),
    ("检察院", "procuratorate"),
    ("法院", "court"),
    ("人民政府", "government"),
    ("常务委员会", "work"),
)
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_HANZI = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


def read_gold_as_extraction(txt: Path, jsonl: Path) -> Extraction:
    """Read a gold file and its text as the record a faultless system would print."""
    raw = txt.read_bytes()
    text = raw.decode("utf-8")
    gold = read_gold(jsonl, text)
    mentions = tuple(_mentions(gold))
    actions = tuple(_actions(gold, mentions))
    body = next((m.entities[0] for m in mentions[:8] if m.type == "Body" and m.entities), None)
    delivered = _delivered(gold)
    # A report given in November or December closes the year in which it is given.
    year = int(delivered[:4]) + (delivered[5:7] in ("11", "12")) if delivered else None
    return Extraction(
        record=1,
        rules=RULE,
        doc=gold.doc,
        source=txt.name,
        format="text",
        encoding="utf-8",
        sha256=hashlib.sha256(raw).hexdigest(),
        text=text,
        kind=next((kind for word, kind in _KINDS if body and word in body.label), "other"),
        reporting_body=body,
        delivered=delivered,
        covers=Covers(str(year - 1), str(year)) if year else Covers(),
        mentions=mentions,
        actions=actions,
        metrics=tuple(_metrics(gold)),
    )


def gold_extraction(jsonl: Path) -> Extraction:
    """Read a gold file whose text stands beside it."""
    return read_gold_as_extraction(jsonl.with_suffix(".txt"), jsonl)


def _mentions(gold: GoldDocument) -> Iterator[Mention]:
    each = (mention for line in gold.lines for mention in line.mentions)
    for number, m in enumerate(each, start=1):
        entities = tuple(Entity(f"{m.type}||{label}", label) for label in m.labels)
        yield Mention(f"m{number}", m.span.start, m.span.end, m.text, m.type, RULE, entities=entities)


def _delivered(gold: GoldDocument) -> str | None:
    head = "\n".join(line.text for line in gold.lines[:4])
    found = _DATE.search(head)
    return f"{int(found[1])}-{int(found[2]):02d}-{int(found[3]):02d}" if found else None


def _actions(gold: GoldDocument, mentions: tuple[Mention, ...]) -> Iterator[Action]:
    done: list[Action] = []
    for line in gold.lines:
        here = [m for m in mentions if line.span.start <= m.start < line.span.end]
        for each in line.actions:
            action = _action(f"a{len(done) + 1}", each, gold, line, here)
            done.append(replace(action, responds_to=_answered(each.responds_to, done)))
    # What is answered may be listed after its answer.
    for number, (action, each) in enumerate(zip(done, _all_actions(gold), strict=True)):
        if each.responds_to and action.responds_to is None:
            done[number] = replace(action, responds_to=_answered(each.responds_to, done[:number] + done[number + 1 :]))
    yield from done


def _answered(trigger: str | None, before: list[Action]) -> str | None:
    return next((a.id for a in reversed(before) if trigger and a.trigger == trigger), None)


def _action(key: str, gold: GoldAction, document: GoldDocument, line: GoldLine, here: list[Mention]) -> Action:
    text = document.text
    place = _trigger_place(gold, text, line)
    quantity = _quote(gold.quantity, text, line, place.start)
    return Action(
        id=key,
        start=place.start,
        end=place.end,
        extent=line.span,
        trigger=gold.trigger,
        type=gold.type,
        status=gold.status,
        rule=RULE,
        agent=_agent(gold.agent, text, line, here),
        targets=_arguments(gold.targets, "Body", text, line, here, place.start),
        topic=_quote(gold.topic, text, line, place.start),
        laws=_arguments(gold.laws, "Law", text, line, here, place.start),
        programs=_arguments(gold.programs, "Program", text, line, here, place.start),
        times=_arguments(gold.times, "Time", text, line, here, line.span.start),
        quantity=_quantity(f"{key}q", quantity) if quantity else None,
    )


def _trigger_place(gold: GoldAction, text: str, line: GoldLine) -> Span:
    """Choose the last place of the trigger before what the act is about."""
    wordings = (gold.topic, gold.quantity, *gold.laws, *gold.programs)
    anchor = next(
        (at for each in wordings if each and (at := text.find(each, line.span.start, line.span.end)) >= 0), -1
    )
    before = [place for place in gold.places if place.start <= anchor]
    return before[-1] if before else gold.places[0]


def _quote(wording: str | None, text: str, line: GoldLine, after: int) -> Quote | None:
    if wording is None:
        return None
    places = tuple(occurrences(wording, text, line.span))
    place = next((each for each in places if each.start >= after), places[0])
    return Quote(wording, place.start, place.end)


def _agent(gold: str | None, text: str, line: GoldLine, here: list[Mention]) -> Agent | None:
    if gold is None:
        return None
    if gold == "@reporting_body":
        return Agent(implicit=True, reporting_body=True)
    quote = _quote(gold, text, line, line.span.start)
    entities = tuple(e for m in here if m.type == "Body" and m.text == gold for e in m.entities)
    return Agent(gold, quote.start, quote.end, entities=tuple(dict.fromkeys(entities))) if quote else None


def _arguments(
    wordings: Iterable[str], kind: str, text: str, line: GoldLine, here: list[Mention], after: int
) -> tuple[Argument, ...]:
    arguments = []
    for wording in wordings:
        named = [m for m in here if m.text == wording and m.type == kind] or [m for m in here if m.text == wording]
        mention = next((m for m in named if m.start >= after), named[-1] if named else None)
        if mention:
            arguments.append(Argument(wording, mention.start, mention.end, mention.id, mention.entities))
        elif quote := _quote(wording, text, line, after):
            arguments.append(Argument(wording, quote.start, quote.end))
    return tuple(arguments)


def _quantity(key: str, quote: Quote) -> Amount:
    value = re.match(r"[\d.,\s万亿余多一二两三四五六七八九十百千]+", quote.text)
    written = value[0].strip() if value else ""
    unit = quote.text[len(value[0]) :] if value else quote.text
    return Amount(key, quote.start, quote.end, quote.text, written, _number(written), unit, rule=RULE)


def _metrics(gold: GoldDocument) -> Iterator[Amount]:
    pairs = ((metric, line) for line in gold.lines for metric in line.metrics)
    return (_metric(f"n{n}", metric, line, gold.text) for n, (metric, line) in enumerate(pairs, start=1))


def _metric(key: str, metric: GoldMetric, line: GoldLine, text: str) -> Amount:
    return Amount(
        id=key,
        start=metric.span.start,
        end=metric.span.end,
        text=text[metric.span.start : metric.span.end],
        value=metric.value,
        number=_number(metric.value),
        unit=metric.unit,
        at_least="余" in metric.value or "多" in metric.value,
        of=_quote(metric.of, text, line, line.span.start),
        rule=RULE,
    )


def _number(value: str) -> float:
    found = re.match(r"[\d.]+", value.replace(",", ""))
    return float(found[0]) if found else float(_HANZI.get(value[:1], 0))


def _all_actions(gold: GoldDocument) -> Iterator[GoldAction]:
    return (action for line in gold.lines for action in line.actions)
