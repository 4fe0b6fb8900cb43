"""Write the annexes as one XLSX workbook: a sheet each, with a link from each row to its place in the page.

The dates inside the file are those of the reports, not of the run, so that the same reports give the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from extract.records import Extraction
from graph.export import sheets
from graph.export.annexes import ANNEXES
from graph.export.columns import Cell, Table, make_safe
from graph.export.findings import COVERAGE, PLANS
from graph.export.tables import METRICS

SHEETS = (*ANNEXES, METRICS, PLANS, COVERAGE)
"""The tables of the workbook, in the order of its sheets."""

PAGE = "graph.html"
"""The page beside the workbook, which shows a report with the place marked."""

_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""ZIP knows no earlier date."""
# What XML 1.0 cannot hold, https://www.w3.org/TR/xml/#charsets
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_LONGEST = 32767
"""The most characters that a cell can hold."""
_WIDTHS = {"起": 8, "止": 8, "年度": 10, "状态": 8, "次数": 8, "数量": 10, "相似度": 8}
_WIDE, _NORMAL, _WIDE_HEADS = 60, 18, frozenset({"原文", "意见建议", "发现与意见", "相应行为", "事项", "文件"})


def write_workbook(extractions: Sequence[Extraction], path: Path) -> None:
    """Write the workbook."""
    path.write_bytes(render_workbook(extractions))


def render_workbook(extractions: Sequence[Extraction]) -> bytes:
    """Render the workbook, the same bytes for the same reports."""
    workbook = Workbook()
    for sheet in list(workbook.worksheets):
        workbook.remove(sheet)
    parts: dict[str, bytes] = {}
    for number, table in enumerate(SHEETS, start=1):
        rows = [tuple(_legal(make_safe(cell)) for cell in row) for row in table.rows(extractions)]
        links = _links(table, rows)
        _frame(workbook.create_sheet(table.title), table, len(rows), has_links=any(links))
        parts |= sheets.parts(f"xl/worksheets/sheet{number}.xml", [table.head, *rows], links, table.head.index("起"))
    when = _date(extractions)
    workbook.properties.creator = "renda"
    workbook.properties.title = "人大工作报告附表"
    workbook.properties.created = when.replace(tzinfo=None)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return _frozen(buffer, when, parts)


def _frame(sheet: Worksheet, table: Table, count: int, *, has_links: bool) -> None:
    """Write all of a sheet but its rows: a cell of each style stands for the cells that have it."""
    for number, head in enumerate(table.head, start=1):
        cell = sheet.cell(1, number, head)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE6F0")
        width = _WIDTHS.get(head, _WIDE if head in _WIDE_HEADS else _NORMAL)
        sheet.column_dimensions[get_column_letter(number)].width = width
    for row in (2, 3) if has_links else (2,) if count else ():
        sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
        if row == sheets.LINKED:
            sheet.cell(row, 1).font = Font(color="0563C1", underline="single")
    sheet.freeze_panes = "A2"
    if count:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.head))}{count + 1}"


def _links(table: Table, rows: Sequence[tuple[Cell, ...]]) -> list[str]:
    """Let the offset at which a row stands lead to the report in the page; nothing where no report is named."""
    doc = table.head.index("报告") if "报告" in table.head else table.head.index("所在报告")
    at = table.head.index("起")
    act = table.head.index("编号") if "编号" in table.head else None
    return [_link(row[doc], str(row[act]) if act is not None else "") if row[at] is not None else "" for row in rows]


def _link(docs: Cell, act: str) -> str:
    if not isinstance(docs, str) or not docs:
        return ""
    doc = docs.split("；")[0]
    chosen = f"&select={quote(f'a:{doc}:{act}')}" if act.startswith("a") else ""
    return f"{PAGE}#view=text&report={quote(doc)}{chosen}"


def _legal(cell: Cell) -> Cell:
    return _ILLEGAL.sub("\ufffd", cell)[:_LONGEST] if isinstance(cell, str) else cell


def _date(extractions: Sequence[Extraction]) -> datetime:
    """Return the day on which the last of the reports was given, as far as it is told."""
    days = [each.delivered for each in extractions if re.fullmatch(r"\d{4}-\d{2}-\d{2}", each.delivered or "")]
    found = [datetime.fromisoformat(day).replace(tzinfo=UTC) for day in days if day]
    return max([*found, _EARLIEST])


def _frozen(buffer: io.BytesIO, when: datetime, parts: Mapping[str, bytes]) -> bytes:
    """Write the package again with its rows, a fixed date on every part, and in the part that tells of its change."""
    out = io.BytesIO()
    stamp = f"{when:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(buffer) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as frozen:
        for name, data in _filled(package, parts):
            part = zipfile.ZipInfo(name, date_time=(when.year, when.month, when.day, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            frozen.writestr(part, data if name in parts else re.sub(_MODIFIED, rb"\g<1>" + stamp, data))
    return out.getvalue()


def _filled(package: zipfile.ZipFile, parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Give the parts of a package, sheets with their rows and links, each followed by where its links lead."""
    for name in package.namelist():
        data = package.read(name)
        yield name, sheets.fill(data, parts[name]) if name in parts else data
        links = sheets.links_of(name)
        if links in parts:
            yield links, parts[links]
