"""Read a question: cover it with words of the lexicon, names and topics of the graph, and years.

What remains uncovered is not guessed at: the question is declined, with the words that were not understood.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from graph.ask.knowledge import Knowledge
from graph.errors import GraphError
from graph.iris import fold

_BLANKS = re.compile(r"[\s?？!！。,，;；:：、.]")
_YEAR = re.compile(r"(?:19|20)\d\d年?度?(?!\d)")
_SPAN = re.compile(r"((?:19|20)\d\d)年?(?:至|到|-|—|~)((?:19|20)\d\d)年?")
_QUOTED = re.compile(r"《[^《》]+》|“[^“”]+”|\"[^\"]+\"|‘[^‘’]+’|「[^「」]+」")
_ABOUT = re.compile(
    r"(?:关于|围绕|有关)(?P<topic>.{2,30}?)(?=的?(?:工作)?(?:报告|汇报|采取|用过|用了|做了|做过|开展|提出|有哪些|有什么|提了))"
)
_WORD, _NAME, _CODE, _TOPIC, _UNKNOWN = 1.0, 0.6, 0.5, 1.5, 8.0
_LONGEST = 24


class NotUnderstoodError(GraphError):
    """A question that no form of ours fits; the message says what was not understood."""


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a question with what it tells; `iris` are the things that a name stands for."""

    start: int
    text: str
    kind: str
    value: str
    iris: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as understood."""

    question: str
    tokens: tuple[Token, ...]
    words: int

    def values(self, kind: str) -> tuple[str, ...]:
        """List what the tokens of a kind tell, each once, in order."""
        return tuple(dict.fromkeys(token.value for token in self.tokens if token.kind == kind))

    def has(self, need: str) -> bool:
        """Tell whether the question holds a `kind`, or a `kind:value`."""
        kind, _, value = need.partition(":")
        return any(token.kind == kind and value in ("", token.value) for token in self.tokens)

    def before(self, token: Token) -> Token | None:
        """Give the token that stands before another."""
        at = self.tokens.index(token)
        return self.tokens[at - 1] if at else None


def read(question: str, knowledge: Knowledge) -> Reading:
    """Read a question; raise `NotUnderstoodError` that names the words nothing is known of."""
    text = _BLANKS.sub("", fold(question))
    if not text:
        raise NotUnderstoodError("没有问题可答:请写一句话,例如“2023年听取了哪些部门的报告?”")
    tokens = tuple(_cover(text, knowledge))
    strange = [token.text for token in tokens if token.kind == "unknown"]
    if strange:
        raise NotUnderstoodError(f"没有看懂{'、'.join(f'“{each}”' for each in strange)}:既不是问句的词,图里也没有")
    return Reading(question, tuple(token for token in tokens if token.kind != "fill"), len(tokens))


def _cover(text: str, knowledge: Knowledge) -> Iterator[Token]:
    """Choose the tokens of least cost that cover the text; unknown characters cost most."""
    best: list[tuple[float, Token | None]] = [(float("inf"), None)] * (len(text) + 1)
    best[0] = (0.0, None)
    fixed = {token.start: token for token in _fixed(text, knowledge)}
    for start in range(len(text)):
        options = [(_CODE, fixed[start])] if start in fixed else [*_words(text, start), *_names(text, start, knowledge)]
        options.append((_UNKNOWN, Token(start, text[start], "unknown", text[start])))
        for cost, token in options:
            end, total = start + len(token.text), best[start][0] + cost
            if total < best[end][0]:
                best[end] = (total, token)
    yield from _joined(_backwards(best))


def _backwards(best: list[tuple[float, Token | None]]) -> list[Token]:
    tokens: list[Token] = []
    end = len(best) - 1
    while (token := best[end][1]) is not None:
        tokens.insert(0, token)
        end = token.start
    return tokens


def _joined(tokens: list[Token]) -> Iterator[Token]:
    """Join neighbouring unknown characters, so that a message can name them together.

    Two topics side by side are a wording of which the graph holds but pieces: unknown as well.
    """
    torn = {
        id(each) for pair in pairwise(tokens) if {token.kind for token in pair} <= {"topic", "unknown"} for each in pair
    }
    run: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and (token.kind == "unknown" or id(token) in torn):
            run.append(token)
            continue
        if run:
            text = "".join(each.text for each in run)
            yield Token(run[0].start, text, "unknown", text)
            run = []
        if token is not None:
            yield token


def _fixed(text: str, knowledge: Knowledge) -> Iterator[Token]:
    """Find what is told by its form: quoted names and topics, years, spans of years, what follows 关于."""
    for found in _QUOTED.finditer(text):
        inner = found[0][1:-1]
        entities = knowledge.names.called(inner)
        kinds = {each.kind for each in entities}
        if kinds:
            yield Token(found.start(), found[0], kinds.pop(), inner, tuple(each.iri for each in entities))
        else:
            yield Token(found.start(), found[0], "topic", inner)
    for found in _SPAN.finditer(text):
        yield Token(found.start(), found[0], "year", f"{found[1]}-{found[2]}")
    for found in _YEAR.finditer(text):
        if not any(span.start() <= found.start() < span.end() for span in _SPAN.finditer(text)):
            yield Token(found.start(), found[0], "year", found[0][:4])
    for found in _ABOUT.finditer(text):
        if not _QUOTED.search(found[0]) and not any(word in found["topic"] for word in ("哪", "什么", "谁")):
            yield Token(found.start("topic"), found["topic"], "topic", found["topic"])


def _words(text: str, start: int) -> Iterator[tuple[float, Token]]:
    lexicon = _lexicon()
    for length in range(1, min(_LONGEST, len(text) - start) + 1):
        for kind, value in lexicon.get(word := text[start : start + length], ()):
            yield _WORD + (0.2 if length == 1 else 0), Token(start, word, kind, value or word)


def _names(text: str, start: int, knowledge: Knowledge) -> Iterator[tuple[float, Token]]:
    for length in range(2, min(_LONGEST * 2, len(text) - start) + 1):
        word = text[start : start + length]
        entities = [each for each in knowledge.names.called(word) if each.kind != "meeting"]
        if entities:
            yield _NAME, Token(start, word, entities[0].kind, entities[0].label, tuple(each.iri for each in entities))
        elif length <= _LONGEST and not _is_empty(word) and knowledge.tells_of(word):
            yield _TOPIC, Token(start, word, "topic", word)


@lru_cache(maxsize=4096)
def _is_empty(word: str) -> bool:
    """Tell whether a word is put together from words of the lexicon that name no topic: 工作开展."""
    if not word or word in _lexicon():
        return True
    return any(
        kind in ("fill", "ask", "noun") and _is_empty(word[end:])
        for end in range(1, len(word))
        for kind, _ in _lexicon().get(word[:end], ())
    )


@cache
def _lexicon() -> dict[str, tuple[tuple[str, str], ...]]:
    """Read the words of questions."""
    text = (files("graph.ask") / "words.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        found[row["term"]] = (*found.get(row["term"], ()), (row["kind"], row["value"] or ""))
    return found
