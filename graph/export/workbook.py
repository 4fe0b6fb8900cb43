"""Write the annexes as one XLSX workbook: a sheet each, with a link from each row to its place in the page.

The dates inside the file are those of the reports, not of the run, so that the same reports give the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from extract.records import Extraction
from graph.export.annexes import ANNEXES
from graph.export.columns import Table, make_safe
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
    for table in SHEETS:
        _fill(workbook.create_sheet(table.title), table, extractions)
    when = _date(extractions)
    workbook.properties.creator = "renda"
    workbook.properties.title = "人大工作报告附表"
    workbook.properties.created = when.replace(tzinfo=None)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return _frozen(buffer, when)


def _fill(sheet: Worksheet, table: Table, extractions: Sequence[Extraction]) -> None:
    sheet.append(list(table.head))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE6F0")
    for row in table.rows(extractions):
        sheet.append([_legal(make_safe(cell)) for cell in row])
    _link(sheet, table)
    for number, head in enumerate(table.head, start=1):
        width = _WIDTHS.get(head, _WIDE if head in _WIDE_HEADS else _NORMAL)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    if sheet.max_row > 1:
        sheet.auto_filter.ref = sheet.dimensions


def _link(sheet: Worksheet, table: Table) -> None:
    """Let the offset at which a row stands lead to the report in the page, and let long cells wrap."""
    doc = table.head.index("报告") if "报告" in table.head else table.head.index("所在报告")
    at = table.head.index("起")
    act = table.head.index("编号") if "编号" in table.head else None
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        name = row[doc].value
        if isinstance(name, str) and name and row[at].value is not None:
            _point(row[at], name.split("；")[0], str(row[act].value) if act is not None else "")


def _point(cell: Cell, doc: str, act: str) -> None:
    chosen = f"&select={quote(f'a:{doc}:{act}')}" if act.startswith("a") else ""
    cell.hyperlink = f"{PAGE}#view=text&report={quote(doc)}{chosen}"
    cell.font = Font(color="0563C1", underline="single")


def _legal(cell: str | int | float | None) -> str | int | float | None:
    return _ILLEGAL.sub("\ufffd", cell)[:_LONGEST] if isinstance(cell, str) else cell


def _date(extractions: Sequence[Extraction]) -> datetime:
    """Return the day on which the last of the reports was given, as far as it is told."""
    days = [each.delivered for each in extractions if re.fullmatch(r"\d{4}-\d{2}-\d{2}", each.delivered or "")]
    found = [datetime.fromisoformat(day).replace(tzinfo=UTC) for day in days if day]
    return max([*found, _EARLIEST])


def _frozen(buffer: io.BytesIO, when: datetime) -> bytes:
    """Write the package again with a fixed date on every part, and in the part that tells of its change."""
    out = io.BytesIO()
    stamp = f"{when:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(buffer) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as frozen:
        for name, data in _parts(package):
            part = zipfile.ZipInfo(name, date_time=(when.year, when.month, when.day, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            frozen.writestr(part, re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, data))
    return out.getvalue()


def _parts(package: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    return ((name, package.read(name)) for name in package.namelist())
