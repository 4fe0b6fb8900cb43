"""A run that leaves people out shows none of the names it found, and all its offsets hold."""

from laidout import source_of

from extract.persons_out import FILLER, without_persons
from extract.pipeline import extract_source

TEXT = (
    "宁远县人民代表大会常务委员会工作报告\n——2023年12月28日在宁远县第十八届人民代表大会第三次会议上\n\n"
    "主任　周　明\n\n各位代表：\n"
    "任命王建平为县财政局局长。听取审议县政府关于养老服务工作情况的报告，提出审议意见12条。"
    "王建平局长到会。周明主任作了讲话，设立“王建平工作室”。\n"
)


def records():
    whole = extract_source(source_of(TEXT))
    return whole, without_persons(whole)


def test_no_name_that_was_found_is_left_anywhere():
    """
    Neither text nor labels, keys, quotations or the speaker hold a name, also where it was not found or has blanks.
    """
    whole, bare = records()

    assert {"王建平"} <= {each.text for each in whole.mentions if each.type == "Person"}
    assert [] == [name for name in ("王建平", "周明", "周　明", "建平") if name in bare.to_json()]
    assert (None, []) == (bare.speaker, [each for each in bare.mentions if each.type == "Person"])


def test_all_else_stays_in_its_place():
    """
    The text is as long as it was, and differs in the characters of names alone; places and other finds are the same.
    """
    whole, bare = records()
    changed = {after for before, after in zip(whole.text, bare.text, strict=True) if before != after}
    kept = [each for each in whole.mentions if each.type != "Person"]

    assert {FILLER} == changed
    assert [(each.id, each.start, each.end) for each in kept] == [(m.id, m.start, m.end) for m in bare.mentions]
    assert [] == [each for each in bare.mentions if bare.text[each.start : each.end] != each.text]
    assert [each.type for each in whole.actions] == [each.type for each in bare.actions]


def test_a_record_without_people_stays_as_it_is():
    """
    Where nobody is named, nothing changes.
    """
    whole = extract_source(source_of("宁远县人大常委会工作报告\n听取审议县政府关于养老服务工作情况的报告。\n"))

    assert whole == without_persons(whole)
