"""Write the rows of a sheet of a workbook, and where they lead: an object for each cell would cost fifty times more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils import get_column_letter

from graph.export.columns import Cell

LINKED = 3
"""The style of a cell that leads somewhere; that of a head is 1, that of other cells 2."""
_HEAD, _PLAIN = 1, 2
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROWS = re.compile(rb"<sheetData>.*</sheetData>", re.DOTALL)
_EXTENT = re.compile(rb'<dimension ref="[^"]*"/>')
_MARGINS = b"<pageMargins"


def links_of(sheet: str) -> str:
    """Name the part that says where the links of a sheet lead."""
    path = PurePosixPath(sheet)
    return f"{path.parent}/_rels/{path.name}.rels"


def parts(name: str, rows: Sequence[Sequence[Cell]], links: Sequence[str], column: int) -> dict[str, bytes]:
    """Write the rows of a sheet, the head first, and the part with its links if it has any.

    `links` says of each row after the head where its cell in `column` leads, with an empty text for nowhere.
    """
    letters = [get_column_letter(number) for number in range(1, len(rows[0]) + 1)]
    linked = {number: target for number, target in enumerate(links, start=2) if target}
    written = [_row(1, rows[0], letters, [_HEAD] * len(letters))]
    plain = [_PLAIN] * len(letters)
    leading = [LINKED if at == column else _PLAIN for at in range(len(letters))]
    for number, row in enumerate(rows[1:], start=2):
        written.append(_row(number, row, letters, leading if number in linked else plain))
    extent = f"A1:{letters[-1]}{len(rows)}"
    data = f'<dimension ref="{extent}"/><sheetData>{"".join(written)}</sheetData>{_places(linked, letters[column])}'
    made = {name: data.encode("ascii", "xmlcharrefreplace")}
    return made | ({links_of(name): _targets(linked.values())} if linked else {})


def fill(frame: bytes, rows: bytes) -> bytes:
    """Put rows, their extent and their links into a sheet that has none."""
    extent, _, rest = rows.partition(b"<sheetData>")
    data, _, links = rest.partition(b"</sheetData>")
    framed = _EXTENT.sub(lambda _: extent, frame, count=1)
    framed = _ROWS.sub(lambda _: b"<sheetData>" + data + b"</sheetData>", framed, count=1)
    return framed.replace(_MARGINS, links + _MARGINS, 1)


def _row(number: int, row: Sequence[Cell], letters: Sequence[str], styles: Sequence[int]) -> str:
    cells = (
        f'<c r="{letter}{number}" s="{style}" {_cell(cell)}</c>'
        for cell, letter, style in zip(row, letters, styles, strict=True)
    )
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return _text(cell)
    if cell is None:
        return 't="n">'
    return f't="n"><v>{cell if isinstance(cell, int) else format(cell, ".16g")}</v>'


def _text(text: str) -> str:
    if not text:
        return 't="inlineStr">'
    if text in ERROR_CODES:
        return f't="e"><v>{_escaped(text)}</v>'
    space = "" if text == text.strip() else ' xml:space="preserve"'
    return f't="inlineStr"><is><t{space}>{_escaped(text)}</t></is>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _places(linked: dict[int, str], letter: str) -> str:
    if not linked:
        return ""
    links = (
        f'<hyperlink xmlns:r="{_OFFICE}" ref="{letter}{row}" r:id="rId{number}"/>'
        for number, row in enumerate(linked, start=1)
    )
    return f"<hyperlinks>{''.join(links)}</hyperlinks>"


def _targets(targets: Iterable[str]) -> bytes:
    links = (
        f'<Relationship Type="{_OFFICE}/hyperlink" Target="{_escaped(target)}" TargetMode="External" Id="rId{number}"/>'
        for number, target in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(links)}</Relationships>'.encode("ascii")
