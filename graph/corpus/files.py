"""The files of a new generation: those that hang on the same as a file of the last one are taken over as they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.corpus.earlier import Earlier, link


class Files:
    """Places files in a folder; equal keys mean equal bytes, whatever the files are called."""

    def __init__(self, folder: Path, earlier: Earlier) -> None:
        self.folder = folder
        self.made: dict[str, str] = {}
        """What each file that was placed hangs on."""
        self._earlier = earlier
        self._names = {key: name for name, key in earlier.made.items()}

    def place(self, name: str, key: str, write: Callable[[Path], object]) -> None:
        """Take a file over from the last run, or write it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        old = self._names.get(key)
        if old is None:
            write(path)
        else:
            link(self._earlier.folder / old, path)
        self.made[name] = key

    def made_from(self, beginning: str) -> Path | None:
        """Return a file of the last run by the beginning of what it hangs on."""
        name = next((name for key, name in self._names.items() if key.startswith(beginning)), None)
        return self._earlier.folder / name if name is not None else None

    def knows(self, folder: str) -> bool:
        """Tell whether all that the last run left under a folder stands there as it was."""
        names = self._earlier.made
        return any(each.startswith(folder) for each in names) and not any(
            each.startswith(folder) for each in self._earlier.touched
        )

    def new(self, folder: str) -> list[Path]:
        """List the files under a folder that were written and not taken over."""
        known = set(self._earlier.made.values())
        return [self.folder / name for name, key in self.made.items() if name.startswith(folder) and key not in known]

    def gone(self, folder: str) -> list[Path]:
        """List the files under a folder of the last run that this one has not taken over."""
        kept = set(self.made.values())
        made = self._earlier.made.items()
        return [self._earlier.folder / name for name, key in made if name.startswith(folder) and key not in kept]
