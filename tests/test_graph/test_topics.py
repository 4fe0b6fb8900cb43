"""Two wordings of one topic have one key; like ones are candidates."""

import pytest

from graph.topics import CONTAINED, THRESHOLD, key, parts, similarity, study


@pytest.mark.parametrize(
    ("expected", "wordings"),
    [
        ("国民经济和社会发展计划执行", ["2021年1至8月份国民经济和社会发展计划执行情况", "国民经济和社会发展计划执行"]),
        ("财政决算和预算执行", ["2020年财政决算及2021年上半年预算执行情况", "县级财政决算和2022年1—6月预算执行情况"]),
        ("法治政府", ["2022年度法治政府建设情况", "法治政府工作情况"]),
        ("政府债务", ["2019年政府性债务情况", "政府债务工作情况"]),
        ("民法典", ["《中华人民共和国民法典》贯彻实施情况", "《民法典》实施情况", "《民法典》执行情况"]),
        ("河道管理条例", ["青田县《河道管理条例》（草案）", "河道管理条例"]),
        ("学前教育", ["我县学前教育工作", "关于推进学前教育工作情况的报告"]),
        ("规范性文件备案审查", ["规范性文件备案审查工作情况", "2020年规范性文件备案审查工作情况的报告"]),
        ("预算执行和其他财政收支", ["区本级预算执行及其他财政收支情况", "市级预算执行和其他财政收支情况"]),
        ("停车难", ["“停车难”问题", "停车难问题"]),
    ],
)  # fmt: skip
def test_one_topic_has_one_key(expected, wordings):
    """
    Years, levels, fillers and particles change; the key does not.
    """
    assert {expected} == {key(wording, ("青田县",)) for wording in wordings}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("预算执行情况", "预算调整方案"),
        ("消防工作情况", "民族工作情况"),
        ("35条具体措施", "53条具体措施"),
        ("产业发展情况", "农村产业发展情况"),
    ],
)
def test_different_topics_have_different_keys(one, other):
    """
    What tells two topics apart is not stripped away.
    """
    assert key(one) != key(other)


def test_a_list_of_topics_is_taken_apart():
    """
    Each topic of a list stands alone; the words of one topic stay together.
    """
    assert ("河湖长制落实情况", "农村饮水安全", "公路养护情况") == parts(
        "河湖长制落实情况、农村饮水安全以及公路养护情况"
    )
    assert ("立法、监督、代表工作",) == parts("立法、监督、代表工作")


def test_a_study_is_known_by_its_title():
    """
    The title of a study holds its topic.
    """
    assert "城区停车管理" == study("关于对城区停车管理的调查与思考")
    assert "农村养老服务" == study("关于农村养老服务的调研报告")


@pytest.mark.parametrize(
    ("is_candidate", "one", "other"),
    [
        (True, "社区养老服务能力", "社区养老服务供给"),
        (True, "物业管理", "住宅小区物业管理"),
        (True, "审计查出问题整改", "预算执行审计查出问题整改"),
        (False, "园林绿化", "林草"),
        (False, "老年教育", "义务教育"),
        (False, "大气污染防治法", "水污染防治法"),
        (True, "养老服务条例", "浙江省养老服务条例"),
        (True, "湿地保护条例", "湿地保护"),
    ],
)
def test_like_topics_are_candidates(is_candidate, one, other):
    """
    The similarity is the same both ways, and from the threshold on it makes a candidate.
    """
    assert similarity(one, other) == similarity(other, one)
    assert is_candidate == (similarity(one, other) >= THRESHOLD)


def test_what_holds_a_topic_whole_is_like_it():
    """
    A longer topic that holds a topic of four characters is a candidate however long it is.
    """
    assert CONTAINED == similarity("物业管理", "全域无物业老旧小区和保障性住房物业管理办法草案")
    assert 1.0 == similarity("消防", "消防")
