"""Our words are jieba's, though we read its dictionary ourselves."""

from __future__ import annotations

import jieba
import jieba.posseg
import pytest
from goldrecords import SEED

from extract.lexicon import table
from extract.words import _quick_tagger, cut, plain_tagger

TEXTS = sorted(path for path in SEED.parent.rglob("*.txt") if path.parent.name != "final")
ODD = (
    "5G网络提速30%", "“一府一委两院”", "𠮷野家、café", "AT&T的C++和c#", "1.5万元、3,000人次", "第Ⅳ类①②③", "两　空 格",
    "a-b_c.d+e&f#g", "臺灣會議７次ＡＢ", "〇二三年", "\ufeff报告", "丂\u9fff\u9fd6鿕", "😀人大😀", "郗唛", "",
)  # fmt: skip


@pytest.fixture(scope="module")
def reference():
    """Return jieba's own tagger over a tokenizer of its own, with our words."""
    tokenizer = jieba.Tokenizer()
    tokenizer.cache_file = None
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for row in table("words"):
        tokenizer.add_word(row.term, tag=row.values["pos"])
    return jieba.posseg.POSTokenizer(tokenizer)


def test_words_and_tags_are_those_of_jieba_without_guessing(reference):
    """
    On every line of the seed, words and parts of speech equal what jieba's own tagger gives.
    """
    lines = SEED.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    expected = [[(pair.word, pair.flag) for pair in reference.cut(line, HMM=False)] for line in lines]

    assert expected == [[(token.text, token.pos) for token in cut(line)] for line in lines]


@pytest.mark.parametrize("text", ["", "8", "5G网络提速30%", "“一府一委两院”", "𠮷野家、café"])
def test_tokens_cover_the_text(text):
    """
    Tokens follow one another without a gap, and each stands where it says.
    """
    tokens = cut(text)

    assert text == "".join(token.text for token in tokens)
    assert all(token.text == text[token.start : token.end] for token in tokens)


def test_both_ways_of_cutting_give_the_same_words_on_every_text():
    """
    On every line of every text, and on odd characters, words and parts of speech are jieba's own.
    """
    quick, plain = _quick_tagger(), plain_tagger()
    lines = [line for path in TEXTS for line in path.read_text(encoding="utf-8").splitlines()]
    lines += [line[at : at + 7] for line in lines for at in range(0, len(line), 5)] + list(ODD)

    assert [] == [line for line in lines if list(quick(line)) != list(plain(line))]
