"""Words and parts of speech, from jieba: an adviser. Rules decide on characters."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extract.lexicon import table

if TYPE_CHECKING:
    import jieba

_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the text it was cut from; `pos` is jieba's part of speech."""

    text: str
    start: int
    end: int
    pos: str


@cache
def _segmenter() -> tuple[jieba.Tokenizer, dict[str, str]]:
    """Make our own tokenizer and its table of parts of speech, from one reading of jieba's dictionary.

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
    return tokenizer, tags


@lru_cache(maxsize=4096)
def cut(text: str) -> tuple[Token, ...]:
    """Cut a text into words without guessing new ones (HMM off): a guess glues names to their neighbours.

    >>> [token.text for token in cut("听取审议专项工作报告")]
    ['听取', '审议', '专项', '工作', '报告']
    """
    tokenizer, tags = _segmenter()
    tokens = []
    start = 0
    for word in tokenizer.cut(text, HMM=False):
        end = start + len(word)
        tokens.append(Token(word, start, end, tags.get(word) or ("eng" if word[0] in _LATIN else "x")))
        start = end
    return tuple(tokens)
