"""The annexes say what the record says, as tables and as a workbook that is safe to open and the same every time."""

import io
import json
import os
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from goldrecords import DEV, SEED, gold_extraction
from openpyxl import load_workbook
from samplerecord import ACTIONS, RECORD, record

from extract.records import Entity, Quote
from graph.export.annexes import ANNEXES
from graph.export.rocrate import NAME, write_crate
from graph.export.workbook import SHEETS, render_workbook

GOLD = gold_extraction(SEED)


def rows(name, *extractions):
    table = next(each for each in SHEETS if each.name == name)
    return [dict(zip(table.head, row, strict=True)) for row in table.rows(extractions or (RECORD,))]


def opened(*extractions):
    return load_workbook(io.BytesIO(render_workbook(extractions or (RECORD,))))


def test_oversight_at_a_glance():
    """
    A hearing has its bodies, topic, times, advice, and the article in force.
    """
    (hearing,) = [row for row in rows("oversight") if row["事项"] == "办学和审判情况"]

    assert "云和县教育局；云和县人民法院" == hearing["对象"]
    assert "增加学位；公开文书" == hearing["意见建议"]
    assert ("2021", "2次", "《监督法》（2006）第8-14,16,19条") == tuple(
        hearing[each] for each in ("年度", "次数", "法律依据")
    )


def test_oversight_is_the_committee_s_alone():
    """
    What the Party committee heard or what is only planned stands in no table of the year's oversight.
    """
    assert {"听取和审议工作报告", "执法检查", "规范性文件备案审查"} == {row["方式"] for row in rows("oversight")}
    assert 1 == len([row for row in rows("oversight") if row["方式"] == "听取和审议工作报告"])


def test_inspections_come_with_what_they_found():
    """
    The number of demands and what followed stand beside the law.
    """
    (inspection,) = [row for row in rows("inspections", GOLD) if row["法律法规"] == "中华人民共和国环境保护法"]

    assert ("11项", "转交问题清单") == (inspection["意见数量"], inspection["后续"])


def test_documents_have_their_maker():
    """
    Each document made is a row with what was done and by whom.
    """
    made = {(row["文件"], row["动作"], row["机构"]) for row in rows("documents", GOLD)}

    assert 7 == len(made)
    assert 1 == len([row for row in made if row[2] == "呼和浩特市新城区人民政府"])


def test_proposals_are_told_in_numbers():
    """
    The numbers that tell of proposals are listed, opinions on drafts of laws are not.
    """
    numbers = {(row["数值"], row["单位"]) for row in rows("proposals", GOLD)}

    assert {("76", "件"), ("32", "家"), ("67", "%"), ("100", "%")} <= numbers
    assert ("88", "条") not in numbers


def test_appointments_carry_their_count():
    """
    98 appointments, 21 deputies elected.
    """
    assert {("任免", "98人次"), ("选举、补选", "21名")} <= {
        (row["方式"], row["数量"]) for row in rows("appointments", GOLD)
    }


@pytest.mark.parametrize("table", ANNEXES, ids=lambda table: table.name)
def test_every_row_ends_with_its_place(table):
    """
    Report, act, start and end: the text between them is the clause or number of the row.
    """
    for row in table.rows([GOLD]):
        doc, _, start, end = row[-4:]

        assert GOLD.doc == doc
        assert 0 <= start < end <= len(GOLD.text)


def test_the_workbook_has_every_sheet_and_row():
    """
    Another program reads one sheet for each table, with all of its rows.
    """
    workbook = opened(GOLD)

    assert [table.title for table in SHEETS] == workbook.sheetnames
    assert [len(list(table.rows([GOLD]))) + 1 for table in SHEETS] == [sheet.max_row for sheet in workbook]


def test_each_row_leads_to_its_place_in_the_page():
    """
    The number under 起 is a link to the act in the page beside the workbook.
    """
    sheet = opened()["监督工作一览表"]
    at = next(cell.column for cell in sheet[1] if cell.value == "起")

    target = sheet.cell(2, at).hyperlink.target

    assert "graph.html#view=text&report=yunhe-2022&select=a%3Ayunhe-2022%3Aa1" == target
    assert sheet.cell(2, at).value == RECORD.actions[0].extent.start


@pytest.mark.parametrize("lead", "=+-@＝＋－＠")
def test_no_cell_runs_as_a_formula(lead):
    """
    A title that begins like a formula is a text.
    """
    evil = f"{lead}cmd|' /C calc'!A0"
    law = replace(ACTIONS[2].laws[0], text=evil, entities=(Entity(f"law||{evil}", evil),))
    inspection = replace(ACTIONS[2], laws=(law,), topic=Quote(evil, 0, 3))
    cells = [cell for sheet in opened(record(actions=(inspection,))) for row in sheet.iter_rows() for cell in row]

    assert [] == [cell.value for cell in cells if cell.data_type == "f"]
    assert [] == [cell.value for cell in cells if isinstance(cell.value, str) and cell.value.startswith(lead)]


def test_control_characters_do_not_break_the_workbook():
    """
    What XML cannot hold is replaced, and the file opens.
    """
    broken = replace(ACTIONS[0], topic=Quote("办\x00学\x0b情况\ufffe", 0, 7))

    assert "办�学 情况�" in {
        cell.value for row in opened(record(actions=(broken,)))["监督工作一览表"].iter_rows() for cell in row
    }


def test_the_same_reports_give_the_same_bytes():
    """
    No clock time stands in the workbook; its parts are of the day of the last report.
    """
    one = render_workbook([RECORD])
    time.sleep(2.1)  # ZIP counts in steps of two seconds

    assert one == render_workbook([RECORD])
    assert {(2022, 1, 18)} == {part.date_time[:3] for part in zipfile.ZipFile(io.BytesIO(one)).infolist()}


def test_an_undated_report_has_a_workbook_too():
    """
    Without any date the earliest stands that ZIP can hold.
    """
    assert opened(record(delivered=None)).properties.created.year == 1980


def test_the_crate_describes_every_file_and_source(tmp_path):
    """
    Each file beside the metadata is a part with its size, and each text is known by its bytes.
    """
    for name in ("graph.ttl", "tables/laws.csv", "store/CURRENT", ".renda-files"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("abc", encoding="utf-8")
    write_crate([RECORD, gold_extraction(DEV[0])], tmp_path)
    crate = json.loads((tmp_path / NAME).read_text(encoding="utf-8"))
    things = {thing["@id"]: thing for thing in crate["@graph"]}

    assert [{"@id": "graph.ttl"}, {"@id": "tables/laws.csv"}] == things["./"]["hasPart"]
    assert "3" == things["graph.ttl"]["contentSize"]
    assert RECORD.sha256 == things[f"#sha256-{RECORD.sha256}"]["sha256"]
    assert "2025-01-08" == things["./"]["datePublished"]
    assert {"name", "description", "datePublished", "license"} <= set(things["./"])


def test_everything_a_crate_points_at_is_in_it(tmp_path):
    """
    No reference of the metadata leads nowhere, but for the profile it conforms to.
    """
    (tmp_path / "graph.ttl").write_text("", encoding="utf-8")
    write_crate([RECORD], tmp_path)
    graph = json.loads((tmp_path / NAME).read_text(encoding="utf-8"))["@graph"]
    pointed = {
        each["@id"]
        for thing in graph
        for value in thing.values()
        for each in (value if isinstance(value, list) else [value])
        if isinstance(each, dict)
    }

    assert {"https://w3id.org/ro/crate/1.1"} == pointed - {thing["@id"] for thing in graph}


WRITER = """
import hashlib, sys
from pathlib import Path
from samplerecord import RECORD
from goldrecords import DEV, gold_extraction
from graph.build import build
from graph.export import FORMATS
from graph.export.tables import write_tables
from graph.export.workbook import write_workbook
folder = Path(sys.argv[1])
records = [RECORD, gold_extraction(DEV[0])]
quads = build(records)
for form in FORMATS:
    form.write(quads, folder / f"graph{form.suffix}")
write_tables(folder / "tables", records)
write_workbook(records, folder / "annexes.xlsx")
"""


def test_every_file_is_the_same_on_another_hash_seed(tmp_path):
    """
    The order in which Python keeps its sets shows in no file.
    """
    written = []
    for seed in ("1", "4242"):
        folder = tmp_path / seed
        folder.mkdir()
        paths = os.pathsep.join([str(Path(__file__).parents[1]), *filter(None, sys.path)])
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": paths}
        subprocess.run([sys.executable, "-c", WRITER, folder], check=True, env=environment)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        written.append({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
    one, other = written

    assert list(one) == list(other)
    assert [] == [name for name in one if one[name] != other[name]]
