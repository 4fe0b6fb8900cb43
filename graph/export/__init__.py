"""Serialisations of the dataset, one small module each, listed in the order in which `renda export` names them."""

from __future__ import annotations

from graph.export import nquads, turtle
from graph.export.format import Format

FORMATS: tuple[Format, ...] = (turtle.FORMAT, nquads.FORMAT)
# The page, the tables and GraphML are written from extractions and the network, not from quads: they stand beside.

__all__ = ["FORMATS", "Format"]
