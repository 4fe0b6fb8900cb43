"""Tests of the page, the greater part in a real Chromium with every request but the file itself blocked and counted."""

from __future__ import annotations

import json
import os
import re
import shutil
import tomllib
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from goldrecords import DEV, SEED, gold_extraction
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, sync_playwright

from extract.records import Action, Agent, Argument, Covers, Entity, Extraction, Mention, Quote, Section, Span
from graph.export.page import escape_json, render_page, write_page
from graph.network import build_network
from graph.page import assets
from graph.page.payload import payload

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


def write(folder: Path, name: str, extractions: list[Extraction]) -> Path:
    path = folder / f"{name}.html"
    write_page(extractions, build_network(extractions, base=BASE), path, base=BASE)
    return path


@pytest.fixture(scope="module")
def seed() -> Extraction:
    return gold_extraction(SEED)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, seed: Extraction) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("page")
    corpus = [seed, *(gold_extraction(path) for path in DEV)]
    return {
        "seed": write(folder, "seed", [seed]),
        "corpus": write(folder, "corpus", corpus),
        "hostile": write(folder, "hostile", [hostile()]),
    }


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail("no Chromium: set $CHROMIUM or install it (apt-get install chromium)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def opened(browser: Browser, files: dict[str, Path]) -> Iterator[Opener]:
    opener = Opener(browser, files)
    yield opener
    for page in opener.pages:
        page.context.close()
    assert [] == opener.requests
    assert [] == opener.complaints


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


# --- the file ---


class Addresses(HTMLParser):
    """Collects every address a tag names and every handler written into one."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        for name, value in attrs:
            if name in ("src", "href", "action", "srcset", "data", "poster") or name.startswith("on"):
                self.found.append(value or "")


@pytest.mark.parametrize("name", ["seed", "hostile"])
def test_no_address_outside_the_file(files, name):
    """
    No tag and no rule of style names an address; there are no handlers in tags.
    """
    html = files[name].read_text(encoding="utf-8")

    assert ["data:,", "#main"] == Addresses(html).found
    assert "@import" not in assets.style()
    assert "url(" not in assets.style()


def test_the_document_is_plain_html5(files):
    """
    The file opens with a doctype and says its language and its encoding first.
    """
    html = files["seed"].read_text(encoding="utf-8")

    assert html.startswith('<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">')


def test_the_policy_is_strict(files):
    """
    Nothing loads and nothing runs but what is named by its hash.
    """
    html = files["seed"].read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert 3 == policy.count("'sha256-")


def test_one_report_stays_small(files):
    """
    The page of one report is at most three megabytes.
    """
    assert files["seed"].stat().st_size <= 3_000_000


def test_the_same_bytes(seed):
    """
    Two renderings of one record are equal.
    """
    one, two = (render_page([seed], build_network([seed], base=BASE), base=BASE) for _ in range(2))

    assert one == two


@given(st.recursive(st.text(st.characters()), lambda each: st.lists(each) | st.dictionaries(st.text(), each)))
def test_escaped_json_reads_back(value):
    """
    What is escaped for a script element means the same, and holds nothing that could end the element.
    """
    written = escape_json(value)

    assert value == json.loads(written)
    assert not set("<>&\u2028\u2029") & set(written)
    assert written.encode("utf-8")


def test_every_label_is_there():
    """
    Whatever template and scripts ask for stands in the table, in two languages that differ where they should.
    """
    labels = assets.labels()
    asked = set(re.findall(r'\bt\("([\w.]+)"\)', assets.script()))
    asked |= set(re.findall(r'data-(?:label|title)="([\w.]+)"', assets.template()))
    asked |= set(re.findall(r'(?<!h\()"((?:col|facet|sum|meta|tile|graph|kind|status|role)\.[\w.]+)"', assets.script()))

    assert set() == asked - labels.keys()
    assert set() == {key for key, (zh, en) in labels.items() if not zh or not en}


def test_a_page_without_reports_says_so(tmp_path):
    """
    No reports make a page all the same.
    """
    assert "<title>renda: 0</title>" in write(tmp_path, "none", []).read_text(encoding="utf-8")


def test_a_page_holds_so_many_reports_and_says_what_it_left_out():
    """
    Reports beyond the limit are left out with their acts, and counted.
    """
    reports = [gold_extraction(path) for path in DEV[:3]]
    data = payload(reports, build_network(reports, base=BASE), base=BASE, most=2)
    acts = sum(len(report["acts"]) for report in data["reports"])

    assert 1 == data["left_out"]
    assert ["dev-01", "dev-02"] == [report["doc"] for report in data["reports"]]
    assert acts == sum(node["kind"] == "Act" for node in data["nodes"])


# --- the page ---


@pytest.mark.browser
@pytest.mark.parametrize("view", ["summary", "graph", "text", "tables"])
@pytest.mark.parametrize("name", ["seed", "corpus", "hostile"])
def test_every_view_opens(opened, name, view):
    """
    Each view draws something, without a request and without a complaint.
    """
    page = opened(name, f"view={view}")

    assert page.locator(f"#view-{view}").is_visible()
    assert page.locator(f"#view-{view} button, #view-{view} mark").count() > 0


@pytest.mark.browser
def test_it_opens_on_the_summary_with_the_right_figures(opened, seed):
    """
    The first thing to see is who reports and how much was done and is planned, as the record has it.
    """
    page = opened("seed")
    ours = Counter(action.status for action in seed.actions if action.agent and action.agent.reporting_body)

    assert seed.reporting_body.label == page.locator("#view-summary h1").inner_text()
    assert str(ours["done"]) == page.locator("[data-tile='tile.done'] strong").inner_text()
    assert str(ours["planned"]) == page.locator("[data-tile='tile.planned'] strong").inner_text()


@pytest.mark.browser
def test_a_figure_opens_what_it_counts(opened):
    """
    The list behind a figure is as long as the figure says.
    """
    page = opened("seed")
    tile = page.locator("[data-tile='tile.planned']")
    tile.click()

    assert tile.locator("strong").inner_text() == str(page.locator("#panel ul.quoted > li").count())


@pytest.mark.browser
@pytest.mark.parametrize("needle", ["呼和浩特市新城区人民法院", "区人民法院"])
def test_search_by_name_and_by_wording(opened, needle):
    """
    The court is found by its full name and by its wording in the text.
    """
    page = opened("seed")
    page.keyboard.press("/")
    page.keyboard.type(needle)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert "呼和浩特市新城区人民法院" == page.locator("#panel h2").inner_text()


def marked(page: Page) -> list[tuple[int, int]]:
    """Read which UTF-16 stretches the evidence marks as the trigger."""
    spots = page.locator("#panel blockquote").first.locator("mark[data-mark=Act]")
    return [(int(each.get_attribute("data-start")), int(each.get_attribute("data-end"))) for each in spots.all()]


@pytest.mark.browser
def test_a_node_click_marks_exactly_its_characters(opened, seed):
    """
    A click on an act in the picture shows its sentence, with the characters of the record marked.
    """
    page = opened("seed", "view=graph")
    action = next(each for each in seed.actions if each.type == "inspect_law" and each.laws)
    place = page.evaluate(
        """id => { const act = renda.data.actById.get(id);
                   renda.network.moveTo({ position: renda.network.getPosition(act.node), scale: 1.5 });
                   const at = renda.network.canvasToDOM(renda.network.getPosition(act.node));
                   const box = document.querySelector(".canvas").getBoundingClientRect();
                   return { x: at.x + box.x, y: at.y + box.y }; }""",
        f"a:{seed.doc}:{action.id}",
    )
    page.mouse.click(place["x"], place["y"])
    page.wait_for_selector("#panel blockquote")

    assert [(action.start, action.end)] == marked(page)
    assert action.trigger == page.locator("#panel blockquote").first.locator("mark[data-mark=Act]").inner_text()


@pytest.mark.browser
def test_offsets_count_astral_characters_once(opened):
    """
    Behind characters of two UTF-16 units the right characters are marked, in panel and text.
    """
    record = hostile()
    page = opened("hostile", "view=text&select=" + quote(f"a:{record.doc}:a1", safe=""))
    lit = page.locator("article.report .lit")

    assert "听取" == page.locator("#panel blockquote").first.locator("mark[data-mark=Act]").inner_text()
    assert ["县人大常委会", "听取", "<b>县&amp;政府</b>"] == lit.all_inner_texts()


@pytest.mark.browser
def test_hostile_text_is_text(opened):
    """
    Whatever a report says is shown as it stands and runs nothing, in every view and in the panel.
    """
    record = hostile()
    page = opened("hostile")
    for view in ("graph", "text", "tables", "summary"):
        page.evaluate("view => renda.set({ view })", view)
    page.evaluate("id => renda.set({ view: 'text', select: id })", f"a:{record.doc}:a1")
    page.locator("#search").fill("script")

    assert page.evaluate("window.pwned") is None
    assert 0 == page.locator("img").count()
    assert record.reporting_body.label in page.locator("#results").inner_text()
    assert "<script>window.pwned=1</script>" in page.locator("article.report").inner_text()
    assert "{{ 7*7 }}" in page.locator("article.report").inner_text()


@pytest.mark.browser
def test_a_text_click_shows_what_was_found_and_by_which_rule(opened, seed):
    """
    Text leads to evidence as evidence leads to text.
    """
    page = opened("seed", "view=text")
    action = seed.actions[0]
    page.locator(f"mark.find[data-start='{action.start}']").click()

    assert [(action.start, action.end)] == marked(page)
    assert action.rule in page.locator("#panel code").all_inner_texts()


@pytest.mark.browser
def test_a_facet_narrows_every_view(opened, seed):
    """
    Filtered by means, tables, picture and summary hold only acts of it.
    """
    page = opened("seed", "view=tables")
    page.locator("select[data-facet=means]").select_option("appraise")
    acts_of_it = [action for action in seed.actions if action.type == "appraise"]
    rows = page.locator("#view-tables tbody tr").count()
    page.locator("[role=tab][data-view=graph]").click()
    acts = page.locator("[data-legend=Act] .count").inner_text()
    done = sum(action.status == "done" for action in acts_of_it)
    page.locator("[role=tab][data-view=summary]").click()

    assert len(acts_of_it) == rows
    assert str(done) == acts
    assert str(done) == page.locator("[data-tile='tile.done'] strong").inner_text()


@pytest.mark.browser
def test_the_hash_restores_the_view(opened):
    """
    The address of one tab opens the same in another.
    """
    page = opened("seed", "view=tables")
    page.locator("[data-table=bodies]").click()
    page.locator("#view-tables tbody button").nth(2).click()
    page.locator("#lang").click()
    again = opened("seed", page.evaluate("location.hash.slice(1)"))

    assert page.locator("#panel h2").inner_text() == again.locator("#panel h2").inner_text()
    assert page.locator("#view-tables table").inner_text() == again.locator("#view-tables table").inner_text()


@pytest.mark.browser
def test_back_leads_back(opened):
    """
    The browser's own way back undoes a choice of view.
    """
    page = opened("seed")
    page.locator("[role=tab][data-view=tables]").click()
    page.go_back()

    assert page.locator("#view-summary").is_visible()


@pytest.mark.browser
def test_csv_holds_the_table(opened, seed):
    """
    A downloaded table opens in a spreadsheet: BOM, head, a row for each act.
    """
    page = opened("seed", "view=tables")
    with page.expect_download() as download:
        page.locator("[data-csv]").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8")

    assert text.startswith("\ufeff用词,方式")
    assert len(seed.actions) + 2 == len(text.split("\r\n"))


@pytest.mark.browser
@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "-2", "+3"])
def test_csv_cells_run_nothing(opened, cell):
    """
    A cell that a spreadsheet would take for a formula is written as text.
    """
    page = opened("seed")

    assert f"\ufeffa\r\n'{cell}\r\n" == page.evaluate("cell => renda.csv(['a'], [[cell]])", cell)


@pytest.mark.browser
def test_png_export(opened):
    """
    The picture leaves as a PNG of more than a few bytes.
    """
    page = opened("seed", "view=graph")
    with page.expect_download() as download:
        page.locator("[data-t='graph.png']").click()
    picture = Path(download.value.path()).read_bytes()

    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 20_000


@pytest.mark.browser
def test_the_legend_hides_a_type(opened):
    """
    A click in the legend takes a type out of the picture and a second one brings it back.
    """
    page = opened("seed", "view=graph")
    count = int(page.locator("[data-legend=Law] .count").inner_text())
    shown = int(page.locator("[data-shown]").get_attribute("data-shown"))
    page.locator("[data-legend=Law]").click()
    fewer = int(page.locator("[data-shown]").get_attribute("data-shown"))
    page.locator("[data-legend=Law]").click()

    assert shown - count == fewer
    assert shown == int(page.locator("[data-shown]").get_attribute("data-shown"))


@pytest.mark.browser
def test_at_most_three_hundred_nodes_at_first_and_more_on_demand(opened):
    """
    A corpus opens on its 300 weightiest nodes; what is expanded comes on top, with all its neighbours.
    """
    page = opened("corpus", "view=graph")
    before = page.locator("[data-shown]").get_attribute("data-shown")
    hidden = page.evaluate(
        """() => { const shown = new Set(renda.network.body.data.nodes.getIds());
                   const node = renda.data.nodes.find(n => n.kind === "Body" && !shown.has(n.index)
                     && n.edges.some(e => e.role === "target"));
                   renda.set({ select: `e:${node.id}` }); return node.index; }"""
    )

    assert "300" == before
    assert page.evaluate("id => renda.network.body.data.nodes.get(id) !== null", hidden)


@pytest.mark.browser
def test_physics_is_off_and_positions_are_those_of_the_network(opened, seed):
    """
    Nodes stand where the layout put them and do not move.
    """
    page = opened("seed", "view=graph")
    network = build_network([seed], base=BASE)
    node = next(iri for iri, data in network.nodes(data=True) if data.get("reporting"))
    place = page.evaluate("id => renda.network.getPosition(renda.data.byId.get(id).index)", node.removeprefix(BASE))

    assert {"x": network.nodes[node]["x"], "y": network.nodes[node]["y"]} == place
    assert page.evaluate("renda.network.physics.physicsEnabled") is False


@pytest.mark.browser
@pytest.mark.parametrize("view", ["summary", "graph", "text", "tables"])
def test_english_leaves_no_label_behind(opened, seed, view):
    """
    After the switch no label of ours is left in Chinese and none shows its key.
    """
    page = opened("seed", f"view={view}&lang=en")
    words = page.evaluate(
        """() => { const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), all = [];
                   while (walker.nextNode()) if (walker.currentNode.parentElement.checkVisibility())
                     all.push(walker.currentNode.textContent.trim());
                   return all; }"""
    )
    labels = assets.labels()
    chinese = {zh for key, (zh, _) in labels.items() if key.split(".")[0] in ("view", "tile", "sum", "graph", "col")}

    assert set() == {word for word in words if word in labels}
    # The report itself may hold such a word: only what no find of it spells can be a label left behind.
    assert set() == (chinese & set(words)) - {mention.text for mention in seed.mentions}


@pytest.mark.browser
def test_a_wrong_mention_becomes_a_correction(opened, seed):
    """
    What is wrong leaves as a corrections file that names wording, type and place as the record counts them.
    """
    page = opened("seed", f"view=text&select=m:{seed.doc}:3")
    page.locator(".fix summary").click()
    with page.expect_download() as download:
        page.locator("[data-fix=download]").click()
    mention = seed.mentions[3]
    entry = tomllib.loads(Path(download.value.path()).read_text(encoding="utf-8"))

    assert {"not": [{"text": mention.text, "type": mention.type, "at": mention.start}]} == entry


@pytest.mark.browser
def test_dark_and_light(opened):
    """
    The theme follows the system and can be turned by hand.
    """
    page = opened("seed", "", color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()

    assert dark != page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.browser
def test_keys_reach_everything(opened):
    """
    Tabs turn with the arrows, numbers choose views, Escape closes the evidence.
    """
    page = opened("seed")
    page.locator("[role=tab][data-view=summary]").focus()
    page.keyboard.press("ArrowRight")
    turned = page.locator("#view-graph").is_visible()
    page.keyboard.press("3")
    page.keyboard.press("j")
    stepped = page.locator("#panel").is_visible()
    page.keyboard.press("Escape")

    assert (True, True, False) == (turned, stepped, page.locator("#panel").is_visible())
    assert page.locator("#view-text").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
@pytest.mark.parametrize("view", ["summary", "text", "graph"])
def test_nothing_runs_out_of_the_window(opened, view, size):
    """
    On a desk and on a phone no view is wider than its window.
    """
    page = opened("seed", f"view={view}")
    page.set_viewport_size({"width": size[0], "height": size[1]})

    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
