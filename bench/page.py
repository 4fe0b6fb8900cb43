"""Time the page in a real Chromium without a GPU, beside pyvis's own default page of the same network.

    python bench/page.py [--reports 200] [--keep FOLDER] [REPORT…]

First view: from the start of the navigation to the second frame after the page says it is ready (pyvis: after the
network is first drawn). Panning: frames a second while the mouse drags the default view about for three seconds.
The many reports are copies of the ones named, each with a place and years of its own.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
from playwright.sync_api import Browser, Error, Page, sync_playwright

from extract.pipeline import extract
from extract.records import Extraction
from graph.build import build
from graph.export.page import write_page
from graph.network import build_network
from graph.store import memory

BASE = "https://example.org/"
SEEDS = Path(__file__).parent.parent / "seeds"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
PATIENCE = 60
_SYLLABLES = "安宁永康临江清水平山东海南湖西河北岭长乐"

WATCH = """
const seen = () => requestAnimationFrame(() => requestAnimationFrame(() => { window.firstView = performance.now(); }));
const pyvis = () => window.network?.body && document.querySelector("canvas");
const ready = () => document.documentElement?.dataset.ready || pyvis();
const watch = () => (ready() ? seen() : requestAnimationFrame(watch));
watch();
"""
COUNT = """() => {
  let frames = 0;
  const start = performance.now();
  const step = () => { frames += 1; const past = performance.now() - start;
    if (past < 3000) requestAnimationFrame(step); else window.fps = 1000 * frames / past; };
  requestAnimationFrame(step);
}"""


def many(records: Sequence[Extraction], count: int) -> Iterator[Extraction]:
    """Copy records until there are so many, each with a place and years of its own; offsets stay true."""
    for number in range(count):
        yield _copy(_single(records[number % len(records)]), number)


def _single(record: Extraction) -> Extraction:
    """Cut off the second copy of the text that pages of the web bring along."""
    copy = next((mask for mask in record.masked if mask.kind == "copy"), None)
    if copy is None or any(mention.end > copy.start for mention in record.mentions):
        return record
    masked = tuple(mask for mask in record.masked if mask.end <= copy.start)
    sections = tuple(replace(each, end=min(each.end, copy.start)) for each in record.sections)
    return replace(record, text=record.text[: copy.start], masked=masked, sections=sections)


def _copy(record: Extraction, number: int) -> Extraction:
    place = record.place.label if record.place else ""
    short = next((place[at:] for at in range(len(place) - 1) if place[at:] in record.text), place)
    syllables = [_SYLLABLES[number // len(_SYLLABLES) ** at % len(_SYLLABLES)] for at in range(len(short) - 1)]
    names = {short: "".join(syllables) + short[-1]} if len(short) > 1 else {}
    done = record.covers.done or "2020"
    for year in (int(done[:4]) + 1, int(done[:4])):
        names[str(year)] = str(year - 2 * (number % 10))
    renamed = _rename(json.loads(record.to_json()), names)
    renamed |= {"doc": f"{record.doc}-{number}", "sha256": f"{number:08x}{record.sha256[8:]}"}
    return Extraction.from_json(json.dumps(renamed))


def _rename(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, str):
        for old, new in names.items():
            value = value.replace(old, new)
        return value
    if isinstance(value, dict):
        return {key: _rename(each, names) for key, each in value.items()}
    return [_rename(each, names) for each in value] if isinstance(value, list) else value


def write_ours(records: Sequence[Extraction], network: nx.MultiDiGraph, path: Path) -> float:
    """Write our page; return the seconds it took, the graph apart."""
    store = memory(build(records, base=BASE))
    start = time.perf_counter()
    write_page(records, network, path, base=BASE, store=store)
    return time.perf_counter() - start


def write_pyvis(network: nx.MultiDiGraph, path: Path) -> None:
    """Write pyvis's page as it comes, its library in the file so that it opens without a network."""
    from pyvis.network import Network

    page = Network(directed=True, cdn_resources="in_line")
    for iri, node in network.nodes(data=True):
        page.add_node(iri, label=str(node["label"]), title=str(node["kind"]))
    for one, other, edge in network.edges(data=True):
        page.add_edge(one, other, title=edge["role"])
    path.write_text(page.generate_html(), encoding="utf-8")


@contextmanager
def opened(browser: Browser, path: Path, state: str = "") -> Iterator[Page]:
    """Open a page and close it again."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.set_default_timeout(PATIENCE * 1000)
    page.add_init_script(WATCH)
    page.goto(f"{path.as_uri()}#{state}", wait_until="commit")
    yield page
    page.close()


def wait_for(page: Page, name: str) -> float | None:
    """Wait until the page has set a figure; our pages forbid what Playwright's own waiting evaluates."""
    stop = time.perf_counter() + PATIENCE
    while time.perf_counter() < stop:
        found = page.evaluate(f"window.{name} ?? null")
        if found is not None:
            return float(found)
        page.wait_for_timeout(50)
    return None


def first_view(browser: Browser, path: Path, *, rounds: int = 3) -> str:
    """Return the median seconds until there is something to see."""
    times = []
    for _ in range(rounds):
        with opened(browser, path) as page:
            try:
                seen = wait_for(page, "firstView")
            except Error:  # a page too busy to answer
                seen = None
            if seen is None:
                return f"more than {PATIENCE} s"
            times.append(seen / 1000)
    return f"{sorted(times)[rounds // 2]:.2f} s"


def panning(browser: Browser, path: Path, state: str = "") -> str:
    """Return the frames a second while the mouse drags the picture about."""
    with opened(browser, path, state) as page:
        try:
            if wait_for(page, "firstView") is None:
                return f"not drawn in {PATIENCE} s"
            page.wait_for_timeout(1500)
            page.mouse.move(900, 300)
            page.mouse.down()
            page.evaluate(COUNT)
            stop = time.perf_counter() + 2.8
            for at in itertools.cycle((0, 40, 80, 40, 0, -40, -80, -40)):
                if time.perf_counter() > stop:
                    break
                page.mouse.move(900 + at, 300 + at / 2)
            page.mouse.up()
            return f"{wait_for(page, 'fps'):.0f} fps"
        except Error:
            return f"no answer in {PATIENCE} s"


def measure(browser: Browser, name: str, records: Sequence[Extraction], folder: Path) -> Iterator[str]:
    """Give the rows of the table for some records."""
    network = build_network(records, base=BASE)
    ours, theirs = folder / f"{name}.html", folder / f"{name}-pyvis.html"
    seconds = write_ours(records, network, ours)
    write_pyvis(network, theirs)
    characters = sum(len(each.text) for each in records)
    what = f"{name} ({len(records)} reports, {characters:,} characters, {len(network):,} nodes)"
    sizes = [f"{path.stat().st_size / 1e6:.1f} MB" for path in (ours, theirs)]
    yield f"| {what}: size | {sizes[0]} (written in {seconds:.1f} s) | {sizes[1]} |"
    yield f"| {name}: first view | {first_view(browser, ours)} | {first_view(browser, theirs, rounds=1)} |"
    yield f"| {name}: panning | {panning(browser, ours, 'view=graph')} | {panning(browser, theirs)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    records = [extract(path) for path in options.files or sorted(SEEDS.glob("*.txt"))]
    print("| what | ours | pyvis's default page |\n|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        flags = ["--headless", "--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        for name, chosen in (("one", records), ("many", list(many(records, options.reports)))):
            for line in measure(browser, name, chosen, folder):
                print(line, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
