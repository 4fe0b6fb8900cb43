"""What a graph lets questions be about: the names of its things, and the wordings of its topics."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Store

from graph.iris import fold
from graph.names import Names, read_names
from graph.store import rows
from graph.vocab import DCTERMS, ONTOLOGY, RD, SKOS, TAXONOMY

# What our own vocabulary says of itself is no wording of a report.
_WORDINGS = f"""SELECT DISTINCT ?text {{
  {{ SELECT DISTINCT ?text {{ VALUES ?says {{ {RD.topic} {RD.countOf} }} ?node ?says ?text }} }}
  UNION
  {{
    SELECT DISTINCT ?text {{
      VALUES ?says {{ {DCTERMS.title} {DCTERMS.description} {SKOS.prefLabel} }}
      GRAPH ?graph {{ ?node ?says ?text }}
      FILTER (?graph NOT IN (<{TAXONOMY}>, <{ONTOLOGY}>))
    }}
  }}
  FILTER (ISLITERAL(?text))
}}"""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The names of a graph and all wordings of topics, numbers, recommendations, folded, a line each."""

    names: Names
    wordings: str

    def tells_of(self, word: str) -> bool:
        """Tell whether a topic of the graph holds a word."""
        return word in self.wordings


def read_knowledge(store: Store) -> Knowledge:
    """Read names and wordings."""
    texts = {fold(text) for (text,) in rows(store, _WORDINGS).texts()}
    return Knowledge(read_names(store), "\n".join(sorted(texts)))
