"""What a graph lets questions be about: the names of its things, and the wordings of its topics."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from graph.iris import fold
from graph.names import Names, read_names
from graph.vocab import DCTERMS, ONTOLOGY, RD, SKOS, TAXONOMY


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
    texts: set[str] = set()
    for predicate in (RD.topic, RD.countOf, DCTERMS.title, DCTERMS.description, SKOS.prefLabel):
        for quad in store.quads_for_pattern(None, predicate, None, None):
            told = isinstance(quad.graph_name, NamedNode) and quad.graph_name.value not in (TAXONOMY, ONTOLOGY)
            if told and isinstance(quad.object, Literal):
                texts.add(fold(quad.object.value))
    return Knowledge(read_names(store), "\n".join(sorted(texts)))
