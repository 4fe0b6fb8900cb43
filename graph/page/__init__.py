"""The page: its template, style and scripts, and the data they show."""

from __future__ import annotations

import re

MOST = 200
"""How many reports one page holds; it says how many it left out."""
_LEFT_OUT = re.compile(rb'(?<="left_out":)\d+')
# Within a text of the data a quotation mark is written with a backslash, so that this is found once.


def recount(page: bytes, left_out: int) -> bytes:
    """Let a page say that it leaves out so many reports."""
    return _LEFT_OUT.sub(str(left_out).encode(), page, count=1)
