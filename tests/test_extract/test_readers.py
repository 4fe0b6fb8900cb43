"""Each input format gives the report's paragraphs in their order."""

import io

import docx
import pytest

from extract.errors import SourceError
from extract.readers import READERS, find_reader

TITLE = "临潭县人民代表大会常务委员会工作报告"
SESSION = "——2024年1月9日在临潭县第十八届人民代表大会第三次会议上"
PARAGRAPHS = [
    f"第{number}项：听取和审议了县人民政府关于第{number}项工作的报告，提出审议意见{number}条。"
    for number in range(1, 7)
]

STRING_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font "
    "/Subtype /CIDFontType0 /BaseFont /STSong-Light "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
    "/DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] "
    "/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>"
)
PICTURE = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"


def shown(lines):
    """
    Write the drawing commands that show lines of text.
    """
    steps = [
        f"BT /F1 12 Tf 50 {800 - 20 * row} Td <{line.encode('utf-16-be').hex()}> Tj ET"
        for row, line in enumerate(lines)
    ]
    return " ".join(steps)


def pdf_of(*pages):
    """
    Write a PDF of pages, each the drawing commands of its content.
    """
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        STRING_FONT,
    ]
    for number, content in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def docx_of(lines, cells):
    """
    Write a Word file of paragraphs with a table of one row behind the first.
    """
    document = docx.Document()
    document.add_paragraph(lines[0])
    row = document.add_table(rows=1, cols=len(cells)).rows[0]
    for cell, text in zip(row.cells, cells, strict=True):
        cell.text = text
    for line in lines[1:]:
        document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def html_of(charset):
    """
    Write a page with navigation, a report and a foot.
    """
    report = "".join(f"<p>　　{paragraph}</p>" for paragraph in [SESSION, *PARAGRAPHS])
    page = (
        f'<html><head><meta charset="{charset}"><title>{TITLE}</title></head><body><nav><a href="/">首页</a></nav>'
        f"<article><h1>{TITLE}</h1>{report}</article><footer>版权所有 ICP备0号</footer></body></html>"
    )
    return page.encode("gb18030" if charset == "gb2312" else charset)


def test_every_reader_is_found_by_its_suffixes():
    """
    Each suffix of each reader leads to it, whatever the case.
    """
    for reader in READERS:
        for suffix in reader.suffixes:
            assert reader == find_reader(f"报告{suffix.upper()}")


def test_no_suffix_belongs_to_two_readers():
    """
    The suffix alone decides.
    """
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]

    assert sorted(set(suffixes)) == sorted(suffixes)


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_html_gives_title_and_paragraphs(charset):
    """
    A page gives its report, one paragraph a line, without navigation and foot; gb2312 is read as its superset.
    """
    reading = find_reader("a.html").read(html_of(charset), "a.html")

    assert [TITLE, SESSION, *PARAGRAPHS] == reading.text.split("\n")
    assert reading.format.startswith("html (trafilatura ")


def test_docx_gives_paragraphs_and_cells_in_order():
    """
    Paragraphs and table cells come in the order in which they stand.
    """
    reading = find_reader("a.docx").read(docx_of([TITLE, *PARAGRAPHS], ["任务", "责任单位"]), "a.docx")

    assert [TITLE, "任务", "责任单位", *PARAGRAPHS] == reading.text.split("\n")
    assert reading.format.startswith("docx (python-docx ")


def test_pdf_gives_the_lines_of_all_pages():
    """
    A PDF gives its lines page by page.
    """
    reading = find_reader("a.pdf").read(pdf_of(shown([TITLE, SESSION]), shown(PARAGRAPHS[:1])), "a.pdf")

    assert [TITLE, SESSION, PARAGRAPHS[0]] == reading.text.split("\n")
    assert reading.format.startswith("pdf (pdfplumber ")


def test_a_page_longer_than_any_is_refused():
    """
    A few bytes may unpack to hundreds of megabytes of drawing, which would be read for minutes.
    """
    with pytest.raises(SourceError, match=r"page that unpacks to 36 MB \(2\)"):
        find_reader("a.pdf").read(pdf_of(shown([TITLE]), "0 0 m " * 6_000_000), "a.pdf")


def test_a_scanned_page_is_refused():
    """
    A page that is one picture can't be read: the message names the page and says OCR.
    """
    with pytest.raises(SourceError, match=r"page without text \(2\).*OCR"):
        find_reader("a.pdf").read(pdf_of(shown([TITLE]), PICTURE), "a.pdf")
