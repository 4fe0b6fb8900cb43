"""Take foreign RDF into the store of a build, each file in a graph of its own, aligned with ours, and out again."""

from graph.imports.aligning import Match, align
from graph.imports.keeping import Imported, carry_over, import_file, listed, remove, without_imports
from graph.imports.parsing import SUFFIXES, Foreign, ImportFileError, read_foreign
from graph.imports.permitted import UpdateRefusedError
from graph.imports.replacing import writing
from graph.imports.updating import update_store

__all__ = [
    "SUFFIXES", "Foreign", "ImportFileError", "Imported", "Match", "UpdateRefusedError", "align", "carry_over",
    "import_file", "listed", "read_foreign", "remove", "update_store", "without_imports", "writing",
]  # fmt: skip
