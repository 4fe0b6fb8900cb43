"""Find local measures that carry out a statute and are named after it: 某省实施〈教师法〉办法."""

from __future__ import annotations

from collections.abc import Iterator

from extract.compiled import compiled
from extract.match.borders import ending
from extract.match.candidate import Candidate, Context
from extract.match.place_before import area_before
from extract.match.titles import PRIORITY

_FORM = compiled(
    r"实施(?:[《〈][^《》〈〉]{2,40}[》〉]|[\u4e00-\u9fff]{2,20}法)(?:的)?(?:若干|暂行)?(?:办法|规定|细则|条例)"
)
# Without a place 实施 may be the verb itself (实施教师法办法多): a verb of law-making must stand before it.
_MAKING = compiled(r"(?:制定|修改|修订|修正|废止|审议|通过|起草|出台|批准|[、和])(?:了)?$")


def match(text: str, context: Context) -> Iterator[Candidate]:
    """Offer each measure, with the place before it where the text has one."""
    for found in _FORM.finditer(text) if "实施" in text else ():
        start = area_before(text, found.start(), context.jurisdiction.names)
        within = text.count("《", 0, start) > text.count("》", 0, start)
        named = start < found.start() or ending(_MAKING, text, found.start())
        if named and not within:
            yield Candidate(start, found.end(), "Law", "law.implementing", priority=PRIORITY + 1)
