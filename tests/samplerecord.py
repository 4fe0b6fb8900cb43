"""A record made by hand, with every kind of thing the graph describes; offsets are found, never counted."""

from dataclasses import replace

from extract.records import (
    Action,
    Agent,
    Amount,
    Argument,
    Covers,
    Entity,
    Extraction,
    Mention,
    Place,
    Quote,
    Section,
    Span,
)

TEXT = """云和县人民代表大会常务委员会工作报告
——2022年1月18日在云和县第十七届人民代表大会第一次会议上
主任　梅一山
一、2021年工作回顾
听取和审议县教育局、县法院关于办学和审判情况的报告2次，提出增加学位、公开文书等建议。
检查县城市绿化条例实施情况，县委听取了汇报。代表走访选民1500余人次。
任免干部36人次，备案审查《云和县养犬办法》，修订《云和县接访办法》，办理建议58件。
监督实效有待增强。
二、2022年工作安排
开展专题询问，制定议事规则（草案）。
"""
COMMITTEE = Entity("body|云和县|云和县人民代表大会常务委员会", "云和县人民代表大会常务委员会")
BUREAU = Entity("body|云和县|云和县教育局", "云和县教育局")
COURT = Entity("body|云和县|云和县人民法院", "云和县人民法院")
PARTY = Entity("body|云和县|中国共产党云和县委员会", "中国共产党云和县委员会")
RULES = Entity("law|云和县|议事规则（草案）", "议事规则（草案）")
MEETING = Entity("meeting|云和县|云和县第十七届人民代表大会第一次会议", "云和县第十七届人民代表大会第一次会议")
OURS = Agent(implicit=True, reporting_body=True)


def quote(text, *, after=0):
    start = TEXT.index(text, after)
    return Quote(text, start, start + len(text))


def mention(id, text, type, *entities, value=None):
    found = quote(text)
    return Mention(id, found.start, found.end, text, type, f"{type.lower()}.made", value=value, entities=entities)


def argument(found):
    return Argument(found.text, found.start, found.end, found.id, found.entities)


def amount(id, text, number, unit, *, of=None, at_least=False):
    found = quote(text)
    value = text.removesuffix(unit)
    counted = quote(of) if of else None
    return Amount(
        id, found.start, found.end, text, value, number, unit, at_least=at_least, of=counted, rule="metric.count"
    )


def action(id, trigger, type, clause, *, status="done", agent=OURS, after=0, **roles):
    at, extent = quote(trigger, after=after), quote(clause)
    return Action(
        id,
        at.start,
        at.end,
        Span(extent.start, extent.end),
        trigger,
        type,
        status,
        f"action.{type}",
        agent=agent,
        **roles,
    )


MENTIONS = (
    mention("m1", "云和县人民代表大会常务委员会", "Body", COMMITTEE),
    mention("m2", "云和县第十七届人民代表大会第一次会议", "Meeting", MEETING),
    mention("m3", "梅一山", "Person"),
    mention("m4", "县教育局", "Body", BUREAU),
    mention("m5", "县法院", "Body", COURT),
    mention("m6", "县城市绿化条例", "Law"),
    mention("m7", "县委", "Body", PARTY),
    mention("m8", "议事规则（草案）", "Law", RULES),
    mention("m9", "2021年", "Time", value="2021"),
    mention("m10", "云和县养犬办法", "Law", Entity("law|云和县|云和县养犬办法", "云和县养犬办法")),
    mention("m11", "云和县接访办法", "Law", Entity("law|云和县|云和县接访办法", "云和县接访办法")),
)
HEARD = "听取和审议县教育局、县法院关于办学和审判情况的报告2次"
ACTIONS = (
    action(
        "a1", "听取和审议", "hear_report", HEARD,
        targets=(argument(MENTIONS[3]), argument(MENTIONS[4])), topic=quote("办学和审判情况"),
        times=(argument(MENTIONS[8]),), quantity=amount("a1q", "2次", 2.0, "次"), section="s1",
    ),
    action(
        "a2", "提出", "recommend", "提出增加学位、公开文书等建议", topic=quote("增加学位、公开文书"),
        items=(quote("增加学位"), quote("公开文书")), targets=(argument(MENTIONS[3]),), responds_to="a1", section="s1",
    ),
    action("a3", "检查", "inspect_law", "检查县城市绿化条例实施情况", laws=(argument(MENTIONS[5]),), section="s1"),
    action(
        "a4", "听取", "hear_report", "县委听取了汇报", after=TEXT.index("县委"), section="s1",
        agent=Agent("县委", quote("县委").start, quote("县委").end, entities=(PARTY,)),
    ),
    action(
        "a5", "走访", "contact", "代表走访选民1500余人次", section="s1",
        agent=Agent("代表", quote("代表走访").start, quote("代表走访").start + 2), topic=quote("选民"),
        quantity=amount("a5q", "1500余人次", 1500.0, "人次", of="选民", at_least=True),
    ),
    action("b1", "任免", "appoint", "任免干部36人次", section="s1", topic=quote("干部"),
           quantity=amount("b1q", "36人次", 36.0, "人次", of="干部")),
    action("b2", "备案审查", "filing_review", "备案审查《云和县养犬办法》", section="s1",
           laws=(argument(MENTIONS[9]),)),
    action("b3", "修订", "issue_document", "修订《云和县接访办法》", section="s1", laws=(argument(MENTIONS[10]),)),
    action("b4", "办理", "handle_proposals", "办理建议58件", section="s1",
           topic=quote("建议", after=TEXT.index("办理")),
           quantity=amount("b4q", "58件", 58.0, "件", of="建议58件")),
    action("a6", "专题询问", "inquire", "开展专题询问", status="planned", section="s2"),
    action("a7", "制定", "issue_document", "制定议事规则（草案）", status="planned",
           laws=(argument(MENTIONS[7]),), section="s2"),
)  # fmt: skip
SECOND = TEXT.index("二、")
RECORD = Extraction(
    record=1,
    rules="0123456789abcdef0123",
    doc="yunhe-2022",
    source="a/云和.txt",
    format="text",
    encoding="utf-8",
    sha256="ab" * 32,
    text=TEXT,
    kind="work",
    reporting_body=COMMITTEE,
    place=Place("云和县", "331125"),
    delivered="2022-01-18",
    session="云和县第十七届人民代表大会第一次会议",
    speaker="梅一山",
    covers=Covers("2021", "2022"),
    sections=(
        Section("s1", TEXT.index("一、"), SECOND, 1, "一、2021年工作回顾", "done"),
        Section("s2", SECOND, len(TEXT), 1, "二、2022年工作安排", "planned"),
    ),
    mentions=MENTIONS,
    actions=ACTIONS,
    metrics=(amount("n1", "1500余人次", 1500.0, "人次", of="选民", at_least=True),),
    shortcomings=(quote("监督实效有待增强"),),
)


def record(**changes):
    """
    Return the sample record with some fields changed.
    """
    return replace(RECORD, **changes)
