// The timeline: acts over the years, the months that the text names, and the sections in which they are told.

{
  const { h, svg, fill, t } = renda;
  const SHOWN = 24; // acts named in a row before the rest is counted

  const split = (acts) => [acts.filter((act) => act.status === "done").length, acts.filter((act) => act.status === "planned").length];

  /** Put acts under the keys they belong to, in the order of the keys. */
  function grouped(acts, keys) {
    const groups = new Map();
    for (const act of acts) for (const key of keys(act)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(act);
    }
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Columns over years or months: done is solid, planned is lighter; each opens what it counts. */
  function columns(groups, name) {
    const most = Math.max(1, ...groups.map(([, acts]) => acts.length)), high = 120;
    return h("div.columns-chart", { role: "group", "aria-label": name }, groups.map(([key, acts]) => {
      const [done, planned] = split(acts), scale = high / most;
      const label = `${key}: ${t("status.done")} ${done}, ${t("status.planned")} ${planned}`;
      return h("button.column", { type: "button", data: { at: key }, "aria-label": label, title: label, onclick: () => renda.set({ select: renda.listId({ [key.length === 4 ? "year" : "month"]: key }) }) },
        h("span.column-count", {}, acts.length),
        svg("svg", { viewBox: `0 0 30 ${high}`, preserveAspectRatio: "none", "aria-hidden": "true" },
          svg("rect", { class: "bar-done", x: 0, width: 30, y: high - done * scale, height: done * scale }),
          svg("rect", { class: "bar-planned", x: 0, width: 30, y: high - (done + planned) * scale, height: planned * scale })),
        h("span.column-name", {}, key));
    }));
  }

  const chip = (act) => h("button.figure.chip", { type: "button", class: `figure chip${act.status === "planned" ? " planned" : ""}`, title: renda.actTitle(act), onclick: () => renda.set({ select: act.id }) },
    h("b", {}, renda.meansName(act.type)), " ", renda.clip(renda.actTitle(act), 16));

  function line(name, acts, id, attributes) {
    const rest = acts.length - SHOWN;
    return h("li", { data: attributes }, h("div.when", {}, name), h("div.chips", {}, acts.slice(0, SHOWN).map(chip),
      rest > 0 ? h("button.link", { type: "button", onclick: () => renda.set({ select: id }) }, `${t("panel.more")} (${rest})`) : null));
  }

  const legend = () => h("p.bar-legend", {}, h("span.swatch.done"), t("status.done"), h("span.swatch.planned"), t("status.planned"));

  function byMonth(acts) {
    const groups = grouped(acts, renda.months), undated = acts.filter((act) => !renda.months(act).length).length;
    return h("section.card", {}, h("h2", {}, t("time.months")), h("p.note", {}, `${t("time.months.note")} ${undated}`),
      groups.length ? [columns(groups, t("time.months")), h("ol.lane", {}, groups.map(([key, list]) => line(key, list, renda.listId({ month: key }), { month: key })))]
        : h("p.muted", {}, t("sum.none")));
  }

  function byYear(acts) {
    const groups = grouped(acts, (act) => (act.year ? [act.year] : []));
    return h("section.card", {}, h("h2", {}, t("time.years")), legend(), groups.length ? columns(groups, t("time.years")) : h("p.muted", {}, t("sum.none")));
  }

  function bySection(report, acts) {
    const groups = report.sections.map((section) => [section, acts.filter((act) => act.report === report && act.section === section)]).filter(([, list]) => list.length);
    const loose = acts.filter((act) => !act.section);
    const row = (name, list, id) => line([h("span", {}, name), " ", h("span.count", {}, list.length)], list, renda.listId({ report: report.doc, section: id }), { section: id });
    return h("section.card", {}, h("h2", {}, t("time.sections")), h("ol.lane", {},
      groups.map(([section, list]) => row(renda.clip(section.heading || t(`section.${section.status}`), 24), list, section.id)),
      loose.length ? row(t("time.nosection"), loose, "") : null));
  }

  /** Over several reports: who acted how much in which year. */
  function byBody(acts) {
    const years = [...new Set(acts.map((act) => act.year).filter(Boolean))].sort();
    const rows = new Map();
    for (const act of acts) {
      if (!act.agent?.ours || !act.year || !act.report.body) continue;
      if (!rows.has(act.report.body)) rows.set(act.report.body, new Map());
      const row = rows.get(act.report.body);
      row.set(act.year, [...(row.get(act.year) || []), act]);
    }
    return h("section.card", {}, h("h2", {}, t("time.bodies")), h("p.note", {}, t("time.bodies.note")), h("div.scroll", { tabindex: "0", role: "region", "aria-label": t("time.bodies") }, h("table.plain", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("kind.Owner")), years.map((year) => h("th.number", { scope: "col" }, year)))),
      h("tbody", {}, [...rows].map(([body, row]) => h("tr", {}, h("th", { scope: "row" }, body), years.map((year) => {
        const [done, planned] = split(row.get(year) || []);
        return h("td.number", {}, done + planned ? h("button.figure", { type: "button", onclick: () => renda.set({ select: renda.listId({ body, year, ours: 1 }) }) },
          [done || "", planned ? ` +${planned}` : ""]) : h("span.muted", {}, "·"));
      })))))));
  }

  renda.drawTimeline = function (root) {
    const acts = renda.acts(), reports = renda.reports();
    fill(root, reports.length === 1 ? [h("div.two.narrow-first", {}, byYear(acts), byMonth(acts)), bySection(reports[0], acts)] : [byYear(acts), byBody(acts), byMonth(acts)]);
  };
}
