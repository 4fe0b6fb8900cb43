"""A report from its parts: title, review by sections, shortcomings, plan, close; and the gold beside it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from extract.normalize.numeral import write_numeral
from generating.owners import Owner, courts_of
from generating.slots import Slots, listed, rows
from generating.style import Style, wrapped
from generating.template import FOLDER, Template, Written, gold_acts, read_templates, write

NOUNS = {"committee": "人民代表大会常务委员会", "government": "人民政府", "procuratorate": "人民检察院"}
_LEADERS = {"committee": "主任", "government": "{}", "court": "院长", "procuratorate": "检察长", "cppcc": "主席"}
_REVIEW = ("{}年工作回顾", "{}年主要工作", "过去一年的工作")
_AHEAD = ("{}年主要工作安排", "{}年工作打算", "今年工作任务")
_WEIGHT = {"hear": 3, "inspect": 2, "visit": 2, "deputies": 2, "cases": 2, "economy": 2, "livelihood": 2, "work": 3}
ABOUT = {"matter", "law_", "dept", "place", "advice"}
"""Slots by which a sentence is about a matter."""
AGAIN = 8
"""How often a report uses such a sentence at most, each time on another matter."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What a plan says: an act of a type, and the matter it is about."""

    type: str
    matter: dict[str, str]


@dataclass(slots=True)
class Line:
    """A line of a report, and the sentences in it: each with where it begins, its gold and its status."""

    text: str = ""
    sentences: list[tuple[int, Written]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its text, its gold rows, what its plan promises, and what it says was done of the last plan's."""

    doc: str
    text: str
    gold: tuple[dict[str, Any], ...]
    promises: tuple[Promise, ...]
    kept: tuple[Promise, ...]


@cache
def templates(kind: str) -> dict[str, tuple[Template, ...]]:
    """Return the groups of templates of a kind of report."""
    return read_templates(FOLDER / f"{kind}.txt")


def plain(text: str, *, heading: bool = False, ignored: Sequence[str] = ()) -> Written:
    """Write a sentence that has no slots."""
    return Written(text, {}, [], [], [], Template((), (), tuple(ignored), heading))


class Composer:
    """Writes the report of one body on one year."""

    def __init__(self, owner: Owner, style: Style, year: int, doc: str, promised: Sequence[Promise]) -> None:
        self.owner, self.style, self.year, self.doc = owner, style, year, doc
        self.turn = random.Random(f"{doc}/{year}")
        self.promised = list(promised) if self.turn.random() < 0.9 else []
        self.slots = Slots(owner, year, self.turn, self._matters(), style.quoted)
        self.lines: list[Line] = []
        self.promises: list[Promise] = []
        self.kept: list[Promise] = []
        self.said: set[str] = set()
        self.used: Counter[int] = Counter()

    def _matters(self) -> Iterator[dict[str, str]]:
        since = {row["law"]: int(row["since"]) for row in rows("laws.tsv")}
        fit = [row for row in rows("matters.tsv") if since[row["law"]] < self.year]
        while True:
            yield from self.turn.sample(fit, len(fit))

    def compose(self) -> Report:
        """Write the report."""
        self._title()
        parts = [self._review, self._plan]
        for part in reversed(parts) if self.style.plan_first else parts:
            part()
        self._paragraph("closing", 1, "done")
        text, gold = self._lay_out()
        return Report(self.doc, text, tuple(gold), tuple(self.promises), tuple(self.kept))

    # --- the parts

    def _title(self) -> None:
        place, kind = self.owner.place, self.owner.kind
        if kind == "cppcc":
            name = f"中国人民政治协商会议{place.label}委员会"
            noun = name + "常务委员会"
        else:
            name = courts_of(place, "法院")[0] if kind == "court" else place.label + NOUNS[kind]
            noun = name
        title = "政府工作报告" if kind == "government" and self.style.split_title else f"{noun}工作报告"
        if title == "政府工作报告":
            self._line(plain(place.label, heading=True, ignored=(place.label,)))
            self._line(plain(title, heading=True, ignored=(title,)))
        else:
            written = plain(title, heading=True)
            written.mentions.append({"text": noun, "type": "Body", "entity": noun, "start": 0, "end": len(noun)})
            self._line(written)
        self._session_line()
        self._speaker_line()
        self._line(plain("各位委员：" if kind == "cppcc" else "各位代表："))
        us = self.slots.fill("us")
        self.slots.begin()
        text = f"我代表{us.text}向大会报告工作，请予审议。"
        written = plain(text, ignored=("大会", "报告工作", "报告", "审议"))
        written.mentions.append({"text": us.text, "type": "Body", "entity": us.entity, "start": 3})
        written.mentions[-1]["end"] = 3 + len(us.text)
        self._line(written)

    def _session_line(self) -> None:
        term, number = (self.year + 1 - self.owner.began) // 5 + self.owner.term, (self.year + 1 - self.owner.began) % 5
        date = f"{self.year + 1}年{self.turn.randint(1, 3)}月{self.turn.randint(1, 28)}日"
        assembly = "人民代表大会" if self.owner.kind != "cppcc" else "委员会"
        meeting = f"{self.owner.place.name}第{write_numeral(term)}届{assembly}第{write_numeral(number + 1)}次会议"
        if self.owner.kind == "cppcc":
            meeting = f"政协{meeting}"
        text = self.style.date_line.format(date, meeting)
        written = plain(text, heading=True)
        for name, kind in ((date, "Time"), (meeting, "Meeting")):
            start = text.index(name)
            entity = self._full(meeting) if kind == "Meeting" else None
            row = {"text": name, "type": kind, "entity": entity, "start": start, "end": start + len(name)}
            written.mentions.append(row)
        self._line(written)

    def _full(self, meeting: str) -> str | None:
        """Return the full name of the session; that of a CPPCC is left open."""
        place = self.owner.place
        return None if self.owner.kind == "cppcc" else place.label + meeting.removeprefix(place.name)

    def _speaker_line(self) -> None:
        person = self.slots.fill("person")
        unit = self.owner.place.unit
        head = "主席" if unit == "自治区" else f"{unit[-1]}长"
        leader = _LEADERS[self.owner.kind].format(head)
        text = f"{leader}　{person.text}"
        written = plain(text, ignored=(leader,))
        start = len(leader) + 1
        row = {"text": person.text, "type": "Person", "entity": person.text, "start": start, "end": len(text)}
        written.mentions.append(row)
        self._line(written)

    def _review(self) -> None:
        self._part(_REVIEW, self.year, 1)
        self._paragraph("opening", 2, "done")
        self._paragraph("totals", 1, "done")
        heads = self._heads()
        weights = [_WEIGHT.get(head["group"], 1) for head in heads]
        wanted = max(len(heads), round((self.style.characters - 1200) / 52))
        for number, (head, weight) in enumerate(zip(heads, weights, strict=True), start=1):
            self._head(number, head["head"])
            count = max(1, round(wanted * weight / sum(weights)))
            while count > 0:
                size = min(count, self.turn.randint(2, 6))
                self._paragraph(head["group"], size, "done", lead=self.turn.random() < self.style.leads)
                count -= size
        self._paragraph("shortcomings", 1, "done")

    def _heads(self) -> list[dict[str, str]]:
        found: dict[str, list[dict[str, str]]] = {}
        for row in rows("heads.tsv"):
            if row["kind"] == self.owner.kind:
                found.setdefault(row["group"], []).append(row)
        if self.owner.kind == "committee" and not self.slots.may_legislate:
            found.pop("legislate")
        heads = [self.turn.choice(choices) for choices in found.values()]
        few = self.style.characters < 2500
        return self.turn.sample(heads, min(5, len(heads))) if few else heads

    def _plan(self) -> None:
        self._part(_AHEAD, self.year + 1, 2)
        self._paragraph("plan-opening", 2, "planned")
        groups = [name for name in templates(self.owner.kind) if name.startswith("plan-") and name != "plan-opening"]
        each = max(1, round(self.style.characters / 2500))
        for group in groups:
            self._paragraph(group, each, "planned")

    def _part(self, choices: Sequence[str], year: int, number: int) -> None:
        ordinal = {"": "", "一、": f"{write_numeral(number)}、", "（一）": f"（{write_numeral(number)}）"}[
            self.style.parts
        ]
        text = self.turn.choice(choices).format(year)
        written = plain(ordinal + text, heading=True, ignored=("过去一年", "今年"))
        if str(year) in text:
            start = len(ordinal)
            row = {"text": f"{year}年", "type": "Time", "entity": None, "start": start, "end": start + 5}
            written.mentions.append(row)
        self._line(written)

    def _head(self, number: int, text: str) -> None:
        kind = self.style.ordinals
        if kind == self.style.parts:
            kind = {"一、": "（一）", "（一）": "一、"}[kind]
        ordinals = {"一、": f"{write_numeral(number)}、", "（一）": f"（{write_numeral(number)}）", "bare": ""}
        self._line(plain(ordinals.get(kind, f"{number}{kind[1:]}") + text, heading=True))

    # --- paragraphs

    def _paragraph(self, group: str, size: int, status: str, *, lead: bool = False) -> None:
        line = Line(self.style.indent)
        if lead:
            self._add(line, plain(self.turn.choice(listed("phrases.tsv")["lead"]) + "。", heading=True))
        choices = templates(self.owner.kind)[group]
        for _ in range(size):
            template = self._draw(choices) or self._draw(self._rhetoric(group))
            if template is None:
                break
            written = self._write(template, group)
            if written.text not in self.said:
                self.said.add(written.text)
                written.status = status
                self._add(line, written)
        if line.sentences:
            self._close(line)
            self.lines.append(line)

    def _draw(self, choices: Sequence[Template]) -> Template | None:
        """Draw a sentence that this report has not used up: once, or as often as it can be about another matter."""
        left = [each for each in choices if self.used[id(each)] < (AGAIN if each.slots & ABOUT else 1)]
        if not left:
            return None
        template = self.turn.choice(left)
        self.used[id(template)] += 1
        return template

    def _rhetoric(self, group: str) -> Sequence[Template]:
        if group.startswith("plan-") or group not in {row["group"] for row in rows("heads.tsv")}:
            return ()
        return templates("rhetoric")["committee" if self.owner.kind == "committee" else "others"]

    def _write(self, template: Template, group: str) -> Written:
        self.slots.begin()
        kinds = {act.type for act in template.acts}
        promise = None
        if not group.startswith("plan-"):
            promise = next((each for each in self.promised if each.type in kinds), None)
        if promise and {"matter", "law_"} & template.slots:
            self.promised.remove(promise)
            self.slots.taken[""] = promise.matter
            self.kept.append(promise)
        written = write(template, self.slots.fill, self.turn, digits=self.style.digits)
        if group.startswith("plan-") and template.acts and "" in self.slots.taken:
            self.promises.append(Promise(template.acts[0].type, self.slots.taken[""]))
        return written

    def _add(self, line: Line, written: Written) -> None:
        """Put a sentence at the end of a line; now and then the one before ends in a semicolon."""
        if line.sentences and line.text.endswith("。") and self.turn.random() < self.style.semicolons:
            before = line.sentences[-1][1]
            if not before.template.heading:
                before.text = before.text[:-1] + "；"
                line.text = line.text[:-1] + "；"
        line.sentences.append((len(line.text), written))
        line.text += written.text

    def _close(self, line: Line) -> None:
        if line.text.endswith("；"):
            line.text = line.text[:-1] + "。"

    def _line(self, written: Written) -> None:
        self.lines.append(Line(written.text, [(0, written)]))

    # --- the whole

    def _lay_out(self) -> tuple[str, list[dict[str, Any]]]:
        pieces: list[str] = []
        gold: list[dict[str, Any]] = []
        at = 0
        for number, line in enumerate(self.lines):
            surface = self.style.surface(line.text)
            text, moved = wrapped(surface, self.style.wrap) if self.style.wrap else (surface, None)
            for start, written in line.sentences:
                gold.append(self._row(number, written, text, start, at, moved))
            pieces.append(text)
            at += len(text) + len(self.style.blank)
        return self.style.blank.join(pieces) + "\n", gold

    def _row(
        self, number: int, written: Written, text: str, start: int, at: int, moved: list[int] | None
    ) -> dict[str, Any]:
        """Write the gold of a sentence that begins at `start` of its line; `moved` says where wraps put characters."""
        end = start + len(written.text)
        place = moved or range(len(text) + 1)
        first, last = place[start], place[end - 1] + 1
        sentence = text[first:last]

        def span(begin: int, stop: int) -> tuple[int, int]:
            return place[start + begin] - first, place[start + stop - 1] + 1 - first

        placed = Written(
            sentence,
            {name: span(*each) if each[0] < each[1] else (0, 0) for name, each in written.spans.items()},
            [span(*each) for each in written.triggers],
            [],
            [],
            written.template,
        )
        ignored = []
        for each in written.template.ignored:
            begin = written.text.find(each)
            while begin >= 0:
                ignored.append(sentence[slice(*span(begin, begin + len(each)))])
                begin = written.text.find(each, begin + 1)
        row: dict[str, Any] = {"doc": self.doc, "line": number, "sent": sentence}
        row |= {"start": at + first, "end": at + last}
        mentions = []
        for each in written.mentions:
            begin, stop = span(each["start"], each["end"])
            found = sentence[begin:stop]
            if "\n" in found:
                ignored.append(found)
                continue
            mentions.append({**each, "text": found, "start": at + first + begin, "end": at + first + stop})
        row["mentions"] = mentions
        row["actions"] = gold_acts(placed, sentence, written.status, at + first)
        row["metrics"] = [
            {"value": self.style.surface(each["value"]), "unit": each["unit"], "of": each["of"]}
            for each in written.metrics
            if "\n" not in sentence[slice(*span(each["start"], each["end"]))]
        ]
        ignored += [
            cut for each in written.metrics if "\n" in (cut := sentence[slice(*span(each["start"], each["end"]))])
        ]
        row["ignore"] = list(dict.fromkeys(ignored))
        row["heading"] = written.template.heading
        return row
