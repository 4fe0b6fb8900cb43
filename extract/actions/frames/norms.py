"""制定 L, 废止法规 N 件; 印发《L》: norms are legislated, other documents of a body's own are issued."""

from __future__ import annotations

from dataclasses import replace

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.frames import verb
from extract.actions.reading import Reading
from extract.actions.triggers import Occurrence
from extract.compiled import compiled
from extract.lexicon import alternation

_NORM = compiled(
    r"(?:条例|(?<!办)法|自治条例|单行条例)(?:[(]?(?:修正案?|修订|修改)?草案[)]?)?$|修正案|实施.{2,20}法.?办法|地方性法规"
)
_DECISION = compiled(r"(?:决定|决议)$")
_ON_NORMS = compiled(r"修改|废止|法规|条例")
# 《A》等规章制度: the topic says more than the titles; 《A》等 says no more.
_AND_MORE = compiled(r"等[^等]{2,}$")
_RULE = compiled(r"(?:规定|办法)$")
_OWN_RULES = compiled(alternation("act-own-rules") + "|建议.{0,8}办理")


def read_legislation(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read a verb of making norms whose object is a regulation: a title in 条例 or 法, or the class noun."""
    acts = verb.read(reading, occurrence, card)
    return tuple(
        act for act in acts if _is_legislation(act, occurrence.word) and not _puts_out(reading, act, occurrence)
    )


def _puts_out(reading: Reading, act: Act, occurrence: Occurrence) -> bool:
    """Tell whether a draft is only made public, for comment: 公布草案7件; what is promulgated is no draft."""
    return occurrence.word == "公布" and act.topic is not None and reading.scene.slice(act.topic).endswith("草案")


def _is_legislation(act: Act, word: str) -> bool:
    if act.laws:
        return any(_is_norm(law.text, word) for law in act.laws)
    return act.topic is not None


def _is_norm(title: str, word: str) -> bool:
    """Tell whether a title is a norm's; 规定 and 办法 are where they are passed and are no rules of the house."""
    if word.endswith("废止") or _NORM.search(title):
        return True
    if not word.endswith("通过"):
        return False
    if _DECISION.search(title):
        return _ON_NORMS.search(title) is not None
    return _RULE.search(title) is not None and not _OWN_RULES.search(title)


def read_document(reading: Reading, occurrence: Occurrence, card: ActionCard) -> tuple[Act, ...]:
    """Read a verb of making documents whose object is a named document that is no regulation."""
    kept = []
    for act in verb.read(reading, occurrence, card):
        laws = tuple(law for law in act.laws if not _NORM.search(law.text) or "决定" in law.text)
        if laws:
            more = act.topic if act.topic and _AND_MORE.search(reading.scene.slice(act.topic)) else None
            kept.append(replace(act, laws=laws, topic=more))
    return tuple(kept)
