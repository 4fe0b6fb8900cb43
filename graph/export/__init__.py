"""Serialisations of the dataset, one small module each, listed in the order in which `renda export` names them."""

from __future__ import annotations

from graph.export import gexf, jsonld, neo4j, nquads, ntriples, rdfxml, trig, turtle
from graph.export.format import Format

FORMATS: tuple[Format, ...] = (
    turtle.FORMAT,
    nquads.FORMAT,
    ntriples.FORMAT,
    trig.FORMAT,
    jsonld.FORMAT,
    rdfxml.FORMAT,
    gexf.FORMAT,
    neo4j.FORMAT,
)
# The page, the tables and GraphML are written from extractions and the network, not from quads: they stand beside.

__all__ = ["FORMATS", "Format"]
