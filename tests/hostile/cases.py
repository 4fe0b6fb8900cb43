"""What a hostile input is: a name, how it is put into a folder, and what must be said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TITLE = "宁远县人民代表大会常务委员会工作报告\n——2023年12月28日在宁远县第十八届人民代表大会第三次会议上\n\n各位代表：\n"
BODY = "听取审议县政府关于养老服务工作情况的报告，提出审议意见12条。检查《中华人民共和国消防法》实施情况。\n"
REPORT = TITLE + BODY * 3


@dataclass(frozen=True, slots=True)
class Case:
    """An input: `says` is a pattern that its refusal holds, None for one that is read.

    `heavy` ones take seconds and are left out of the short run.
    """

    name: str
    put: Callable[[Path], None]
    says: str | None = None
    heavy: bool = False


def holding(
    name: str, data: bytes | str | Callable[[], bytes], says: str | None = None, *, heavy: bool = False
) -> Case:
    """Make a case of a file's content; what is large is made when it is needed."""

    def put(path: Path) -> None:
        content = data() if callable(data) else data
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)

    return Case(name, put, says, heavy)
