"""What a person's name looks like in Chinese characters, and which words that stand in its place are none."""

from __future__ import annotations

import re
from functools import cache

from extract.compiled import compiled
from extract.lexicon import alternation, table, words
from extract.words import cut

HAN = "[\u4e00-\u9fff]"
# Names without a Han surname (斯琴高娃, 扎西次仁) are long; those of Xinjiang often have a dot (买买提·吾甫尔).
DOTTED = rf"{HAN}{{1,6}}?(?:·{HAN}{{1,6}}?){{1,2}}"
ALL = ("sure", "weak", "particle")
"""The kinds of surnames in the lexicon."""
# What may follow a name that an office precedes: a mark, or the verb or preposition of what the person does.
AFTER_NAME = (
    r"(?=$|[、,。;:)(》” ]|同志|今天|今日|昨天|近日|日前|当天|上午|下午|随后|受|委托|"
    r"代表(?:[省市县区州旗]|自治|人民|政协|常委|法院|检察|政府)|作|所作|关于|向|"
    r"主持|现场|牵头|到会|到场|出席|率|带|在|的|分别|先后|陪同|参加|及|和(?![、,。;]|$)|与|等|介绍|汇报|说|指出|强调|要求|致|表示|讲话|宣|深入|赴|"
    r"走访|辞去|为|担任|就|对|一行|列席|应邀|参与|述职|任|当选|发言|通报|做|亲自|多次|围绕|领|提出|反映|督办|解读|授课|讲授|辅导)"
)
_MASKED = compiled(r"某|[*×]|[Xx]{2}")


@cache
def _no_name() -> re.Pattern[str]:
    """Words that stand where a name could and are none."""
    return compiled(alternation("person-lookalikes"))


@cache
def surnames(*kinds: str) -> str:
    """Return an alternation of the surnames of some kinds, the longest first."""
    rows = [row.term for row in table("surnames") if row.values["kind"] in kinds]
    return "|".join(sorted(rows, key=lambda name: -len(name)))


@cache
def heads() -> str:
    """Return an alternation of the beginnings of names without a Han surname: 沙马, 扎西, 阿卜."""
    return "|".join(words("name-heads"))


def name(*kinds: str) -> str:
    """Return the pattern of a name whose surname is of one of some kinds, or that has none."""
    return rf"(?:{DOTTED}|(?:{surnames(*kinds)}){HAN}{{1,2}}?|(?:{heads()}){HAN}{{1,5}}?)"


@cache
def office() -> str:
    """Return an alternation of the offices that stand right before a name."""
    return f"(?:{'|'.join(re.escape(word) for word in words('person-offices'))})"


def is_name(text: str) -> bool:
    """Tell whether no word that is none, and no mask, stands in a name."""
    return not _MASKED.search(text) and not _no_name().search(text)


def reads_as_name(text: str) -> bool:
    """Tell whether nothing speaks against a name: the segmenter sees no common word at its head.

    A weak surname (向, 于, 任) is a preposition or the first half of a word (任期) more often than a name.
    """
    if re.match(heads(), text):
        return True
    tokens = cut(text)
    # 书记马上就办: one word that says how or when is no name, whatever character it begins with.
    if len(tokens) == 1 and tokens[0].pos[0] in "dcprt":
        return False
    weak = "·" not in text and re.match(surnames("sure"), text) is None
    return not weak or len(tokens[0].text) == 1 or tokens[0].pos == "nr"
