"""Compare the actions of a window: pair them one to one, then judge status, agent and roles of each pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from extract.evaluate.figures import Cause, Verdict, VerdictKind
from extract.evaluate.gold import GoldAction
from extract.evaluate.pairing import pair
from extract.evaluate.window import Window, bare, overlap_f1, span_of, without_blanks
from extract.records import Action, Agent, Span

TOPIC_AGREES = 0.75
"""From which overlap of characters on a topic is right."""

OURS = "@reporting_body"
_Roles = tuple[tuple[str, str], ...]


def judge_actions(window: Window, triggers: Mapping[str, str]) -> Iterator[Verdict]:
    """Judge the actions of a window; `triggers` gives the trigger of every action of the record by its id."""
    golds = [] if window.gold.heading else [each for each in window.gold.actions if not _left_open(window, each)]
    pairs = pair(
        [[_worth(gold, i, found, j) for j, found in enumerate(window.actions)] for i, gold in enumerate(golds)]
    )
    for i, j in pairs:
        yield from _judge_pair(window, golds[i], window.actions[j], triggers)
    paired = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [each for i, each in enumerate(golds) if i not in paired[0]]
    left = [each for j, each in enumerate(window.actions) if j not in paired[1]]
    yield from _judge_rest(window, missed, left)


def agent_string(agent: Agent | None) -> str | None:
    """Return an agent as the gold writes it."""
    if agent is None:
        return None
    return OURS if agent.reporting_body else agent.text


def _left_open(window: Window, gold: GoldAction) -> bool:
    return all(window.gold.ignores(place) for place in gold.places)


def _triggers_meet(gold: GoldAction, found: Action) -> bool:
    here = span_of(found)
    return any(place.overlaps(here) for place in gold.places) or found.trigger in gold.alt


def _worth(gold: GoldAction, i: int, found: Action, j: int) -> float | None:
    """Say how well two actions agree; the order in which they stand decides between equals."""
    if gold.type != found.type or not _triggers_meet(gold, found):
        return None
    ours, theirs = _gold_roles(gold), _found_roles(found)
    agreed = len(ours) - _unmatched(ours, theirs).total() + _topics_agree(gold.topic, _topic(found))
    agreed += (gold.agent == agent_string(found.agent)) + (gold.status == found.status)
    surplus = _unmatched(theirs, ours).total()
    exact = any(place == span_of(found) for place in gold.places)
    return agreed - 0.01 * surplus + 0.001 * exact - 0.00001 * abs(i - j)


def _judge_pair(window: Window, gold: GoldAction, found: Action, triggers: Mapping[str, str]) -> Iterator[Verdict]:
    place = next((each for each in gold.places if each.overlaps(span_of(found))), gold.places[0])
    subject = f"{gold.type} {gold.trigger}"
    yield window.verdict("action", gold.type, "hit", "HIT", span=place, expected=gold.trigger, rule=found.rule)
    agent = agent_string(found.agent)
    yield _judge_value(window, "status", gold, gold.status, found.status, place, found.rule)
    yield _judge_value(window, "agent", gold, gold.agent or "null", agent or "null", place, found.rule)
    yield from _judge_roles(window, gold, found, subject)
    yield from _judge_answer(window, gold, found, triggers, subject)


def _judge_value(
    window: Window, kind: VerdictKind, gold: GoldAction, wanted: str, got: str, place: Span, rule: str
) -> Verdict:
    right = wanted == got
    return window.verdict(
        kind,
        gold.type,
        "hit" if right else "wrong",
        "HIT" if right else "WRONG",
        span=place,
        expected=wanted,
        got=got,
        rule=rule,
        subject=f"{gold.type} {gold.trigger}",
    )


def _judge_roles(window: Window, gold: GoldAction, found: Action, subject: str) -> Iterator[Verdict]:
    place = span_of(found)
    wanted, got = _gold_roles(gold), _found_roles(found)
    missing, surplus = _unmatched(wanted, got), _unmatched(got, wanted)
    for role, text in (Counter(wanted) - missing).elements():
        yield window.verdict("role", role, "hit", "HIT", span=place, expected=text, rule=found.rule, subject=subject)
    for role, text in missing.elements():
        others = "、".join(each for name, each in got if name == role) or None
        yield window.verdict(
            "role", role, "miss", "MISS", span=place, expected=text, got=others, rule=found.rule, subject=subject
        )
    for role, text in surplus.elements():
        yield window.verdict(
            "role", role, "spurious", "SPURIOUS", span=place, got=text, rule=found.rule, subject=subject
        )
    topic = _topic(found)
    right = _topics_agree(gold.topic, topic)
    yield from _judge_one(window, "role", "topic", gold.topic, topic, found, subject, right=right)


def _judge_answer(
    window: Window, gold: GoldAction, found: Action, triggers: Mapping[str, str], subject: str
) -> Iterator[Verdict]:
    wanted, got = gold.responds_to, triggers.get(found.responds_to or "")
    right = wanted is not None and got is not None and (wanted in got or got in wanted)
    yield from _judge_one(window, "responds_to", "responds_to", wanted, got, found, subject, right=right)


def _judge_one(
    window: Window,
    kind: VerdictKind,
    name: str,
    wanted: str | None,
    got: str | None,
    found: Action,
    subject: str,
    *,
    right: bool,
) -> Iterator[Verdict]:
    """Judge a role that holds one string at most."""
    place, rule = span_of(found), found.rule
    if wanted is not None and right:
        yield window.verdict(kind, name, "hit", "HIT", span=place, expected=wanted, got=got, rule=rule, subject=subject)
    elif wanted is not None and got is not None:
        yield from window.near_miss(
            kind, (name, name), "WRONG", span=place, expected=wanted, got=got, rule=rule, subject=subject
        )
    elif wanted is not None:
        yield window.verdict(kind, name, "miss", "MISS", span=place, expected=wanted, rule=rule, subject=subject)
    elif got is not None:
        yield window.verdict(kind, name, "spurious", "SPURIOUS", span=place, got=got, rule=rule, subject=subject)


def _judge_rest(window: Window, missed: list[GoldAction], left: list[Action]) -> Iterator[Verdict]:
    for gold in missed:
        near, cause = _nearest(gold, left)
        if near is None:
            yield window.verdict("action", gold.type, "miss", "MISS", span=gold.places[0], expected=gold.trigger)
            continue
        left.remove(near)
        got = f"{near.type} {near.trigger}" if near.type != gold.type else near.trigger
        yield from window.near_miss(
            "action",
            (gold.type, near.type),
            cause,
            span=gold.places[0],
            expected=gold.trigger,
            got=got,
            rule=near.rule,
        )
    for each in left:
        yield window.verdict(
            "action", each.type, "spurious", "SPURIOUS", span=span_of(each), got=each.trigger, rule=each.rule
        )


def _nearest(gold: GoldAction, left: Iterable[Action]) -> tuple[Action | None, Cause]:
    """Find what was probably meant: the same words under another type, else the same type on other words."""
    candidates = list(left)
    meets = next((each for each in candidates if _triggers_meet(gold, each) and each.type != gold.type), None)
    if meets:
        return meets, "WRONG-TYPE"
    same = [each for each in candidates if each.type == gold.type and not _triggers_meet(gold, each)]
    return min(same, key=lambda each: abs(each.start - gold.places[0].start), default=None), "WRONG-TRIGGER"


def _gold_roles(gold: GoldAction) -> _Roles:
    lists = (("targets", gold.targets), ("laws", gold.laws), ("programs", gold.programs), ("times", gold.times))
    quantity = (("quantity", without_blanks(gold.quantity)),) if gold.quantity else ()
    return (*((role, bare(text)) for role, texts in lists for text in texts), *quantity)


def _found_roles(found: Action) -> _Roles:
    lists = (("targets", found.targets), ("laws", found.laws), ("programs", found.programs), ("times", found.times))
    quantity = (("quantity", without_blanks(found.quantity.text)),) if found.quantity else ()
    return (*((role, bare(each.text)) for role, arguments in lists for each in arguments), *quantity)


def _unmatched(these: _Roles, those: _Roles) -> Counter[tuple[str, str]]:
    return Counter(these) - Counter(those)


def _topic(found: Action) -> str | None:
    return found.topic.text if found.topic else None


def _topics_agree(wanted: str | None, got: str | None) -> bool:
    return wanted is not None and got is not None and overlap_f1(wanted, got) >= TOPIC_AGREES
