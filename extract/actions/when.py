"""When something happened: the adverbial times of a sentence, and the one that holds at a place."""

from __future__ import annotations

from extract.actions.lead import body_chain, skip_lead
from extract.actions.scene import Name, Scene, Stretch
from extract.actions.subjects import Subjects
from extract.compiled import compiled

_WHEN = compiled(r"(?<!关)于$|在$|自$")


def adverbial_times(scene: Scene) -> tuple[Name, ...]:
    """Return the times that say when something happened: at the head of a clause, or behind 于 or 在."""
    times = []
    for clause in scene.clauses:
        lead = skip_lead(scene, clause)
        chain = body_chain(scene, lead, clause.end)
        after_subject = chain[-1].end if chain else lead
        for name in scene.names_in(clause, "Time"):
            heads = name.end <= lead or name.start == after_subject
            if heads or _WHEN.search(scene.text, clause.start, name.start):
                times.append(name)
        if scene.text.endswith("以来", clause.start, clause.end) and not scene.names_in(clause, "Time", "Meeting"):
            times.append(Name(lead, clause.end, "Time", scene.text[lead : clause.end]))
    return tuple(times)


def times_behind(scene: Scene, offset: int) -> tuple[Name, ...]:
    """Return the times in the brackets that close the clause: a plan's 开展执法检查(6月、9月)."""
    clause = scene.clause_of(offset)
    opening = scene.text.rfind("(", offset, clause.end)
    if opening < 0 or not scene.text.endswith(")", opening, clause.end):
        return ()
    times = scene.names_in(Stretch(opening, clause.end), "Time")
    rest = scene.text[opening + 1 : clause.end - 1]
    for time in times:
        rest = rest.replace(time.text, "", 1)
    return times if rest.strip("、,和至-—~ ") == "" else ()


def times_at(scene: Scene, times: tuple[Name, ...], who: Subjects, offset: int) -> tuple[Name, ...]:
    """Return the adverbial time that holds at this place: the last one named before it.

    A time that a comma sets off holds to the sentence's end; one within its clause ends where another subject begins.
    """
    before = [time for time in times if time.end <= offset]
    if not before:
        return ()
    time = before[-1]
    if scene.text[time.end : time.end + 1] == "," or not who.changed(scene.clause_of(time.start).end, offset):
        return (time,)
    return ()
