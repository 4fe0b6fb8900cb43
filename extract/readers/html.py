"""Web pages: the main text as trafilatura finds it, one paragraph a line, the page's title put before it."""

from __future__ import annotations

import re
from contextlib import suppress
from importlib import metadata

from extract.errors import SourceError
from extract.readers.reading import Reader, Reading
from extract.readers.text import decode

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)")
_BELIEVED = {"utf-8": "utf-8", "utf8": "utf-8", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030",
             "big5": "big5", "big5-hkscs": "big5hkscs"}  # fmt: skip
"""The encodings that a page of a congress may name; pages name the old sets and use characters of the newer one."""


def read(data: bytes, path: str) -> Reading:
    """Read a web page; raise SourceError where no main text is found."""
    import trafilatura

    markup, encoding = _decode(data, path)
    found = trafilatura.bare_extraction(markup, include_comments=False, include_tables=True, favor_recall=True)
    text = (getattr(found, "text", None) or "").strip()
    if not text:
        raise SourceError(path, "holds no main text", "copy the report's text into a .txt file")
    title = (getattr(found, "title", None) or "").strip()
    if title and _squeeze(title) not in _squeeze(text[:400]):
        text = f"{title}\n{text}"
    return Reading(text=text, format=f"html (trafilatura {metadata.version('trafilatura')})", encoding=encoding)


def _decode(data: bytes, path: str) -> tuple[str, str]:
    named = _CHARSET.search(data[:4096])
    encoding = _BELIEVED.get(named[1].decode("ascii").lower()) if named is not None else None
    if encoding is not None:
        with suppress(UnicodeDecodeError):  # the page lies about itself: look at the bytes
            return data.decode(encoding), encoding
    return decode(data, path)


def _squeeze(text: str) -> str:
    return "".join(text.split())


READER = Reader(
    name="html",
    suffixes=(".html", ".htm", ".xhtml", ".shtml"),
    read=read,
    library="trafilatura",
    seconds=20,
    remedy="copy the report's text into a .txt file",
)
