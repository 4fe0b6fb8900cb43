"""Undertakings, documents, sessions and places in further forms: ways of learning, works, packages, rivers, zones.

The sentences are invented; each holds marks for all names of the types under test, and counter-examples hold none.
"""

from __future__ import annotations

import pytest
from elsewhere import compared, settled

NAMES = (
    # undertakings in quotation marks
    ("县", "Program", "推开“[民声直通车](Program)”，上传线索80条；开办[“代表连线”栏目](Program)。"),
    ("旗", "Program", "采取“[蒙古包课堂](Program)”“[云端夜校](Program)”两种形式，采取“走出去”“请进来”两种形式。"),
    ("市", "Program", "举办“[委员讲堂](Program)”6期，本地“[代表夜话](Program)”12场，获评“优秀代表”3次。"),
    ("省", "Program", "开展[“建功新时代”竞赛](Program)，[“渔政通”系统](Program)应用得到肯定。"),
    ("省", "Program", "打造“[北港说事](Program)”“[南塘议事](Program)”两个品牌。"),
    ("州", "Program", "纳入[国家区域协作“石榴籽”行动](Program)，视察“停车难”整治。"),
    # undertakings without marks
    ("县", "Program", "跻身[国家农村产业融合发展试点](Program)，获批国家卫生县城。"),
    ("市", "Program", "扎实开展[检察队伍教育整顿](Program)，巩固[党纪学习教育](Program)成果。"),
    ("县", "Program", "建成16个街道中心站、140个[社区联络站](Program)，让[代表联络站](Program)更有温度。"),
    ("镇", "Program", "建起[“竹乡夜谈”工作室](Program)1间、[沿溪村级联络点](Program)5处。"),
    ("市", "Program", "健全[代表定期约见制度](Program)，坚持每月15日[代表接待选民日制度](Program)，完善各项会议制度。"),
    ("府", "Program", "[安宁污水处理厂提标改造工程](Program)顺利通水，重点项目陆续开工。"),
    ("旗", "Program", "抓好[蒙泰40万吨煤制烯烃项目](Program)，围绕[草原畜牧业振兴计划](Program)开展协商。"),
    ("市", "Program", "坚决打赢脱贫攻坚战，建设5万亩高标准农田项目。"),
    ("省", "Program", "“[代表茶室](Program)”成为新窗口，落实[“七五”普法规划](Program)，开展“最美代表”评选。"),
    ("市", "Program", "建立健全[“周调度、月通报”工作机制](Program)。"),
    # documents
    ("市", "Law", "修订[市人大常委会立法技术规范](Law)，制定[市人大常委会专题询问办法](Law)。"),
    ("协", "Law", "修订[全体会议工作规则](Law)、[提案工作条例](Law)，完善[政协绍兴市委员会专门委员会通则](Law)。"),
    ("省", "Law", "落实国务院[扎实稳住经济的一揽子政策措施](Law)，落实“[9项检察措施](Law)”，出台一揽子政策。"),
    ("县", "Law", "贯彻[中发〔2015〕18号文件](Law)，落实[“三河共治”实施方案](Law)。"),
    # sessions
    ("县", "Meeting", "[第九次会议](Meeting)听取两项报告，[十七届二次会议](Meeting)期间收到建议80件，第三次提出。"),
    ("协", "Meeting", "[九届八次常委会会议](Meeting)通报情况，召开[联组会议](Meeting)1次。"),
    # places
    ("市", "Place", "溯[洛河](Place)而上，联合巡察[清溪涌](Place)、[白石涌](Place)等界河9次，将湖岸线保护范围扩大。"),
    ("县", "Place", "沿[瓦埠湖](Place)、[淠河](Place)开展巡查，察看[八公山风景区](Place)。"),
    ("县", "Place", "视察[小浪底库区](Place)移民安置，守护[胶州湾](Place)，推进贫困山区发展。"),
    ("府", "Place", "先后赴[经济技术开发区](Place)、[青石镇](Place)走访。"),
    ("府", "Place", "加强[马滩商务区](Place)建设，服务[医药高新区](Place)建设。"),
    ("镇", "Place", "[石桥镇杏坞村](Place)代表述职，为[古城镇](Place)群众解难。"),
    ("市", "Place", "[罕台](Place)、[泊江](Place)、[树林召](Place)3个镇实现垃圾清运全覆盖。"),
    ("市", "Place", "赴[新加坡](Place)、[日本](Place)招商。"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "type_", "marked"), NAMES)
def test_undertakings_in_other_words(kind, type_, marked):
    """
    What is marked is found with its borders, and no other name of its type.
    """
    wanted, found = compared(kind, marked, (type_,))

    assert wanted == found


@pytest.mark.parametrize(
    ("kind", "sentence", "text", "label"),
    [
        ("市", "常委会第九次会议听取报告。", "常委会第九次会议", "鄂尔多斯市第五届人民代表大会常务委员会第九次会议"),
        ("县", "第九次会议听取报告。", "第九次会议", "沭阳县第十六届人民代表大会常务委员会第九次会议"),
        ("县", "十六届四次会议期间", "十六届四次会议", "沭阳县第十六届人民代表大会第四次会议"),
        ("协", "九届二次会议以来", "九届二次会议", "中国人民政治协商会议绍兴市第九届委员会第二次会议"),
        ("镇", "召开主席团会议4次。", "主席团会议", "安吉县溪龙乡人民代表大会主席团会议"),
        ("市", "贯彻市委人大工作会议精神。", "市委人大工作会议", "中国共产党鄂尔多斯市委员会人大工作会议"),
        ("县", "走进胡集、马厂等8个镇。", "胡集", "胡集镇"),
        (
            "市",
            "修订市人大常委会立法技术规范。",
            "市人大常委会立法技术规范",
            "鄂尔多斯市人民代表大会常务委员会立法技术规范",
        ),
        ("协", "修订全体会议工作规则。", "全体会议工作规则", "中国人民政治协商会议绍兴市委员会全体会议工作规则"),
    ],
)
def test_names_are_settled(kind, sentence, text, label):
    """
    A session, a place of a list and a document of one's own stand for their full names.
    """
    assert settled(kind, sentence, text) == [label]
