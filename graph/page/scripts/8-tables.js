// The tables: sort, filter, download. Rows are drawn a screenful at a time.

{
  const { h, fill, t } = renda;
  const STEP = 150;
  let needle = "";

  const labels = (act, role) => act[role].flatMap((part) => (part.nodes.length ? part.nodes.map((at) => renda.data.nodes[at].label) : [act.report.quote(part)])).join("、");
  const agentOf = (act) => !act.agent ? "" : act.agent.ours ? act.report.body || act.agent.text || "" :
    act.agent.nodes.length ? act.agent.nodes.map((at) => renda.data.nodes[at].label).join("、") : act.agent.text || "";
  const reportName = (report) => [report.body || report.doc, report.delivered || report.done].filter(Boolean).join(" ");
  const wording = (node) => [...new Set(node.mentions.map((mention) => mention.report.quote(mention)))].filter((each) => each !== node.label).join("、");

  function entities(kind) {
    return () => renda.data.nodes.filter((node) => node.kind === kind && renda.nodePasses(node)).map((node) => ({
      id: `e:${node.id}`,
      cells: [node.label, wording(node), node.mentions.length,
        node.edges.filter((edge) => edge.role === "agent").length, node.acts.filter((act) => act.status === "done").length,
        node.acts.filter((act) => act.status === "planned").length],
    }));
  }

  const entityColumns = ["col.name", "col.aliases", "col.mentions", "col.asAgent", "col.done", "col.planned"];

  const TABLES = {
    actions: { columns: ["col.trigger", "col.means", "col.field", "col.status", "col.agent", "col.target", "col.topic", "col.laws", "col.programs", "col.time", "col.quantity", "col.report"],
      rows: () => renda.acts().map((act) => ({ id: act.id, cells: [act.report.quote(act), renda.meansName(act.type), t(`field.${act.field}`), t(`status.${act.status}`),
        agentOf(act), labels(act, "target"), act.report.quote(act.topic), labels(act, "law"), labels(act, "program"),
        act.time.map((each) => act.report.quote(each)).join("、"), act.report.quote(act.quantity), reportName(act.report)] })) },
    bodies: { columns: entityColumns, rows: entities("Body") },
    laws: { columns: entityColumns, rows: entities("Law") },
    programs: { columns: entityColumns, rows: entities("Program") },
    recommendations: { columns: ["col.target", "col.topic", "col.quantity", "col.status", "role.responds_to", "col.report"],
      rows: () => renda.acts().filter((act) => act.type === "recommend").flatMap((act) => (act.items.length ? act.items : [act.topic]).map((item) => ({ id: act.id,
        cells: [labels(act, "target"), act.report.quote(item), act.report.quote(act.quantity), t(`status.${act.status}`),
          act.respondsTo ? renda.actTitle(act.respondsTo) : "", reportName(act.report)] }))) },
    metrics: { columns: ["col.of", "col.value", "col.unit", "col.sentence", "col.report"],
      rows: () => renda.reports().flatMap((report) => report.metrics.map((metric) => {
        const place = renda.sentenceAround(report, metric);
        return { id: metric.id, cells: [report.quote(metric.of), metric.value, metric.unit, report.quote(place).trim(), reportName(report)], keys: { 1: metric.number } };
      })) },
    plan: { columns: ["col.means", "col.field", "col.done", "col.planned"],
      rows: () => [...renda.data.means.values()].map((means) => {
        const acts = renda.acts().filter((act) => act.type === means.type && act.agent?.ours);
        return { id: renda.listId({ means: means.type, ours: 1 }), cells: [renda.meansName(means.type), t(`field.${means.field}`),
          acts.filter((act) => act.status === "done").length, acts.filter((act) => act.status === "planned").length] };
      }).filter((row) => row.cells[2] + row.cells[3]) },
  };

  function sorted(rows) {
    const [column, direction] = renda.state.sort.split("-");
    if (!column) return rows;
    const at = Number(column), sign = direction === "down" ? -1 : 1;
    const key = (row) => row.keys?.[at] ?? row.cells[at];
    const compare = new Intl.Collator("zh", { numeric: true }).compare;
    return [...rows].sort((a, b) => sign * (typeof key(a) === "number" ? key(a) - key(b) : compare(key(a), key(b))));
  }

  /** Write rows as CSV with a BOM; cells that a spreadsheet would run as a formula are quoted as text. */
  renda.csv = function (head, rows) {
    const cell = (value) => {
      const text = String(value ?? "");
      const safe = typeof value !== "number" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
      return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    };
    return "\uFEFF" + [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  };

  renda.drawTables = function (root) {
    const name = TABLES[renda.state.table] ? renda.state.table : "actions";
    const { columns, rows } = TABLES[name];
    const all = sorted(rows());
    // Which report a row is of says nothing where there is one.
    const wide = columns.length - (columns.at(-1) === "col.report" && renda.data.reports.length === 1 ? 1 : 0);
    const table = h("table.grid", {});
    const count = h("span.muted", { "aria-live": "polite" });
    const more = h("button", { type: "button" }, t("table.more"));
    const body = h("tbody", {});
    let list = all, shown = 0;
    const row = (each) => h("tr", { class: each.id === renda.state.select ? "chosen" : "" }, each.cells.slice(0, wide).map((cell, at) => {
      const text = typeof cell === "number" ? cell : renda.clip(cell, 60);
      return h(typeof cell === "number" ? "td.number" : text.length < 9 ? "td.short" : "td", { title: typeof cell === "string" && cell !== text ? cell : undefined }, at === 0 ? renda.choose(each.id, text === "" ? "—" : text) : text);
    }));
    const grow = () => { renda.append(body, list.slice(shown, shown + STEP).map(row)); shown = Math.min(list.length, shown + STEP); more.hidden = shown >= list.length; };
    const refilter = () => {
      list = needle ? all.filter((each) => each.cells.some((cell) => String(cell).includes(needle))) : all;
      body.replaceChildren(); shown = 0; grow();
      count.textContent = `${list.length} ${t("table.rows")}`;
    };
    const [sortAt, direction] = renda.state.sort.split("-");
    const head = columns.slice(0, wide).map((key, at) => h("th", { scope: "col", "aria-sort": String(at) === sortAt ? (direction === "down" ? "descending" : "ascending") : "none" },
      h("button", { type: "button", onclick: () => renda.set({ sort: String(at) === sortAt && direction !== "down" ? `${at}-down` : `${at}-up` }) }, t(key),
        h("span.arrow", { "aria-hidden": "true" }, String(at) === sortAt ? (direction === "down" ? " ↓" : " ↑") : ""))));
    more.addEventListener("click", grow);
    fill(table, h("thead", {}, h("tr", {}, head)), body);
    fill(root,
      h("div.table-tabs", { role: "group", "aria-label": t("view.tables") }, Object.keys(TABLES).map((each) => h("button", { type: "button", "aria-pressed": each === name ? "true" : "false", data: { table: each },
        onclick: () => { needle = ""; renda.set({ table: each, sort: "" }); } }, t(`table.${each}`)))),
      h("div.table-tools", {}, h("input", { type: "search", placeholder: t("table.filter"), "aria-label": t("table.filter"), value: needle, oninput: (event) => { needle = event.target.value.trim(); refilter(); } }),
        count, h("button", { type: "button", data: { csv: name }, onclick: () => renda.download(`${name}.csv`, new Blob([renda.csv(columns.map(t), list.map((each) => each.cells))], { type: "text/csv" })) }, t("table.csv"))),
      h("div.scroll.tall", { tabindex: "0", role: "region", "aria-label": t(`table.${name}`) }, table), more);
    refilter();
  };
}
