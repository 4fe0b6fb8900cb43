"""The page in a Chromium without a GPU, beside pyvis's own default page of the same network.

First view: from the start of the navigation to the second frame after the page says it is ready (pyvis: after the
network is first drawn). Panning: frames a second while the mouse drags the graph about for three seconds.
"""

from __future__ import annotations

import itertools
import os
import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import networkx as nx
from measuring import Row, seconds, told
from playwright.sync_api import Browser, Error, Page, sync_playwright
from setting import Setting

from graph.build import build
from graph.export.page import write_page
from graph.network import build_network
from graph.store import memory

TITLE = "The page"
PEERS = ("renda", "pyvis's default page")
BASE = "https://example.org/"
PATIENCE = 60

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


def rows(setting: Setting) -> Iterator[Row]:
    """Write and open both pages, of one report and of many; nothing where there is no browser."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        return
    with sync_playwright() as playwright:
        flags = ["--headless", "--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        for count in (1, 200) if setting.long else (1, 10):
            yield from both(browser, count, setting)
        browser.close()


def both(browser: Browser, count: int, setting: Setting) -> Iterator[Row]:
    """Measure both pages of so many reports."""
    records = setting.records(count)
    network = build_network(records, base=BASE)
    store = memory(build(records, base=BASE))
    ours, theirs = setting.folder / f"page-{count}.html", setting.folder / f"pyvis-{count}.html"
    written = (
        seconds(lambda: write_page(records, network, ours, base=BASE, store=store)),
        seconds(lambda: write_pyvis(network, theirs)),
    )
    what = f"{count} reports, {len(network):,} nodes" if count > 1 else f"one report, {len(network):,} nodes"
    yield Row(f"{what}: written in", *map(told, written), ratios=(written[0] / written[1],))
    sizes = [path.stat().st_size / 1e6 for path in (ours, theirs)]
    yield Row(f"{what}: size", *(f"{size:.1f} MB" for size in sizes), ratios=(sizes[0] / sizes[1],))
    views = [first_view(browser, ours, rounds=3), first_view(browser, theirs, rounds=1)]
    shown = (told(each) if each else f"> {PATIENCE} s" for each in views)
    yield Row(f"{what}: first view", *shown, ratios=_ratio(views))
    frames = [panning(browser, ours, "view=graph"), panning(browser, theirs)]
    shown = (f"{each:.0f} frames a second" if each else f"no picture in {PATIENCE} s" for each in frames)
    yield Row(f"{what}: panning (more is better)", *shown, ratios=_ratio(frames))


def _ratio(both: list[float | None]) -> tuple[float, ...]:
    ours, theirs = both
    return (ours / theirs,) if ours and theirs else ()


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
    stop = perf_counter() + PATIENCE
    while perf_counter() < stop:
        found = page.evaluate(f"window.{name} ?? null")
        if found is not None:
            return float(found)
        page.wait_for_timeout(50)
    return None


def first_view(browser: Browser, path: Path, *, rounds: int) -> float | None:
    """Return the median seconds until there is something to see; None if patience is over first."""
    times = []
    for _ in range(rounds):
        with opened(browser, path) as page:
            try:
                seen = wait_for(page, "firstView")
            except Error:  # a page too busy to answer
                seen = None
            if seen is None:
                return None
            times.append(seen / 1000)
    return statistics.median(times)


def panning(browser: Browser, path: Path, state: str = "") -> float | None:
    """Return the frames a second while the mouse drags the picture about; None if there is no picture to drag."""
    with opened(browser, path, state) as page:
        try:
            if wait_for(page, "firstView") is None:
                return None
            page.wait_for_timeout(1500)
            page.mouse.move(900, 300)
            page.mouse.down()
            page.evaluate(COUNT)
            stop = perf_counter() + 2.8
            for at in itertools.cycle((0, 40, 80, 40, 0, -40, -80, -40)):
                if perf_counter() > stop:
                    break
                page.mouse.move(900 + at, 300 + at / 2)
            page.mouse.up()
            return wait_for(page, "fps")
        except Error:
            return None
