"""What real reports do that one report does not show: a test or more for each of thirty phenomena, under its number.

All people, figures and facts are invented; the places are real, so that the gazetteer knows them.
"""

from __future__ import annotations

import pytest
from readreports import (
    HEAD,
    OWNER,
    TITLE,
    act,
    acts,
    agents,
    head,
    names,
    numbers,
    read,
    stands_for,
    texts,
    types,
)

from extract.pipeline import extract

# Surface


@pytest.mark.parametrize(
    "text",
    [
        "听取审议县政府专项工作报告3项,检查《安全生产法》等法律法规2部;提出审议意见21条。",
        "听取审议县政府专项工作报告３项，检查《安全生产法》等法律法规２部；提出审议意见２１条。",
        "听取审议县政府专项工作报告 3 项，检查《安全生产法》等法律法规 2 部；提出审议意见 21 条。",
    ],
)
def test_phenomenon_01_marks_digits_and_blanks_of_every_width(text):
    """
    Names, acts and numbers are the same, whatever the width of marks and digits and with blanks round numbers.
    """
    record = read(text)

    assert [("县政府", "Body"), ("安全生产法", "Law")] == [(each.text, each.type) for each in record.mentions]
    assert ["hear_report", "inspect_law", "recommend"] == types(record)
    assert [(3, "项"), (2, "部"), (21, "条")] == [(each.number, each.unit) for each in record.metrics]


def test_phenomenon_01_a_dot_for_the_full_stop():
    """
    Two sentences that a dot parts hold two acts.
    """
    assert ["hear_report", "inspect_law"] == types(read("听取了县法院工作报告.检查了消防法实施情况."))


def test_phenomenon_01_a_dot_for_the_full_stop_is_no_part_of_a_topic():
    """
    What an act is about ends before the dot that ends its sentence.
    """
    assert "消防法实施情况" == act(read("检查了消防法实施情况."), "inspect_law").topic.text


def test_phenomenon_01_a_dash_for_the_number_one():
    """
    A dash before 、 is the number of a head.
    """
    record = read("—、强化监督职能\n检查消防法实施情况。", before=TITLE)

    assert ["—、强化监督职能"] == [section.heading for section in record.sections]
    assert ["inspect_law"] == types(record)


def test_phenomenon_01_brackets_of_mixed_width():
    """
    A title with one bracket of each width is one title.
    """
    record = read("审议通过《桓台县国土空间总体规划（2021～2035)》。")

    assert ["桓台县国土空间总体规划（2021～2035)"] == names(record, "Law")


def test_phenomenon_02_hard_wraps_in_names_and_verbs():
    """
    A line break in the middle of a title, a body or a verb parts nothing.
    """
    record = read("审查批准《桓台县国土空\n间总体规划》，听\n取县人民检\n察院工作报告，检查《\n消防法\n》实施情况。")

    assert ["桓台县国土空间总体规划", "消防法"] == names(record, "Law")
    assert ["县人民检察院"] == names(record, "Body")
    assert ["decide", "hear_report", "inspect_law"] == types(record)


def test_phenomenon_02_a_text_that_is_cut_off():
    """
    A report that ends in the middle of a sentence keeps what stands before.
    """
    assert ["investigate"] == types(read("开展专题调研3次，听取县人"))[:1]


def test_phenomenon_03_a_licence_footer_is_no_act():
    """
    A licence footer cites a law, and nobody acts in it.
    """
    record = read("检查消防法实施情况。\n根据《中华人民共和国著作权法》第五条，本作品不适用于该法。")

    assert ["inspect_law"] == types(record)
    assert ["furniture"] == [each.kind for each in record.masked]


def test_phenomenon_03_source_lines_and_counters_are_no_facts():
    """
    Who edited a page, how often it was read and how to print it is no part of the report.
    """
    record = read("检查消防法实施情况。\n来源：桓台人大网  责任编辑：王明  浏览次数：1280\n【打印本页】【关闭窗口】")

    assert ([], []) == (names(record, "Person"), numbers(record))
    assert ["inspect_law"] == types(record)


def test_phenomenon_03_a_glossary_defines_and_does_not_act():
    """
    The glossary at the end names programs; what it tells is no act of the year.
    """
    record = read("检查消防法实施情况。\n名词解释：\n1.民生实事项目票决制：由代表投票决定。县人大常委会票决项目12个。")

    assert ["inspect_law"] == types(record)
    assert [] == numbers(record)


def test_phenomenon_03_a_glossary_names_what_it_defines():
    """
    The word that a glossary explains is a mention.
    """
    record = read("检查消防法实施情况。\n名词解释：\n1.民生实事项目票决制：由代表投票决定政府实事项目的制度。")

    assert ["民生实事项目票决制"] == names(record, "Program")


def test_phenomenon_04_same_report_twice_in_a_file():
    """
    The second copy is masked, and every fact is found once.
    """
    lines = [
        f"听取县政府关于{matter}工作情况的报告，提出意见{n}条。"
        for n, matter in enumerate(["就业", "养老", "医保", "水利"], 3)
    ]
    body = "\n".join([*lines, "检查消防法实施情况，走访企业12家，形成调研报告4份。", "以上报告，请予审议。"])
    once, twice = read(body), read(f"{body}\n\n{HEAD}{body}")

    assert ["copy"] == [each.kind for each in twice.masked]
    assert acts(once) == acts(twice)
    assert numbers(once) == numbers(twice)


def test_phenomenon_05_traditional_characters():
    """
    Traditional characters are read; the text of a mention stays, its canonical name is simplified.
    """
    before = "桓臺縣人民代表大會常務委員會工作報告\n——1998年3月2日在桓臺縣第十三屆人民代表大會第一次會議上\n"
    record = read("聽取審議了縣人民政府關於教育工作情況的報告，檢查了農業法實施情況。", before=before)

    assert {("桓台县人民政府",)} == stands_for(record, "縣人民政府")
    assert {("中华人民共和国农业法",)} == stands_for(record, "農業法")
    assert ["hear_report", "inspect_law"] == types(record)


def test_phenomenon_05_masked_words():
    """
    A masked place keeps its bodies and acts; what they stand for stays open.
    """
    before = "某县人民代表大会常务委员会工作报告\n——20**年1月8日在某县第十届人民代表大会第三次会议上\n"
    record = read("听取了xx县人民政府关于养老工作情况的报告，检查了某县养犬管理条例实施情况。", before=before)

    assert {()} == stands_for(record, "xx县人民政府")
    assert ["某县养犬管理条例"] == names(record, "Law")
    assert ["hear_report", "inspect_law"] == types(record)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", lambda text: text.encode("gb18030")),
        ("a.txt", lambda text: text.encode("utf-8-sig")),
        ("a.txt", lambda text: text.encode("utf-16")),
        ("a.txt", lambda text: b"\xfe\xff" + text.encode("utf-16-be")),
        ("a.html", lambda text: f"<html><body><p>{text.replace('《', '&#12298;')}</p></body></html>".encode()),
    ],
    ids=["gb18030", "utf-8 with BOM", "utf-16", "utf-16 big-endian", "html entities"],
)
def test_phenomenon_06_encodings(tmp_path, name, data):
    """
    The same report in any encoding holds the same facts.
    """
    text = HEAD + "听取了县人民政府关于教育工作情况的报告，检查了《农业法》实施情况，提出审议意见21条。\n"
    (tmp_path / name).write_bytes(data(text if name.endswith("txt") else text.replace("\n", "</p><p>")))
    record = extract(tmp_path / name)

    assert {"农业法"} == {each.text for each in record.mentions if each.type == "Law"}
    assert ["hear_report", "inspect_law", "recommend"] == types(record)
    assert all(record.text[each.start : each.end] == each.text for each in record.mentions)


# Sections


@pytest.mark.parametrize(
    "heading",
    [
        "二、听取审议专项工作报告",
        "（一）开展执法检查",
        "1.开展专题询问",
        "——开展工作评议。",
        "七是开展视察调研。",
        "聚焦民生开展监督。",
        "#### 督办代表建议",
    ],
)
def test_phenomenon_07_heads_are_no_acts(heading):
    """
    A head announces; the act stands below it.
    """
    joint = "" if heading.endswith("。") else "\n"

    assert ["inspect_law"] == types(read(f"{heading}{joint}检查消防法实施情况。"))


def test_phenomenon_07_firstly_secondly_within_a_sentence():
    """
    一是…；二是… inside a sentence are parts with acts of their own.
    """
    record = read("一是听取县政府关于学前教育工作的报告；二是检查《消防法》实施情况；三是视察重点工程12项。")

    assert ["hear_report", "inspect_law", "field_visit"] == types(record)


def test_phenomenon_08_review_and_plan():
    """
    A bare verb is done in the review and planned in the plan.
    """
    record = read("听取县法院工作报告。\n二、2024年主要工作\n检查消防法实施情况。")

    assert [("hear_report", "done"), ("inspect_law", "planned")] == acts(record)


@pytest.mark.parametrize(
    "plan",
    [
        "今后五年的工作", "2024年工作安排", "下一步工作打算", "三、2024年工作重点",
        "二、2024年工作任务",
    ],
)  # fmt: skip
def test_phenomenon_08_heads_of_plans(plan):
    """
    However its head is worded, a plan is a plan.
    """
    record = read(f"听取县法院工作报告。\n{plan}\n检查消防法实施情况。")

    assert [("hear_report", "done"), ("inspect_law", "planned")] == acts(record)


def test_phenomenon_08_tasks_with_those_in_charge():
    """
    In a numbered list of tasks the body in brackets is a body, and the task an act.
    """
    record = read(
        "督办建议12件。\n二、2024年主要任务\n1.听取县政府关于养老服务情况的报告（牵头单位：县人大财经委）\n"
        "2.检查《安全生产法》实施情况（责任单位：县人大法制委）"
    )

    assert [("hear_report", "planned"), ("inspect_law", "planned")] == acts(record)[1:]
    assert ["县政府", "县人大财经委", "县人大法制委"] == names(record, "Body")


def test_phenomenon_08_those_in_charge_are_no_topic():
    """
    The body in brackets is not what the act is about.
    """
    record = read("督办建议12件。\n二、2024年主要任务\n1.检查《安全生产法》实施情况（责任单位：县人大法制委）")

    assert "《安全生产法》实施情况" == act(record, "inspect_law").topic.text


def test_phenomenon_08_totals_of_a_term_with_last_years_in_brackets():
    """
    A bracket with last year's share is a number, no second act.
    """
    record = read("五年来，听取审议专项工作报告86项（2023年18项），作出决议决定24项（2023年5项）。")

    assert ["hear_report", "decide"] == types(record)
    assert [("86", "项"), ("18", "项"), ("24", "项"), ("5", "项")] == numbers(record)


def test_phenomenon_08_a_bracket_is_no_topic():
    """
    A bracket with last year's share is not what the act is about.
    """
    assert act(read("五年来，开展执法检查24次（2023年5次）。"), "inspect_law").topic is None


# Bodies


@pytest.mark.parametrize(
    ("body", "meeting", "text", "written", "stands"),
    [
        ("唐山镇人民代表大会主席团", "桓台县唐山镇第十九届人民代表大会第三次会议", "听取镇政府关于供水工作的报告。",
         "镇政府", "桓台县唐山镇人民政府"),
        ("乌审旗人民代表大会常务委员会", "乌审旗第十八届人民代表大会第三次会议", "听取旗监委关于巡察工作的报告。",
         "旗监委", "乌审旗监察委员会"),
        ("长阳土家族自治县人民代表大会常务委员会", "长阳土家族自治县第十届人民代表大会第三次会议",
         "听取县法院工作报告。", "县法院", "长阳土家族自治县人民法院"),
        ("恩施土家族苗族自治州人民代表大会常务委员会", "恩施土家族苗族自治州第九届人民代表大会第三次会议",
         "听取州人民政府关于茶产业的报告。", "州人民政府", "恩施土家族苗族自治州人民政府"),
        ("广西壮族自治区人民代表大会常务委员会", "广西壮族自治区第十四届人民代表大会第二次会议",
         "听取自治区高级人民法院工作报告。", "自治区高级人民法院", "广西壮族自治区高级人民法院"),
        ("福建省人民代表大会常务委员会", "福建省第十四届人民代表大会第二次会议", "听取省人民检察院工作报告。",
         "省人民检察院", "福建省人民检察院"),
        ("三明市人民代表大会常务委员会", "三明市第十四届人民代表大会第二次会议", "听取市中级人民法院工作报告。",
         "市中级人民法院", "三明市中级人民法院"),
        ("郑州市金水区人民代表大会常务委员会", "郑州市金水区第十四届人民代表大会第二次会议", "听取区监委工作报告。",
         "区监委", "郑州市金水区监察委员会"),
        ("全国人民代表大会常务委员会", "第十二届全国人民代表大会第四次会议", "听取最高人民法院工作报告。",
         "最高人民法院", "最高人民法院"),
    ],
)  # fmt: skip
def test_phenomenon_09_bodies_of_every_level(body, meeting, text, written, stands):
    """
    A short name is that of the report's own level and place, from the town to the nation.
    """
    record = read(text, before=head(body, meeting=meeting))

    assert {(stands,)} == stands_for(record, written)
    assert ["hear_report"] == types(record)


def test_phenomenon_09_the_state_council_reports():
    """
    The State Council is a body where it reports.
    """
    before = head("全国人民代表大会常务委员会", meeting="第十二届全国人民代表大会第四次会议", date="2016年3月9日")
    record = read("听取国务院关于教育工作情况的报告。", before=before)

    assert ["国务院"] == texts(act(record, "hear_report").targets)


@pytest.mark.parametrize(
    ("body", "meeting", "word", "stands"),
    [
        ("恩施土家族苗族自治州人民代表大会常务委员会", "恩施土家族苗族自治州第九届人民代表大会第三次会议", "全州",
         "恩施土家族苗族自治州"),
        ("乌审旗人民代表大会常务委员会", "乌审旗第十八届人民代表大会第三次会议", "我旗", "乌审旗"),
        ("桓台县人民代表大会常务委员会", "桓台县第十九届人民代表大会第三次会议", "我县", "桓台县"),
    ],
)  # fmt: skip
def test_phenomenon_09_places_of_ones_own(body, meeting, word, stands):
    """
    我县, 全州 are the report's own place.
    """
    record = read(f"推动{word}民生事业发展，检查消防法实施情况。", before=head(body, meeting=meeting))

    assert {(stands,)} == stands_for(record, word)


def test_phenomenon_10_the_bare_committee_is_the_owners():
    """
    常委会 is that of the people's congress in its report, and the CPPCC's in that of the CPPCC.
    """
    text = "常委会开展专题调研5次。"
    cppcc = head("政协桓台县委员会常务委员会", meeting="政协桓台县第十一届委员会第三次会议")

    assert {(OWNER,)} == stands_for(read(text), "常委会")
    assert {("中国人民政治协商会议桓台县委员会常务委员会",)} == stands_for(read(text, before=cppcc), "常委会")
    assert ["ours"] == agents(read(text, before=cppcc))


def test_phenomenon_10_the_partys_committee_is_the_partys():
    """
    县委常委会 is no committee of ours, and 县政府常务会议 a meeting.
    """
    record = read("县委常委会听取县人大常委会党组汇报，县政府常务会议研究审议意见办理工作。")

    assert ["县委常委会", "县人大常委会党组"] == names(record, "Body")
    assert ["县政府常务会议"] == names(record, "Meeting")
    assert {(OWNER,)}.isdisjoint(stands_for(record, "县委常委会"))
    assert ["县委常委会"] == agents(record)


@pytest.mark.parametrize(
    ("date", "written", "organs"),
    [
        ("2016年1月18日", "一府两院", ["人民政府", "人民法院", "人民检察院"]),
        ("2024年1月18日", "一府一委两院", ["人民政府", "监察委员会", "人民法院", "人民检察院"]),
    ],
)
def test_phenomenon_11_sets_of_organs(date, written, organs):
    """
    A set of organs stands for those that there were in its year.
    """
    before = head(OWNER, meeting="桓台县第十七届人民代表大会第五次会议", date=date)
    record = read(f"支持“{written}”依法履职。", before=before)

    assert {tuple(f"桓台县{organ}" for organ in organs)} == stands_for(record, written)


def test_phenomenon_11_names_of_other_times():
    """
    Bodies that were renamed or abolished since are bodies; a set of offices is one, without saying which.
    """
    old = head(OWNER, meeting="桓台县第七届人民代表大会第二次会议", date="1981年3月9日")

    assert {("桓台县革命委员会",)} == stands_for(
        read("听取县革命委员会关于农业情况的报告。", before=old), "县革命委员会"
    )
    assert {()} == stands_for(read("组建“三室四委”，即办公室、研究室和财经委等。"), "三室四委")


def test_phenomenon_11_committees_of_the_nation():
    """
    A committee of the National People's Congress bears its name.
    """
    nation = head("全国人民代表大会常务委员会", meeting="第十一届全国人民代表大会第三次会议", date="2010年3月9日")
    record = read("法律委员会审议侵权责任法草案。", before=nation)

    assert {("全国人民代表大会法律委员会",)} == stands_for(record, "法律委员会")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("组成养老服务条例执法检查组，赴各镇检查。", ["养老服务条例执法检查组"]),
        ("成立代表建议督办工作领导小组。", ["代表建议督办工作领导小组"]),
        ("抽调力量组成校园安全调研组。", ["校园安全调研组"]),
        ("组建优化营商环境专班。", ["优化营商环境专班"]),
        ("主任会议成员带队走访企业。", []),
        ("组成校园安全调研组和优化营商环境专班。", ["校园安全调研组", "优化营商环境专班"]),
    ],
)  # fmt: skip
def test_phenomenon_12_ad_hoc_groups(text, bodies):
    """
    A group with a name of its own is a body, the members of a meeting are people.
    """
    assert bodies == names(read(text), "Body")


@pytest.mark.parametrize(
    ("text", "bodies", "laws"),
    [
        ("县人大常委会成立安全生产法执法检查组。", ["县人大常委会", "安全生产法执法检查组"], []),
        ("制定《桓台县人民代表大会常务委员会讨论决定重大事项的规定》。", [],
         ["桓台县人民代表大会常务委员会讨论决定重大事项的规定"]),
        ("县人大代表积极参与，人大工作取得新成效，政府债务风险可控，法院系统作风好转。", [], []),
    ],
)  # fmt: skip
def test_phenomenon_13_names_within_names(text, bodies, laws):
    """
    A name inside a longer one, or inside a word, is none.
    """
    record = read(text)

    assert (bodies, laws) == (names(record, "Body"), names(record, "Law"))


@pytest.mark.parametrize(
    ("text", "bodies", "counts"),
    [
        ("走访县民政局、县医保局等6家单位。", ["县民政局", "县医保局"], [("6", "家")]),
        ("约谈县教育局等5家单位。", ["县教育局"], [("5", "家")]),
        ("委托9个镇人大主席团开展调研。", [], [("9", "个")]),
    ],
)
def test_phenomenon_14_counted_bodies(text, bodies, counts):
    """
    What is counted and not named is a number; a list that ends in 等6家单位 is its names and a number.
    """
    record = read(text)

    assert (bodies, counts) == (names(record, "Body"), numbers(record))


def test_phenomenon_15_a_congress_and_its_committee():
    """
    With 及其 two bodies are named; 两级 counts nothing.
    """
    record = read("在县人大及其常委会监督下，县法院依法履职，组织市、县两级人大代表视察2次。")

    assert ["县人大", "常委会", "县法院"] == names(record, "Body")
    assert [("2", "次")] == numbers(record)


@pytest.mark.parametrize(
    ("text", "bodies", "actor"),
    [
        ("县总工会、县妇联联合举办宣传活动。", ["县总工会", "县妇联"], "县总工会、县妇联"),
        ("团县委开展专题调研。", ["团县委"], "团县委"),
        ("大众日报刊发报道3篇。", ["大众日报"], "大众日报"),
        ("山东理工大学举办培训班2期。", ["山东理工大学"], "山东理工大学"),
        ("中国移动桓台分公司举办培训班2期。", ["中国移动桓台分公司"], "中国移动桓台分公司"),
    ],
)
def test_phenomenon_16_others_that_act(text, bodies, actor):
    """
    Mass organisations, media, universities and enterprises are bodies, and act.
    """
    record = read(text)

    assert (bodies, [actor]) == (names(record, "Body"), agents(record))


# Laws


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("检查了安全生产法、消防法实施情况。", ["安全生产法", "消防法"]),
        ("修改淄博市养犬管理条例。", ["淄博市养犬管理条例"]),
        ("学习新修订的职业教育法和监督法。", ["职业教育法", "监督法"]),
        ("检查《森林法》、草原法和《山东省湿地保护条例》贯彻实施情况。", ["森林法", "草原法", "山东省湿地保护条例"]),
    ],
)
def test_phenomenon_17_bare_titles(text, laws):
    """
    Laws stand without 《》, in lists and behind adjectives.
    """
    assert laws == names(read(text), "Law")


@pytest.mark.parametrize(
    ("text", "law", "stands"),
    [
        (
            "审议《淄博市养犬管理条例（修订草案）》。",
            "淄博市养犬管理条例（修订草案）",
            "淄博市养犬管理条例（修订草案）",
        ),
        ("对行政复议法修正案草案征求意见。", "行政复议法修正案草案", "中华人民共和国行政复议法修正案（草案）"),
        ("审议《桓台县养犬管理办法》（草案）。", "桓台县养犬管理办法", "桓台县养犬管理办法（草案）"),
    ],
)
def test_phenomenon_18_bills(text, law, stands):
    """
    A bill is named, and its name says that it is one.
    """
    record = read(text)

    assert [law] == names(record, "Law")
    assert {(stands,)} == stands_for(record, law)


def test_phenomenon_19_titles_within_titles():
    """
    A decision on a law is one title, and a decision without 《》 runs from 关于 to its head.
    """
    record = read(
        "通过《关于修改〈淄博市物业管理条例〉的决定》，作出关于批准2023年决算和预算调整、债务限额方案的决议。"
    )

    assert ["关于修改〈淄博市物业管理条例〉的决定", "关于批准2023年决算和预算调整、债务限额方案的决议"] == names(
        record, "Law"
    )
    assert ["legislate", "decide"] == types(record)


@pytest.mark.parametrize(
    ("text", "law", "stands"),
    [
        ("检查《山东省实施〈中华人民共和国教师法〉办法》实施情况。", "山东省实施〈中华人民共和国教师法〉办法",
         "山东省实施〈中华人民共和国教师法〉办法"),
        ("学习环保法。", "环保法", "中华人民共和国环境保护法"),
        ("学习价格法。", "价格法", "中华人民共和国价格法"),
        ("对照民法典第二十七条开展检查。", "民法典", "中华人民共和国民法典"),
    ],
)  # fmt: skip
def test_phenomenon_20_measures_parts_and_informal_titles(text, law, stands):
    """
    A measure that implements a law is one title, a part of a law is the law, a short title the full one.
    """
    assert {(stands,)} == stands_for(read(text), law)


def test_phenomenon_20_laws_repealed_since():
    """
    A law that was in force in the report's year is that law.
    """
    before = head(OWNER, meeting="桓台县第十二届人民代表大会第三次会议", date="1995年3月9日")

    assert {("中华人民共和国经济合同法",)} == stands_for(read("检查经济合同法实施情况。", before=before), "经济合同法")


@pytest.mark.parametrize(
    "text",
    ["全年立改废释纂地方性法规12件。", "制定修改废止地方性法规12件。"],
)
def test_phenomenon_21_fused_verbs(text):
    """
    Fused verbs with one total are one act with that count.
    """
    assert "12件" == act(read(text), "legislate").quantity.text


# Numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("检查6部法律，提出意见建议76件。", [("6", "部"), ("76", "件")]),
        ("办理市人大代表议案5项、建议877件。", [("5", "项"), ("877", "件")]),
        ("办理全国人大代表建议9件、省政协提案55件。", [("9", "件"), ("55", "件")]),
        ("测评结果为满意8个、基本满意5个。", [("8", "个"), ("5", "个")]),
        ("收到群众来信1,180件，培训代表1.2万人次。", [("1,180", "件"), ("1.2万", "人次")]),
        ("办结率提高6.2个百分点，较上年增长12%。", [("6.2", "个百分点"), ("12", "%")]),
        ("检查两部法律，落实十二项措施。", [("两", "部"), ("十二", "项")]),
        ("近50名代表参加，走访60余户。", [("近50", "名"), ("60余", "户")]),
    ],
)
def test_phenomenon_22_counts_of_every_form(text, expected):
    """
    Numbers count before and behind the noun, with shared heads, in hanzi, roughly, and as shares.
    """
    assert expected == numbers(read(text))


def test_phenomenon_22_a_change_says_so():
    """
    A difference in points is no level.
    """
    (found,) = read("办结率同比提高6.2个百分点。").metrics

    assert ("up", "个百分点") == (found.change, found.unit)


def test_phenomenon_22_a_count_belongs_to_its_own_verb():
    """
    安排资金3亿元 is no second training.
    """
    assert ["train"] == types(read("培训代表1.2万人次，安排资金3亿元。"))


@pytest.mark.parametrize(
    "text",
    [
        "制定“35条”措施，健全“1+9”机制，开展“六个一”活动。",
        "召开第三次会议，审议通过2024年1月18日的纪要。",
        "县十九届人大三次会议期间，学习党的二十届三中全会精神。",
    ],
)
def test_phenomenon_23_numbers_that_count_nothing(text):
    """
    Numbers within names, ordinals and dates are no counts.
    """
    assert [] == numbers(read(text))


# Actions


def test_phenomenon_24_a_sentence_of_totals():
    """
    A sentence with twelve totals and one subject holds twelve acts of that subject.
    """
    record = read(
        "一年来，常委会召开会议8次，听取审议专项工作报告15项，开展执法检查4次、专题询问2次、专题调研9次，"
        "作出决议决定12项，任免国家机关工作人员86人次，督办重点建议10件，备案审查规范性文件21件，征求意见30条。"
    )

    assert [
        "convene", "hear_report", "inspect_law", "inquire", "investigate", "decide", "appoint", "supervise",
        "filing_review", "consult",
    ] == types(record)  # fmt: skip
    assert {"ours"} == set(agents(record))
    assert ["8次", "15项", "4次", "2次", "9次", "12项", "86人次", "10件", "21件", "30条"] == [
        each.quantity.text for each in record.actions
    ]


def test_phenomenon_25_who_reports_for_whom():
    """
    One reports, and the body for which it is given is the target.
    """
    record = read("听取了副县长李明受县政府委托作的关于养老工作的报告。")

    assert ["县政府"] == texts(act(record, "hear_report").targets)
    assert "养老工作" == act(record, "hear_report").topic.text


def test_phenomenon_25_a_name_before_its_office():
    """
    李明副县长 names a person as 副县长李明 does.
    """
    assert ["李明"] == names(read("听取了李明副县长所作的关于养老工作的报告。"), "Person")


def test_phenomenon_25_several_reports_under_one_verb():
    """
    Every report under the verb is heard.
    """
    record = read("听取了县民政局局长王芳关于养老工作的报告，县发改局局长赵强关于计划执行情况的汇报。")

    assert [["县民政局"], ["县发改局"]] == [texts(each.targets) for each in record.actions]


def test_phenomenon_25_a_report_noun_shared_by_four():
    """
    Four bodies share one noun, and each reports.
    """
    record = read("听取县政府、县监委、县法院、县检察院工作报告。")

    assert ["县政府", "县监委", "县法院", "县检察院"] == [each.text for one in record.actions for each in one.targets]
    assert {"hear_report"} == set(types(record))


def test_phenomenon_25_the_governments_report():
    """
    县政府工作报告 is a report of the county's government.
    """
    assert ["县政府"] == texts(act(read("听取县政府工作报告。"), "hear_report").targets)


def test_phenomenon_25_the_reporter_left_out():
    """
    A report without a reporter has no target.
    """
    assert () == act(read("常委会听取了关于养老服务情况的报告。"), "hear_report").targets


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("与淄川区人大常委会联合开展孝妇河保护调研。", "investigate", "ours"),
        ("协同淄川区人大常委会检查湿地保护法实施情况。", "inspect_law", "ours"),
        ("县政府出台《桓台县养老服务办法》。", "issue_document", "县政府"),
        ("代表提出建议86件。", "recommend", "代表"),
        ("被评为全省先进集体。", "commend", "ours"),
    ],
)
def test_phenomenon_26_joint_acts_acts_of_others_and_passives(text, kind, actor):
    """
    A partner does not take the act away; what others did is theirs; an award goes to the one that reports.
    """
    record = read(text)

    assert ([kind], [actor]) == (types(record), agents(record))


def test_phenomenon_27_appointments_with_the_verb_dropped():
    """
    The second appointment has no verb, and is one.
    """
    record = read("任命王强为县财政局局长，李芳为县教育局局长。")

    assert ["王强为县财政局局长", "李芳为县教育局局长"] == [each.topic.text for each in record.actions]
    assert {"appoint"} == set(types(record))
    assert ["王强", "李芳"] == names(record, "Person")


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("接受赵军辞去县长职务的请求。", "appoint", None),
        ("决定免去孙伟的县公安局局长职务。", "appoint", None),
        ("补选刘涛为市人大代表。", "elect", None),
        ("任免国家机关工作人员32人次。", "appoint", "32人次"),
    ],
)
def test_phenomenon_27_resignations_removals_and_totals(text, kind, count):
    """
    Every kind of personnel act is one, named or counted.
    """
    found = act(read(text), kind)

    assert count == (found.quantity and found.quantity.text)


@pytest.mark.parametrize(
    "text",
    [
        "会议指出，要加强预算监督，检查消防法实施情况，听取县政府报告。",
        "必须坚持党的领导，牢固树立宗旨意识，切实增强监督实效。",
        "同时，工作中还存在一些不足：专题询问开展不多，调研不够深入，听取报告后跟踪监督不力。",
        "坚持问题导向，不断提高政治站位，推动高质量发展。",
    ],
)
def test_phenomenon_28_rhetoric_is_no_act(text):
    """
    Exhortation, principles and lists of shortcomings tell of no act.
    """
    assert [] == types(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("已制定《议事规则》，下一步将修订《主任会议工作规则》。", ["done", "planned"]),
        ("拟开展专题询问1次。", ["planned"]),
        ("计划开展工作评议2次。", ["planned"]),
        ("计划检查消防法实施情况。", ["planned"]),
        ("条件成熟时提请县人民代表大会审议《桓台县养犬管理办法》。", ["planned"]),
        ("检查了消防法实施情况，明年将继续开展执法检查。", ["done", "planned"]),
    ],
)
def test_phenomenon_29_planned_beside_done(text, expected):
    """
    A cue of the future makes an act planned, though its part looks back.
    """
    assert expected == [each.status for each in read(text).actions]


def test_phenomenon_30_recommendations_and_what_came_of_them():
    """
    Advice has its items and follows from the report heard; what was urged has its body.
    """
    record = read(
        "听取县政府关于养老服务情况的报告，提出完善设施、培育队伍、强化保障等建议，推动县政府新建养老中心4处。"
    )
    heard, advised, urged = record.actions

    assert ["完善设施", "培育队伍", "强化保障"] == texts(advised.items)
    assert heard.id == advised.responds_to
    assert ("supervise", ["县政府"]) == (urged.type, texts(urged.targets))


@pytest.mark.parametrize(
    ("text", "kind", "target", "count"),
    [
        ("建议县政府加快项目建设。", "recommend", ["县政府"], None),
        ("提出审议意见21条。", "recommend", [], "21条"),
        ("推动县政府解决停车难问题，办结率98%。", "supervise", ["县政府"], None),
    ],
)
def test_phenomenon_30_forms_of_advice(text, kind, target, count):
    """
    Advice is addressed to a body, or counted.
    """
    found = act(read(text), kind)

    assert (target, count) == (texts(found.targets), found.quantity and found.quantity.text)


def test_phenomenon_30_a_count_of_items_is_no_item():
    """
    三方面 counts the items and belongs to none.
    """
    found = act(read("提出完善设施网络、培育专业队伍、强化资金保障三方面建议。"), "recommend")

    assert ["完善设施网络", "培育专业队伍", "强化资金保障"] == texts(found.items)


def test_phenomenon_30_advice_ends_where_the_next_act_begins():
    """
    What stands behind the advice with a verb of its own is an act of its own.
    """
    record = read("建议县政府加快项目建设，提出审议意见21条，推动县教育局解决入学难问题。")

    assert ["recommend", "recommend", "supervise"] == types(record)
