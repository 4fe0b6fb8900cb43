"""Sections: what is a head, how heads nest, and what a sentence's part is about."""

import csv
from pathlib import Path

import pytest
from goldrecords import DEV, SEED
from laidout import layout_of, sentence_with

from extract.evaluate.gold import read_gold
from extract.furniture import mask
from extract.layout import lay_out
from extract.source import read_source

GOLD = Path(__file__).parent.parent / "gold"
TEXTS = {path.stem: path.with_suffix(".txt") for path in (SEED, *DEV)}
HEAD = "曲靖市人民代表大会常务委员会工作报告\n——2023年2月10日在曲靖市第六届人民代表大会第三次会议上\n"


def rows(name):
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def heads(text):
    return [sentence.text for sentence in layout_of(text).sentences if sentence.heading]


@pytest.mark.parametrize("doc", sorted(TEXTS))
def test_sections_of_the_gold_texts(doc):
    """
    Heads, their depth and what they are about are those read by hand.
    """
    source = read_source(TEXTS[doc], id=doc, relative=f"{doc}.txt")
    expected = [(row["level"], row["status"], row["heading"]) for row in rows("sections.tsv") if row["doc"] == doc]
    found = [(str(part.level), part.status, part.heading) for part in lay_out(source, mask(source)).sections]

    assert expected == found


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("一、加强监督", "一、加强监督\n听取报告3个。"),
        ("—、加强监督", "—、加强监督\n听取报告3个。"),
        ("(二)加强法律监督", "（二）加强法律监督\n检查法律2部。"),
        ("1.加强经济监督", "1. 加强经济监督\n听取报告3个。"),
        ("2、服务中心大局,监督更有力度。", "2、服务中心大局，监督更有力度。听取报告3个。"),
        ("第一部分 2022年工作", "第一部分 2022年工作\n听取报告3个。"),
        ("——立法工作迈上新台阶。", "——立法工作迈上新台阶。制定条例2件。"),
        ("代表工作迈出新步伐。", "代表工作迈出新步伐。组织视察4次。"),
        ("坚持稳中求进,服务发展大局。", "坚持稳中求进，服务发展大局。听取报告3个。"),
        ("一是加强了对预算的监督。", "一是加强了对预算的监督。审查批准决算。"),
        ("七是建强队伍。", "七是建强队伍。举办培训班2期。"),
        ("三要守牢底线。", "三要守牢底线。开展检查2次。"),
        ("“智慧人大”建设深入推进。", "“智慧人大”建设深入推进。上线系统3个。"),
        ("附件:", "听取报告。\n附件：\n1.报告情况\n2.检查情况"),
        ("强化监督", "## 强化监督\n听取报告3个。"),
        ("强化监督", "**强化监督**\n听取报告3个。"),
        ("过去五年工作回顾", "过去五年工作回顾\n听取报告3个。"),
        ("(三)监督质效更优。", "（三）监督质效更优。\n听取报告3个。"),
        ("今年要着力抓好以下五项工作:", "今年要着力抓好以下五项工作：\n（一）听取报告。"),
        ("一年来,主要做了以下工作。", "一年来，主要做了以下工作。\n听取报告3个。"),
    ],
)
def test_heads_of_every_style(head, text):
    """
    Numbered lines, leads with and without a number, Markdown and announcements are heads.
    """
    found = [sentence for sentence in layout_of(text).sentences if sentence.heading]

    assert [head.replace(" ", "")] == [sentence.text.replace(" ", "") for sentence in found]


@pytest.mark.parametrize(
    "text",
    [
        "听取了市人民政府的报告。提出意见3条。",
        "开展执法检查2次。提出意见3条。",
        "常委会坚持依法履职。听取报告3个。",
        "宣传《监督法》。举办讲座。",
        "一年来，各项工作取得新进展。听取报告3个。",
        "会议强调要抓好落实。会后转交办理。",
        "民主是全过程的。听取报告3个。",
        "一是听取交通工作报告；二是视察水利工程；三是督办建议。各项工作按时完成。",
        "（一）制定旅游条例；\n（二）修改消防条例；",
        "（一）听取旅游工作报告\n（二）检查消防条例实施情况\n（三）视察重点工程",
        "对照要求，我们的工作还有差距：一是调研不够深入。二是监督刚性不强。三是联系代表不够紧密。今后要改进。",
        "让我们携手奋进",
        "3.开展城市绿化条例执法检查。（责任单位：法制委；时间：9月）",
        "3.开展夏季安全检查。（责任单位：法制委）",
        "召开常委会会议8次\n听取报告若干。",
        "任命张三为市财政局局长。接受李四辞去副市长职务的请求。",
        "检查安全生产法实施情况。开展视察。",
        "召开市第六届人民代表大会第二次会议。会议听取了报告。",
        "听取报告。\n曲靖市人大常委会办公室\n2023年3月1日",
        "1. 市人民政府关于养老工作情况的报告，6月听取，由社会委负责。",
    ],
)
def test_prose_and_items_are_no_heads(text):
    """
    Sentences that report an act, say who acts, or are items of a list are no heads.
    """
    assert [] == heads(text)


def test_heads_nest_by_their_marks():
    """
    A period stands above 一、, that above （一）, that above 1. and a lead; a section runs to the next of its rank.
    """
    review = "2022年工作回顾\n一、监督\n（一）经济\n1. 预算\n审查决算。\n（二）法治\n检查法律。\n二、代表\n视察。\n"
    text = review + "2023年工作安排\n一、监督\n听取报告。"
    document = layout_of(text)

    assert [1, 2, 3, 4, 3, 2, 1, 2] == [section.level for section in document.sections]
    assert text.index("2023年") == document.sections[0].end
    assert "s4" == sentence_with(document, "审查决算").section


@pytest.mark.parametrize(
    ("status", "sentence", "text"),
    [
        ("done", "听取报告", "2022年工作回顾\n听取报告3个。\n2023年工作安排\n检查法律2部。"),
        ("planned", "检查法律", "2022年工作回顾\n听取报告3个。\n2023年工作安排\n检查法律2部。"),
        ("planned", "检查法律", "一、2022年主要工作\n听取报告3个。\n二、2023年主要工作\n（一）监督\n检查法律2部。"),
        ("planned", "检查法律", "过去一年工作\n听取报告3个。\n下一步工作打算\n检查法律2部。"),
        ("planned", "检查法律", "听取报告3个。\n2023年，市人大常委会将检查法律2部。"),
        ("planned", "视察工程", "听取报告3个。\n2023年，我们将做好以下工作：\n检查法律2部。\n视察工程。"),
        ("planned", "检查法律", "听取报告3个。\n各位代表，今年要检查法律2部。"),
        ("planned", "检查法律", "听取报告3个。\n今后五年，建议检查法律2部。"),
        ("done", "检查法律", "听取报告3个。\n2022年，常委会检查法律2部。"),
        ("done", "检查法律", "一、加强监督\n针对存在的问题，督促整改，检查法律2部。"),
        ("planned", "检查法律", "听取报告3个。\n报告强调，2023年，市人大常委会将检查法律2部。"),
        ("planned", "检查法律", "听取报告3个。\n建议市第七届人大常委会检查法律2部。"),
        ("done", "检查法律", "为今后发展打下基础，检查法律2部。"),
        ("planned", "检查法律", "听取报告。\n二○二三年，常委会要做好以下工作：\n一、加强监督。检查法律2部。"),
        ("other", "报告情况", "2023年工作安排\n听取报告。\n附件：\n1.报告情况\n2.检查情况"),
        ("other", "蓝图绘就", "检查法律。\n各位代表！蓝图绘就。让我们携手奋进！"),
        (
            "shortcomings",
            "监督实效",
            "听取报告。\n我们也清醒地认识到，工作还存在不足。主要是：监督实效有待增强。\n2023年工作安排\n检查法律。",
        ),
        ("shortcomings", "调研深度", "听取报告。\n存在的问题和不足\n调研深度不够。\n2023年工作安排\n检查法律。"),
        ("planned", "检查法律", "听取报告。\n三、存在的主要问题\n调研深度不够。\n四、2023年工作安排\n检查法律。"),
        (
            "shortcomings",
            "监督刚性",
            "一年来的工作虽然取得一定成绩，但仍存在一些不足：\n一是监督刚性不强；\n二是联系代表不够紧密。",
        ),
        ("planned", "改进", "我们清醒看到，监督实效还需增强。对此，我们将认真改进。"),
        ("other", "让我们", "检查法律。\n各位代表！让我们更加紧密地团结起来，不懈奋斗！"),
        ("other", "请予审议", "我受市人大常委会委托，向大会报告工作，请予审议。\n听取报告。"),
        ("other", "衷心的感谢", "听取报告。\n在此，我代表常委会，向全体代表表示衷心的感谢！"),
    ],
)
def test_what_a_sentence_is_about(status, sentence, text):
    """
    A sentence's status comes from its section's head, from its own cue, or from what stands before it in its paragraph.
    """
    assert status == sentence_with(layout_of(HEAD + text), sentence).status


def test_a_plan_by_title_plans_throughout():
    """
    A text whose title calls it a plan has no review.
    """
    document = layout_of("曲靖市人大常委会2023年工作要点\n一、加强监督\n听取报告3个。")

    assert "planned" == sentence_with(document, "听取报告").status
    assert (None, "2023") == (document.title.covers.done, document.title.covers.planned)


@pytest.mark.parametrize(
    ("done", "planned", "delivered", "text"),
    [
        ("2022", "2023", "2023年2月10日", "2022年工作\n听取报告。\n2023年工作安排\n检查法律。"),
        ("2022", "2023", "2022年12月28日", "2022年工作\n听取报告。\n2023年工作安排\n检查法律。"),
        ("2018-2022", "2023-2027", "2023年1月10日", "过去五年工作\n五年来，听取报告。\n今后五年工作建议\n检查法律。"),
        ("2022", None, "2023年2月10日", "听取报告。"),
        (None, "2023", "2023年2月10日", "2023年工作任务\n听取报告。"),
    ],
)
def test_years_covered(done, planned, delivered, text):
    """
    The years of review and plan follow from the date: from September on the running year is reviewed.
    """
    covers = layout_of(HEAD.replace("2023年2月10日", delivered) + text).title.covers

    assert (done, planned) == (covers.done, covers.planned)


def test_gold_status_and_headings():
    """
    On the gold texts, headings are found with P and R of 0.97, and 0.98 of the actions stand in the right part.
    """
    right = wrong = missed = same = other = 0
    for doc, path in TEXTS.items():
        source = read_source(path, id=doc, relative=path.name)
        sentences = lay_out(source, mask(source)).sentences
        for line in read_gold(path.with_suffix(".jsonl"), source.text).lines:
            found = next((part for part in sentences if line.span.start <= part.span.start < line.span.end), None)
            if found is None:
                continue  # a wrapped line that was joined to the one before
            right += line.heading and found.heading
            wrong += found.heading and not line.heading
            missed += line.heading and not found.heading
            same += sum(action.status == found.status for action in line.actions)
            other += sum(action.status != found.status for action in line.actions)
    precision, recall, accuracy = right / (right + wrong), right / (right + missed), same / (same + other)

    assert min(precision, recall) >= 0.97, (precision, recall)
    assert accuracy >= 0.98, accuracy
