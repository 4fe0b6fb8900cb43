"""Sentences: where they end, what their views hold, how wrapped lines are joined."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laidout import layout_of, sentence_with

from extract.folding import fold


def views(text):
    return [sentence.text for sentence in layout_of(text).sentences]


@pytest.mark.parametrize(
    ("sentences", "text"),
    [
        (["听取报告3个。", "检查法律2部。"], "听取报告３个。检查法律２部。"),
        (["视察项目;", "督办建议!", "效果如何?", "很好。"], "视察项目；督办建议！效果如何?很好。"),
        (["提出“马上就办!”", "各方响应。"], "提出“马上就办！”各方响应。"),
        (["(详见附件。)", "会议通过。"], "（详见附件。）会议通过。"),
        (["修改《办法;细则》并施行。"], "修改《办法；细则》并施行。"),
        (["完成投资3.5亿元.占比过半。"], "完成投资3.5亿元.占比过半。"),
        (["作出决定", "批准决算。"], "作出决定\n\n批准决算。"),
        (["好!!", "又及。"], "好！！又及。"),
    ],
)
def test_where_sentences_end(sentences, text):
    """
    A sentence ends at 。!?; of any width with the closing marks behind it, not inside a title and not at a point.
    """
    assert sentences == views(text)


@pytest.mark.parametrize(
    ("view", "text"),
    [
        ("听取12个报告。", "听取 12 个报告。"),
        ("宣传《关于加强监督若干意见》。", "宣传《关于加强监督 若干意见》。"),
        ("上线“码上办”平台,反映良好。", "上线“码上办”［1］平台[2]，反映良好。"),
        ("印发苍政发〔2023〕5号文件。", "印发苍政发〔2023〕5号文件。"),
        ("检查食品**法实施情况,责成市XX局整改。", "检查食品**法实施情况，责成市XX局整改。"),
        ("聚焦民生。", "**聚焦民生。**"),
        ("引进Mac OS系统。", "引进Mac  OS系统。"),
        ("编号2023 2024两批。", "编号2023 2024两批。"),
        ("作出“一府两院”决定。", '作出"一府两院"决定。'),
        ("通过《关于修改〈办法〉的决定》。", "通过《关于修改<办法>的决定》。"),
        ("听取报告。", "听取&nbsp;报告。"),
        ("二〇〇四年召开会议。", "二○○四年召开会议。"),
    ],
)
def test_what_views_hold(view, text):
    """
    A view is folded and holds no blanks between characters, no footnote and Markdown marks; masks in words stay.
    """
    assert view == views(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "对《水法》《\n渔业法》开展检查，责成县水利局\n限期整改。",
        "对《水\n法》《渔业法》开展检查，\n责成县水利局限期整改。",
        "对《水法》《渔业法》开展检查\n，责成县水利局限期整改。",
    ],
)
def test_breaks_in_the_middle_are_joined(text):
    """
    A break inside a title, after a comma or before one is no border of a sentence.
    """
    assert ["对《水法》《渔业法》开展检查,责成县水利局限期整改。"] == views(text)


PROSE = (
    "一年来，常委会在县委领导下，听取和审议县人民政府、县人民法院、县人民检察院专项工作报告十九个，作出决议决定十二项，"
    "任免国家机关工作人员六十三人次，较好地完成了县第十五届人民代表大会第三次会议确定的各项任务。"
)
SECOND = (
    "常委会组织代表对全县水利、交通、教育等方面的重点工程进行视察，提出意见和建议四十余条，促进了有关问题的解决，"
    "并就农村合作医疗制度的巩固和完善开展了专题调研，形成的调研报告送县委参阅。"
)


def wrapped(paragraph, width, indent):
    text = indent + paragraph
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


@pytest.mark.parametrize("width", [24, 31, 38])
@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("page", ["", "\n— 2 —\n"])
def test_wrapped_text_reads_like_unwrapped_text(width, indent, page):
    """
    Text wrapped to any width, with indents, heads and page numbers between, has the sentences of the unwrapped one.
    """
    lines = [
        wrapped(PROSE, width, indent),
        "二、加强工作监督",
        wrapped(SECOND, width, indent).replace("\n", page or "\n", 1),
        "三、做好人事任免",
        wrapped(PROSE, width, indent),
    ]

    assert [fold(part) for part in (PROSE, "二、加强工作监督", SECOND, "三、做好人事任免", PROSE)] == views(
        "\n".join(lines)
    )


def test_heads_without_marks_are_not_joined():
    """
    Short lines without a final mark keep to themselves: heads, names, dates.
    """
    text = "工作回顾\n加强法律监督\n听取报告若干。\n任命名单\n张三\n二〇〇四年三月一日"

    assert text.split("\n") == views(text)


def test_a_flattened_page_gets_its_paragraphs_back():
    """
    Where a page's breaks became blanks, heads and paragraphs part at them.
    """
    filler = "常委会坚持正确监督、有效监督、依法监督，增强监督实效，推动解决群众关心的问题，服务全县发展大局" * 8
    text = (
        f"各位代表： 现在报告工作。 一、加强监督 {filler}。 （一）改进方法 采用多种方式。 二、服务代表 建设代表之家。"
    )
    heads = [sentence.text for sentence in layout_of(text).sentences if sentence.heading]

    assert ["一、加强监督", "(一)改进方法", "二、服务代表"] == heads


def test_page_furniture_becomes_sentences_of_its_role():
    """
    A source line keeps a sentence, for it names a body; a page number keeps none.
    """
    document = layout_of("来源：县人大办\n听取报告。\n— 3 —\n检查法律。")

    assert ["furniture", "body", "body"] == [sentence.role for sentence in document.sentences]


def test_glossaries_have_their_role():
    """
    What follows 名词解释 explains and does not report.
    """
    document = layout_of("听取报告。\n名词解释\n1.“四下基层”：指到基层开展工作。")

    assert ["body", "glossary", "glossary"] == [sentence.role for sentence in document.sentences]
    assert sentence_with(document, "名词解释").heading


CHARACTERS = "听取审议了报告一二三、，。；：！？《》〈〉“”（）()[]12 　\n\r\t*#-—年月第县人大會議\ufeff"
ALPHABET = st.sampled_from([*CHARACTERS, "\r\n", "各位代表："])


@settings(deadline=None)  # the first example loads tables
@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_every_view_maps_to_its_source(text):
    """
    Each character of a view is the fold of its source character; views are in order and do not overlap.
    """
    document = layout_of(text)
    before = -1
    for sentence in document.sentences:
        assert len(sentence.text) == len(sentence.offsets) > 0
        assert list(sentence.offsets) == sorted(set(sentence.offsets))
        assert before < sentence.span.start == sentence.offsets[0]
        assert sentence.span.end == sentence.offsets[-1] + 1
        kept = [fold(text[offset]) for offset in sentence.offsets]
        assert all(
            char == its or (char == " " and its.isspace()) or char + its in ("〈<", "〉>")
            for char, its in zip(sentence.text, kept, strict=True)
        )
        before = sentence.span.end - 1


@settings(deadline=None)  # the first example loads tables
@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_no_character_is_lost(text):
    """
    Every letter and digit of an unmasked text stands in one sentence, but for footnote marks.
    """
    document = layout_of(text)
    seen = {offset for sentence in document.sentences for offset in sentence.offsets}
    hidden = {offset for part in document.masked for offset in range(part.start, part.end)}
    lost = {
        offset
        for offset, char in enumerate(text)
        if char in "听取审议了报告年月第县人大會議" and offset not in seen | hidden
    }

    assert set() == lost
