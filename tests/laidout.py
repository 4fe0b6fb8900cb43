"""Lay out a text that stands in a test."""

from __future__ import annotations

from extract.document import Document, Sentence, Source
from extract.furniture import mask
from extract.layout import lay_out


def source_of(text: str) -> Source:
    """
    Make a source of a text as it stands.
    """
    return Source(id="test", path="test.txt", format="text", encoding="utf-8", sha256="", text=text)


def layout_of(text: str) -> Document:
    """
    Mask and lay out a text.
    """
    source = source_of(text)
    return lay_out(source, mask(source))


def sentence_with(document: Document, words: str) -> Sentence:
    """
    Return the one sentence whose view holds the words.
    """
    (found,) = [sentence for sentence in document.sentences if words in sentence.text]
    return found
