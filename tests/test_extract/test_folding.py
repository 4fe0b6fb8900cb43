"""Folding makes characters comparable and moves none."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.folding import fold


@pytest.mark.parametrize(
    ("folded", "surfaces"),
    [
        (",;:?!()", ["，；：？！（）", "﹐﹔﹕﹖﹗﹙﹚"]),
        ("2024", ["２０２４"]),
        ("“议案”", ["「议案」", "〝議案〞", "﹁议案﹂"]),
        ("《监督法》", ["≪監督法≫", "︽监督法︾"]),
        ("人大常委会", ["人大常委會"]),
        ("台湾后备", ["臺灣後備"]),
        ("——", ["──", "━━"]),
        (" ", ["　"]),
        ("人口", ["⼈⼝"]),
    ],
)
def test_one_form_for_all_surfaces(folded, surfaces):
    """
    However a mark or character is typed, it folds to one form.
    """
    assert {folded} == {fold(surface) for surface in surfaces}


@pytest.mark.parametrize("kept", ["。、“”《》〈〉", "乾县、乾安县", "㎡", "①", "食品**法", "12个"])
def test_what_is_left_alone(kept):
    """
    Marks of Chinese prose, places written with 乾, and characters that would become several are left alone.
    """
    assert kept == fold(kept)


@settings(deadline=None)  # the first example loads the table
@given(st.text())
@example("\uf954 ")
def test_folding_is_one_to_one(text):
    """
    A folded text is as long as the text, and folding it again changes nothing.
    """
    assert len(text) == len(fold(text))
    assert fold(text) == fold(fold(text))
