"""The mask covers what a page adds to a report, and nothing of the report."""

import time

import pytest
from laidout import source_of

from extract.furniture import mask
from extract.layout.classes import classify_line

TITLE = "仙居县人民代表大会常务委员会工作报告\n——2023年2月8日在仙居县第十七届人民代表大会第二次会议上\n"
BODY = "".join(
    f"{number}、听取和审议了县人民政府关于第{number}项工作情况的报告，提出审议意见{number}条，督促县有关部门逐条落实。\n"
    for number in "一二三四五六七八九十"
)
REPORT = TITLE + BODY


def masked(text, kind):
    return [text[part.start : part.end] for part in mask(source_of(text)) if part.kind == kind]


@pytest.mark.parametrize(
    "line",
    [
        "发布日期：2023-02-10 09:30 点击量：",
        "发布时间：2023年2月10日　来源：县人大办　字号：【大 中 小】",
        "来源：仙居人大网",
        "信息来源: 县人大常委会办公室",
        "访问次数: 2538        作者: 办公室",
        "2018-03-16 01:34:12 来源: 新华网",
        "字体大小:[大][中][小]",
        "【打印本页】【关闭窗口】",
        "分享到：微信 微博",
        "责任编辑：王某",
        "(县人大办供稿)",
        "您当前的位置：首页 > 公告公报 > 工作报告",
        "上一篇：没有了",
        "版权所有：某县人大常委会　浙ICP备00000000号",
        "根据《中华人民共和国著作权法》第五条，本作品不适用于该法。",
        "— 12 —",
        "第 3 页 共 15 页",
        "二、主要工作…………………………… 5",
        "目　录",
        "https://example.org/report.html",
    ],
)
def test_furniture_lines_are_masked(line):
    """
    What a content system, a printer or a library adds to a text is masked, line by line.
    """
    assert [line] == masked(f"{TITLE}{line}\n{BODY}", "furniture")


@pytest.mark.parametrize(
    "line",
    [
        "来源于基层的代表占百分之六十。",
        "编辑出版《仙居人大》12期。",
        "打印机等办公设备由县财政局统一采购。",
        "作者协会推荐代表3名。",
        "二、2022年主要工作",
        "2022年2月，常委会听取了关于著作权法实施情况的报告。",
        "——2023年2月8日在仙居县第十七届人民代表大会第二次会议上",
        "3次听取报告",
        "首页改版后，人大网站点击量达12万次。",
    ],
)
def test_report_lines_are_not_masked(line):
    """
    Prose that begins with the same words, heads and dates of meetings belong to the report.
    """
    assert [] == masked(f"{TITLE}{line}\n{BODY}", "furniture")


def test_page_numbers_without_marks_count_up():
    """
    Bare numbers are page numbers where three and more count up, not where one stands alone.
    """
    pages = "一、总体情况\n1\n听取报告若干。\n2\n检查法律若干。\n3\n"

    assert ["1", "2", "3"] == masked(pages, "furniture")
    assert [] == masked("一、总体情况\n7\n听取报告若干。\n", "furniture")


def test_running_heads_of_printed_pages_are_masked():
    """
    A short line that stands beside several page numbers is the head of the printed page.
    """
    pages = "".join(f"县人大常委会工作报告汇编\n— {number} —\n第{number}段内容如下。\n" for number in range(1, 5))

    assert 4 == masked(TITLE + pages, "furniture").count("县人大常委会工作报告汇编")


@pytest.mark.parametrize(
    "between", ["", "\n\n", "(Mac用户使用Command+S保存)\n发布日期:2023-02-10点击量:\n来源:县人大办\n"]
)
def test_a_second_copy_is_masked(between):
    """
    A report that stands twice is masked from the second title on, and the mask says where the first copy starts.
    """
    text = REPORT + between + REPORT.rstrip("\n")
    (copy,) = [part for part in mask(source_of(text)) if part.kind == "copy"]

    assert (len(REPORT + between), len(text), 0) == (copy.start, copy.end, copy.of)


def test_copies_may_be_wrapped_differently():
    """
    The second copy is found when its lines are broken elsewhere, a third as well.
    """
    wrapped = "\n".join(REPORT[start : start + 30] for start in range(0, len(REPORT), 30))
    found = [part for part in mask(source_of(f"{REPORT}{wrapped}\n{REPORT}")) if part.kind == "copy"]

    assert [len(REPORT), len(REPORT + wrapped) + 1] == [part.start for part in found]


def test_a_copy_with_a_changed_sentence_is_still_a_copy():
    """
    One sentence corrected in the second copy does not hide that it is one.
    """
    changed = REPORT.replace("第五项", "第5项（更正后的）")

    assert [changed.rstrip("\n")] == masked(REPORT + changed, "copy")


def test_repeated_phrases_are_no_copy():
    """
    A salutation, a set phrase or a sentence that a report uses twice is not masked.
    """
    again = "各位代表！\n常委会坚持党的领导、人民当家作主、依法治国有机统一，依法履行宪法和法律赋予的职权。\n"

    assert [] == masked(f"{TITLE}{again}{BODY}{again}", "copy")


def test_another_year_of_the_same_body_is_no_copy():
    """
    Two reports in one file that share their frame differ in their figures.
    """
    later = (
        REPORT.replace("2023年2月8日", "2024年2月6日").replace("审议意见", "整改意见").replace("逐条落实", "认真办理")
    )

    assert [] == masked(REPORT + later, "copy")


def test_masking_takes_linear_time():
    """
    A text ten times as long takes about ten times as long, not a hundred times.
    """

    def seconds(count):
        text = "".join(
            f"第{number}次会议听取了关于第{number}项工作情况的报告，会后转交办理。\n" for number in range(count)
        )
        start = time.perf_counter()
        mask(source_of(text))
        return time.perf_counter() - start

    seconds(100)
    assert seconds(5000) < 40 * max(seconds(500), 0.005)


def test_class_of_a_line_is_named():
    """
    Each masked line can be explained by the name of its class.
    """
    assert ("source", None) == (classify_line("来源:县人大办"), classify_line("县人大办"))
