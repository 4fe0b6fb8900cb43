"""Serve a build on the network: the page, SPARQL, what an IRI names, reconciliation; read-only and bounded."""

from graph.serve.app import make_app, run
from graph.serve.settings import Settings

__all__ = ["Settings", "make_app", "run"]
