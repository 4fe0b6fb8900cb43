"""Files that are none, that lie elsewhere or may not be read, and names that try to be more than names."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from hostile.cases import REPORT, Case, holding


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    # The path of a socket may not be long: it is bound by a short name from within its folder.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def _closed(path: Path) -> None:
    path.write_text(REPORT, encoding="utf-8")
    path.chmod(0)


def _closed_folder(path: Path) -> None:
    path.mkdir()
    (path / "inside.txt").write_text(REPORT, encoding="utf-8")
    path.chmod(0)


def _linked(to: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(to)


def _folder_loop(path: Path) -> None:
    path.mkdir()
    (path / "again").symlink_to("..")
    (path / "inside.txt").write_text(REPORT + path.name, encoding="utf-8")


SPECIAL: tuple[Case, ...] = (
    Case("pipe.txt", _pipe, "is a pipe"),
    Case("socket.txt", _socket, "is a socket|can't be opened"),
    Case("zero.txt", _linked("/dev/zero"), "is a device"),
    Case("null.txt", _linked("/dev/null"), "is a device"),
    Case("gone.txt", _linked("nowhere"), "can't be opened|no such file"),
    Case("loop.txt", _linked("loop.txt"), "can't be opened|no such file"),
    Case("ring-a.txt", _linked("ring-b.txt"), "can't be opened|no such file"),
    Case("passwords.txt", _linked("/etc/passwd")),  # named as such it is read, found in a folder it is not
    Case("unreadable.txt", _closed, "Permission denied"),
    Case("unlistable", _closed_folder, "Permission denied"),
    Case("again", _folder_loop),
)

_NAMES = (
    "new\nline.txt", "tab\tcr\r.txt", "\x1b[31mred.txt", "quo'te\".txt", "..%2f..%2fetc.txt", "...txt", "-rf.txt",
    "--help.txt", "$(id) `id`;.txt", "<script>alert(1)<.txt", "=cmd|' 'A0.txt", "emoji 😀👩‍👩‍👧.txt", "r\u202etxt.txt",
    "percent%s%n#?&.txt", "C:\\con.txt", "长" * 80 + ".txt", "e\u0301.txt", "\u00e9.txt", "{{7*7}}.txt", "~.txt",
    "  .txt", "a|b.txt", os.fsdecode(b"bytes\xff\xfe.txt"),
)  # fmt: skip
NAMES: tuple[Case, ...] = tuple(holding(name, REPORT + f"第{number}份。\n") for number, name in enumerate(_NAMES))
CASES = (*SPECIAL, *NAMES)
