"""Choose a form by what a client accepts, https://www.rfc-editor.org/rfc/rfc9110#name-accept."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import QueryResultsFormat, RdfFormat

RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
}
"""The forms of a SELECT or ASK by media type; the first is given to those who take anything."""

GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/trig": RdfFormat.TRIG,
    "text/n3": RdfFormat.N3,
    "application/x-turtle": RdfFormat.TURTLE,
    "application/json": RdfFormat.JSON_LD,
    "application/xml": RdfFormat.RDF_XML,
}
"""The forms of a CONSTRUCT or DESCRIBE by media type."""


def choose(accept: str | None, offered: Sequence[str]) -> str | None:
    """Return the offered media type that a client likes best; None if it takes none of them.

    >>> choose("text/html;q=0.5, text/*", ["text/html", "text/turtle"])
    'text/turtle'
    >>> choose("image/png", ["text/html"]) is None
    True
    """
    if not accept or not accept.strip():
        return offered[0]
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    scored = [(max((_quality(media, each) for each in ranges), default=(0, 0.0)), media) for media in offered]
    liked = [(quality, -at, media) for at, ((_, quality), media) in enumerate(scored) if quality > 0]
    return max(liked)[2] if liked else None


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
    try:
        return media, min(max(float(quality), 0.0), 1.0)
    except ValueError:
        return media, 0.0


def _quality(media: str, wanted: tuple[str, float]) -> tuple[int, float]:
    """Say how exactly a range names a media type, and how it is liked; the most exact range decides."""
    name, quality = wanted
    if name == media:
        return 3, quality
    if name.endswith("/*") and media.startswith(name[:-1]) and name != "*/*":
        return 2, quality
    return (1, quality) if name in ("*/*", "*") else (0, 0.0)
