"""制定 L, 废止法规 N 件; 印发《L》: norms are legislated, other documents of a body's own are issued."""

from __future__ import annotations

from dataclasses import replace

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.frames import verb
from extract.actions.reading import Reading
from extract.actions.scene import Scene
from extract.actions.triggers import Occurrence
from extract.compiled import compiled
from extract.gazetteer import by_name
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
        act
        for act in acts
        if _is_legislation(reading.scene, act, occurrence.word) and not _puts_out(reading, act, occurrence)
    )


def _puts_out(reading: Reading, act: Act, occurrence: Occurrence) -> bool:
    """Tell whether a draft is only made public, for comment: 公布草案7件; what is promulgated is no draft."""
    return occurrence.word == "公布" and act.topic is not None and reading.scene.slice(act.topic).endswith("草案")


def _is_legislation(scene: Scene, act: Act, word: str) -> bool:
    if not act.laws:
        return act.topic is not None
    if _makes_no_law(scene):
        return False
    if any(is_norm(law.text, word) for law in act.laws):
        return True
    # 打包修改《…办法》等6件法规: what they are is said behind them.
    if act.quantity and act.quantity.of_text in ("法规", "地方性法规", "条例"):
        return True
    owner = _legislature(scene)
    return owner is not None and all(_RULE.search(law.text) and _of_its_own(law.text, owner) for law in act.laws)


def _makes_no_law(scene: Scene) -> bool:
    """Tell whether the report is a CPPCC's: what it calls 条例 are rules of its own."""
    return scene.reporting_body is not None and scene.reporting_body.label.startswith("中国人民政治协商会议")


def _legislature(scene: Scene) -> str | None:
    """Return the place of the reporting committee where its congress makes regulations (立法法 arts. 80, 81)."""
    body = scene.reporting_body
    place, _, organ = body.label.partition("人民代表大会") if body else ("", "", "")
    levels = {division.level for division in by_name().get(place, ())}
    return place if organ == "常务委员会" and levels & {"province", "prefecture"} else None


def _of_its_own(title: str, place: str) -> bool:
    """Tell whether a title in 规定 or 办法 begins with the place and is no rule of the house."""
    return title.startswith(place[:2]) and not _OWN_RULES.search(title)


def is_norm(title: str, word: str) -> bool:
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
        own = _makes_no_law(reading.scene)
        laws = tuple(law for law in act.laws if own or not _NORM.search(law.text) or "决定" in law.text)
        if laws:
            more = act.topic if act.topic and _AND_MORE.search(reading.scene.slice(act.topic)) else None
            kept.append(replace(act, laws=laws, topic=more))
    return tuple(kept)
