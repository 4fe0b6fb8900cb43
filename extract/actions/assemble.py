"""Turn the acts of a document into records: source offsets, mentions by id, answers to earlier acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.actions.act import Act, Subject
from extract.actions.answers import answered
from extract.actions.scene import Name, Scene, Stretch
from extract.document import Sentence
from extract.metrics import Count, to_amount
from extract.records import Action, Agent, Amount, Argument, Mention, Quote


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence's acts with the scene they stand in."""

    scene: Scene
    acts: tuple[Act, ...]


def assemble(found: Sequence[Found], *, text: str, mentions: Mapping[tuple[int, int], Mention]) -> tuple[Action, ...]:
    """Make the records of all acts; ids follow their order in the text.

    `mentions` are the document's mentions by their source offsets.
    """
    actions: list[Action] = []
    paragraph: list[Action] = []
    number = -1
    for place in found:
        sentence = place.scene.sentence
        if sentence.paragraph != number:
            paragraph, number = [], sentence.paragraph
        sentence_actions: list[Action] = []
        for act in place.acts:
            name = f"a{len(actions) + len(sentence_actions) + 1}"
            action = _action(place.scene, act, name, text=text, mentions=mentions)
            sentence_actions.append(answered(action, within=sentence_actions, before=paragraph))
        actions.extend(sentence_actions)
        paragraph = [*paragraph, *sentence_actions]
    return tuple(actions)


def _action(scene: Scene, act: Act, id: str, *, text: str, mentions: Mapping[tuple[int, int], Mention]) -> Action:
    sentence = scene.sentence
    trigger = _quote(sentence, Stretch(act.start, act.end), text)

    def arguments(names: Sequence[Name]) -> tuple[Argument, ...]:
        return tuple([_argument(sentence, name, text, mentions) for name in names]) if names else ()

    return Action(
        id=id,
        start=trigger.start,
        end=trigger.end,
        extent=sentence.source_span(act.extent.start, act.extent.end),
        trigger=trigger.text,
        type=act.type,
        status="planned" if act.planned else "done",
        rule=act.rule,
        section=sentence.section,
        agent=_agent(sentence, act.subject, text),
        targets=arguments(act.targets),
        topic=_quote(sentence, act.topic, text) if act.topic else None,
        laws=arguments(act.laws),
        programs=arguments(act.programs),
        times=arguments(act.times),
        quantity=_amount(sentence, act.quantity, text, id=f"{id}-q"),
        total=act.total,
        items=tuple([_quote(sentence, item, text) for item in act.items]),
    )


def _quote(sentence: Sentence, stretch: Stretch, text: str) -> Quote:
    return sentence.quote(text, stretch.start, stretch.end)


def _amount(sentence: Sentence, count: Count | None, text: str, *, id: str) -> Amount | None:
    return to_amount(sentence, text, count, id=id) if count else None


def _argument(sentence: Sentence, name: Name, text: str, mentions: Mapping[tuple[int, int], Mention]) -> Argument:
    quote = sentence.quote(text, name.start, name.end)
    mention = mentions.get((quote.start, quote.end))
    return Argument(quote.text, quote.start, quote.end, mention.id if mention else None, name.entities)


def _agent(sentence: Sentence, subject: Subject | None, text: str) -> Agent | None:
    if subject is None:
        return None
    if not subject.written:
        return Agent(implicit=True, reporting_body=True)
    quote = _quote(sentence, Stretch(subject.start, subject.end), text)
    if subject.ours:
        return Agent(quote.text, quote.start, quote.end, reporting_body=True)
    entities = tuple(dict.fromkeys(entity for name in subject.names for entity in name.entities))
    return Agent(quote.text, quote.start, quote.end, entities=entities)
