"""Serve a build on the network: page, SPARQL, what an IRI names, reconciliation; read-only without a token."""

from graph.serve.app import make_app, run
from graph.serve.settings import Settings, read_token

__all__ = ["Settings", "make_app", "read_token", "run"]
