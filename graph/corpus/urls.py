"""Inputs and outputs by URL: whatever file system the Hadoop libraries of Spark read and write (hdfs, s3a, gs, file …).

Reports are small: they are copied here, built as any other, and the finished folder is copied back under a name of its
own and then renamed, so that a run that dies leaves the old folder whole. A store of objects (S3) renames file by file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from graph.engines import cores
from graph.engines.engine import EngineError
from graph.engines.spark import TRIES, session
from graph.errors import OutputError
from graph.output import MANIFEST

_YES, _NO = True, False
# Java's methods take their flags by place.

Place = Path | str
"""A path of this machine, or a URL."""


def is_url(place: Place) -> bool:
    """Tell a URL from a path."""
    return isinstance(place, str)


@contextmanager
def staged(
    inputs: Sequence[Place], output: Place, *, engine: str | None, master: str | None
) -> Iterator[tuple[tuple[Path, ...], Path]]:
    """Copy what URLs name to this machine; on leaving, copy the folder that was written to its URL.

    Raise EngineError for another engine than Spark or a file system that can't be read, OutputError for a folder there
    that holds what `renda` did not write.
    """
    if engine not in (None, "spark"):
        raise EngineError(f"URLs are read by --engine spark, not {engine}; or copy the reports to this machine")
    files = Files(session(master or f"local[{cores()},{TRIES}]"))
    with TemporaryDirectory(prefix="renda-") as temporary:
        folder = Path(temporary)
        if is_url(output):
            files.check_replaceable(str(output))
        here = tuple(
            files.fetch(str(each), folder / str(number)) if is_url(each) else Path(each)
            for number, each in enumerate(inputs)
        )
        target = folder / "output" if is_url(output) else Path(output)
        try:
            yield here, target
        finally:  # a run that ends with a status of its own has written its folder as well
            if is_url(output) and (target / MANIFEST).is_file():
                files.publish(target, str(output))


class Files:
    """The file systems that a Spark context reaches."""

    def __init__(self, context: Any) -> None:
        self._path = context._jvm.org.apache.hadoop.fs.Path  # noqa: SLF001 - pyspark offers no other way to them
        self._configuration = context._jsc.hadoopConfiguration()  # noqa: SLF001

    def fetch(self, url: str, folder: Path) -> Path:
        """Copy a file or a folder here, under its own name; return where it is."""
        source = self._path(url)
        folder.mkdir(parents=True, exist_ok=_YES)
        here = folder / (source.getName() or "reports")
        with _told(url, EngineError, "check the URL, and that Spark has the library of its file system"):
            system = self._system(url)
            system.copyToLocalFile(_NO, source, self._path(here.as_uri()), _YES)
        return here

    def check_replaceable(self, url: str) -> None:
        """Refuse a folder that holds files and was not written by us."""
        with _told(url, OutputError, "check the URL, and that Spark has the library of its file system"):
            system = self._system(url)
            there = system.exists(self._path(url)) and len(system.listStatus(self._path(url))) > 0
            ours = there and system.exists(self._path(f"{url.rstrip('/')}/{MANIFEST}"))
        if there and not ours:
            raise OutputError(url, "holds what renda did not write", "name an empty folder, or move it away")

    def publish(self, folder: Path, url: str) -> None:
        """Copy a folder to a URL, in the place of what an earlier run left there."""
        plain, mark = url.rstrip("/"), uuid4().hex[:8]
        target, fresh, old = (self._path(each) for each in (plain, f"{plain}.new-{mark}", f"{plain}.old-{mark}"))
        with _told(url, OutputError, "check your rights there"):
            system = self._system(url)
            system.setWriteChecksum(_NO)
            system.copyFromLocalFile(_NO, _YES, self._path(folder.as_uri()), fresh)
            if system.exists(target):
                system.rename(target, old)
            system.rename(fresh, target)
            system.delete(old, _YES)

    def _system(self, url: str) -> Any:
        return self._path(url).getFileSystem(self._configuration)


@contextmanager
def _told(url: str, kind: type[EngineError | OutputError], remedy: str) -> Iterator[None]:
    """Tell what Java raises in one line."""
    try:
        yield
    except import_module("py4j.protocol").Py4JJavaError as error:
        cause = str(error.java_exception.toString()).splitlines()[0]
        if kind is OutputError:
            raise OutputError(url, cause, remedy) from error
        raise EngineError(f"{url}: {cause}; {remedy}") from error
