"""Bodies of prefectures without a congress, of committees that report themselves, and of parties with a place."""

from __future__ import annotations

import re

import pytest

from extract.choose import choose
from extract.document import Sentence
from extract.layout.whose import find_organ, find_place, full_name
from extract.match import bodies, patterns
from extract.match.candidate import Context
from extract.places import locate
from extract.records import Span
from extract.resolve.bodies import Named, resolve
from extract.rules import mention_rules

_MARK = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
_STANDING = "人民代表大会常务委员会"
_ALI = "西藏自治区人民代表大会常务委员会阿里地区工作委员会"
_STREET = "杭州市西湖区人民代表大会常务委员会北山街道工作委员会"
_SPECIAL = "湖南省人民代表大会农业与农村委员会"


def _named(text: str, context: Context) -> list[tuple[str, str]]:
    sentence = Sentence(Span(0, len(text)), text, tuple(range(len(text))), 0)
    ours = {rule.id for rule in mention_rules() if rule.file == "body.toml"}
    cards = [candidate for candidate in patterns.match(sentence, context) if candidate.rule in ours]
    chosen, _ = choose([*bodies.match(sentence, context), *cards])
    before: list[Named] = []
    for candidate in chosen:
        wording = text[candidate.start : candidate.end]
        before.append((wording, resolve(wording, candidate.rule, context=context, before=before)))
    return [(wording, "、".join(entity.label for entity in entities)) for wording, entities in before]


@pytest.mark.parametrize(
    ("place", "owner", "marked"),
    [
        # a prefecture, its counties, its region
        ("阿里地区", _ALI, "经[地委](中国共产党阿里地区委员会)同意,会同[地委组织部](中国共产党阿里地区委员会组织部)"),
        ("阿里地区", _ALI, f"[地区人大工委]({_ALI})听取[行署](阿里地区行政公署)汇报,加强[工委]({_ALI})自身建设。"),
        ("阿里地区", _ALI, "听取[行署水利局](阿里地区行政公署水利局)、[地区民政局](阿里地区民政局)的汇报。"),
        ("阿里地区", _ALI, "转[地区信访办](阿里地区信访办公室)和[地区中级人民法院](阿里地区中级人民法院)办理。"),
        ("阿里地区", _ALI, "督促[自治区检察院阿里分院](西藏自治区人民检察院阿里分院)整改。"),
        ("阿里地区", _ALI, "督促[地区检察分院](西藏自治区人民检察院阿里分院)整改。"),
        ("阿里地区", _ALI, "召开工委主任会议6次,工委委员全部到会。"),
        ("阿里地区", _ALI, "本地区公路里程增长,贫困地区政府应当重视,西部地区法院收案较少。"),
        ("塔河县", "", "[地委](中国共产党大兴安岭地区委员会)、[行署](大兴安岭地区行政公署)支持我们,土地委托经营。"),
        ("塔河县", "", "[地区林业局](大兴安岭地区林业局)答复。"),
        ("锡林郭勒盟", "", "[盟委](中国共产党锡林郭勒盟委员会)、[行署](锡林郭勒盟行政公署)重视。"),
        ("锡林郭勒盟", "", "[盟行署教育局](锡林郭勒盟行政公署教育局)整改。"),
        ("新疆维吾尔自治区", "", "[喀什地委](中国共产党喀什地区委员会)、[喀什地区行署](喀什地区行政公署)落实。"),
        ("新疆维吾尔自治区", "", "各地委、行署落实审议意见,当地委派专人。"),
        ("重庆市", "", "听取[市检察院第一分院](重庆市人民检察院第一分院)汇报。"),
        # committees that report themselves
        ("杭州市西湖区北山街道", _STREET, f"[街道人大工委]({_STREET})组织视察,[工委]({_STREET})走访选民。"),
        ("湖南省", _SPECIAL, f"[委员会]({_SPECIAL})开展调研,加强[委员会]({_SPECIAL})自身建设。"),
        ("湖南省", _SPECIAL, "召开委员会全体会议5次,指导业主委员会和村民委员会换届。"),
        ("湖南省", "", "委员会开展调研,工委组织视察。"),
        # democratic parties with their place
        ("洛阳市", "", "[民革洛阳市委](中国国民党革命委员会洛阳市委员会)提交提案。"),
        ("洛阳市", "", "[民建市委会](中国民主建国会洛阳市委员会)提交提案,优化新区产业布局。"),
        ("洛阳市", "", "[九三学社河南省委](九三学社河南省委员会)、[致公党市委](中国致公党洛阳市委员会)参加。"),
        ("洛阳市", "", "[农工党市委会](中国农工民主党洛阳市委员会)和[市工商联](洛阳市工商业联合会)参加。"),
        ("洛阳市", "", "[市委](中国共产党洛阳市委员会)召开座谈会,引导农民进城区务工。"),
        # short names of committees and departments, centres, sites
        ("洛阳市", "", "(责任单位:[城建环境委]())"),
        ("洛阳市", "", "[发展改革委](洛阳市发展和改革委员会)、[财政局](洛阳市财政局)参加。"),
        ("洛阳市", "", "设立[市外商投诉中心](洛阳市外商投诉中心),建成市民活动中心。"),
        ("中华人民共和国", "", "[发展改革委](国家发展和改革委员会)、[民政部](民政部)负责人到会。"),
        ("江苏省", "", "通过[江苏人大网](江苏人大网)公布草案。"),
    ],
)  # fmt: skip
def test_bodies_and_what_they_stand_for(place: str, owner: str, marked: str) -> None:
    """
    Exactly the marked bodies are found, each under the marked name.
    """
    where = locate(place, year=2010)
    context = Context(where, owner or f"{where.label}人民代表大会常务委员会", 2010)
    assert _MARK.findall(marked) == _named(_MARK.sub(r"\1", marked), context)


@pytest.mark.parametrize(
    ("title", "place", "body"),
    [
        ("西湖区人大常委会北山街道工作委员会总结", "西湖区北山街道", f"西湖区{_STANDING}北山街道工作委员会"),
        ("武侯区人大常委会桂花街道人大工委总结", "成都市武侯区桂花街道", f"成都市武侯区{_STANDING}桂花街道工作委员会"),
        ("贵州省人大常委会毕节地区工作委员会工作报告", "毕节地区", f"贵州省{_STANDING}毕节地区工作委员会"),
        ("锡林郭勒盟人大工委2019年工作总结", "锡林郭勒盟", "内蒙古自治区人民代表大会常务委员会锡林郭勒盟工作委员会"),
        ("阿里地区行政公署工作报告", "阿里地区", "阿里地区行政公署"),
        ("湖南省人大农业与农村委员会2016年工作总结", "湖南省", "湖南省人民代表大会农业与农村委员会"),
        ("湖南省人大常委会工作报告", "湖南省", "湖南省人民代表大会常务委员会"),
        ("湖南省人民代表大会常务委员会工作报告", "湖南省", "湖南省人民代表大会常务委员会"),
    ],
)  # fmt: skip
def test_committees_that_report_themselves(title: str, place: str, body: str) -> None:
    """
    The title of a working or special committee gives its own place and name.
    """
    organ, where = find_organ(title), find_place(titles=(title, "", ""), sessions=(), year=2016, text=title)
    assert (place, body) == (where.label, full_name(organ, where, title))
