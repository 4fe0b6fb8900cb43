// The frame: views, search, facets, language, theme, keyboard.

{
  const { h, fill, t } = renda;
  const VIEWS = { summary: renda.drawSummary, graph: renda.drawGraph, text: renda.drawText, tables: renda.drawTables,
    questions: renda.drawQuestions, timeline: renda.drawTimeline };
  const view = (name) => document.getElementById(`view-${name}`);
  const stale = new Map(Object.keys(VIEWS).map((name) => [name, new Set(["view"])]));
  const search = document.getElementById("search"), results = document.getElementById("results");
  let active = -1;

  function drawFrame() {
    const state = renda.state;
    document.documentElement.lang = state.lang === "en" ? "en" : "zh-CN";
    if (state.theme) document.documentElement.dataset.theme = state.theme;
    else delete document.documentElement.dataset.theme;
    for (const each of document.querySelectorAll("[data-label]")) each.textContent = t(each.dataset.label);
    for (const each of document.querySelectorAll("[data-title]")) {
      each.title = t(each.dataset.title);
      // What has a text of its own is called by it.
      if (!each.dataset.label) each.setAttribute("aria-label", t(each.dataset.title));
    }
    document.getElementById("heading").hidden = state.view === "summary";
    search.placeholder = t("search.label");
    search.setAttribute("aria-label", t("search.label"));
    for (const tab of document.querySelectorAll("[role=tab]")) {
      const on = tab.dataset.view === state.view;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
    }
    for (const name of Object.keys(VIEWS)) view(name).hidden = name !== state.view;
  }

  const select = (name, options) => {
    const control = h("select", { data: { facet: name }, onchange: () => {
      const patch = { [name]: control.value };
      if (name === "report") patch.section = "";
      if (name === "field" || name === "power") patch.means = "";
      if (name === "class") patch.kind = "";
      // A section belongs to a report: over one report alone it is chosen with it.
      if (name === "section" && control.value) patch.report = renda.reports()[0].doc;
      renda.set(patch);
    } }, h("option", { value: "" }, t("facet.all")), options.map(([value, label]) => h("option", { value, selected: renda.state[name] === value }, label)));
    return h("label", {}, h("span", {}, t(`facet.${name}`)), control);
  };

  /** Count the acts behind each value of a facet, the facet itself left aside. */
  function counted(name, value) {
    const counts = new Map();
    for (const act of renda.data.acts) if (renda.passes(act, name) && value(act)) counts.set(value(act), (counts.get(value(act)) || 0) + 1);
    return counts;
  }

  const CLASSES = ["Body", "Law", "Program", "Work", "Meeting", "Person", "Place", "Time", "Act", "Metric"];
  const byCount = (counts, name) => [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1)).map((each) => [each, `${name(each)} (${counts.get(each)})`]);

  /** Classes and kinds count things, not acts: whatever the facets leave of them is there to choose. */
  function countedKinds() {
    const counts = new Map();
    for (const node of renda.data.nodes)
      if (node.sort && (!renda.state.class || node.kind === renda.state.class)) counts.set(node.sort, (counts.get(node.sort) || 0) + 1);
    return counts;
  }

  function drawFacets() {
    const state = renda.state, several = renda.data.reports.length > 1;
    const fields = counted("field", (act) => act.field), means = counted("means", (act) => act.type), powers = counted("power", (act) => act.power);
    const statuses = counted("status", (act) => act.status), years = counted("year", (act) => act.year);
    const report = renda.reports().length === 1 ? renda.reports()[0] : null;
    const sections = report ? report.sections.filter((section) => section.level <= 2 && section.heading) : [];
    const hasPowers = renda.data.acts.some((act) => act.power !== "none");
    fill(document.getElementById("facets"),
      several ? select("report", renda.data.reports.map((each) => [each.doc, `${each.body || each.doc} ${each.delivered || each.done || ""}`])) : null,
      select("class", CLASSES.map((each) => [each, t(`kind.${each}`)])),
      select("kind", byCount(countedKinds(), renda.kindName)),
      hasPowers ? select("power", byCount(powers, renda.powerName))
        : select("field", [...renda.data.fields, "other"].filter((each) => fields.has(each)).map((each) => [each, `${t(`field.${each}`)} (${fields.get(each)})`])),
      select("means", byCount(means, renda.meansName)),
      select("status", ["done", "planned"].filter((each) => statuses.has(each)).map((each) => [each, `${t(`status.${each}`)} (${statuses.get(each)})`])),
      years.size > 1 ? select("year", [...years.keys()].sort().map((each) => [each, `${each} (${years.get(each)})`])) : null,
      sections.length ? select("section", sections.map((each) => [each.id, renda.clip(each.heading, 22)])) : null,
      renda.filtered() ? h("button.link.clear", { type: "button", onclick: () => renda.set(Object.fromEntries(renda.FACETS.map((name) => [name, ""]))) }, t("facet.clear")) : null);
    document.body.classList.toggle("is-filtered", Boolean(state && renda.filtered()));
  }

  function drawView(changed) {
    for (const set of stale.values()) for (const each of changed) set.add(each);
    const name = renda.state.view, mine = stale.get(name);
    // The summary holds nothing that a choice would change.
    const same = new Set(["select", "theme", "hide", "table", "sort", "question", "view"]);
    const drawn = view(name).firstChild;
    if (!drawn || !["summary", "timeline"].includes(name) || [...mine].some((each) => !same.has(each))) VIEWS[name](view(name), new Set(mine));
    mine.clear();
  }

  function found(needle) {
    const low = needle.toLowerCase(), letters = /^[a-z0-9]{2,}$/.test(low);
    const spelt = (node) => letters && node.py?.split(" ").some((each) => each.startsWith(low));
    const rank = (text) => (text === needle ? 0 : text.toLowerCase().startsWith(low) ? 1 : text.toLowerCase().includes(low) ? 2 : 9);
    const hits = [];
    for (const node of renda.data.nodes) {
      if (node.kind === "Act" || node.kind === "Report") continue;
      const aliases = node.aliases ? node.aliases.split(" | ") : [];
      const alias = aliases.find((each) => rank(each) < 9);
      const best = Math.min(rank(node.label), alias ? rank(alias) + 0.5 : 9, spelt(node) ? (node.py.split(" ").includes(low) ? 1.5 : 2.5) : 9);
      if (best < 9) hits.push({ best, weight: node.degree, id: `e:${node.id}`, kind: node.reporting ? "Owner" : node.kind, label: node.label, alias: rank(node.label) < 9 ? null : alias });
    }
    for (const act of renda.data.acts) {
      const title = renda.actTitle(act);
      if (rank(title) < 9) hits.push({ best: rank(title) + 3, weight: 0, id: act.id, kind: act.status === "planned" ? "planned" : "Act", label: `${renda.meansName(act.type)}：${renda.clip(title, 40)}` });
    }
    return hits.sort((a, b) => a.best - b.best || b.weight - a.weight).slice(0, 12);
  }

  function drawResults() {
    const needle = search.value.trim();
    const hits = needle ? found(needle) : [];
    active = -1;
    results.hidden = !needle;
    search.setAttribute("aria-expanded", String(Boolean(needle)));
    search.removeAttribute("aria-activedescendant");
    fill(results, hits.length ? hits.map((hit, at) => h("li", { id: `hit-${at}`, role: "option", "aria-selected": "false", data: { id: hit.id }, onmousedown: (event) => { event.preventDefault(); pick(hit.id); } },
      renda.sign(hit.kind), h("span", {}, hit.label), hit.alias ? h("span.muted", {}, ` ${t("search.alias")} ${hit.alias}`) : null)) : h("li.muted", {}, t("search.none")));
  }

  function pick(id) {
    results.hidden = true;
    search.setAttribute("aria-expanded", "false");
    renda.set({ select: id });
  }

  function onSearchKey(event) {
    const options = [...results.querySelectorAll("[role=option]")];
    if (event.key === "Escape") { results.hidden = true; search.blur(); return; }
    if (event.key === "Enter" && options.length) { pick(options[Math.max(active, 0)].dataset.id); return; }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    active = (active + (event.key === "ArrowDown" ? 1 : -1) + options.length) % Math.max(options.length, 1);
    options.forEach((each, at) => each.setAttribute("aria-selected", String(at === active)));
    if (options[active]) search.setAttribute("aria-activedescendant", options[active].id);
  }

  function onTabKey(event) {
    const names = Object.keys(VIEWS), now = names.indexOf(renda.state.view);
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: names.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    renda.set({ view: names[(to + names.length) % names.length] });
    document.querySelector("[role=tab][aria-selected=true]").focus();
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const views = Object.keys(VIEWS);
    if (event.key === "/") { event.preventDefault(); search.focus(); search.select(); }
    else if (event.key === "Escape") renda.set({ select: "" });
    else if (views[Number(event.key) - 1] && !event.target.closest(".canvas")) renda.set({ view: views[Number(event.key) - 1] });
    else if (renda.state.view === "text" && (event.key === "j" || event.key === "k")) renda.stepText(event.key === "j" ? 1 : -1);
  }

  function turnTheme() {
    const dark = renda.state.theme ? renda.state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    renda.set({ theme: dark ? "light" : "dark" });
  }

  function draw(changed) {
    drawFrame();
    drawFacets();
    if (changed.has("select") || changed.has("lang") || renda.FACETS.some((name) => changed.has(name))) renda.drawPanel();
    drawView(changed);
    if (changed.has("view")) window.scrollTo(0, 0), renda.state.view === "text" && drawView(new Set(["select"]));
  }

  for (const tab of document.querySelectorAll("[role=tab]")) {
    tab.addEventListener("click", () => renda.set({ view: tab.dataset.view }));
    tab.addEventListener("keydown", onTabKey);
  }
  search.addEventListener("input", drawResults);
  search.addEventListener("focus", drawResults);
  search.addEventListener("blur", () => { results.hidden = true; });
  search.addEventListener("keydown", onSearchKey);
  document.getElementById("skip").addEventListener("click", (event) => { event.preventDefault(); document.getElementById("main").focus(); });
  document.getElementById("lang").addEventListener("click", () => renda.set({ lang: renda.state.lang === "en" ? "zh" : "en" }));
  document.getElementById("theme").addEventListener("click", turnTheme);
  document.addEventListener("keydown", onKey);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw(new Set(["theme"])));
  renda.onChange(draw);
  renda.startState();
  draw(new Set(["select", "view"]));
  document.documentElement.dataset.ready = "yes";
}
