// The summary: who reports, the year in figures, acts by field and means, bodies by means, plan, laws, recommendations.
// Every figure is a button that opens what it counts.

{
  const { h, svg, fill, t } = renda;
  const MATRIX_ROWS = 12, ROWS = 15, CHIPS = 10;

  const figure = (id, label, attributes) =>
    h("button.figure", { type: "button", onclick: () => renda.set({ select: id }), ...attributes }, label);

  const card = (title, note, ...content) =>
    h("section.card", {}, h("h2", {}, title), note ? h("p.note", {}, note) : null, content);

  /** The body of a table that shows its first rows and, asked, the rest. */
  function opening(rows, draw) {
    const body = h("tbody", {}, rows.slice(0, ROWS).map(draw));
    const more = rows.length > ROWS ? h("button.link", { type: "button", onclick: () => { renda.append(body, rows.slice(ROWS).map(draw)); more.remove(); } }, `${t("sum.all")} (${rows.length})`) : null;
    return { body, more };
  }

  const nothing = () => h("p.muted", {}, t("sum.none"));

  function hero(reports) {
    if (reports.length !== 1) {
      return h("header.hero", {}, h("p.kicker", {}, t("sum.reports")), h("h1", {}, `${reports.length} `, t("page.reports")),
        renda.payload.left_out ? h("p.note", { data: { left: renda.payload.left_out } }, t("page.left"), ` ${renda.payload.left_out}`) : null);
    }
    const report = reports[0];
    const unknown = () => h("span.muted", {}, t("meta.unknown"));
    const meta = [
      ["meta.delivered", report.delivered], ["meta.session", report.session], ["meta.speaker", report.speaker],
      ["meta.place", report.place ? [report.place[0], report.place[1] ? h("span.muted", {}, ` ${report.place[1]}`) : null] : null],
      ["meta.done", report.done], ["meta.planned", report.planned],
    ];
    return h("header.hero", {},
      h("p.kicker", {}, t(`report.${report.kind}`)),
      h("h1", {}, report.body || report.doc),
      h("dl.meta", {}, meta.map(([key, value]) => h("div", {}, h("dt", {}, t(key)), h("dd", {}, value || unknown())))));
  }

  function tiles(acts, reports) {
    const ours = acts.filter((act) => act.agent?.ours);
    const kinds = ["Body", "Law", "Program"].map((kind) => [`tile.${kind}`, renda.data.nodes.filter((node) =>
      node.kind === kind && node.mentions.length && renda.nodePasses(node)).length, { Body: "bodies", Law: "laws", Program: "programs" }[kind]]);
    const metrics = reports.reduce((sum, report) => sum + report.metrics.filter(renda.metricPasses).length, 0);
    const items = [
      ["tile.done", ours.filter((act) => act.status === "done").length, "actions", { status: "done" }],
      ["tile.planned", ours.filter((act) => act.status === "planned").length, "actions", { status: "planned" }],
      ...kinds, ["tile.metrics", metrics, "metrics"],
    ];
    return h("div.tiles", {}, items.map(([key, count, table, filter]) =>
      h("button.tile", { type: "button", data: { tile: key }, onclick: () => renda.set(filter
        ? { select: renda.listId({ ...filter, ours: 1 }) } : { view: "tables", table, select: "" }) },
        h("strong", {}, count), h("span", {}, t(key)))));
  }

  /** A bar of two parts as plain SVG: done is solid, planned is hatched. */
  function bar(done, planned, most, label) {
    const width = 100, height = 12, scale = width / Math.max(most, 1);
    return svg("svg", { class: "bar", viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", role: "img", "aria-label": label },
      svg("rect", { class: "bar-done", x: 0, y: 0, width: done * scale, height }),
      svg("rect", { class: "bar-planned", x: done * scale, y: 0, width: planned * scale, height }));
  }

  const split = (acts) => [acts.filter((act) => act.status === "done").length, acts.filter((act) => act.status === "planned").length];

  /** Acts by power where a congress or its committee acts; in reports of others, which have none, by field of work. */
  function fields(acts) {
    const byPower = renda.data.acts.some((act) => act.power !== "none"), ours = byPower ? acts : acts.filter((act) => act.agent?.ours);
    const names = byPower ? Object.keys(renda.payload.kinds).filter((each) => each.startsWith("power/")).map((each) => each.slice(6)) : [...renda.data.fields, "other"];
    const key = byPower ? "power" : "field", extra = byPower ? {} : { ours: 1 };
    const groups = names.map((name) => [name, ours.filter((act) => act[key] === name)]).filter(([, list]) => list.length);
    const most = Math.max(...groups.map(([, list]) => list.length), 1);
    const rest = byPower ? { power: "none" } : { others: 1 };
    const others = acts.length - groups.reduce((sum, [, list]) => sum + list.length, 0);
    const legend = h("p.bar-legend", {}, h("span.swatch.done"), t("status.done"), h("span.swatch.planned"), t("status.planned"));
    return card(t(byPower ? "sum.powers" : "sum.fields"), t(byPower ? "sum.powers.note" : "sum.fields.note"), groups.length ? [legend, groups.map(([name, list]) => {
      const [done, planned] = split(list);
      return h("div.field-row", { data: { [key]: name, done, planned } },
        h("button.field", { type: "button", onclick: () => renda.set({ select: renda.listId({ [key]: name, ...extra }) }) },
          h("span.field-name", {}, byPower ? renda.powerName(name) : t(`field.${name}`)),
          bar(done, planned, most, `${t("status.done")} ${done}, ${t("status.planned")} ${planned}`),
          h("span.field-count", {}, done, planned ? h("span.muted", {}, ` + ${planned}`) : null)),
        h("div.means-row", {}, byMeans(list).map(([type, each]) => figure(renda.listId({ means: type, [key]: name, ...extra }),
          [renda.meansName(type), " ", h("b", {}, each.length)], { class: "chip figure" }))));
    })] : nothing(), others ? h("p.note", {}, t(byPower ? "power.none" : "sum.others"), " ", figure(renda.listId(rest), others)) : null);
  }

  function byMeans(acts) {
    const groups = new Map();
    for (const act of acts) {
      if (!groups.has(act.type)) groups.set(act.type, []);
      groups.get(act.type).push(act);
    }
    return [...groups].sort((a, b) => b[1].length - a[1].length);
  }

  function figures(acts) {
    const rows = byMeans(acts.filter((act) => act.agent?.ours && act.status === "done"))
      .map(([type, list]) => [type, list, list.filter((act) => act.quantity)]).filter(([, , stated]) => stated.length);
    return card(t("sum.figures"), t("sum.figures.note"), rows.length ? h("table.plain", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("col.means")), h("th.number", { scope: "col" }, t("sum.listed")), h("th", { scope: "col" }, t("sum.stated")))),
      h("tbody", {}, rows.map(([type, list, stated]) => h("tr", {}, h("th", { scope: "row" }, renda.meansName(type)),
        h("td.number", {}, figure(renda.listId({ means: type, status: "done", ours: 1 }), list.length)),
        h("td", {}, h("div.chips", {}, stated.slice(0, CHIPS).map((act) => figure(act.id,
          [h("b", {}, act.report.quote(act.quantity)), " ", renda.clip(about(act), 14)], { class: "chip figure", title: renda.actTitle(act) })),
          stated.length > CHIPS ? figure(renda.listId({ means: type, status: "done", ours: 1 }), `${t("panel.more")} (${stated.length - CHIPS})`) : null)))))) : nothing());
  }

  const about = (act) => act.report.quote(act.topic) || act.target.map((part) => act.report.quote(part)).join("、") || act.report.quote(act);

  function matrix(acts) {
    const oversight = acts.filter((act) => act.field === "oversight" && act.status === "done");
    const cells = new Map();
    for (const act of oversight) for (const at of new Set(act.target.flatMap((part) => part.nodes))) {
      if (!cells.has(at)) cells.set(at, new Map());
      const row = cells.get(at);
      row.set(act.type, (row.get(act.type) || 0) + 1);
    }
    const sum = (row) => [...row.values()].reduce((a, b) => a + b, 0);
    const rows = [...cells].sort((a, b) => sum(b[1]) - sum(a[1]) || (renda.data.nodes[a[0]].label < renda.data.nodes[b[0]].label ? -1 : 1));
    const columns = [...renda.data.means.values()].filter((means) => rows.some(([, row]) => row.has(means.type)));
    const most = Math.max(1, ...rows.flatMap(([, row]) => [...row.values()]));
    if (!rows.length) return card(t("sum.matrix"), null, nothing());
    const line = ([at, row]) => {
      const node = renda.data.nodes[at];
      return h("tr", {}, h("th", { scope: "row" }, renda.choose(`e:${node.id}`, node.label)),
        columns.map(({ type }) => h("td.heat", { style: { "--heat": `${Math.round(12 + 55 * Math.sqrt((row.get(type) || 0) / most))}%` }, data: { filled: row.has(type) ? 1 : 0 } },
          row.has(type) ? figure(renda.listId({ node: node.id, means: type, status: "done" }), row.get(type)) : h("span.muted", {}, "·"))),
        h("td.number.total", {}, figure(renda.listId({ node: node.id, field: "oversight", status: "done" }), sum(row))));
    };
    const body = h("tbody", {}, rows.slice(0, MATRIX_ROWS).map(line));
    const more = rows.length > MATRIX_ROWS ? h("button.link", { type: "button", onclick: () => { renda.append(body, rows.slice(MATRIX_ROWS).map(line)); more.remove(); } },
      `${t("sum.all")} (${rows.length})`) : null;
    return card(t("sum.matrix"), t("sum.matrix.note"), h("div.scroll", {}, h("table.plain.matrix", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("kind.Body")), columns.map((means) => h("th", { scope: "col" }, renda.meansName(means.type))),
        h("th.number", { scope: "col" }, t("sum.total")))), body)), more);
  }

  function planned(acts) {
    const ours = acts.filter((act) => act.agent?.ours);
    const groups = byMeans(ours).map(([type, list]) => [type, ...split(list)]).filter(([, , plan]) => plan);
    const most = Math.max(1, ...groups.flatMap(([, done, plan]) => [done, plan]));
    const side = (type, status, count, kind) => h("td", { class: `side ${status}` }, h("span.side-cell", {},
      count ? figure(renda.listId({ means: type, status, ours: 1 }), count) : h("span.muted", {}, "0"),
      svg("svg", { class: "side-bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
        svg("rect", { class: kind, x: status === "done" ? 100 - 100 * count / most : 0, y: 0, width: 100 * count / most, height: 10 }))));
    if (!groups.length) return card(t("sum.plan"), null, nothing());
    return card(t("sum.plan"), t("sum.plan.note"), h("table.plain.sides", {},
      h("thead", {}, h("tr", {}, h("th.end", { scope: "col" }, t("status.done")), h("th.middle", { scope: "col" }, t("col.means")), h("th", { scope: "col" }, t("status.planned")))),
      h("tbody", {}, groups.map(([type, done, plan]) => h("tr", {}, side(type, "done", done, "bar-done"),
        h("th.middle", { scope: "row" }, renda.meansName(type)), side(type, "planned", plan, "bar-planned"))))));
  }

  function laws(acts) {
    const rows = new Map();
    for (const act of acts.filter((each) => ["inspect_law", "deliberate", "legislate", "filing_review"].includes(each.type)))
      for (const part of act.law) for (const at of part.nodes) {
        if (!rows.has(at)) rows.set(at, []);
        rows.get(at).push(act);
      }
    if (!rows.size) return card(t("sum.laws"), null, nothing());
    const { body, more } = opening([...rows], ([at, list]) => h("tr", {},
      h("th", { scope: "row" }, renda.choose(`e:${renda.data.nodes[at].id}`, `《${renda.data.nodes[at].label}》`)),
      h("td", {}, list.slice(0, CHIPS).map((act) => h("div", {}, renda.chip(act), " ", renda.choose(act.id, act.report.quote(act))))),
      h("td", {}, list.flatMap((act) => act.answered).slice(0, CHIPS).map((act) => h("div", {}, renda.choose(act.id, renda.clip(renda.actTitle(act), 30)))))));
    return card(t("sum.laws"), null, h("table.plain", {},
      h("thead", {}, h("tr", {}, ["kind.Law", "sum.laws.by", "sum.laws.after"].map((key) => h("th", { scope: "col" }, t(key))))), body), more);
  }

  function recommendations(acts) {
    const list = acts.filter((act) => act.type === "recommend" && act.status === "done");
    const row = (act) => h("tr", {},
      h("td", {}, act.target.length ? act.target.map((part) => h("div", {}, part.nodes.length
        ? part.nodes.map((at) => h("div", {}, renda.choose(`e:${renda.data.nodes[at].id}`, renda.data.nodes[at].label))) : act.report.quote(part)))
        : h("span.muted", {}, t("panel.none"))),
      h("td", {}, act.items.length ? h("ul", {}, act.items.map((item) => h("li", {}, act.report.quote(item)))) : null,
        renda.choose(act.id, act.items.length ? act.report.quote(act) : renda.clip(about(act), 70)),
        act.quantity ? h("span.muted", {}, ` ${act.report.quote(act.quantity)}`) : null),
      h("td", {}, act.respondsTo ? renda.choose(act.respondsTo.id, renda.clip(renda.actTitle(act.respondsTo), 24)) : null));
    const { body, more } = opening(list, row);
    return card(t("sum.recommend"), null, list.length ? [h("table.plain", {},
      h("thead", {}, h("tr", {}, ["sum.recommend.to", "sum.recommend.on", "sum.recommend.from"].map((key) => h("th", { scope: "col" }, t(key))))), body), more] : nothing());
  }

  function plans(acts) {
    const list = acts.filter((act) => act.status === "planned" && act.agent?.ours);
    return list.length ? card(t("sum.plan.list"), null, h("ul.acts.columns", {}, list.slice(0, 40).map((act) =>
      h("li", {}, h("span.chip.planned", {}, renda.meansName(act.type)), " ", renda.choose(act.id, renda.clip(renda.actTitle(act), 34)))))) : null;
  }

  function shortcomings(reports) {
    const list = reports.flatMap((report) => report.shortcomings);
    return list.length ? card(t("sum.short"), null, h("ul.acts", {}, list.map((each) => h("li", {}, renda.choose(each.id, each.report.quote(each)))))) : null;
  }

  function corpus(reports, acts) {
    if (reports.length < 2) return null;
    const { body, more } = opening(reports, (report) => {
      const [done, plan] = split(acts.filter((act) => act.report === report && act.agent?.ours));
      return h("tr", {}, h("th", { scope: "row" }, h("button.link", { type: "button", onclick: () => renda.set({ report: report.doc }) }, report.body || report.doc)),
        [report.delivered, report.done, report.planned].map((each) => h("td", {}, each || "")), h("td.number", {}, done), h("td.number", {}, plan));
    });
    return card(t("sum.reports"), null, h("div.scroll", { tabindex: "0", role: "region", "aria-label": t("sum.reports") }, h("table.plain", {},
      h("thead", {}, h("tr", {}, ["facet.report", "meta.delivered", "meta.done", "meta.planned"].map((key) => h("th", { scope: "col" }, t(key))),
        ["status.done", "status.planned"].map((key) => h("th.number", { scope: "col" }, t(key))))), body)), more);
  }

  /** What the law asks of each committee and year, and whether it is told in the text; over many years how often. */
  function duties() {
    const sheet = renda.sheets.get("coverage");
    if (!sheet) return null;
    const at = (head) => sheet.head.indexOf(head);
    const docs = new Set(renda.reports().map((report) => report.doc));
    const rows = renda.cells("coverage").map((cells, row) => ({ id: renda.rowId("coverage", row), body: cells[at("机构")], period: cells[at("年度")], duty: cells[at("法定事项")],
      often: cells[at("法律要求")], law: cells[at("依据")], result: cells[at("结果")], count: cells[at("相关行为")], docs: cells[at("所查报告")].split("；") }))
      .filter((each) => each.docs.some((doc) => docs.has(doc)));
    const judged = rows.filter((each) => each.body), reasons = new Map();
    for (const each of rows) if (!each.body) reasons.set(each.result, (reasons.get(each.result) || 0) + 1);
    const notes = [...reasons].map(([reason, count]) => h("p.note", {}, renda.term(reason), docs.size > 1 ? ` (${count})` : ""));
    const years = new Set(judged.map((each) => `${each.body} ${each.period}`));
    return card(t("sum.duties"), t("sum.duties.note"), judged.length ? h("div.scroll", { tabindex: "0", role: "region", "aria-label": t("sum.duties") }, years.size > 1 ? dutiesOver(judged) : dutiesOnce(judged)) : null, notes);
  }

  const dutyHead = (...keys) => h("thead", {}, h("tr", {}, keys.map((key) => h("th", { scope: "col" }, t(`sum.duties.${key}`)))));

  function dutiesOnce(rows) {
    return h("table.plain", {}, dutyHead("duty", "result", "often", "law"), h("tbody", {}, rows.map((each) => h("tr", { data: { duty: each.duty } },
      h("th", { scope: "row" }, renda.term(each.duty)),
      h("td", {}, each.id ? renda.choose(each.id, [h("span.duty-found", {}, `✓ ${t("sum.duties.found")}`), each.count > 1 ? ` ${each.count}` : ""]) : h("span.duty-missing", {}, t("sum.duties.missing"))),
      h("td", {}, renda.term(each.often)), h("td.muted", {}, each.law)))));
  }

  function dutiesOver(rows) {
    const groups = new Map();
    for (const each of rows) groups.set(each.duty, [...(groups.get(each.duty) || []), each]);
    return h("table.plain", {}, dutyHead("duty", "found", "of", "often"), h("tbody", {}, [...groups].map(([duty, list]) => {
      const found = list.filter((each) => each.id), acts = found.flatMap((each) => actsOf(each.id));
      return h("tr", { data: { duty } }, h("th", { scope: "row" }, renda.term(duty)),
        h("td", {}, found.length ? figure(`l:acts=${acts.join(",")}`, found.length) : "0"), h("td", {}, list.length), h("td", {}, [...new Set(list.map((each) => renda.term(each.often)))].join(" / ")));
    })));
  }

  const actsOf = (id) => (id.startsWith("l:acts=") ? id.slice(7).split(",") : [renda.data.acts.indexOf(renda.find(id).act)]);

  renda.drawSummary = function (root) {
    const acts = renda.acts(), reports = renda.reports();
    fill(root, hero(reports), tiles(acts, reports), corpus(reports, acts),
      h("div.two", {}, fields(acts), planned(acts)),
      figures(acts), matrix(acts), duties(),
      laws(acts), recommendations(acts), plans(acts), shortcomings(reports));
  };
}
