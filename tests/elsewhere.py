"""Heads of reports of many places, levels and kinds, under which a sentence of a test can stand."""

from __future__ import annotations

from dataclasses import replace

from laidout import source_of
from marked import parse

from extract.pipeline import extract_source

HEADS = {
    "省": "云南省人民代表大会常务委员会工作报告\n——2025年1月18日在云南省第十四届人民代表大会第三次会议上\n",
    "州": "大理白族自治州人大常委会工作报告\n——2024年2月20日在大理白族自治州第十五届人民代表大会第四次会议上\n",
    "市": "鄂尔多斯市人民代表大会常务委员会工作报告\n——2023年1月8日在鄂尔多斯市第五届人民代表大会第三次会议上\n",
    "县": "沭阳县人民代表大会常务委员会工作报告\n——2022年1月6日在沭阳县第十七届人民代表大会第一次会议上\n",
    "旗": "乌审旗人民代表大会常务委员会工作报告\n——2025年1月3日在乌审旗第十八届人民代表大会第五次会议上\n",
    "镇": "安吉县溪龙乡人民代表大会主席团工作报告\n——2024年1月12日在溪龙乡第十六届人民代表大会第四次会议上\n",
    "国": "全国人民代表大会常务委员会工作报告\n——2024年3月8日在第十四届全国人民代表大会第二次会议上\n",
    "院": "石家庄市桥西区人民法院工作报告\n——2024年1月16日在石家庄市桥西区第十七届人民代表大会第四次会议上\n",
    "检": "湖北省人民检察院工作报告\n——2024年1月31日在湖北省第十四届人民代表大会第二次会议上\n",
    "府": "政府工作报告\n——2023年1月5日在兰州市第十七届人民代表大会第三次会议上\n兰州市人民政府市长　李红\n",
    "协": "中国人民政治协商会议绍兴市委员会常务委员会工作报告\n——2024年1月14日在政协绍兴市第九届委员会第三次会议上\n",
    "贵": "贵州省人民代表大会常务委员会工作报告\n——2018年1月28日在贵州省第十三届人民代表大会第一次会议上\n",
    "延": "延边朝鲜族自治州人大常委会工作报告\n——2022年1月5日在延边朝鲜族自治州第十五届人民代表大会第六次会议上\n",
    "扬": "扬州市人民代表大会常务委员会工作报告\n——2020年1月9日在扬州市第八届人民代表大会第四次会议上\n",
    "武": "武陟县人民代表大会常务委员会工作报告\n——2015年3月6日在武陟县第十四届人民代表大会第四次会议上\n",
    "科": "科尔沁左翼中旗人大常委会工作报告\n——2023年12月28日在科尔沁左翼中旗第十八届人民代表大会第三次会议上\n",
    "周": "昆山市周庄镇人民代表大会主席团工作报告\n——2025年1月8日在周庄镇第十八届人民代表大会第八次会议上\n",
    "人": "全国人民代表大会常务委员会工作报告\n——2021年3月8日在第十三届全国人民代表大会第四次会议上\n",
    "青": "青海省高级人民法院工作报告\n——2022年1月22日在青海省第十三届人民代表大会第七次会议上\n",
    "宁": "宁德市蕉城区人民检察院工作报告\n——2024年12月25日在宁德市蕉城区第十八届人民代表大会第四次会议上\n",
    "哈": "政府工作报告\n——2016年1月25日在哈密地区工作会议上\n",
    "景": "政协景德镇市委员会常务委员会工作报告\n——2019年1月15日在政协景德镇市第十三届委员会第三次会议上\n",
}


def compared(kind, marked, types):
    """
    Return the names of some types that a sentence marks, and those that are found in it, both as (text, type).
    """
    expected = parse(marked)
    found = read_in(kind, expected.text).mentions
    wanted = [(text, name) for _, _, text, name in expected.marks if name in types]
    return wanted, [(each.text, each.type) for each in found if each.type in types]


def read_in(kind, sentence):
    """
    Read a sentence in the review of a report with the head of that key; what the head itself holds is left out.
    """
    before = f"{HEADS[kind]}\n各位代表：\n一、过去一年工作\n"
    record = extract_source(source_of(f"{before}{sentence}\n"))
    return replace(record, mentions=tuple(each for each in record.mentions if each.start >= len(before)))


def settled(kind, sentence, text):
    """
    Return the canonical names of the one mention of a sentence that reads so.
    """
    [mention] = [each for each in read_in(kind, sentence).mentions if each.text == text]
    return [entity.label for entity in mention.entities]
