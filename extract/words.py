"""Words and parts of speech as jieba has them: an adviser. Rules decide on characters.

`rjieba` is jieba in Rust, with the same dictionary and the same way through it: it starts and cuts many times as fast.
Where it has no build, jieba itself cuts; a test holds that both give the same words.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from extract.lexicon import table

_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

_Tagger = Callable[[str], Iterable[tuple[str, str]]]


class Token(NamedTuple):
    """A word with its place in the text it was cut from; `pos` is jieba's part of speech."""

    text: str
    start: int
    end: int
    pos: str


@cache
def _tagger() -> _Tagger:
    try:
        return _quick_tagger()
    except ImportError:
        return plain_tagger()


def _quick_tagger() -> _Tagger:
    """Return rjieba's tagger with our words in its tokenizer, of which the process has one, for us alone."""
    import rjieba

    own = {row.term: row.values["pos"] for row in table("words")}
    for word, pos in own.items():
        rjieba.add_word(word, None, pos)

    @lru_cache(maxsize=1 << 16)
    def pos_of(word: str) -> str:
        # Ours go before the dictionary's; what neither holds gets no guess by its character.
        known = own.get(word) or (rjieba.tag(word, hmm=False)[0][1] if rjieba.has_word(word) else "")
        return known or _unknown(word)

    return lambda text: [(word, pos_of(word)) for word in rjieba.cut(text, hmm=False)]


def plain_tagger() -> _Tagger:
    """Make a tagger of jieba's own, from one reading of its dictionary.

    Never jieba's global tokenizer, and none of its cache in the shared temporary folder, which it reads unchecked.
    `jieba.posseg` would read the dictionary a second time and load models for guessing, which we never do.
    """
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.cache_file = None
    tags: dict[str, str] = {}
    frequencies: dict[str, int] = {}
    with tokenizer.get_dict_file() as lines:
        for line in lines:
            word, frequency, tag = line.decode("utf-8").split(" ")[:3]
            tags[word] = tag.rstrip()
            frequencies[word] = int(frequency)
            for end in range(1, len(word)):
                # jieba wants every beginning of a word in its table, with no weight of its own.
                frequencies.setdefault(word[:end], 0)
    tokenizer.FREQ, tokenizer.total = frequencies, sum(frequencies.values())
    tokenizer.initialized = True
    for row in table("words"):
        # No frequency: jieba then computes one that keeps the word whole.
        tokenizer.add_word(row.term)
        tags[row.term] = row.values["pos"]

    return lambda text: [(word, tags.get(word) or _unknown(word)) for word in tokenizer.cut(text, HMM=False)]


def _unknown(word: str) -> str:
    return "eng" if word[0] in _LATIN else "x"


@lru_cache(maxsize=4096)
def cut(text: str) -> tuple[Token, ...]:
    """Cut a text into words without guessing new ones (HMM off): a guess glues names to their neighbours.

    >>> [token.text for token in cut("听取审议专项工作报告")]
    ['听取', '审议', '专项', '工作', '报告']
    """
    tokens = []
    start = 0
    for word, pos in _tagger()(text):
        end = start + len(word)
        tokens.append(Token(word, start, end, pos))
        start = end
    return tuple(tokens)
