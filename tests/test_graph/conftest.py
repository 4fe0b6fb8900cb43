"""The pages that the tests of the page share: written once, opened in one browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from goldrecords import DEV, SEED, gold_extraction
from pages import BASE, CHROMIUM, FLAGS, Opener, hostile, write
from playwright.sync_api import Browser, sync_playwright
from pyoxigraph import Store
from samplerecord import RECORD, record

from extract.records import Extraction
from graph.build import build
from graph.store import memory


@pytest.fixture(scope="session")
def seed() -> Extraction:
    """
    Return the record of the report that the gold annotates whole.
    """
    return gold_extraction(SEED)


@pytest.fixture(scope="session")
def corpus(seed: Extraction) -> list[Extraction]:
    """
    Return several records: the same with short passages of others.
    """
    return [seed, *(gold_extraction(path) for path in DEV)]


@pytest.fixture(scope="session")
def seed_store(seed: Extraction) -> Store:
    """
    Return the graph of that report, ready to be asked.
    """
    return memory(build([seed], base=BASE))


@pytest.fixture(scope="session")
def files(
    tmp_path_factory: pytest.TempPathFactory, seed: Extraction, seed_store: Store, corpus: list[Extraction]
) -> dict[str, Path]:
    """
    Return the pages by name.
    """
    folder = tmp_path_factory.mktemp("page")
    dated = tuple(replace(each, value="2021-06") if each.type == "Time" else each for each in RECORD.mentions)
    return {
        "seed": write(folder, "seed", [seed], store=seed_store),
        "small": write(folder, "small", [record(mentions=dated)]),
        "corpus": write(folder, "corpus", corpus),
        "hostile": write(folder, "hostile", [hostile()]),
    }


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """
    Return the one browser of the run.
    """
    if not Path(CHROMIUM).exists():
        pytest.fail("no Chromium: set $CHROMIUM or install it (apt-get install chromium)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def opened(browser: Browser, files: dict[str, Path]) -> Iterator[Opener]:
    """
    Return what opens a page by its name; at the end no page may have asked for anything or complained.
    """
    opener = Opener(browser, files)
    yield opener
    for page in opener.pages:
        page.context.close()
    assert [] == opener.requests
    assert [] == opener.complaints
