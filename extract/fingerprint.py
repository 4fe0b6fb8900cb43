"""Say by what a result was made, so that a stored one is used only where making it anew would give the same."""

from __future__ import annotations

import hashlib
import platform
import re
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

_LEFT_OUT = ("__pycache__",)


@cache
def fingerprint(package: str) -> str:
    """Return the hash of a package of ours as it stands: code, rules, tables, and the versions of what it rests on.

    It is finer than the hash of rules in a record: it changes with every line of code too.
    """
    digest = hashlib.sha256(f"{platform.python_version()}\0".encode())
    for name in _requirements():
        digest.update(f"{name}=={metadata.version(name)}\0".encode())
    _add(digest, resources.files(package), package)
    return digest.hexdigest()


def _requirements() -> list[str]:
    """List what the distribution needs wherever it runs; extras apart."""
    needed = [each for each in metadata.requires("renda") or () if "extra ==" not in each]
    return sorted(found[0] for each in needed if (found := re.match(r"[\w.-]+", each)))


def _add(digest: hashlib._Hash, folder: Traversable, name: str) -> None:
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        if path.name in _LEFT_OUT:
            continue
        if path.is_dir():
            _add(digest, path, f"{name}/{path.name}")
        else:
            data = path.read_bytes()
            digest.update(f"{name}/{path.name}\0{len(data)}\0".encode())
            digest.update(data)
