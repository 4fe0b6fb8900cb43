"""Texts: encodings that are wrong, mixed or cut, characters that are none, and shapes that try patience."""

from __future__ import annotations

import codecs

from hostile.cases import BODY, REPORT, Case, holding

_GB = REPORT.encode("gb18030")
_UTF8 = REPORT.encode("utf-8")
_HALF = len(_UTF8) // 2

ENCODINGS: tuple[Case, ...] = (
    holding("utf8-broken-byte.txt", _UTF8[:300] + b"\xff" + _UTF8[300:], "UTF-8"),
    holding("utf8-cut.txt", _UTF8[:-2], "UTF-8"),
    holding("utf8-overlong.txt", _UTF8 + b"\xc0\xaf\xe0\x80\xaf", "UTF-8"),
    holding("utf8-surrogates.txt", _UTF8 + b"\xed\xa0\x80\xed\xb0\x80", "UTF-8"),
    holding("mixed-lines.txt", _UTF8 + _GB, "mixes"),
    holding("mixed-lines-2.txt", _GB + _UTF8, "mixes"),
    holding("gb-broken.txt", _GB[:201] + b"\xff\xff" + _GB[201:], "UTF-8"),
    holding("utf16-odd.txt", REPORT.encode("utf-16") + b"\x00", "utf-16"),
    holding("utf16-half-pair.txt", codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "utf-16"),
    holding("utf16-wrong-mark.txt", codecs.BOM_UTF16_BE + REPORT.encode("utf-16-le"), "no report|holds|no valid"),
    holding("utf32.txt", REPORT.encode("utf-32")),
    holding("utf32-cut.txt", REPORT.encode("utf-32")[:-1], "utf-32"),
    holding("gb18030.txt", _GB),
    holding("gb18030-marked.txt", ("\ufeff" + REPORT).encode("gb18030")),
    holding("big5.txt", "縣人大常委會工作報告，各位代表，一年來的工作".encode("big5")),
    holding("shift-jis.txt", "これは日本語の文章です。テストのためのファイル。".encode("shift_jis"), "UTF-8|no report"),
    holding("latin1.txt", ("Übergröße, Äpfel, Öl; " * 20).encode("latin-1"), "UTF-8"),
    holding("hz.txt", REPORT.encode("hz", errors="ignore")),
    holding("nul-first.txt", "\0" + REPORT, "NUL"),
    holding("nul-last.txt", REPORT + "\0", "NUL"),
    holding("nuls.txt", b"\0" * 5000, "NUL"),
    holding("mark-alone.txt", codecs.BOM_UTF8, "no text"),
    holding("marks.txt", "\ufeff\ufeff" + REPORT + "\ufeff"),
    holding("blanks.txt", " \u3000\n\t" * 1000, "no text"),
    holding("empty.txt", b"", "empty"),
    holding("random.txt", bytes((i * i * 31 + 7 * i) % 251 for i in range(5000)), "UTF-8|control|NUL"),
    holding("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "picture"),
    holding("gzip.txt", b"\x1f\x8b\x08" + b"\0" * 99, "gzip"),
)

CHARACTERS: tuple[Case, ...] = (
    holding("bidi.txt", REPORT.replace("县", "县\u202e\u2066")),
    holding("joiners.txt", REPORT.replace("的", "的\u200d\ufe0f\u200b")),
    holding("zalgo.txt", REPORT.replace("报", "报" + "\u0301\u0316" * 500)),
    holding("private.txt", REPORT.replace("审", "\ue000\U000f0000")),
    holding("noncharacters.txt", REPORT + "\ufffe\uffff\U0010ffff"),
    holding("planes.txt", REPORT.replace("会", "𠀀😀")),
    holding("breaks.txt", REPORT.replace("。", "。\u2028\u0085\x0b\x0c\r")),
    holding("controls.txt", REPORT + "\x1b[2J\x1b]0;x\x07" * 200, "control"),
    holding("one-control.txt", REPORT + "\x1b[31m"),
    holding("markup.txt", REPORT.replace("县政府", "</script><script>alert(1)</script>县政府")),
    holding("formulas.txt", REPORT + "=HYPERLINK(1)听取审议县政府关于=1+1的报告。\n+1-1@SUM\n"),
    holding("quotes.txt", REPORT + "听取'\"\\`$(id);{{7*7}}${x}%s%n<>&报告。\n"),
    holding("crlf.txt", REPORT.replace("\n", "\r\n")),
    holding("cr.txt", REPORT.replace("\n", "\r")),
)


def _deep(opening: str, closing: str, times: int) -> bytes:
    return (REPORT + opening * times + "县政府" + closing * times).encode("utf-8")


SHAPES: tuple[Case, ...] = (
    holding("figures.txt", REPORT + "9" * 6000 + "件，" + "九" * 6000 + "个。\n"),
    holding("large-figures.txt", REPORT + "督促整改问题" + "9" * 23 + "个，" + "8" * 400 + "%。\n"),
    holding("no-closing-title.txt", REPORT + "《" * 30_000),
    holding("brackets.txt", _deep("（", "）", 10_000)),
    holding("quotations.txt", _deep("“", "”", 10_000)),
    holding("mixed-brackets.txt", _deep("（《“〈", "〉”》）", 5_000)),
    holding("bracketed-ordinals.txt", REPORT + "听取审议关于" + "办法1（一）" * 300 + "。\n"),
    holding("ordinals.txt", REPORT + "一是加强；" * 5_000),
    holding("heads.txt", REPORT + "一、\n" * 5_000),
    holding("lines.txt", REPORT + "\n" * 100_000),
    holding("commas.txt", REPORT + "、" * 30_000),
    holding("lines-that-run-on.txt", REPORT + "听取报告,\n" * 5_000),
    holding(
        "crumbs.txt",
        REPORT + "".join(f"{each * 99}首页{each * 99}\n" for each in (">", ">>", "»", "级", "街道", "驻县")),
    ),
    holding("one-line.txt", (REPORT + BODY * 300).replace("\n", "")),
    holding("million-titles.txt", lambda: REPORT + "《" * 1_500_000, heavy=True),
    holding("deep.txt", lambda: _deep("（《“〈", "〉”》）", 150_000), heavy=True),
    holding("ordinals-without-end.txt", lambda: REPORT + "一是二是" * 150_000, heavy=True),
    holding("long-line.txt", lambda: "宁远县人大常委会" * 850_000, r"characters.*--max-size", heavy=True),
    holding("too-large.txt", lambda: b"a" * 60_000_000, r"more than 50 MB.*--max-size", heavy=True),
)
CASES = (*ENCODINGS, *CHARACTERS, *SHAPES)
