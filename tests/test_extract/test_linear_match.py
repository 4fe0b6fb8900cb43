"""A long sentence costs no more a character than a short one, however many names stand in it without a mark."""

from __future__ import annotations

import time

import pytest

from extract.document import Sentence
from extract.match import bodies, laws, meetings, persons, places, times
from extract.match.candidate import Context
from extract.places import locate
from extract.records import Span
from extract.words import cut

CONTEXT = Context(locate("桂东县"), "桂东县人民代表大会常务委员会", 2024)
SHORT, LONG = 1_000, 6_000
MOST = 2.5
"""How much dearer a character may be in the long sentence: reading it again from its head costs 6 times as much."""

WORST = (
    (bodies, "县人大常委会县教育局县人民法院县财政局"),
    (bodies, "县人大常委会、县教育局、县人民法院、县财政局、"),
    (bodies, "人大常委会"),
    (bodies, "县"),
    (persons, "主任王建平、副主任李文、"),
    (persons, "任命王建平为县长,"),
    (meetings, "市十五届人大四次会议、"),
    (meetings, "常委会会议"),
    (places, "福建省、江西省、湖南省、"),
    (places, "大别山、清泉镇、洞庭湖、"),
    (places, "青溪、白水等3个县"),
    (laws, "安徽省消防条例、"),
    (laws, "修订草案条例办法"),
    (times, "2023年1月"),
)


def seconds(recognizer, unit: str, length: int) -> float:
    """
    Return the least time of a few runs over so many characters of the unit repeated.
    """
    text = (unit * length)[:length]
    sentence = Sentence(Span(0, length), text, tuple(range(length)), 0)
    cut(text)
    runs = []
    for _ in range(3):
        start = time.process_time()
        list(recognizer.match(sentence, CONTEXT))
        runs.append(time.process_time() - start)
    return min(runs)


@pytest.mark.parametrize(("recognizer", "unit"), WORST)
def test_time_grows_no_faster_than_length(recognizer, unit):
    """
    Looking back from a name is bounded: the time of a character does not depend on the sentence's length.
    """
    short = seconds(recognizer, unit, SHORT) / SHORT
    long = seconds(recognizer, unit, LONG) / LONG

    assert long < MOST * short
