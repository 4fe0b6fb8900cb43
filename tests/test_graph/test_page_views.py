"""Tests of the page in a real Chromium, with every request but the file itself blocked and counted."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from axe_playwright_python.sync_playwright import Axe
from pages import BASE, hostile, marked

from graph.coverage import coverage
from graph.export.tables import TABLES, write_tables
from graph.network import build_network
from graph.page import assets
from graph.questions import shipped
from graph.store import rows

PREFIXES = """
PREFIX rd: <https://w3id.org/renda/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX schema: <https://schema.org/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
"""


@pytest.mark.browser
@pytest.mark.parametrize("name", ["seed", "corpus", "hostile"])
def test_every_view_opens(opened, name):
    """
    Each view draws something, without a request and without a complaint.
    """
    page = opened(name)
    empty = []
    for view in assets.VIEWS:
        page.locator(f"[role=tab][data-view={view}]").click()
        assert page.locator(f"#view-{view}").is_visible()
        empty += [view] * (page.locator(f"#view-{view} button, #view-{view} mark").count() == 0)

    assert [] == empty


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
@pytest.mark.parametrize("needle", ["呼和浩特市新城区人民法院", "区人民法院", "qrmfy", "HHHTSXCQRMFY"])
def test_search_by_name_by_wording_and_by_initials(opened, needle):
    """
    The court is found by its full name, by its wording in the text, and by the initials of either.
    """
    page = opened("seed")
    page.keyboard.press("/")
    page.keyboard.type(needle)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert "呼和浩特市新城区人民法院" == page.locator("#panel h2").inner_text()


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
    for view in assets.VIEWS:
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
    Filtered by means, each view holds only acts of it.
    """
    page = opened("seed", "view=tables")
    page.locator("select[data-facet=means]").select_option("appraise")
    acts_of_it = [action for action in seed.actions if action.type == "appraise"]
    done = sum(action.status == "done" for action in acts_of_it)

    assert len(acts_of_it) == page.locator("#view-tables tbody tr").count()
    page.locator("[role=tab][data-view=graph]").click()
    assert str(done) == page.locator("[data-legend=Act] .count").inner_text()
    page.locator("[role=tab][data-view=summary]").click()
    assert str(done) == page.locator("[data-tile='tile.done'] strong").inner_text()
    page.locator("[role=tab][data-view=text]").click()
    lit = page.locator("mark.find[data-act]:not(.passed-over)")
    assert {action.trigger for action in acts_of_it} >= set(lit.all_inner_texts()) != set()
    page.evaluate("renda.set({ view: 'questions', question: 'topics' })")
    acts = {f"a:{seed.doc}:{action.id}" for action in acts_of_it}
    asked = page.evaluate("renda.payload.questions.find(each => each.name === 'topics').links")
    assert len([link for link in asked if link in acts]) == int(page.locator("[data-rows]").get_attribute("data-rows"))
    page.locator("[role=tab][data-view=timeline]").click()
    assert len(acts_of_it) == sum(map(int, page.locator(".lane .count").all_inner_texts()))


@pytest.mark.browser
@pytest.mark.parametrize(
    ("facet", "value", "kept"),
    [
        ("class", "Law", lambda seed: [each for each in seed.mentions if each.type == "Law"]),
        ("kind", "body-kind/court", lambda seed: [each for each in seed.mentions if each.text.endswith("法院")]),
    ],
)
def test_things_are_narrowed_by_class_and_kind(opened, seed, facet, value, kept):
    """
    What is marked in the text is of the class or kind, and no table of another class has rows.
    """
    page = opened("seed", f"view=text&{facet}={value}")
    marks = page.locator("mark.find[data-kind]:not(.passed-over)").evaluate_all(
        "all => [...new Set(all.map(each => each.dataset.start))]"
    )
    page.evaluate("renda.set({ view: 'tables', table: 'programs' })")

    assert {str(each.start) for each in kept(seed)} <= set(marks)
    assert 0 == page.locator("#view-tables tbody tr").count()


@pytest.mark.browser
def test_the_hash_restores_the_view(opened):
    """
    The address of one tab opens the same in another.
    """
    page = opened("seed", "view=tables&status=done")
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
    page = opened("small")
    page.locator("[role=tab][data-view=tables]").click()
    page.go_back()

    assert page.locator("#view-summary").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("name", ["seed", "hostile"])
def test_csv_equals_the_files(opened, seed, tmp_path, name):
    """
    Every table leaves the page as the very bytes of its file in tables/.
    """
    write_tables(tmp_path, [seed if name == "seed" else hostile()])
    page = opened(name, "view=tables")
    for table in TABLES:
        page.locator(f"[data-table='{table.name}']").click()
        with page.expect_download() as download:
            page.locator("[data-csv]").click()

        assert (tmp_path / f"{table.name}.csv").read_bytes() == Path(download.value.path()).read_bytes()


@pytest.mark.browser
def test_csv_cells_run_nothing(opened):
    """
    A cell that a spreadsheet would take for a formula is written as text.
    """
    page = opened("small")
    cells = ["=1+1", "@SUM(A1)", "-2", "+3", "＝1"]
    written = page.evaluate("cells => renda.csv(['a'], cells.map(cell => [cell]))", cells)

    assert "\ufeffa\r\n" + "".join(f"'{cell}\r\n" for cell in cells) == written


@pytest.mark.browser
def test_png_export(opened):
    """
    The picture leaves as a PNG of more than a few bytes.
    """
    page = opened("small", "view=graph")
    with page.expect_download() as download:
        page.locator("[data-t='graph.png']").click()
    picture = Path(download.value.path()).read_bytes()

    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 10_000


@pytest.mark.browser
def test_the_legend_hides_a_type(opened):
    """
    A click in the legend takes a type out of the picture and a second one brings it back.
    """
    page = opened("small", "view=graph")
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


WORDS = """() => {
    const data = "td, tbody th, option, .chip, blockquote, article.report, .contents, pre, #panel h2, .node-link,"
      + " .field-name, .when";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), all = [];
    while (walker.nextNode()) {
      const holder = walker.currentNode.parentElement;
      if (holder.checkVisibility() && !holder.closest(data)) all.push(walker.currentNode.textContent.trim());
    }
    for (const each of document.querySelectorAll("[aria-label], [placeholder]"))
      if (!each.closest(data)) all.push(each.getAttribute("aria-label") || "", each.getAttribute("placeholder") || "");
    return all;
}"""


@pytest.mark.browser
def test_english_leaves_no_label_behind(opened):
    """
    After the switch no label of ours is left in Chinese and none shows its key, in any view, table or question.
    """
    page = opened("small", "lang=en")
    labels = assets.labels()
    chinese = {zh for zh, en in labels.values() if zh != en and len(zh) > 1}
    states = [{"view": view} for view in assets.VIEWS]
    states += [{"view": "tables", "table": table.name} for table in TABLES]
    states += [{"view": "questions", "question": question.name} for question in shipped()]
    states += [{"select": "a:yunhe-2022:a2"}, {"select": "l:power=oversight"}, {"select": "m:yunhe-2022:3"}]
    left = []
    for state in states:
        page.evaluate("state => renda.set(state)", state)
        words = set(page.evaluate(WORDS)) - {"中文"}  # the switch itself names the other language
        left += [(state, word) for word in words & (chinese | labels.keys())]

    assert [] == left


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
    page = opened("small", "", color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()

    assert dark != page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.browser
def test_keys_reach_everything(opened):
    """
    Tabs turn with the arrows, numbers choose views, Escape closes the evidence.
    """
    page = opened("small")
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
def test_nothing_runs_out_of_the_window(opened, size):
    """
    On a desk and on a phone no view is wider than its window.
    """
    page = opened("small")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    wide = []
    for view in assets.VIEWS:
        page.evaluate("view => renda.set({ view })", view)
        wide += [view] * (page.evaluate("document.documentElement.scrollWidth") > size[0])

    assert [] == wide


@pytest.mark.browser
def test_the_summary_says_what_the_graph_answers(opened, seed_store):
    """
    The figures of the summary are those that SPARQL counts.
    """
    page = opened("seed")
    count = "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {} }}"

    def asked(where: str) -> str:
        return rows(seed_store, PREFIXES + count.format(where)).texts()[0][0]

    by = "?x rd:agent ?body ; schema:subjectOf/eli:is_part_of*/dcterms:creator ?body ."
    assert asked(f"?x a rd:Action . {by}") == page.locator("[data-tile='tile.done'] strong").inner_text()
    assert asked(f"?x a rd:PlannedAction . {by}") == page.locator("[data-tile='tile.planned'] strong").inner_text()
    for row in page.locator("[data-power]").all():
        power = f"?x rd:power <https://w3id.org/renda/taxonomy/power/{row.get_attribute('data-power')}> ; a "
        assert asked(f"{power} rd:Action") == row.get_attribute("data-done")
        assert asked(f"{power} rd:PlannedAction") == row.get_attribute("data-planned")
    assert page.locator("[data-power]").count() > 3


@pytest.mark.browser
def test_duties_say_what_was_found_and_never_that_nothing_was_done(opened, seed):
    """
    Each duty of the committee's year is listed, linked to its acts where there are any.
    """
    page = opened("seed")
    findings = coverage([seed])

    assert len(findings) == page.locator("[data-duty]").count() > 0
    assert sum(bool(each.evidence) for each in findings) == page.locator("[data-duty] button").count()
    page.locator("[data-duty] button").first.click()
    assert page.locator("#panel blockquote").count() > 0


@pytest.mark.browser
def test_an_answer_leads_to_its_evidence(opened, seed):
    """
    A row of an answer opens the sentence that it stands on.
    """
    page = opened("seed", "view=questions&question=heard-reports")
    page.locator(".answer tbody button").first.click()

    assert page.locator("#panel mark[data-mark=Act]").first.inner_text() in {each.trigger for each in seed.actions}
    assert "SELECT" in page.locator(".sparql pre").inner_text(timeout=2000) or page.locator(".sparql pre").count() == 1


@pytest.mark.browser
@pytest.mark.parametrize("question", ["acts-by-power", "over-the-years"])
def test_a_row_that_counts_leads_to_what_it_counts(opened, question):
    """
    Acts counted by the graph are as many as the page lists for the row.
    """
    page = opened("seed", f"view=questions&question={question}")
    asked = page.evaluate(f"renda.payload.questions.find(each => each.name === '{question}')")
    counts = [sum(cell for cell in row if isinstance(cell, int)) for row in asked["rows"]]

    assert counts == [page.evaluate(f"renda.listed({json.dumps(link)}).length") for link in asked["links"]]
    assert {"l"} == {link[0] for link in asked["links"]}


@pytest.mark.browser
def test_the_timeline_counts_every_dated_act(opened, corpus):
    """
    Over several reports the columns of the years hold all acts of a year.
    """
    page = opened("corpus", "view=timeline")
    years = Counter()
    for each in corpus:
        for action in each.actions:
            years[each.covers.done if action.status == "done" else each.covers.planned] += 1
    del years[None]
    columns = page.locator("#view-timeline section").first.locator("[data-at]")

    assert {year: str(count) for year, count in years.items()} == {
        each.get_attribute("data-at"): each.locator(".column-count").inner_text() for each in columns.all()
    }


@pytest.mark.browser
def test_the_timeline_puts_an_act_into_the_month_that_the_text_names(opened):
    """
    An act whose time names a month stands there, and a click on the month lists it.
    """
    page = opened("small", "view=timeline")
    month = page.locator("[data-at='2021-06']")

    assert "1" == month.locator(".column-count").inner_text()
    month.click()
    assert ["听取和审议"] == page.locator("#panel blockquote mark").all_inner_texts()


@pytest.mark.browser
@pytest.mark.parametrize("name", ["seed", "corpus"])
def test_the_edges_are_those_of_the_network(opened, corpus, name):
    """
    The page draws from the acts the very edges of the network, parallel ones as well.
    """
    network = build_network(corpus[:1] if name == "seed" else corpus, base=BASE)
    quiet = {"mentions", "reported_by"}
    edges = [(a, b, data["role"]) for a, b, data in network.edges(data=True) if data["role"] not in quiet]
    drawn = opened(name).evaluate(
        "renda.data.edges.map(each => [renda.data.nodes[each.from].id, renda.data.nodes[each.to].id, each.role])"
    )

    assert Counter(edges) == Counter((BASE + a, BASE + b, role) for a, b, role in drawn)


@pytest.mark.browser
def test_svg_export(opened):
    """
    The picture leaves as SVG that holds every node shown, and no markup from the report.
    """
    page = opened("small", "view=graph")
    with page.expect_download() as download:
        page.locator("[data-t='graph.svg']").click()
    root = ET.fromstring(Path(download.value.path()).read_bytes())
    shapes = [each for each in root if each.tag.endswith(("}circle", "}polygon"))]

    assert int(page.locator("[data-shown]").get_attribute("data-shown")) == len(shapes)


@pytest.mark.browser
@pytest.mark.parametrize("state", ["lang=zh", "lang=en&theme=dark"])
def test_axe_finds_nothing_serious(opened, state):
    """
    axe-core finds no serious or critical violation on any view, with the evidence open.
    """
    page = opened("small", state)
    found = []
    for view in assets.VIEWS:
        page.evaluate("view => renda.set({ view, select: 'a:yunhe-2022:a2' })", view)
        violations = Axe().run(page).response["violations"]
        grave = [each for each in violations if each["impact"] in ("serious", "critical")]
        found += [(view, each["id"], each["nodes"][0]["html"][:160]) for each in grave]

    assert [] == found
