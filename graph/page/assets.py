"""What the page is made of: the library of pyvis, our style and scripts, the labels; all read from installed files."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.metadata import files as installed
from importlib.resources import files

from graph.errors import GraphError

VIEWS = ("summary", "graph", "text", "tables", "questions", "timeline")
_LIBRARY = "vis-network.min.js"
_VERSION = re.compile(r"vis-(\d+)\.(\d+)\.(\d+)/")


class AssetError(GraphError):
    """A file the page is made of is not where it should be."""


@cache
def library() -> str:
    """Read the newest vis-network that the installed pyvis brings along.

    Its files are looked up in the package's list, for importing pyvis would import IPython as well.
    """
    found = [path for path in installed("pyvis") or () if path.name == _LIBRARY and "templates" not in path.parts]
    if not found:
        raise AssetError(f"pyvis is installed without {_LIBRARY}; reinstall it: pip install --force-reinstall pyvis")
    newest = max(found, key=lambda path: tuple(int(part) for part in _VERSION.findall(str(path))[0]))
    return newest.read_text(encoding="utf-8").replace("</script", "<\\/script")


@cache
def style() -> str:
    """Read the style of the page."""
    return files("graph.page").joinpath("page.css").read_text(encoding="utf-8")


@cache
def script() -> str:
    """Read our scripts as one, in the order of their numbers."""
    folder = files("graph.page").joinpath("scripts")
    parts = sorted((each for each in folder.iterdir() if each.name.endswith(".js")), key=lambda each: each.name)
    return "\n".join(each.read_text(encoding="utf-8") for each in parts)


@cache
def labels() -> dict[str, tuple[str, str]]:
    """Read what the page says, in Chinese and English."""
    lines = files("graph.page").joinpath("labels.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {key: (zh, en) for key, zh, en in rows[1:]}


def template() -> str:
    """Read the template of the page."""
    return files("graph.page").joinpath("template.html").read_text(encoding="utf-8")


def policy(*, scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """Write a Content-Security-Policy that lets run what the page was built with and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
