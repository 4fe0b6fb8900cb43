"""A source is what the file holds, or a clear refusal."""

import codecs
import hashlib

import pytest

from extract.errors import SourceError
from extract.source import read_source

REPORT = "某县人大常委会工作报告\r\n各位代表：\r\n　　一年来，常委会召开会议６次，听取了县人民政府的报告。"


def written(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("encoding", "text", "data"),
    [
        ("utf-8", REPORT, REPORT.encode()),
        ("utf-8", "\ufeff" + REPORT, codecs.BOM_UTF8 + REPORT.encode()),
        ("gb18030", REPORT, REPORT.encode("gb18030")),
        ("utf-16-le", "\ufeff" + REPORT, codecs.BOM_UTF16_LE + REPORT.encode("utf-16-le")),
        ("utf-16-be", "\ufeff" + REPORT, codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be")),
        ("utf-16-le", REPORT, REPORT.encode("utf-16-le")),
        (
            "big5",
            "縣人大常委會工作報告，各位代表，一年來的工作",
            "縣人大常委會工作報告，各位代表，一年來的工作".encode("big5"),
        ),
    ],
    ids=["utf-8", "utf-8 with BOM", "gb18030", "utf-16 le", "utf-16 be", "utf-16 without BOM", "big5"],
)
def test_text_is_kept_as_decoded(tmp_path, encoding, text, data):
    """
    The encoding is found, CRLF stays, and a BOM stays as the first character.
    """
    source = read_source(written(tmp_path, "report.txt", data), id="report", relative="a/report.txt")

    assert (encoding, text) == (source.encoding, source.text)
    assert ("report", "a/report.txt", "text") == (source.id, source.path, source.format)
    assert hashlib.sha256(data).hexdigest() == source.sha256


@pytest.mark.parametrize(
    ("problem", "name", "data"),
    [
        ("is empty", "a.txt", b""),
        ("holds no text", "a.txt", " \r\n　\n".encode()),
        ("a picture", "a.txt", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("a PDF", "a.txt", b"%PDF-1.7\n"),
        ("NUL", "a.txt", "报告\0全文".encode()),
        ("neither UTF-8", "a.txt", REPORT.encode()[:60] + b"\xff\xfe\xff" + REPORT.encode()[60:]),
        ("control characters", "a.txt", b"\x01\x02\x03\x04abc"),
        ("valid utf-16-le", "a.txt", codecs.BOM_UTF16_LE + b"\x00\xd8\x00"),
        ("can't be read (.doc)", "a.doc", b"\xd0\xcf\x11\xe0"),
        ("can't be read (.wps)", "a.wps", b""),
        ("can't be read (.ofd)", "a.ofd", b"PK"),
        ("can't be read (.xlsx)", "a.xlsx", b"PK"),
        ("no Word file", "a.docx", b"PK\x03\x04nothing"),
        ("no PDF", "a.pdf", b"nothing"),
        ("no main text", "a.html", b"<html><body></body></html>"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path, problem, name, data):
    """
    A file that can't be read is refused in one line that names it, the problem and the way out.
    """
    with pytest.raises(SourceError) as caught:
        read_source(written(tmp_path, name, data), id="a", relative=name)

    message = str(caught.value)
    assert problem in message
    assert message.startswith(f"{name}: ")
    assert "\n" not in message


def test_a_missing_file_is_an_error_of_ours(tmp_path):
    """
    A path that does not exist is a SourceError too, so that a run goes on.
    """
    with pytest.raises(SourceError, match=r"gone\.txt: can't be opened"):
        read_source(tmp_path / "gone.txt", id="gone", relative="gone.txt")
