"""Extraction of reports beside `jieba.lcut` on the same text, both warm in one process.

jieba cuts the text into words and does no more; ours does all the rest as well, and cuts words on the way.
"""

from __future__ import annotations

from collections.abc import Iterator

from measuring import Row, compare
from setting import Setting

TITLE = "Reading"
PEERS = ("extraction", "jieba.lcut")


def rows(setting: Setting) -> Iterator[Row]:
    """Read reports in both ways."""
    import jieba

    from extract.pipeline import extract

    count = 100 if setting.long else 10
    paths = sorted(setting.reports(count).glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    tokenizer = jieba.Tokenizer()
    tokenizer.lcut("人大")
    extract(paths[0])
    yield compare(
        f"{count} reports, {sum(map(len, texts)):,} characters",
        lambda: [extract(path) for path in paths],
        lambda: [tokenizer.lcut(text) for text in texts],
        rounds=setting.rounds,
    )
