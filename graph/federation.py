"""Find what would call another machine: Oxigraph follows SERVICE and LOAD, and a public server must not."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# In the order in which a tokenizer meets them: what stands in a string, comment or IRI is no keyword.
_TOKEN = re.compile(
    r"""\\.|"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*"{3}|'{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}"""
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|<[^\x00-\x20<>"{}|^`\\]*>|\#[^\n\r]*""",
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE(?![\w:-])", re.IGNORECASE)
_LOAD = re.compile(r"(?<![\w?$:.-])LOAD(?![\w:-])", re.IGNORECASE)


def calls_out(sparql: str) -> bool:
    """Tell whether a query holds SERVICE as a keyword.

    >>> calls_out("SELECT * { SERVICE <http://a.cn/> { ?s ?p ?o } }")
    True
    >>> calls_out("SELECT ?service { ?service ?p 'SERVICE' }")
    False
    """
    return _holds(_SERVICE, sparql)


def fetches(update: str) -> bool:
    """Tell whether an update holds SERVICE or LOAD as a keyword.

    >>> fetches("LOAD <http://a.cn/>"), fetches("INSERT DATA { GRAPH <g:g> { <s:s> <p:p> 'LOAD' } }")
    (True, False)
    """
    return _holds(_SERVICE, update) or _holds(_LOAD, update)


def _holds(keyword: re.Pattern[str], sparql: str) -> bool:
    plain = _ESCAPE.sub(lambda found: chr(min(int(found[1] or found[2], 16), 0x10FFFF)), sparql)
    # Both readings are held against the query: an escape may hide a keyword, or only stand in a string.
    return any(keyword.search(_TOKEN.sub(" ", text)) for text in (sparql, plain))
