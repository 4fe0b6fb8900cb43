"""Serve a build on the network: page, SPARQL, what an IRI names, reconciliation; read-only without a token.

`graph.serve.app` is not imported here: the children import `jobs` and `matching` of this package each time they start,
and a web server would take them as long again and 15 MB.
"""

from graph.serve.settings import Settings, read_token

__all__ = ["Settings", "read_token"]
