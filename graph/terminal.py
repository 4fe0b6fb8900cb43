"""What may be put on a terminal: labels, cells and files are others' words."""

from __future__ import annotations

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""What moves the cursor, changes the terminal, hides or turns round what stands beside it; lines and tabs may stay."""


def printable(text: str) -> str:
    r"""Write a text so that a terminal only shows it.

    >>> printable("a\x1b[2Jb\u202ec\n")
    'a\\x1b[2Jb\\u202ec\n'
    """
    return _CONTROLS.sub(lambda found: ascii(found[0])[1:-1], text)
