"""What stands in the slots of a report: bodies by all their names, laws, matters, times, each with its meaning."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from extract.lexicon import table
from extract.normalize.numeral import write_numeral
from generating.owners import Owner, Place, courts_of, legislates, level_of, real_places
from generating.template import Filled

FOLDER = Path(__file__).parent
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文辉力鹏志海燕宇晨思远子涵梓欣佳琪俊凯"
_DOCUMENTS = ("办法", "实施细则", "实施方案", "若干措施", "实施意见")
CONGRESSES = ((2012, "党的十七大"), (2017, "党的十八大"), (2022, "党的十九大"), (9999, "党的二十大"))
_ORDINAL = {"党的十七大": "十七", "党的十八大": "十八", "党的十九大": "十九", "党的二十大": "二十"}
CAMPAIGNS = {
    2013: "党的群众路线教育实践活动",
    2014: "党的群众路线教育实践活动",
    2016: "“两学一做”学习教育",
    2017: "“两学一做”学习教育",
    2019: "“不忘初心、牢记使命”主题教育",
    2021: "党史学习教育",
    2023: "学习贯彻习近平新时代中国特色社会主义思想主题教育",
    2024: "党纪学习教育",
}


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Read one of the tables beside this file."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t"))


@cache
def listed(name: str) -> dict[str, tuple[str, ...]]:
    """Read a table of two columns as lists by slot."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows(name):
        slot, text = row.values()
        found[slot].append(text)
    return {slot: tuple(texts) for slot, texts in found.items()}


@cache
def surnames() -> tuple[str, ...]:
    """Return family names that are hardly anything else."""
    return tuple(row.term for row in table("surnames") if row.values["kind"] == "sure")


@dataclass(slots=True)
class Slots:
    """The slots of one report; `matters` gives the matters in the order in which the report takes them up."""

    owner: Owner
    year: int
    turn: random.Random
    matters: Iterator[dict[str, str]]
    quoted: float
    sentence: dict[str, Filled] = field(default_factory=dict)
    taken: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def may_legislate(self) -> bool:
        """Tell whether the congress of the place makes local regulations."""
        return legislates(self.owner.place)

    def begin(self) -> None:
        """Begin a sentence: what it says of a matter hangs together."""
        self.sentence.clear()
        self.taken.clear()

    def fill(self, slot: str) -> Filled:
        """Fill a slot; a second one of its kind gets something else."""
        kind, _, number = slot.partition("#")
        for _ in range(20):
            filled = self._fill(kind, number)
            # Bodies may come again; whatever else has a number differs from the first.
            if not number or kind in ("gov", "us") or filled != self.sentence.get(kind):
                break
        self.sentence[slot] = filled
        return filled

    def _fill(self, kind: str, number: str) -> Filled:
        maker: Callable[..., Filled] | None = getattr(self, "_" + kind.rstrip("_-").replace("-", "_"), None)
        if maker is not None:
            return maker(number) if kind in ("matter", "advice", "dept", "law_", "place", "trouble") else maker()
        if kind in listed("programs.tsv"):
            return program(self.turn.choice(listed("programs.tsv")[kind]))
        return Filled(self.turn.choice(listed("phrases.tsv")[kind]))

    # --- what the sentence is about

    def _about(self, number: str) -> dict[str, str]:
        if number not in self.taken:
            first = self.taken.get("", {}).get("department")
            self.taken[number] = next(each for each in self.matters if each["department"] != first)
        return self.taken[number]

    def _matter(self, number: str) -> Filled:
        return Filled(self._about(number)["matter"])

    def _advice(self, number: str) -> Filled:
        pieces = self._about("")["advice"].split("、")
        return Filled(pieces[(int(number or 1) - 1 + self._shift()) % len(pieces)])

    def _shift(self) -> int:
        return len(self._about("")["matter"]) + self.year

    def _trouble(self, number: str) -> Filled:
        return Filled(self._about(number)["trouble"])

    def _place(self, number: str) -> Filled:
        return Filled(self._about(number)["place"])

    def _law(self, number: str) -> Filled:
        short = self._about(number)["law"]
        full = f"中华人民共和国{short}"
        draw = self.turn.random()
        if draw < self.quoted:
            return Filled(full if draw < self.quoted / 3 else short, "Law", full, "《", "》")
        return Filled(short, "Law", full)

    def _dept(self, number: str) -> Filled:
        stem = self._about(number)["department"]
        names = next(row for row in rows("departments.tsv") if row["stem"] == stem)
        place = self.owner.place
        name = names[level_of(place)]
        return Filled(place.unit + name, "Body", place.label + name)

    # --- bodies

    @property
    def place(self) -> Place:
        """Return the place that the report is about."""
        return self.owner.place

    def _body(self, surfaces: tuple[str, ...], full: str) -> Filled:
        return Filled(self.turn.choice(surfaces), "Body", full)

    def _us(self) -> Filled:
        place, kind = self.place, self.owner.kind
        if kind == "committee":
            unit, full = place.unit, f"{place.label}人民代表大会常务委员会"
            return self._body(("常委会", "常委会", f"{unit}人大常委会", f"{place.name}人大常委会"), full)
        if kind == "government":
            return self._gov()
        if kind == "cppcc":
            return self._cppcc()
        return self._court() if kind == "court" else self._proc()

    def _gov(self) -> Filled:
        unit = self.place.unit
        return self._body((f"{unit}人民政府", f"{unit}政府"), f"{self.place.label}人民政府")

    def _party(self) -> Filled:
        return self._body((self._party_unit() + "委",), f"中国共产党{self.place.label}委员会")

    def _party_unit(self) -> str:
        unit = self.place.unit
        return {"自治区": "自治区党", "自治县": "县", "自治旗": "旗"}.get(unit, unit)

    def _court(self) -> Filled:
        full, short = courts_of(self.place, "法院")
        return self._body((short,), full)

    def _proc(self) -> Filled:
        full, short = courts_of(self.place, "检察院")
        return self._body((short, short.replace("人民", "")), full)

    def _cppcc(self) -> Filled:
        return self._body((f"{self.place.unit}政协",), f"中国人民政治协商会议{self.place.label}委员会")

    def _cong(self) -> Filled:
        return self._body((f"{self.place.unit}人大常委会",), f"{self.place.label}人民代表大会常务委员会")

    def _committee(self) -> Filled:
        name = self.turn.choice(listed("phrases.tsv")["committee"])
        return self._body((f"{self.place.unit}人大{name}",), f"{self.place.label}人民代表大会{name}")

    def _committee2(self) -> Filled:
        name = self.turn.choice(listed("phrases.tsv")["committee2"])
        return self._body((f"{self.place.unit}政协{name}",), f"中国人民政治协商会议{self.place.label}委员会{name}")

    def _up(self) -> Filled:
        """Name the same organ one level up; null where neither text nor gazetteer names that place."""
        above, kind = self.place.above, self.owner.kind
        if level_of(self.place) == "province":
            names = {"committee": ("全国人大常委会", "全国人民代表大会常务委员会"), "court": ("最高人民法院",) * 2}
            names |= {"procuratorate": ("最高人民检察院",) * 2, "cppcc": ("全国政协", "中国人民政治协商会议全国委员会")}
            surface, full = names.get(kind, ("国务院",) * 2)
            return Filled(surface, "Body", full)
        spoken = above or Place("", "", "市" if level_of(self.place) == "county" else "省", "province")
        if level_of(self.place) == "county" and above is None:
            spoken = Place("", "", "市", "prefecture")
        if kind in ("court", "procuratorate"):
            full, surface = courts_of(spoken, "法院" if kind == "court" else "检察院")
        elif kind == "cppcc":
            surface, full = f"{spoken.unit}政协", f"中国人民政治协商会议{spoken.label}委员会"
        else:
            surface, full = f"{spoken.unit}人大常委会", f"{spoken.label}人民代表大会常务委员会"
        return Filled(surface, "Body", full if above else None)

    def _neighbour(self) -> Filled:
        other = self._other()
        return Filled(f"{other.name}人大常委会", "Body", f"{other.label}人民代表大会常务委员会")

    def _other(self) -> Place:
        return self.turn.choice([each for each in real_places() if each.level == "prefecture"])

    def _team(self) -> Filled:
        return Filled("执法检查组", "Body", f"{self.place.label}人民代表大会常务委员会执法检查组")

    def _media(self) -> Filled:
        name = self.turn.choice(listed("phrases.tsv")["media"])
        return Filled(name, "Body", name)

    # --- places, persons, meetings, times

    def _elsewhere(self) -> Filled:
        other = self._other()
        return Filled(other.name, "Place", other.label)

    def _our(self) -> Filled:
        return Filled("我" + self.place.unit[-1], "Place", self.place.label)

    def _all(self) -> Filled:
        return Filled("全" + self.place.unit[-1], "Place", self.place.label)

    def _name(self) -> Filled:
        return Filled(self.place.name, "Place", self.place.label)

    def _upword(self) -> Filled:
        return Filled(self.place.above.unit if self.place.above else "省")

    def _levels(self) -> Filled:
        return Filled(f"{self._upword().text}、{self.place.unit[-1]}两级")

    def _person(self) -> Filled:
        given = "".join(self.turn.sample(_GIVEN, self.turn.choice((1, 2, 2))))
        name = self.turn.choice(surnames()) + given
        return Filled(name, "Person", name)

    def _ordinal(self) -> tuple[int, int]:
        """Return the term of the year that is told, and which session opened that year."""
        past = self.year - self.owner.began
        return self.owner.term + past // 5, past % 5 + 1

    def _session(self) -> Filled:
        term, number = self._ordinal()
        text = f"{self.place.unit}{write_numeral(term)}届人大{write_numeral(number)}次会议"
        full = f"{self.place.label}第{write_numeral(term)}届人民代表大会第{write_numeral(number)}次会议"
        if self.owner.kind == "cppcc":
            return Filled(f"{self.place.unit}政协{write_numeral(term)}届{write_numeral(number)}次会议", "Meeting")
        return Filled(text, "Meeting", full)

    def _cm(self) -> Filled:
        if self.owner.kind == "cppcc":
            return Filled("常委会会议", "Meeting", f"中国人民政治协商会议{self.place.label}委员会常务委员会会议")
        return Filled("常委会会议", "Meeting", f"{self.place.label}人民代表大会常务委员会会议")

    def _pm(self) -> Filled:
        return Filled("主任会议", "Meeting", f"{self.place.label}人民代表大会常务委员会主任会议")

    def _dm(self) -> Filled:
        return Filled("党组会议", "Meeting", f"{self.place.label}人民代表大会常务委员会党组会议")

    def _zm(self) -> Filled:
        return Filled("主席会议", "Meeting", f"中国人民政治协商会议{self.place.label}委员会主席会议")

    def _gm(self) -> Filled:
        return Filled("政府常务会议", "Meeting", f"{self.place.label}人民政府常务会议")

    def _cmn(self) -> Filled:
        term, _ = self._ordinal()
        number = write_numeral(self.turn.randint(2, 39))
        text = f"{self.place.unit}{write_numeral(term)}届人大常委会第{number}次会议"
        full = f"{self.place.label}第{write_numeral(term)}届人民代表大会常务委员会第{number}次会议"
        return Filled(text, "Meeting", full)

    def _party_congress(self) -> Filled:
        name = next(name for until, name in CONGRESSES if self.year < until)
        return Filled(name, "Meeting", f"中国共产党第{_ORDINAL[name]}次全国代表大会")

    def _year(self) -> Filled:
        return Filled(f"{self.year}年", "Time")

    def _last(self) -> Filled:
        return Filled(f"{self.year - 1}年", "Time")

    def _next(self) -> Filled:
        return Filled(f"{self.year + 1}年", "Time")

    def _month(self) -> Filled:
        month = self.turn.randint(1, 12)
        part = self.turn.choice(("", "", "", "上旬", "中旬", "下旬"))
        return Filled(f"{month}月{part}", "Time")

    def _whole(self) -> Filled:
        return Filled("全年", "Time")

    def _sofar(self) -> Filled:
        return Filled(self.turn.choice(("一年来", "一年来", "过去一年")), "Time")

    # --- documents and programmes

    def _quote(self, text: str, entity: str, *, always: bool = False) -> Filled:
        if always or self.turn.random() < self.quoted:
            return Filled(text, "Law", entity, "《", "》")
        return Filled(text, "Law", entity)

    def _reg(self) -> Filled:
        above = self.place.above
        maker = above if above and above.level == "province" else self.place
        if not legislates(maker):
            return self._law("2")
        text = f"{maker.name}{self.turn.choice(listed('phrases.tsv')['subject'])}条例"
        return self._quote(text, text)

    def _bill(self) -> Filled:
        text = f"{self.place.name}{self.turn.choice(listed('phrases.tsv')['subject'])}条例"
        return self._quote(text, text)

    def _govdoc(self) -> Filled:
        subject = self.turn.choice(listed("phrases.tsv")["subject"])
        text = f"{self.place.name}{subject}{self.turn.choice(_DOCUMENTS)}"
        return self._quote(text, text, always=True)

    def _owndoc(self) -> Filled:
        subject = self.turn.choice(listed("phrases.tsv")["own"])
        if self.owner.kind == "cppcc":
            subject = self.turn.choice(("委员履职管理", "提案办理协商", "重点提案督办"))
        ours = "政协" if self.owner.kind == "cppcc" else "人大常委会"
        text = f"{self.place.name}{ours}{subject}{self.turn.choice(('办法', '办法', '实施意见'))}"
        return self._quote(text, text, always=True)

    def _resolution(self) -> Filled:
        topic = self._about("")["matter"].removesuffix("工作").removesuffix("落实情况")
        texts = (f"关于加强{topic}工作的决定", f"关于批准{self.year}年本级预算调整方案的决议")
        text = self.turn.choice(texts)
        return self._quote(text, text)

    def _work(self) -> Filled:
        text = f"关于{self._about('')['matter']}的调研报告"
        return Filled(text, "Work", text, "《", "》")

    def _book(self) -> Filled:
        text = f"{self.place.name}{self.turn.choice(('文史资料', '老街记忆', '乡贤录'))}"
        return Filled(text, "Work", text, "《", "》")

    def _campaign(self) -> Filled:
        return program(CAMPAIGNS.get(self.year, "“转作风、提效能、优服务”活动"))


def program(name: str) -> Filled:
    """Fill in a programme; marks that wrap the whole name stay outside it.

    >>> program("“小升规”培育计划").text, program("“链长制”").text
    ('“小升规”培育计划', '链长制')
    """
    if name.startswith("“") and name.endswith("”") and "“" not in name[1:]:
        return Filled(name[1:-1], "Program", name[1:-1], "“", "”")
    return Filled(name, "Program", name)
