"""The tables for office programs: one CSV file each, in UTF-8 with a byte order mark, one fact a row with its place.

Stated totals and listed acts stand in columns of their own and are never added.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from extract.records import Action, Agent, Argument, Extraction
from graph.export.annexes import ANNEXES
from graph.export.columns import Cell, Rows, Table, join, make_safe, whole
from graph.export.counts import Counted, count_entities, plan_and_done
from graph.export.findings import COVERAGE, PLANS
from graph.network.means import MEANS

__all__ = ["METRICS", "TABLES", "Cell", "Table", "make_safe", "write_tables"]

STATUS = {"done": "已开展", "planned": "计划"}
_CHANGE = {"up": "上升", "down": "下降", None: ""}


def write_tables(folder: Path, extractions: Sequence[Extraction]) -> None:
    """Write every table into the folder."""
    folder.mkdir(exist_ok=True)
    for table in TABLES:
        with (folder / f"{table.name}.csv").open("wb") as file:
            file.write(head(table))
            file.write(csv_lines(table.rows(extractions)))


def head(table: Table) -> bytes:
    """Write the byte order mark and the heads of the columns."""
    return codecs.BOM_UTF8 + csv_lines([table.head])


def csv_lines(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write rows as lines of CSV."""
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows([make_safe(cell) for cell in row] for row in rows)
    return lines.getvalue().encode("utf-8")


def _entities(type: str) -> Callable[[Sequence[Extraction]], Rows]:
    def rows(extractions: Sequence[Extraction]) -> Rows:
        yield from (entity_row(counted) for counted in count_entities(extractions, type=type))

    return rows


def entity_row(counted: Counted) -> tuple[Cell, ...]:
    """Write a thing as a row of its table."""
    doc, start, end = counted.first
    means = join(_means(each) for each in counted.means)
    wordings, docs = join(counted.wordings), join(counted.docs)
    return (counted.label, wordings, counted.mentions, counted.acts, means, docs, doc, start, end, counted.key)


def _actions(extractions: Sequence[Extraction]) -> Rows:
    for each in extractions:
        triggers = {action.id: action.trigger for action in each.actions}
        yield from (_action_row(each, action, triggers) for action in each.actions)


def _action_row(extraction: Extraction, action: Action, triggers: dict[str, str]) -> tuple[Cell, ...]:
    quantity = action.quantity
    return (
        extraction.doc,
        action.id,
        STATUS[action.status],
        action.type,
        _means(action.type),
        action.trigger,
        _agent(extraction, action.agent),
        _names(action.targets),
        action.topic.text if action.topic else "",
        _names(action.laws),
        _names(action.programs),
        join(time.text for time in action.times),
        quantity.text if quantity else "",
        whole(quantity.number) if quantity else None,
        "总数" if action.total else "",
        triggers.get(action.responds_to or "", ""),
        _heading(extraction, action.section),
        extraction.text[action.extent.start : action.extent.end],
        action.extent.start,
        action.extent.end,
        action.rule,
    )


def _recommendations(extractions: Sequence[Extraction]) -> Rows:
    for each in extractions:
        acts = {action.id: action for action in each.actions}
        for action in each.actions:
            if action.type == "recommend":
                yield from _recommendation_rows(each, action, acts.get(action.responds_to or ""))


def _recommendation_rows(extraction: Extraction, action: Action, cause: Action | None) -> Rows:
    """Give one row for each item listed; where none is listed, one for the act."""
    listed = action.items or ((action.topic,) if action.topic else ())
    places = [(each.text, each.start, each.end) for each in listed] or [("", action.extent.start, action.extent.end)]
    names = _names(action.targets)
    because = join([cause.trigger, cause.topic.text if cause.topic else ""]) if cause else ""
    for text, start, end in places:
        yield (extraction.doc, text, names, STATUS[action.status], because, action.id, start, end, action.rule)


def _metrics(extractions: Sequence[Extraction]) -> Rows:
    for each in extractions:
        for amount in each.metrics:
            of = amount.of.text if amount.of else ""
            section = next((s for s in reversed(each.sections) if s.start <= amount.start < s.end), None)
            yield (
                *(each.doc, of, amount.value, whole(amount.number), amount.unit),
                *("是" if amount.at_least else "", "是" if amount.about else "", _CHANGE[amount.change], amount.versus),
                *(section.heading if section else "", amount.start, amount.end, amount.rule),
            )


def _plan_and_done(extractions: Sequence[Extraction]) -> Rows:
    for row in plan_and_done(extractions):
        yield (
            *(row.body, row.year, row.type, _means(row.type)),
            *(row.planned.listed, join(row.planned.stated), row.done.listed, join(row.done.stated)),
            *(join(row.planned.topics), join(row.done.topics), join(row.docs)),
        )


def _means(type: str) -> str:
    return MEANS[type].zh if type in MEANS else type


def _agent(extraction: Extraction, agent: Agent | None) -> str:
    """Name who acts: the reporting body by its full name, others as resolved or as written."""
    if agent is None:
        return ""
    if agent.reporting_body:
        return extraction.reporting_body.label if extraction.reporting_body else "报告机关"
    return join(entity.label for entity in agent.entities) or agent.text or ""


def _names(arguments: Iterable[Argument]) -> str:
    return join(join(entity.label for entity in each.entities) or each.text for each in arguments)


def _heading(extraction: Extraction, section: str | None) -> str:
    return next((each.heading for each in extraction.sections if each.id == section), "")


_ENTITY = ("写法", "提及次数", "相关行为", "手段", "所在报告", "首见报告", "首见起", "首见止", "标识")

METRICS = Table(
    "metrics",
    ("报告", "事项", "原值", "数值", "单位", "不少于", "约", "变化", "相比", "所在部分", "起", "止", "规则"),
    _metrics,
    title="数字",
)

ENTITIES = {"bodies": "Body", "laws": "Law", "programs": "Program"}
"""The tables of things by the type of these: what several reports name is one row."""

OF_BODY = ("plan-and-done", "plans", "coverage")
"""The tables that set the reports of one body side by side; every other one has its rows report by report."""

TABLES = (
    Table("bodies", ("机构", *_ENTITY), _entities(ENTITIES["bodies"])),
    Table("laws", ("法律文件", *_ENTITY), _entities(ENTITIES["laws"])),
    Table("programs", ("项目机制", *_ENTITY), _entities(ENTITIES["programs"])),
    Table(
        "actions",
        (
            *(
                "报告",
                "编号",
                "状态",
                "手段代码",
                "手段",
                "触发词",
                "主体",
                "对象",
                "事项",
                "法律文件",
                "项目机制",
                "时间",
            ),
            *("数量", "数值", "总数", "对应行为", "所在部分", "原文", "起", "止", "规则"),
        ),
        _actions,
    ),
    Table(
        "recommendations", ("报告", "建议", "对象", "状态", "缘由", "行为编号", "起", "止", "规则"), _recommendations
    ),
    METRICS,
    Table(
        "plan-and-done",
        (
            *("机构", "年度", "手段代码", "手段", "计划列明", "计划总数", "完成列明", "完成总数"),
            *("计划事项", "完成事项", "所在报告"),
        ),
        _plan_and_done,
    ),
    PLANS,
    COVERAGE,
    *ANNEXES,
)
"""Every table, in the order of the page."""
