"""Programs that are set up: stations, homes, platforms and mechanisms in the list behind a verb of founding."""

from __future__ import annotations

from collections.abc import Iterator

from extract.compiled import compiled
from extract.document import Sentence
from extract.lexicon import alternation
from extract.match.candidate import Candidate, Context

_PLAIN = r"[^,;:。!?、“”《》()\d的了"
"""A character of a name that stands without marks; the class is closed where it is used."""
_FOUND = compiled(rf"{alternation('station-verbs')}(?:运行|启用|了|好)?(?:\d+[个家处所]|一批)?")
_HEADED = compiled(
    rf"(?P<m>(?:“[^”]{{1,12}}”)?{_PLAIN}和]{{0,14}}?{alternation('station-heads')})(?![\u4e00-\u9fff]?(?:建设|标准|体系))"
)
_FIELD = alternation("station-places", where="field")
_POST = alternation("station-places", where="post")
_PLACE_OF_WORK = compiled(rf"(?P<m>{_PLAIN}和]{{0,8}}?{_FIELD}{_PLAIN}和]{{0,6}}?{_POST})(?![\u4e00-\u9fff])")
_PAIR = compiled(rf"(?P<m>{_PLAIN}]{{2,8}}、{_PLAIN}]{{2,8}}工作机制)")
_GENERIC = compiled(rf"共[治享].*|{alternation('station-modifiers')}{{0,8}}(?:机制|平台|中心|基地)$")
_NEXT = compiled(
    r"\d{0,9}[余多]?[个家处所座间支条台辆块场期]?(?:、|和|及)(?:\d{1,9}[余多]?[个家处所座间支条台辆块])?(?=[^,;。]{2})"
)
_RULE = "program.station"
_PRIORITY = 4


def match(sentence: Sentence, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 - recognizers share this form
    """Offer every item of the list behind a verb of founding whose head is a station, a room or a platform."""
    read: set[int] = set()
    for verb in _FOUND.finditer(sentence.text):
        pair = _PAIR.match(sentence.text, verb.end())
        if pair:
            yield Candidate(*pair.span("m"), "Program", _RULE, _PRIORITY)
        else:
            yield from _items(sentence.text, verb.end(), read)


def _items(text: str, at: int, read: set[int]) -> Iterator[Candidate]:
    """Read a list on from `at`; what an earlier verb's list has `read` from there on is not read again."""
    while at not in read and (item := _HEADED.match(text, at) or _PLACE_OF_WORK.match(text, at)):
        read.add(at)
        if not _GENERIC.fullmatch(item["m"]):
            yield Candidate(*item.span("m"), "Program", _RULE, _PRIORITY)
        following = _NEXT.match(text, item.end())
        if following is None:
            return
        at = following.end()
