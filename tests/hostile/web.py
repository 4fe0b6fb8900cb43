"""Web pages: nests without end, character references that are none, encodings that no page has."""

from __future__ import annotations

from hostile.cases import BODY, REPORT, TITLE, Case, holding


def _page(inner: str, *, head: str = '<meta charset="utf-8">') -> str:
    return f"<html><head>{head}<title>{TITLE.split(chr(10))[0]}</title></head><body>{inner}</body></html>"


def _article(extra: str = "") -> str:
    paragraphs = "".join(f"<p>第{number}项：{BODY}</p>" for number in range(8))
    return f"<article><p>{TITLE}</p>{paragraphs}{extra}</article>"


def _laughs() -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE html [<!ENTITY a0 "ha">{entities}]>' + _page(_article("<p>&a9;</p>"))


_CHARSETS = ("undefined", "idna", "punycode", "unicode_escape", "rot13", "hex", "utf-7", "cp037", "no-such-set", "gbk")

CASES: tuple[Case, ...] = (
    holding("good.html", _page(_article())),
    holding("nested.html", lambda: _page("<div>" * 100_000 + REPORT + "</div>" * 100_000), ""),
    holding("unclosed.html", lambda: _page("<div><span><b>" * 30_000 + REPORT), ""),
    holding("tables.html", lambda: _page("<table><tr><td>" * 5_000 + REPORT), ""),
    holding("lists.html", lambda: _page(_article("<ul><li>" * 20_000 + REPORT)), ""),
    holding("attributes.html", lambda: _page(f"<p {' '.join(f'a{n}=1' for n in range(50_000))}>{REPORT}</p>"), ""),
    holding("references.html", _page(_article("<p>&#0;&#xD800;&#xDFFF;&#x110000;&#99999999999;&nosuch;</p>"))),
    holding("nul.html", _page(_article()).replace("养老", "养\0老"), ""),
    holding("laughs.html", _laughs, ""),
    holding("script-alone.html", _page("<script>while(1);</script>"), "no main text"),
    holding("comment.html", lambda: _page("<!--" + "x" * 3_000_000 + "-->" + _article())),
    holding("cut.html", _page(_article())[:-400]),
    holding("xml.xhtml", '<?xml version="1.0" encoding="gb2312"?>' + _page(_article())),
    holding("empty.html", b"", "empty"),
    holding("picture.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "picture"),
    holding("text.html", REPORT, ""),
    holding("many-paragraphs.html", lambda: _page("<p>听取报告。</p>" * 40_000), "", heavy=True),
    *(
        holding(f"charset-{name}.html", _page(_article(), head=f'<meta charset="{name}">'))
        for name in _CHARSETS
    ),
)  # fmt: skip
