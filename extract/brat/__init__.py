"""Brat standoff, out and in.

The format: https://brat.nlplab.org/standoff.html
Mentions, metrics, triggers and what stands in roles are text-bound (`T`).
Actions are events (`E`) whose arguments point at those; status and the like are attributes (`A`).
What brat has no place for stands as JSON in a note (`#`).
Offsets are code points of the record's text, so the `.txt` beside the `.ann` must hold exactly that text.
"""

from extract.brat.notes import BY_HAND, BratError
from extract.brat.reading import Annotations, read_brat
from extract.brat.writing import write_brat

__all__ = ["BY_HAND", "Annotations", "BratError", "read_brat", "write_brat"]
