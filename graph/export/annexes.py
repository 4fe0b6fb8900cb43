"""The annexes that a congress prints by hand, made from the records: one table each, one act or document a row.

Each row ends with the report and the characters it stands on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.records import Action, Argument, Extraction
from graph.describe import times
from graph.export.columns import Cell, Rows, Table, join, labels
from graph.facts.kinds import kind, means
from graph.facts.powers import bases, basis_versions
from graph.facts.tables import rows as facts

STATUS = {"done": "已开展", "planned": "计划"}
_OVERSIGHT = frozenset({
    "hear_report", "deliberate", "inspect_law", "filing_review", "inquire", "investigate", "field_visit", "supervise",
    "appraise", "observe_justice",
})  # fmt: skip
_PLACE = ("报告", "编号", "起", "止")
_LABELS = {row["type"]: row["label_zh"] for row in facts("powers")}
_KINDS = labels("law-kind")
_ARTICLES = {(basis.means, basis.version): basis.articles for basis in bases()}
_CHANGE = {"up": "上升", "down": "下降"}
_PROPOSALS = ("建议", "议案", "提案", "办结", "答复", "承办", "办理", "满意率", "解决")


def _oversight(extractions: Sequence[Extraction]) -> Rows:
    """Give the year's oversight at a glance: what was heard, inspected and appraised, of whom, with what advice."""
    for each in extractions:
        advice = _following(each, "recommend")
        for action in _ours(each, _OVERSIGHT):
            if action.status == "done" and not action.total:
                yield (
                    *(body(each), year_of(each, action), way(action), about(action), names(action.targets)),
                    *(join(time.text for time in action.times), _count(action)),
                    join(told for after in advice.get(action.id, ()) for told in _items(after) or [str(_count(after))]),
                    join(articles(each, action)),
                    *place(each, action),
                )


def _documents(extractions: Sequence[Extraction]) -> Rows:
    """List what was made, revised or abolished, one document a row."""
    for each in extractions:
        for action in each.actions:
            if action.type in {"issue_document", "legislate"} and action.laws:
                for law in action.laws:
                    for title in titles(law):
                        sort = kind("law-kind", title)
                        label = _KINDS[sort.id] if sort else ""
                        yield (agent(each, action), year_of(each, action), STATUS[action.status], action.trigger, title,
                               label, *place(each, action))  # fmt: skip


def _inspections(extractions: Sequence[Extraction]) -> Rows:
    """List the inspections with what they found and what followed."""
    for each in extractions:
        advice, follow = _following(each, "recommend"), _following(each, "")
        for action in _ours(each, {"inspect_law"}):
            after = advice.get(action.id, ())
            later = [then for told in after for then in follow.get(told.id, ())]
            later += [then for then in follow.get(action.id, ()) if then.type != "recommend"]
            yield (
                *(body(each), year_of(each, action), STATUS[action.status], names(action.laws), about(action)),
                *(_count(action), join(told for found in after for told in _items(found))),
                join(_count(found) for found in after),
                join(f"{then.trigger}{about(then)}" for then in later),
                join(articles(each, action)),
                *place(each, action),
            )


def _proposals(extractions: Sequence[Extraction]) -> Rows:
    """List the numbers that tell how deputies' proposals were handled, and the acts that handled them."""
    for each in extractions:
        # Opinions on drafts of laws are no proposals of deputies.
        consulted = {a.quantity.start for a in each.actions if a.type == "consult" and a.quantity}
        for amount in each.metrics:
            of = amount.of.text if amount.of else ""
            if amount.start not in consulted and any(word in of for word in _PROPOSALS):
                yield (
                    *(body(each), each.covers.done or "", "数据", of, amount.value, amount.unit),
                    *(_CHANGE.get(amount.change or "", ""), amount.versus or ""),
                    *(each.doc, amount.id, amount.start, amount.end),
                )
        for action in each.actions:
            if action.type == "handle_proposals":
                told = f"{action.trigger}：{about(action)}"
                status = STATUS[action.status]
                yield (agent(each, action), year_of(each, action), status, told, _count(action), "", "", "",
                       *place(each, action))  # fmt: skip


def _appointments(extractions: Sequence[Extraction]) -> Rows:
    """List appointments, removals, elections and oaths."""
    for each in extractions:
        for action in each.actions:
            if action.type in {"appoint", "elect", "oath"}:
                yield (agent(each, action), year_of(each, action), STATUS[action.status], way(action), action.trigger,
                       about(action), _count(action), *place(each, action))  # fmt: skip


def way(action: Action) -> str:
    """Name the means of an act, the finer one where trigger or topic tells it."""
    found = means(action.type, action.trigger, action.topic.text if action.topic else "")
    return _LABELS.get(found, action.type)


def about(action: Action) -> str:
    """Say what an act is about: its topic, else its laws, else its programs."""
    return action.topic.text if action.topic else names(action.laws) or names(action.programs)


def names(arguments: Iterable[Argument]) -> str:
    """Name what fills a role, by full names where they are settled."""
    return join(join(titles(each)) for each in arguments)


def titles(argument: Argument) -> list[str]:
    """List the names of an argument."""
    return [entity.label for entity in argument.entities] or [argument.text]


def agent(extraction: Extraction, action: Action) -> str:
    """Name who acts; the reporting body by its full name."""
    found = action.agent
    if found is None:
        return ""
    if found.reporting_body:
        return body(extraction)
    return join(entity.label for entity in found.entities) or found.text or ""


def articles(extraction: Extraction, action: Action) -> Iterator[str]:
    """Name the articles of the Supervision Law in force at the time of an act."""
    time = times.span(_dates(extraction, action)) or times.span([_period(extraction, action)])
    found = means(action.type, action.trigger, action.topic.text if action.topic else "")
    for version in basis_versions(found, time):
        yield f"《监督法》（{version}）第{_ARTICLES[found, version]}条"


def _ours(extraction: Extraction, types: Iterable[str]) -> Iterator[Action]:
    wanted = set(types)
    return (each for each in extraction.actions if each.type in wanted and each.agent and each.agent.reporting_body)


def _following(extraction: Extraction, type: str) -> dict[str, list[Action]]:
    """Group acts by the act they follow from; of every type where none is named."""
    found: dict[str, list[Action]] = {}
    for each in extraction.actions:
        if each.responds_to and type in {each.type, ""}:
            found.setdefault(each.responds_to, []).append(each)
    return found


def _items(action: Action) -> list[str]:
    if action.items:
        return [item.text for item in action.items]
    return [action.topic.text] if action.topic else []


def _count(action: Action) -> Cell:
    return action.quantity.text if action.quantity else ""


def body(extraction: Extraction) -> str:
    """Name the body that reports, where the text does."""
    return extraction.reporting_body.label if extraction.reporting_body else ""


def year_of(extraction: Extraction, action: Action) -> str:
    """Say in which year an act was or will be: as the text dates it, else the year the report is about."""
    dated = {times.year(value) for value in _dates(extraction, action)} - {None}
    return str(dated.pop()) if len(dated) == 1 else _period(extraction, action) or ""


def _dates(extraction: Extraction, action: Action) -> list[str]:
    if not action.times:
        return []
    values = {each.id: each.value for each in extraction.mentions if each.value}
    return [values[time.mention] for time in action.times if time.mention in values]


def _period(extraction: Extraction, action: Action) -> str | None:
    return extraction.covers.done if action.status == "done" else extraction.covers.planned


def place(extraction: Extraction, action: Action) -> tuple[Cell, ...]:
    """Give the last cells of a row: the report, the act, and the characters of its clause."""
    return (extraction.doc, action.id, action.extent.start, action.extent.end)


ANNEXES = (
    Table(
        "oversight",
        ("机构", "年度", "方式", "事项", "对象", "时间", "次数", "意见建议", "法律依据", *_PLACE),
        _oversight,
        title="监督工作一览表",
    ),
    Table("documents", ("机构", "年度", "状态", "动作", "文件", "类别", *_PLACE), _documents, title="制定修订文件"),
    Table(
        "inspections",
        (
            *("机构", "年度", "状态", "法律法规", "事项", "次数", "发现与意见", "意见数量", "后续", "法律依据"),
            *_PLACE,
        ),
        _inspections,
        title="执法检查",
    ),
    Table(
        "proposals",
        ("机构", "年度", "状态", "事项", "数值", "单位", "变化", "相比", *_PLACE),
        _proposals,
        title="代表建议办理",
    ),
    Table(
        "appointments",
        ("机构", "年度", "状态", "方式", "动作", "对象", "数量", *_PLACE),
        _appointments,
        title="人事任免",
    ),
)
"""The annexes, in the order in which a congress prints them."""
