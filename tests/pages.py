"""Pages for tests: a record that means harm, pages written to a folder, an opener that notes what they ask for."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page

from extract.records import Action, Agent, Argument, Covers, Entity, Extraction, Mention, Quote, Section, Span
from graph.export.page import write_page
from graph.network import build_network
from graph.store import Store

BASE = "https://w3id.org/renda/"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

HOSTILE = (
    "\ufeff</script><script>window.pwned=1</script>\r\n"
    "<img src=x onerror=window.pwned=1>{{ 7*7 }}\u2028${window.pwned=1}\r\n"
    "\U00020000\U0001f600县人大常委会\u202e听取\u202c了<b>县&amp;政府</b>的报告。javascript:window.pwned=1\r\n"
    + "监" * 100_000
    + "。\r\n"
)


def hostile() -> Extraction:
    """Make a record whose every string tries to be more than text."""
    evil = "</script><img src=x onerror=window.pwned=1>"

    def mention(id: str, wording: str, label: str) -> Mention:
        start = HOSTILE.index(wording)
        entity = Entity(f"body||{label}", label)
        return Mention(id, start, start + len(wording), wording, "Body", evil, entities=(entity,))

    owner, other = mention("m1", "县人大常委会", evil), mention("m2", "<b>县&amp;政府</b>", "{{ 7*7 }}")
    start = HOSTILE.index("听取")
    hearing = Action(
        "a1",
        start,
        start + 2,
        Span(owner.start, other.end),
        "听取",
        "hear_report",
        "done",
        evil,
        agent=Agent(owner.text, owner.start, owner.end, reporting_body=True),
        targets=(Argument(other.text, other.start, other.end, "m2", other.entities),),
        topic=Quote(other.text, other.start, other.end),
    )
    return Extraction(
        record=1,
        rules="test",
        doc=evil,
        source=evil,
        format="text",
        encoding="utf-8",
        sha256="0" * 64,
        text=HOSTILE,
        kind="work",
        reporting_body=owner.entities[0],
        session=evil,
        speaker="javascript:window.pwned=1",
        covers=Covers("2020", "2021"),
        sections=(Section("s1", 0, len(HOSTILE), 1, evil, "done"),),
        mentions=(owner, other),
        actions=(hearing,),
    )


def write(folder: Path, name: str, extractions: list[Extraction], *, store: Store | None = None) -> Path:
    """Write the page of some records."""
    path = folder / f"{name}.html"
    write_page(extractions, build_network(extractions, base=BASE), path, base=BASE, store=store)
    return path


class Opener:
    """Opens pages, blocks and notes every request but the file's own, notes every complaint of the console."""

    def __init__(self, browser: Browser, files: dict[str, Path]) -> None:
        self.browser = browser
        self.files = files
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.pages: list[Page] = []

    def __call__(self, name: str, state: str = "", **context: object) -> Page:
        page = self.browser.new_context(viewport={"width": 1280, "height": 720}, **context).new_page()  # type: ignore[arg-type]
        own = self.files[name].as_uri()

        def route(each):  # type: ignore[no-untyped-def]
            url = each.request.url
            if url.split("#")[0] == own or url.startswith(("data:", "blob:")):
                each.continue_()
            else:
                self.requests.append(url)
                each.abort()

        page.route("**/*", route)
        page.on("console", lambda message: self.complaints.append(message.text) if message.type != "log" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(f"{own}#{state}")
        page.wait_for_selector("html[data-ready]")
        self.pages.append(page)
        return page


def marked(page: Page) -> list[tuple[int, int]]:
    """Read which UTF-16 stretches the evidence marks as the trigger."""
    spots = page.locator("#panel blockquote").first.locator("mark[data-mark=Act]")
    return [(int(each.get_attribute("data-start")), int(each.get_attribute("data-end"))) for each in spots.all()]
