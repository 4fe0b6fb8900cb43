"""Find mountains, rivers, lakes and bays, towns, new areas, ports and roads that are places of an act or topic.

The gazetteer holds none of them: their last character says what they are, and their surroundings that a place is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.compiled import compiled
from extract.gazetteer import by_short_name, place_characters
from extract.lexicon import words
from extract.match.bodies import naming
from extract.match.borders import by_end, by_start
from extract.match.candidate import Candidate, Context
from extract.words import Token

_PRIORITY = -3
_LARGE = (
    "湿地公园|湿地|国家公园|自然保护区|森林公园|风景名胜区|风景区|度假区|水库|沙地|盆地|高原|三角洲|冰川|峡谷|山脉|"
    "草原|沙漠|海峡|群岛|机场|库区|灌区|农场|林场|牧场|山区"
)
_FORM = compiled(rf"(?:{_LARGE})|[山岭江河湖海湾岛淀港峡泊渠溪浜泾漾]|涌(?![现入动向出流进泉])")
_EXTENSION = compiled(rf"[一-鿿]{{0,2}}(?:{_LARGE})")
# What is said of a landform: its water, its shore, its restoration; or what is done there.
_SAID = compiled(
    r"流域|沿岸|两岸|沿线|岸线|支流|干流|源头|上游|中游|下游|近岸|海域|水域|水系|水生态|水质|水环境|水污染|总磷|生态|污染|整治|治理|修复|"
    r"保护(?!条例|法|办法|规定)|禁捕|清淤|防洪|航道|供水|缺水|北麓|南麓|集疏运|大坝|除险|扩建|改造|建设|开发|段|断面|移民|采砂|采石|景区|风景|渠道|渠系|灌溉|遗留|而上|而下|边上|之滨|之畔|畔|河长|水上|渔业|沿途"
)
_DONE = compiled(
    r"[、,。;)]|等|\d|和|与|及|调查|督查|督导|察看|慰问|建成|建立|挂牌|新建|开展|设立|调研|视察|检查|考察|巡查|进行|召开|的|北麓|南麓|$"
)
# Verbs of going, looking and mending, prepositions and marks: what stands before a place.
_LEAD = compiled(
    r"(?:视察|巡查|巡河|调研|考察|检查|察看|查看|走访|暗访|督办|办理|治理|整治|保护|修复|围绕|聚焦|关于|针对|推进|加强|加快|改善|深入|关注|守护|支持|"
    r"推动|实施|赴|前往|来到|到|在|对|就|以|向|从|沿|至|及|和|与|的|了|于|将|把|由|巡察|巡护|巡视|踏勘|踏访|走进|走到|走遍|溯|助力|助推|服务|守好|疏浚|为|是|给予|授予|[、,。;:(\d]|^)$"
)
_VISIT = compiled(
    r"(?:视察|巡查|巡察|巡护|巡视|巡河|调研|考察|检查|察看|查看|暗访|踏勘|治理|整治|修复|疏浚|赴|沿|溯|、)$"
)
_WATER = compiled(r"流域|支流|干流|水质|岸线|沿岸|两岸|源头|上游|下游")
_NO_FIRST = frozenset("大小各新老旧省市县区州旗镇乡村")
_HANZI = compiled(r"(?:(?![和与及或的了在对就将把从由向于以为被到赴至沿])[一-鿿])+")
_ROAD = compiled(
    r"(?P<road>[东西南北中]?路|大道|大街)(?=积水|改造|拓宽|延伸|沿线|两侧|改扩建|扩建|整治|通车|段|片区|商圈|管网|人行道|路口)"
)
_OTHER_NAME = compiled(
    r"经济带|经济区|文化|精神|号|路|大街|大桥|日报|晚报|网|集团|公司|大学|学院|镇|乡|县|市|区(?!域)|村|社区|街道|人家|论坛|杯|"
    r"行动|战役|战略|长制|长(?!江|沙|春)|警|商|城|口|股|币|资|人|籍|话|系统|地区|林田"
)
_ZONE = compiled(
    r"边境经济合作区|跨境经济合作区|中央商务区|商务区|临空经济区|国际港务区|工业集中区|科技城|生态城|科学城|大学城"
    r"|高新技术产业开发区|经济技术开发区|自由贸易试验区|经济开发区|综合保税区|旅游度假区|工业园区|产业园区|化工园区|物流园区"
    r"|高新区|经开区|开发区|新区"
)
_TOWN = compiled(r"(?:镇|乡|苏木|街道)(?![长级区域村街民财办政政派司党人委容音愁下亲情土风里])")
_TOWN_KIND = compiled(
    r"(?:[名强重古小大各全本乡集县]|(?<![古老石凤龙韩盐铁银金土青])城|特色|示范|美丽|生态|文明|卫生|中心|重点|边境|旅游|工业|历史文化|建制|民族)(?:镇|乡)$"
    # 产业强镇, 茶业兴镇 say what makes a town strong.
    r"|名市(?:镇|乡)$|(?:业|旅游|科教|文化|生态|人才|质量|项目|依法|商贸|科技)[兴强富美立活治](?:镇|乡)$"
)
_VILLAGE = compiled(r"(?:村|嘎查)(?![民委级里居支干书镇落务史规口容头情医校办晚社屯改庄集组两企道寨史貌风])")
_VILLAGE_KIND = compiled(
    r"(?:[各全本驻进入返下渔牧该某个多每个市县区镇乡农城邻外帮包村联]|行政|自然|城中|空心|示范|贫困|脱贫|特色|中心|重点|试点|薄弱|先进|"
    r"文明|美丽|和美|民族|传统|旅游|边境|专业|亿元|集体|后进|涣散|红色|未来|森林|卫生|园林|幸福|生态|强|相关|有关|部分|度假)(?:村|嘎查)$"
)
# Zones are called by their trade or their lie as well: 医药高新区, 临港开发区.
_TRADE = compiled(
    r"(?:医药|化工|航空|航天|光电|汽车|农业|食品|生物|软件|电子|临空|临港|空港|滨江|沿江|沿海|临海|环湖|铝业|钢铁|石化|轻工)$"
)
_NO_ZONE = compiled(r"^(?:城市|产业|老城|国家|国家级|省级|市级|各|全国|工业|现代|城镇|建设|城乡|新城|高新|科技)")


def match(text: str, context: Context, inside: Sequence[int]) -> Iterator[Candidate]:
    """Offer landforms, towns and new areas; the value is the name itself, which no administrative division bears.

    `inside` tells where “” stand: a name in them belongs to a brand.
    """
    for start, end, rule in _found(text, context):
        if not inside[start]:
            yield Candidate(start, end, "Place", rule, _PRIORITY, value=text[start:end])


def _found(text: str, context: Context) -> Iterator[tuple[int, int, str]]:
    yield from _landforms(text, context)
    yield from _towns(text, context)
    yield from _villages(text, context)
    yield from _zones(text, context)
    yield from _roads(text)


def _landforms(text: str, context: Context) -> Iterator[tuple[int, int, str]]:
    taken = 0
    for found in _FORM.finditer(text):
        if found.start() < taken or _OTHER_NAME.match(text, found.end()):
            continue
        start = _begin(text, found.start(), found.end(), context)
        if start is None and taken and text.startswith("、", taken):
            # What follows a landform in a list is one too, whatever its name: 瓦埠湖、淠河.
            start = taken + 1 if found.start() - taken in (2, 3) and _DONE.match(text, found.end()) else None
        if start is None:
            continue
        end = found.end()
        if further := _EXTENSION.match(text, end):
            end = further.end()
        taken = end
        yield start, end, "place.landform"


def _begin(text: str, head: int, end: int, context: Context) -> int | None:
    """Return where the name before a landform's head begins; None where nothing vouches for a name."""
    said, done = _SAID.match(text, end) is not None, _DONE.match(text, end) is not None
    if not (said or done) and not _EXTENSION.match(text, end) and not _is_famous(text, head, end):
        return None
    if _is_own(text, end, context) and not _WATER.match(text, end):
        # 来靖江检查: the city, which bears the river's name.
        return None
    start = _known(text, head, end, context)
    if start is None:
        start = _stem(text, head, end, said=said)
    if start is None:
        return None
    return _above(text, start, context)


def _is_own(text: str, end: int, context: Context) -> bool:
    """Tell whether a short name of the report's own place or of one below it ends here: 靖江, 荔湾."""
    names = context.jurisdiction.names | naming.short_names_below(context.jurisdiction.label)
    return any(text[end - length : end] in names for length in (2, 3) if end >= length)


def _above(text: str, start: int, context: Context) -> int:
    """Walk on to the place that stands right before a name (杭州西溪湿地), written in full or short."""
    above = naming.known_name(text, start, context)
    if above is not None:
        return above
    before = by_end(text).get(start)
    return before.start if before and before.text in by_short_name() and _is_name(before) else start


def _known(text: str, head: int, end: int, context: Context) -> int | None:
    """Return where a name begins that the segmenter's dictionary or the gazetteer holds."""
    token = by_end(text).get(end)
    if token is not None and token.start < head and _is_name(token) and token.text not in words("place-common"):
        return token.start
    before = by_end(text).get(head)
    if end - head > 1 and before is not None and len(before.text) > 1 and _is_name(before):
        return None if before.text == "城市" else before.start
    place = naming.known_name(text, head, context)
    return _short(text, head) if place is None else place


def _is_famous(text: str, head: int, end: int) -> bool:
    """Tell whether the segmenter's dictionary holds the name of a landform, of three characters and more: 大凉山."""
    token = by_end(text).get(end)
    whole = token is not None and token.start < head and len(token.text) > len("黄山") and token.pos[:2] == "ns"
    return whole and _ends(_LEAD, text, token.start) if token is not None else False


def _is_name(token: Token) -> bool:
    return token.pos[:2] in ("ns", "nr", "nz") and token.text not in words("landform-words")


def _short(text: str, end: int) -> int | None:
    """Return where a short name of a county or city (萧山, 衡水) ends at `end`, right behind a lead."""
    start = end - 2
    known = start >= 0 and text[start:end] in by_short_name() and text[start:end] not in words("place-common")
    return start if known and _ends(_LEAD, text, start) else None


def _stem(text: str, head: int, end: int, *, said: bool) -> int | None:
    """Return where an unlisted name of one to three characters begins: between a lead and its head.

    One character may be unknown to the gazetteer where more than the lead vouches for the name.
    """
    for start in range(max(0, head - 3), head):
        if _HANZI.fullmatch(text, start, head) is None or not _ends(_LEAD, text, start):
            continue
        visited = _ends(_VISIT, text, start)
        strange = sum(character not in place_characters() for character in text[start:head])
        if head - start == 1:
            strange *= 1 if visited and _WATER.match(text, head + 1) else 2
        if strange <= 1 and (said or visited) and not _is_common(text, start, head, end):
            return start
    return None


def _ends(pattern: re.Pattern[str], text: str, end: int) -> bool:
    """Tell whether a pattern that ends in $ fits the last characters before `end`."""
    return pattern.search(text, max(0, end - 3), end) is not None


def _is_common(text: str, start: int, head: int, end: int) -> bool:
    """Tell whether a common noun ends here (病险水库, 内河), or a word that no name holds."""
    name = text[start:end]
    if start not in by_start(text) or text[start:head] in words("body-stops"):
        return True
    listed = next((word for word in words("landform-words") if name.endswith(word)), "")
    # 星海湾 is a bay by name though 海湾 is a common noun; 县内河 is none.
    if listed and (len(name) - len(listed) != 1 or name[0] in _NO_FIRST or by_start(text)[start].pos[0] != "n"):
        return True
    tokens = [token for at in range(start, head) if (token := by_start(text).get(at)) and token.end <= head]
    return any(len(token.text) > 1 and token.pos[0] in "vdpcrmtu" for token in tokens)


def _towns(text: str, context: Context) -> Iterator[tuple[int, int, str]]:
    for found in _TOWN.finditer(text):
        if _TOWN_KIND.search(text, max(0, found.end() - 6), found.end()):
            continue
        # 古城|镇 is a town, 城镇 none.
        of_city = text[found.start() - 2 : found.start()] in words("place-common")
        if text.endswith(words("place-no-level"), 0, found.end()) and not (of_city and found[0] == "镇"):
            continue
        start = naming.unknown_name(text, found.end())
        if start is None and found[0] == "苏木":
            start = _one_character(text, found.start())
        if start is not None and (above := naming.known_name(text, start, context)) is not None:
            yield above, found.end(), "place.town"
        elif start is not None and (_ends(_LEAD, text, start) or _is_object(text, start)):
            yield start, found.end(), "place.town"


def _villages(text: str, context: Context) -> Iterator[tuple[int, int, str]]:
    """Find villages by name, as reports of towns and counties name them for works and visits there."""
    for found in _VILLAGE.finditer(text):
        head = found.start()
        if _VILLAGE_KIND.search(text, max(0, found.end() - 6), found.end()):
            continue
        for start in (head - 2, head - 3):
            if start < 0 or _HANZI.fullmatch(text, start, head) is None:
                continue
            if sum(character not in place_characters() for character in text[start:head]) > 1:
                continue
            above = naming.known_name(text, start, context)
            if above is None and text.endswith(("镇", "乡", "街道", "苏木"), 0, start):
                above = naming.unknown_name(text, start)
            led = above is not None or _ends(_LEAD, text, start)
            if led and not _is_common(text, start, head, found.end()):
                yield start if above is None else above, found.end(), "place.village"
                break


def _is_object(text: str, start: int) -> bool:
    """Tell whether a verb of two characters ends here: what follows is its object (跟踪监督|柳林镇污水管网建设)."""
    verb = by_end(text).get(start)
    return verb is not None and len(verb.text) == 2 and verb.pos in ("v", "vn")


def _one_character(text: str, end: int) -> int | None:
    """Return where a name of one character begins: some of Inner Mongolia's 苏木 have one."""
    token = by_end(text).get(end)
    return end - 1 if token and len(token.text) == 1 and token.pos[:2] in ("nr", "ns") else None


def _zones(text: str, context: Context) -> Iterator[tuple[int, int, str]]:
    for found in _ZONE.finditer(text):
        start = naming.park_name(text, found.end(), context)
        name = text[start : found.start()]
        if not _ends(_LEAD, text, start):
            # 三 of 三塘湖 is a numeral to the segmenter.
            stem = _stem(text, found.start(), found.end(), said=True)
            start, name = (start, name) if stem is None else (stem, text[stem : found.start()])
        trade = _TRADE.search(text, max(0, found.start() - 2), found.start())
        if trade is not None and len(name) < 2:
            start, name = trade.start(), trade[0]
        if len(name) >= 2 and not _NO_ZONE.match(name) and _ends(_LEAD, text, start):
            yield start, found.end(), "place.zone"


def _roads(text: str) -> Iterator[tuple[int, int, str]]:
    """Find roads that are mended or lined: the segmenter must know the stem as a name (公路, 断头路 have none)."""
    for found in _ROAD.finditer(text):
        whole = by_end(text).get(found.end())
        stem = whole if whole and whole.start < found.start() else by_end(text).get(found.start())
        named = stem and (_is_name(stem) or (stem.pos[0] == "n" and found["road"][0] in "东西南北中"))
        if stem and named and len(stem.text) > 1 and _ends(_LEAD, text, stem.start):
            yield stem.start, found.end(), "place.road"
