"""A build that leaves people out: no file of it holds a name."""

import zipfile

from click.testing import CliRunner
from samplereport import REPORT

from graph.cli import main


def test_no_file_of_a_build_holds_a_name(tmp_path):
    """
    Neither graph, page, tables, workbook, network, store nor record holds a name that the report has.
    """
    report, output = tmp_path / "report.txt", tmp_path / "output"
    report.write_text(REPORT + "\n任命王建平为县财政局局长。王建平同志表态。\n", encoding="utf-8")
    ended = CliRunner().invoke(main, ["build", str(report), "-o", str(output), "--no-persons"])
    with zipfile.ZipFile(output / "annexes.xlsx") as workbook:
        sheets = b"".join(map(workbook.read, workbook.namelist()))
    files = {path.name: path.read_bytes() for path in output.rglob("*") if path.is_file()}

    assert ended.exit_code == 0, ended.output
    assert [] == [name for name, content in (files | {"annexes.xlsx": sheets}).items() if "王建平".encode() in content]
    assert "□□□".encode() in files["extractions.jsonl"]
