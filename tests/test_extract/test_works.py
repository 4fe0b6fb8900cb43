"""Works and newspapers: what stands in 《》 and is no law."""

from __future__ import annotations

import pytest
from marked import found, parse

from extract.match import works

TYPES = ("Work", "Body")

SENTENCES = (
    "报送《[关于推进县城棚户区改造的建议案](Work)》，受到县委重视。",
    "编辑出版文史资料《[辰溪抗战记忆](Work)》第三辑。",
    "形成《[关于我市养老机构运营情况的调研报告](Work)》，市委主要领导作出批示。",
    "编印《[代表风采录](Work)》3000册，拍摄《[家站故事](Work)》专题片。",
    "在《[法治日报](Body)》《[中国人大](Body)》等媒体刊发稿件26篇。",
    "完成《[浏阳人大志](Work)》编纂，出版《[民主足迹](Work)》画册。",
    "全国人大常委会机关刊物《[中国人大](Work)》杂志专题介绍我县做法。",
    "督办《[关于加快推进城北片区学校建设的议案](Work)》，建成学校2所。",
    "组织编写《[人大监督案例选编](Work)》，其中《[关于我县学前教育发展的调查](Work)》获省一等奖。",
    "每周在《[合肥日报](Body)》开设专栏刊发履职故事32篇。",
    "订阅《[人民代表报](Work)》120份。",
    "办理《[关于修建环城路的建议](Work)》等重点建议8件。",
    "汇编《[怀宁县人大工作制度汇编](Work)》，拍摄《[履职路上](Work)》短片在县电视台播出。",
    "开通“代表之声”专栏，在《[安徽日报](Body)》、《[江淮法治](Body)》刊发信息44条。",
    "撰写的《[关于基层立法联系点建设的实践与思考](Work)》被《[中国人大](Body)》杂志刊载。",
    "稿件被《[宁波晚报](Body)》采用12篇，《[人民法院报](Body)》聚焦我院做法，经验获《[半月谈](Body)》推介。",
    "征订《[湖南日报](Work)》，编发《[工作简报](Work)》36期。",
    "《[检察日报](Body)》、《[贵州日报](Body)》记者随案采访。",
    "编辑《[红安文史](Work)》第十二辑，拍摄《[委员风采](Work)》12期，在《[人民政协报](Body)》发表文章18篇。",
)


@pytest.mark.parametrize("marked", SENTENCES)
def test_works_of_a_sentence(marked):
    """
    A title in 《》 that binds nobody is a work, and a newspaper where something is printed in it acts.
    """
    sentence = parse(marked)

    assert sentence.names(TYPES) == found(sentence.text, (works,), TYPES)
