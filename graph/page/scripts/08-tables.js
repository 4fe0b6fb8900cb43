// The tables: the rows of tables/*.csv, sorted, filtered, copied, downloaded. Rows are drawn a screenful at a time.

{
  const { h, fill, t } = renda;
  const STEP = 150;
  const { strings } = renda.payload;
  const ROLES = { bodies: "Body", laws: "Law", programs: "Program" };
  const WIDE = new Set(["相应行为所在", "编号", "手段代码", "起", "止", "首见起", "首见止", "标识", "各处", "规则"]); // for programs, not for eyes
  const FIRST = { actions: "触发词", recommendations: "建议", metrics: "事项", "plan-and-done": "手段", coverage: "法定事项", plans: "事项", oversight: "事项", documents: "文件", inspections: "法律法规", proposals: "事项", appointments: "动作" };
  let needle = "";

  const sheets = new Map(renda.payload.tables.map((sheet) => [sheet.name, sheet]));

  /** Write runs of a value out again. */
  function spread({ runs }) {
    const list = [];
    for (let at = 0; at < runs.length; at += 2) for (let left = runs[at + 1]; left; left -= 1) list.push(runs[at]);
    return list;
  }

  renda.sheets = sheets;

  /** Give the cells of a table, row by row, exactly as its file has them. */
  renda.cells = function (name) {
    const sheet = sheets.get(name);
    if (!sheet.cells) sheet.columns = sheet.columns.map((column) => (column.runs ? spread(column) : column));
    if (!sheet.cells) sheet.cells = Array.from({ length: sheet.count }, (_, row) => sheet.columns.map((column, at) => cell(sheet, column, at, row)));
    return sheet.cells;
  };

  function cell(sheet, column, at, row) {
    if (column.numbers) return column.numbers[row];
    return column === "text" ? clause(sheet, row) : strings[column[row]];
  }

  const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
  const safe = (text) => (FORMULA.test(text) ? `'${text}` : text);
  const BLANKS = /(?:(?!\ufeff)[\s\u001c-\u001f\u0085])+/g; // what Python takes for blank

  /** Read a cell that repeats the report's text at the row's own place. */
  function clause(sheet, row) {
    const value = (head) => cell(sheet, sheet.columns[sheet.head.indexOf(head)], 0, row);
    const report = renda.data.byDoc.get(value("报告"));
    return safe(report.quote(report.span([value("起"), value("止")])).replace(BLANKS, " ").replace(/^ | $/g, ""));
  }

  /** Name what a row tells of. */
  renda.rowId = function (name, row) {
    const link = sheets.get(name).links[row];
    if (typeof link === "string") return link;
    if (Array.isArray(link)) return link.length === 1 ? renda.data.acts[link[0]].id : link.length ? `l:acts=${link.join(",")}` : "";
    if (link < 0) return "";
    if (ROLES[name]) return `e:${renda.data.nodes[link].id}`;
    return (name === "metrics" ? renda.data.metrics : renda.data.acts)[link].id;
  };

  /** The rows of plan and done that acts which pass belong to. */
  function tallies() {
    const scope = renda.scope();
    scope.tallies ||= new Set(scope.acts.filter((act) => act.agent?.ours).map((act) =>
      renda.listId({ body: act.report.body || "", year: act.year, means: act.type, ours: 1 })));
    return scope.tallies;
  }

  /** Tell whether what a row tells of passes the facets. */
  function passes(name, row) {
    if (!renda.filtered()) return true;
    const link = sheets.get(name).links[row];
    if (typeof link === "string") return link.startsWith("n:") ? renda.metricPasses(renda.find(link).place) : tallies().has(link);
    if (Array.isArray(link)) return link.some((at) => renda.scope().passing.has(renda.data.acts[at]));
    if (link < 0) return false;
    if (ROLES[name]) return renda.nodePasses(renda.data.nodes[link]);
    return name === "metrics" ? renda.metricPasses(renda.data.metrics[link]) : renda.scope().passing.has(renda.data.acts[link]);
  }

  renda.rows = (name) => renda.cells(name).map((cells, row) => ({ cells, row, id: renda.rowId(name, row) })).filter(({ row }) => passes(name, row));

  renda.head = (name) => { const key = `head.${name}`; return renda.payload.labels[key] ? t(key) : name; };

  /** Sort rows by a column; texts as Chinese has it, numbers by value, nothing last. */
  renda.sorted = function (rows) {
    const [column, direction] = renda.state.sort.split("-");
    if (!column) return rows;
    const at = Number(column), sign = direction === "down" ? -1 : 1;
    const compare = new Intl.Collator("zh", { numeric: true }).compare;
    const empty = (value) => value === null || value === undefined || value === "";
    return [...rows].sort(({ cells: a }, { cells: b }) => (empty(a[at]) || empty(b[at]) ? empty(a[at]) - empty(b[at])
      : sign * (typeof a[at] === "number" && typeof b[at] === "number" ? a[at] - b[at] : compare(String(a[at]), String(b[at])))));
  };

  /** Write rows as CSV with a BOM, as the files of tables/ are written. */
  renda.csv = function (head, rows) {
    const field = (value) => {
      const text = typeof value === "string" ? safe(value) : String(value ?? "");
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    return "\uFEFF" + [head, ...rows].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
  };

  /** A head that sorts. */
  renda.sortHead = function (label, at, number) {
    const [column, direction] = renda.state.sort.split("-"), on = String(at) === column, down = direction === "down";
    return h(number ? "th.number" : "th", { scope: "col", "aria-sort": on ? (down ? "descending" : "ascending") : "none" },
      h("button", { type: "button", onclick: () => renda.set({ sort: on && !down ? `${at}-down` : `${at}-up` }) }, label,
        h("span.arrow", { "aria-hidden": "true" }, on ? (down ? " ↓" : " ↑") : "")));
  };

  /** A table that draws its rows as they are asked for; `columns` are [label, place among the cells]. */
  renda.grid = function (label, columns, rows) {
    const body = h("tbody", {}), more = h("button", { type: "button", onclick: () => grow() }, t("table.more"));
    let list = rows, shown = 0;
    const line = ({ cells, id }) => h("tr", { class: id && id === renda.state.select ? "chosen" : "" }, columns.map(([, at], order) => {
      const value = cells[at];
      if (typeof value === "number") return h("td.number", {}, order === 0 && id ? renda.choose(id, value) : value);
      const whole = renda.term(value ?? ""), text = renda.clip(whole, 60);
      return h(text.length < 9 ? "td.short" : text.length < 24 ? "td.text" : "td.long", { title: whole !== text ? whole : undefined }, order === 0 && id ? renda.choose(id, text || "—") : text);
    }));
    const grow = () => { renda.append(body, list.slice(shown, shown + STEP).map(line)); shown = Math.min(list.length, shown + STEP); more.hidden = shown >= list.length; };
    const show = (next) => { list = next; shown = 0; body.replaceChildren(); grow(); };
    show(rows);
    return { show, element: [h("div.scroll.tall", { tabindex: "0", role: "region", "aria-label": label },
      h("table.grid", {}, h("thead", {}, h("tr", {}, columns.map(([head, at]) => renda.sortHead(head, at, rows.some(({ cells }) => typeof cells[at] === "number"))))), body)), more] };
  };

  const tableName = (name) => (renda.payload.labels[`table.${name}`] ? t(`table.${name}`) : name);
  const several = () => renda.data.reports.length > 1;

  /** Which columns are shown: what tells the row first; none for codes and offsets, for what is empty in every row, for the report where there is one. */
  function columnsOf(sheet, rows) {
    const first = FIRST[sheet.name] ? sheet.head.indexOf(FIRST[sheet.name]) : 0;
    const filled = (at) => !rows.length || rows.some(({ cells }) => cells[at] !== "" && cells[at] !== null);
    const order = [first, ...sheet.head.keys()].filter((at, place, all) => all.indexOf(at) === place && filled(at));
    return order.filter((at) => !WIDE.has(sheet.head[at]) && (several() || !/报告$|^所查报告$|^首见报告$/.test(sheet.head[at]))).map((at) => [renda.head(sheet.head[at]), at]);
  }

  renda.drawTables = function (root) {
    const name = sheets.has(renda.state.table) ? renda.state.table : "actions", sheet = sheets.get(name);
    const all = renda.sorted(renda.rows(name));
    const grid = renda.grid(tableName(name), columnsOf(sheet, all), all);
    const count = h("span.muted", { "aria-live": "polite" });
    let list = all;
    const refilter = () => {
      list = needle ? all.filter(({ cells }) => cells.some((each) => String(each ?? "").includes(needle))) : all;
      grid.show(list);
      count.textContent = `${list.length} ${t("table.rows")}`;
    };
    const written = (value, at) => (typeof value === "number" && sheet.columns[at].points && Number.isInteger(value) ? `${value}.0` : value);
    const text = () => renda.csv(sheet.head, list.map(({ cells }) => cells.map(written)));
    const tabs = h("div.table-tabs", { role: "group", "aria-label": t("view.tables") }, [...sheets.keys()].map((each) => h("button", { type: "button", "aria-pressed": each === name ? "true" : "false", data: { table: each },
      onclick: () => { needle = ""; renda.set({ table: each, sort: "" }); } }, tableName(each))));
    fill(root, tabs,
      h("div.table-tools", {}, h("input", { type: "search", placeholder: t("table.filter"), "aria-label": t("table.filter"), value: needle, oninput: (event) => { needle = event.target.value.trim(); refilter(); } }),
        count, h("button", { type: "button", data: { csv: name }, onclick: () => renda.download(`${name}.csv`, new Blob([text()], { type: "text/csv" })) }, t("table.csv")),
        h("button", { type: "button", data: { copy: name }, onclick: () => renda.copy(text().slice(1)) }, t("table.copy"))),
      grid.element);
    refilter();
  };

  /** Put a text on the clipboard, by the old way where the browser denies the new one to files. */
  renda.copy = function (text) {
    const old = () => {
      const area = h("textarea", { class: "unseen" });
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text).catch(old);
    else old();
  };
}
