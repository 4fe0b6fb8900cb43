"""Meetings: which one a name stands for."""

from __future__ import annotations

import pytest

from extract.match.candidate import Context
from extract.places import Jurisdiction, locate
from extract.resolve.meetings import resolve

CONGRESS = ("曲靖市", "曲靖市人民代表大会常务委员会")
CPPCC = ("南昌市西湖区", "中国人民政治协商会议南昌市西湖区委员会常务委员会")

SETTLED = (
    (CONGRESS, "党的二十大", "meeting||中国共产党第二十次全国代表大会"),
    (CONGRESS, "二十届三中全会", "meeting||中国共产党第二十届中央委员会第三次全体会议"),
    (CONGRESS, "市五届人大三次会议", "meeting|曲靖市|曲靖市第五届人民代表大会第三次会议"),
    (CONGRESS, "曲靖市第五届人民代表大会第三次会议", "meeting|曲靖市|曲靖市第五届人民代表大会第三次会议"),
    (CONGRESS, "省十四届人大二次会议", "meeting|云南省|云南省第十四届人民代表大会第二次会议"),
    (CONGRESS, "市人大常委会第十二次会议", "meeting|曲靖市|曲靖市人民代表大会常务委员会第十二次会议"),
    (CONGRESS, "十四届全国人大二次会议", "meeting||第十四届全国人民代表大会第二次会议"),
    (CONGRESS, "常委会会议", "meeting|曲靖市|曲靖市人民代表大会常务委员会会议"),
    (CONGRESS, "主任会议", "meeting|曲靖市|曲靖市人民代表大会常务委员会主任会议"),
    (CONGRESS, "党组会议", "meeting|曲靖市|曲靖市人民代表大会常务委员会党组会议"),
    (CONGRESS, "市人代会", "meeting|曲靖市|曲靖市人民代表大会会议"),
    (CONGRESS, "市五届人代会第三次会议", "meeting|曲靖市|曲靖市第五届人民代表大会第三次会议"),
    (CONGRESS, "市政府常务会议", "meeting|曲靖市|曲靖市人民政府常务会议"),
    (CPPCC, "主席会议", "meeting|南昌市西湖区|中国人民政治协商会议南昌市西湖区委员会主席会议"),
    (CPPCC, "常委会议", "meeting|南昌市西湖区|中国人民政治协商会议南昌市西湖区委员会常务委员会会议"),
    (CPPCC, "全体会议", "meeting|南昌市西湖区|中国人民政治协商会议南昌市西湖区委员会全体会议"),
    (CPPCC, "区政协九届二次会议", "meeting|南昌市西湖区|中国人民政治协商会议南昌市西湖区第九届委员会第二次会议"),
)


@pytest.mark.parametrize(("reporter", "text", "key"), SETTLED)
def test_name_of_a_meeting_stands_for_its_statutory_name(reporter, text, key):
    """
    A session has the statutory name of its place and term, a standing meeting the full name of the body that holds it.
    """
    place, owner = reporter
    entities = resolve(text, context=Context(locate(place), owner=owner))

    assert [(key, key.split("|")[2])] == [(entity.key, entity.label) for entity in entities]


def test_several_plenums_in_one_name_are_several():
    """
    十九届二中、三中全会 are two meetings.
    """
    entities = resolve("十九届二中、三中全会", context=Context())

    assert [
        "中国共产党第十九届中央委员会第二次全体会议",
        "中国共产党第十九届中央委员会第三次全体会议",
    ] == [entity.label for entity in entities]


@pytest.mark.parametrize("text", ["常委会会议", "市五届人大三次会议", "区政协九届二次会议"])
def test_meeting_of_nobody_known_stays_open(text):
    """
    Where the report does not say whose it is, neither does the meeting.
    """
    assert () == resolve(text, context=Context(Jurisdiction()))


@pytest.mark.parametrize(("term", "written"), [(9, "九"), (20, "二十"), (120, "120")])
def test_a_session_without_its_term_is_of_the_reports(term, written):
    """
    The term of the title stands for one that is left out; one that no congress has reached does no harm.
    """
    context = Context(locate("曲靖市"), owner=CONGRESS[1], term=term)
    [entity] = resolve("常委会第三次会议", context=context)

    assert entity.label == f"曲靖市第{written}届人民代表大会常务委员会第三次会议"
