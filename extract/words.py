"""Words and parts of speech, from jieba: an adviser. Rules decide on characters."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache, lru_cache

import jieba
import jieba.posseg

from extract.lexicon import table


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the text it was cut from; `pos` is jieba's part of speech."""

    text: str
    start: int
    end: int
    pos: str


@cache
def _tokenizer() -> jieba.posseg.POSTokenizer:
    """Make our own tokenizer: never jieba's global one, and without its cache in the shared temporary folder."""
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    # jieba reads its cache unchecked from the temporary folder, where anyone may write: no cache at all.
    tokenizer.cache_file = None
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for row in table("words"):
        # No frequency: jieba then computes one that keeps the word whole.
        tokenizer.add_word(row.term, tag=row.values["pos"])
    return jieba.posseg.POSTokenizer(tokenizer)


@lru_cache(maxsize=4096)
def cut(text: str) -> tuple[Token, ...]:
    """Cut a text into words without guessing new ones (HMM off): a guess glues names to their neighbours.

    >>> [token.text for token in cut("听取审议专项工作报告")]
    ['听取', '审议', '专项', '工作', '报告']
    """
    tokens = []
    start = 0
    for pair in _tokenizer().cut(text, HMM=False):
        end = start + len(pair.word)
        tokens.append(Token(pair.word, start, end, pair.flag))
        start = end
    return tuple(tokens)
