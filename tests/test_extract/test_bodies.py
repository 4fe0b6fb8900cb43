"""Bodies are found with their right edges, in reports of every level, branch and decade."""

from __future__ import annotations

import re

import pytest

from extract.choose import choose
from extract.document import Sentence
from extract.lexicon import table
from extract.match import bodies, patterns
from extract.match.candidate import Context
from extract.places import locate
from extract.records import Span
from extract.rules import mention_rules

_MARK = re.compile(r"\[([^\]]+)\]\(Body\)")


def _plain(marked: str) -> tuple[str, list[str]]:
    return _MARK.sub(r"\1", marked), _MARK.findall(marked)


def _found(text: str, context: Context) -> list[str]:
    sentence = Sentence(Span(0, len(text)), text, tuple(range(len(text))), 0)
    ours = {rule.id for rule in mention_rules() if rule.file == "body.toml"}
    cards = [candidate for candidate in patterns.match(sentence, context) if candidate.rule in ours]
    chosen, _ = choose([*bodies.match(sentence, context), *cards])
    return [text[candidate.start : candidate.end] for candidate in chosen]


@pytest.mark.parametrize(
    ("place", "marked"),
    [
        # provinces and autonomous regions
        ("贵州省", "[省人大常委会](Body)首次听取[省监委](Body)专项工作报告。"),
        ("贵州省", "[省十三届人大常委会](Body)共制定地方性法规58件,批准市州法规和单行条例96件。"),
        ("贵州省", "督促[省生态环境厅](Body)、[省自然资源厅](Body)、[省林业局](Body)等部门整改到位。"),
        ("贵州省", "[省人大财政经济委员会](Body)、[省人大常委会预算工作委员会](Body)开展部门预算预先审查。"),
        ("贵州省", "配合[全国人大常委会](Body)黄河保护法执法检查,向[全国人大](Body)报送建议12条。"),
        ("广西壮族自治区", "[自治区人大常委会](Body)在[自治区党委](Body)坚强领导下,依法履行职责。"),
        ("广西壮族自治区", "[自治区高级人民法院](Body)、[自治区人民检察院](Body)分别报告了工作。"),
        ("贵州省", "[国务院](Body)批复同意,[财政部](Body)、[教育部](Body)联合下达资金。"),
        ("贵州省", "紧密团结在以习近平同志为核心的[党中央](Body)周围。"),
        # prefectures
        ("黔东南苗族侗族自治州", "[州人民政府](Body)及其有关部门认真研究处理,[州中级人民法院](Body)书面报告。"),
        ("黔东南苗族侗族自治州", "会同[铜仁市人大常委会](Body)、[湖南省怀化市人大常委会](Body)开展协同立法。"),
        ("黔东南苗族侗族自治州", "组织州直机关党员到社区报到。"),
        ("锡林郭勒盟", "[盟委](Body)、[盟行署](Body)高度重视,[锡林郭勒盟人大工委](Body)全程参与。"),
        ("大兴安岭地区", "听取[地区行署](Body)关于林区防火工作的汇报。"),
        ("泉州市", "[市十六届人大常委会](Body)作出的决定得到落实。"),
        ("泉州市", "[市人大常委会法制工作委员会](Body)与[泉州师范学院](Body)共建立法研究基地。"),
        ("滨州市", "[邹平法院](Body)、[博兴检察院](Body)获得表彰,惠民政策落地,在无棣县设立[湿地保护巡回法庭](Body)。"),
        ("滨州市", "获评“枫桥式人民法庭”,对部分区政府组成部门开展评议,总体要求是依法履职。"),
        ("济南市", "邀请[民革平阴支部](Body)、[农工党县总支](Body)、[九三学社](Body)参加协商。"),
        ("桂东县", "就河道管护与[县水利局](Body)面对面协商,打开工作局面,[县人大常委会](Body)围绕防汛工作组织询问。"),
        ("泉州市", "委托[晋江市、南安市人大常委会](Body)开展调研。"),
        ("泉州市", "市人大常委会主任会议成员带队,赴[市人社局](Body)调研。"),
        ("泉州市", "推动[市大数据局](Body)与[市行政审批局](Body)共享数据。"),
        ("泉州市", "约见[市教育局](Body)局长、[市卫健委](Body)主任。"),
        ("泉州市", "将审议意见转[市人民政府](Body)研究处理,[市政府办公室](Body)按时反馈。"),
        ("泉州市", "[市纪委监委](Body)通报了典型案例。"),
        ("泉州市", "[市总工会](Body)、[团市委](Body)、[市妇联](Body)、[市工商联](Body)负责人参加座谈。"),
        # counties, county cities, districts, banners
        ("桂东县", "紧盯[县委](Body)中心工作,紧扣民生实事,[县人大常委会](Body)开展视察8次。"),
        ("桂东县", "建议[县人民政府](Body)加大投入,支持[县人武部](Body)开展工作。"),
        ("桂东县", "[县十八届人大常委会](Body)任命[县财政局](Body)局长1名。"),
        (
            "桂东县",
            "听取和审议了[县人民政府](Body)、[县监察委员会](Body)、[县人民法院](Body)、[县人民检察院](Body)专项报告。",
        ),
        ("桂东县", "对[县农业农村局](Body)、[县文旅广体局](Body)、[县城管执法局](Body)等6个部门进行评议。"),
        ("桂东县", "责成[县交通运输局](Body)限期办结,[县公路建设养护中心](Body)配合。"),
        ("桂东县", "[县融媒体中心](Body)开设专栏,[县疾控中心](Body)提供数据。"),
        ("桂东县", "区域内企业和社区代表列席。"),
        ("桂东县", "市场主体活力增强,市政设施不断完善,县域经济稳中有进。"),
        ("桂东县", "[沤江镇人大主席团](Body)、[清泉镇人民政府](Body)联合接待选民。"),
        ("桂东县", "全县各乡镇人大积极行动,县乡人大联动开展监督。"),
        ("桂东县", "两级人大常委会、各级人大及其常委会、设区的市人大常委会都应当依法监督。"),
        ("杭州市西湖区", "[区人大](Body)及其[常委会](Body)依法监督。"),
        ("杭州市西湖区", "[灵隐街道人大工委](Body)组织代表视察,各街道人大工委积极配合。"),
        ("杭州市西湖区", "对[区住房和城乡建设局](Body)、[西湖风景名胜区管委会](Body)开展满意度测评。"),
        ("杭州市西湖区", "[市公安局西湖分局](Body)、[区税务局](Body)建立协作机制。"),
        ("杭州市西湖区", "[区委办公室](Body)、[区委组织部](Body)、[区政府办公室](Body)联合发文。"),
        ("土默特左旗", "旗委常委会会议专题研究。"),
        ("土默特左旗", "[旗人民政府](Body)、[旗农牧局](Body)落实禁牧休牧要求。"),
        ("张家港市", "[市人民法院](Body)、[市人民检察院](Body)自觉接受监督。"),
        ("张家港市", "[市人大常委会社会建设工委](Body)承办,[市人大办公室](Body)协调。"),
        # bare names of the report's own organs
        ("桂东县", "[常委会](Body)组成人员联系代表210名,[常委会党组](Body)召开会议16次。"),
        ("桂东县", "[常委会办公室](Body)、[预算工委](Body)、[法制工作委员会](Body)分工负责。"),
        ("桂东县", "召开常委会会议9次、主任会议15次、党组会议20次,常委会第十二次会议通过决定。"),
        ("桂东县", "常委会主任会议研究决定,[常委会](Body)副主任领衔督办。"),
        ("桂东县", "[党组理论学习中心组](Body)集中学习12次,[党组](Body)书记讲党课。"),
        ("桂东县", "推动[政府](Body)建立台账,听取政府工作报告,防范政府债务风险。"),
        ("桂东县", "与“[一府一委两院](Body)”加强沟通,支持“[两院](Body)”公正司法。"),
        ("桂东县", "[执法检查组](Body)深入8个乡镇,[调研组](Body)形成报告3篇。"),
        ("桂东县", "[财政局](Body)、[审计局](Body)等12家单位被评为先进。"),
        ("桂东县", "增设“[一室六工委](Body)”,配齐干部。"),
        # CPPCC
        ("衡阳市", "[政协衡阳市第十三届委员会常务委员会](Body)认真履职。"),
        ("衡阳市", "在[中共衡阳市委](Body)领导下,[市政协](Body)召开专题协商会4次。"),
        ("衡阳市", "[市政协提案委员会](Body)会同[市政府督查室](Body)督办提案。"),
        ("衡阳市", "[民革市委会](Body)、[民盟市委会](Body)和[市工商联](Body)提交集体提案32件。"),
        ("衡阳市", "邀请市政协委员120人次视察,办理[市政协](Body)提案211件。"),
        # courts and procuratorates
        ("永州市", "[市中级人民法院](Body)受理案件12000件,全市法院结案率98%。"),
        ("永州市", "[最高人民法院](Body)、[最高人民检察院](Body)推广经验,[省高院](Body)通报表扬。"),
        ("永州市", "向[市自然资源和规划局](Body)发出检察建议5份。"),
        # the eighties and nineties
        (
            "桂东县",
            "[第八届县人大常委会](Body)听取了[县计委](Body)、[县经委](Body)、[县教委](Body)、[县乡镇企业局](Body)的汇报。",
        ),
        ("桂东县", "检查了[县工商行政管理局](Body)和[县标准计量局](Body)的执法情况。"),
        ("桂东县", "[县革命委员会](Body)改为[县人民政府](Body)后,“[一府两院](Body)”依法开展工作。"),
        ("桂东县", "听取[县粮食局](Body)、[县物价局](Body)、[县供销社](Body)的工作汇报。"),
        # media, universities, companies
        ("泉州市", "在《[人民代表报](Body)》、[人民网](Body)、[福建日报](Body)刊发稿件60篇。"),
        ("泉州市", "赴[浙江大学](Body)、[井冈山干部学院](Body)举办培训班3期。"),
        ("泉州市", "督促[市水务集团](Body)完成管网改造,走访[福耀玻璃集团有限公司](Body)。"),
        # names that share an organ, names joined without a mark, masked names
        ("云安市东陵区", "会同[石峡区、东陵区人大常委会](Body)开展联动监督。"),
        ("杭州市西湖区", "按照[省、市人大常委会](Body)部署,配合[省、市人大](Body)开展执法检查。"),
        ("泉州市", "市、县人大上下联动,市县人大同题共答。"),
        ("桂东县", "[市委](Body)[市政府](Body)高度重视,[县委](Body)[县政府](Body)统筹推进。"),
        ("桂东县", "责成[县××局](Body)整改,受[××县第九届人民代表大会常务委员会](Body)委托。"),
        ("桂东县", "[第十三届全国人大常委会](Body)修改了监督法。"),
        # several offices of the Party, of the congress and of the government
        ("泉州市", "[市委组织部](Body)、[宣传部](Body)和[市直机关工委](Body)联合举办。"),
        ("泉州市", "[市委办](Body)、[市政府办](Body)、[市人大办](Body)印发通知,[市委](Body)办理及时。"),
        ("泉州市", "[市人大常委会农环委](Body)报[市委](Body)同意。"),
        ("泉州市", "[新华社](Body)报道,新一届[人大常委会](Body)依法履职。"),
        # agencies of national services, superiors' inspectors, hospitals, towns
        ("桂东县", "[国家统计局桂东调查队](Body)、[国网桂东供电公司](Body)、[中国农业银行桂东支行](Body)参加。"),
        ("桂东县", "[中央生态环境保护督察组](Body)、[省委巡视组](Body)反馈的问题全部整改。"),
        ("桂东县", "走访[县第二人民医院](Body),[县应急指挥中心](Body)值守。"),
        ("重庆市巴南区", "[巴南区木洞镇人民政府](Body)、[木洞镇人民政府](Body)落实责任。"),
        ("巴南区木洞镇", "[镇党委](Body)、[镇政府](Body)支持[镇人大](Body)开展视察。"),
        ("桂东县", "支持[工会](Body)、[共青团](Body)、[妇联](Body)等群团组织。"),
        ("桂东县", "支持[法院](Body)、[检察院](Body)依法履职,[县法院](Body)、[检察院](Body)协同。"),
        ("桂东县", "省级财政厅补助,国家级企业,县直部门,撤县设区,县级领导包保。"),
        ("桂东县", "县政府第12次常务会议、县政府党组会议、县委常委会会议研究。"),
        ("泉州市", "[政协第八届泉州市委员会常务委员会](Body)、[市政协委员会](Body)、[十二届市政协](Body)履职。"),
        # townships and subdistricts: the presidium, the working committees, the stations of departments
        ("桂东县沤江镇", "[主席团](Body)对[镇财政所](Body)、[镇林业站](Body)开展评议,主席团会议听取汇报。"),
        ("桂东县沤江镇", "评议[派出所](Body)、[司法所](Body)、[供电所](Body)工作,推动派出所规范化建设。"),
        ("桂东县沤江镇", "[镇人大](Body)主席带队,[镇综合执法大队](Body)、[镇便民服务中心](Body)配合。"),
        ("杭州市西湖区灵隐街道", "[街道人大工委](Body)在[街道党工委](Body)领导下,会同[街道办事处](Body)办理建议。"),
        ("杭州市西湖区灵隐街道", "[街道城管办](Body)、[街道市场监管所](Body)现场答复,各街道人大工委积极配合。"),
        ("桂东县", "[沤江镇派出所](Body)、[清泉镇自然资源所](Body)参加座谈,推动司法所建设,走访派出所。"),
        ("桂东县", "[沤江镇人大](Body)主席列席,各乡镇人大主席参加培训。"),
        # the presidium of a session
        ("贵州省", "[省十四届人大一次会议主席团](Body)将议案交付审议,[大会主席团](Body)通过选举办法。"),
        ("泉州市", "[市十七届人大二次会议主席团](Body)交付的议案已办结。"),
        ("全国", "[十四届全国人大一次会议主席团](Body)交付审议的议案271件。"),
        # level words after brackets and offices
        ("贵州省", "(记者 林涛)[省人大常委会](Body)召开座谈会,各市(州)人大常委会参加。"),
        ("桂东县", "接受其辞去[县人大常委会](Body)委员职务的请求,任命[县监察委员会](Body)委员2名。"),
        ("桂东县", "(摘要)[县人民政府](Body)高度重视。"),
        # the State Council as the body that reports
        ("全国", "听取[国务院](Body)关于生态环境保护情况的报告,落实国务院关于加强基层治理的意见。"),
        ("全国", "审议[国务院](Body)关于财政教育资金分配和使用情况的专题报告。"),
        ("全国", "[国家能源局](Body)、[海关总署](Body)、[国家医保局](Body)负责人到会。"),
        # several places with one head, by short names
        ("四川省", "与[云南、贵州、重庆高级人民法院](Body)签订协议。"),
        ("四川省", "会同[贵州、云南省人大常委会](Body)开展联合检查。"),
        ("湖南省", "[江西、湖北检察院](Body)协作办案。"),
        # forces and stations of a bureau
        ("泉州市", "责成[市公安局刑侦支队](Body)、[市公安局交警支队](Body)整改。"),
        ("桂东县", "[县公安局交警大队](Body)、[县交通运输局综合行政执法大队](Body)联合整治。"),
        ("桂东县", "走访[县公安局沤江派出所](Body)。"),
        # prisons, detention houses, tribunals, customs
        ("湖南省", "对[永州监狱](Body)、[省女子监狱](Body)开展巡回检察,各监狱整改到位。"),
        ("桂东县", "视察[县看守所](Body),在[沤江人民法庭](Body)旁听。"),
        ("泉州市", "设立[知识产权巡回法庭](Body)3个,建成智慧法庭12个,[厦门海关](Body)参加。"),
        # schools of a university
        ("泉州市", "委托[华侨大学法学院](Body)评估,与[厦门大学公共事务学院](Body)共建基地。"),
        ("泉州市", "赴[复旦大学](Body)举办培训班,与[集美大学法学院](Body)师生座谈。"),
        ("长沙市", "[湖南大学](Body)成立法学院分会。"),
        # reports named by who gives them, committees in brackets, groups by their task
        ("泉州市", "审议[市政府](Body)工作报告、[市中级人民法院](Body)工作报告,落实政府工作报告部署。"),
        ("泉州市", "听取报告(10月,[社建委](Body)承办),检查教育法(5月,[教科文卫委](Body)、[法工委](Body))。"),
        ("泉州市", "由[监察司法委](Body)牵头,[财经委](Body)配合。"),
        ("泉州市", "组成[水源地保护调研组](Body)和[优化营商环境专班](Body),成立3个[检查组](Body)。"),
        ("泉州市", "成立[安全生产法执法检查组](Body),组建[古城保护工作专班](Body),组成联合[检查组](Body)。"),
        ("泉州市", "贯彻[党中央](Body)、[国务院](Body)关于稳就业的决策部署,落实国务院关于加强基层治理的若干意见。"),
        # words that look like bodies
        ("泉州市", "成立由主任任组长的工作专班,基层法院、检察院派驻人民法庭,各地方法院、检察院参加。"),
        ("泉州市", "推动派出所、司法所规范化建设,林业站、卫生院覆盖全部乡镇,各镇综合执法队挂牌。"),
        ("泉州市", "加强监狱管理,建设智慧法庭,推动海关特殊监管区域发展,乡镇党政办人手不足。"),
        ("泉州市", "受市委托办理,市委员列席,有关部门和承办单位表示满意。"),
        ("泉州市", "推进人大工作,联系人大代表,参加人大代表之家活动。"),
        ("泉州市", "工作局面持续向好,[区委](Body)书记在会上作了讲话。"),
        ("泉州市", "顾全发展大局、维护稳定大局,格局进一步打开。"),
    ],
)  # fmt: skip
def test_bodies_in_their_sentences(place: str, marked: str) -> None:
    """
    Every body stands in the sentence with its exact edges, and nothing else is taken for one.
    """
    text, expected = _plain(marked)

    assert expected == _found(text, Context(locate(place), f"{place}人民代表大会常务委员会", 2024))


def test_bodies_in_a_title_are_part_of_the_title() -> None:
    """
    A body's name within 《》 is no body.
    """
    text = "印发《泉州市人大常委会讨论决定重大事项的规定》"

    assert [] == _found(text, Context(locate("泉州市")))


def test_bodies_without_a_known_place() -> None:
    """
    Level words need no jurisdiction to be read.
    """
    assert ["县人大常委会", "县民政局"] == _found("县人大常委会对县民政局进行评议。", Context())


def test_every_rule_has_its_card() -> None:
    """
    Whatever id the code gives a body, a card tells what it rests on.
    """
    kinds = {row.values["kind"] for row in table("body-organs")}
    named = {"branch", "bare-department", "standing-alone", "committee-alone"}
    named |= {"station", "presidium", "presidium-alone", "institution"}

    assert set() == {f"body.{name}" for name in kinds | named} - {rule.id for rule in mention_rules()}
