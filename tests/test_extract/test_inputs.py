"""Which files of a folder are reports, and under which names."""

import pytest

from extract.errors import SourceError
from extract.inputs import CONVERTIBLE, SUFFIXES, find_inputs
from extract.readers import find_reader


@pytest.fixture
def folder(tmp_path):
    """
    A folder as an office has it: reports in years, drafts, lock files, notes.
    """
    for name in (
        "2023/报告.txt",
        "2024/报告.txt",
        "2024/计划.DOCX",
        "2024/~$计划.docx",
        "2024/表.xlsx",
        ".git/x.txt",
        "corrections.toml",
        "README.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def test_folder_gives_its_reports_in_order(folder):
    """
    Reports are found in subfolders, in the order of their names, whatever the case of the suffix.
    Hidden folders, lock files, tables and a note about the folder are passed over.
    """
    assert ["2023/报告.txt", "2024/报告.txt", "2024/计划.DOCX"] == [each.relative for each in find_inputs([folder])]


def test_repeated_stem_is_told_apart_by_the_hash(folder):
    """
    Two reports of one name get eight characters of their file's hash; a name that occurs once stays as it is.
    """
    first, second, third = (each.doc for each in find_inputs([folder]))

    assert ("计划", True, True) == (third, first.startswith("报告~"), second.startswith("报告~"))
    assert len({first, second}) == 2


def test_equal_files_of_one_name_have_different_names(tmp_path):
    """
    The same bytes under the same name in two folders are still two documents of the run.
    """
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "r.txt").write_text("报告", encoding="utf-8")

    docs = [each.doc for each in find_inputs([tmp_path])]

    assert [docs[0], f"{docs[0]}~2"] == docs


def test_file_named_twice_is_read_once(folder):
    """
    A file that stands on the command line and lies in a folder named there as well is one input.
    """
    twice = find_inputs([folder / "2023" / "报告.txt", folder])

    assert 3 == len(twice)
    assert "报告.txt" == twice[0].relative


def test_file_given_by_name_needs_no_suffix(tmp_path):
    """
    What the user names is read, whatever it is called.
    """
    path = tmp_path / "report"
    path.write_text("报告", encoding="utf-8")

    assert ["report"] == [each.doc for each in find_inputs([path])]


@pytest.mark.parametrize(("name", "problem"), [("absent", "no such file or folder"), ("empty", "holds no report")])
def test_nothing_to_read_is_an_error(tmp_path, name, problem):
    """
    A missing path and a folder without reports are told apart, each by its name.
    """
    (tmp_path / "empty").mkdir()

    with pytest.raises(SourceError, match=problem) as caught:
        find_inputs([tmp_path / name])

    assert str(tmp_path / name) == caught.value.path


def test_message_lists_what_can_be_read(tmp_path):
    """
    The remedy names every suffix that is read.
    """
    with pytest.raises(SourceError) as caught:
        find_inputs([tmp_path])

    assert [] == [suffix for suffix in SUFFIXES if suffix not in caught.value.remedy]


@pytest.mark.parametrize("suffix", CONVERTIBLE)
def test_what_must_be_converted_says_how(suffix):
    """
    A format that is taken up from a folder without being readable is refused with the way out.
    """
    with pytest.raises(SourceError) as caught:
        find_reader(f"report{suffix}")

    assert "save it" in caught.value.remedy or "export it" in caught.value.remedy
