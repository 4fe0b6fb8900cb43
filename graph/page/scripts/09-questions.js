// The shipped questions: what was asked of the graph when the page was made, in SPARQL, and what it answered.

{
  const { h, fill, t } = renda;

  const title = (question) => (renda.state.lang === "en" ? question.en : question.zh);
  const heading = (column) => (renda.payload.labels[`ask.${column}`] ? t(`ask.${column}`) : column);

  /** Tell whether what a row stands on passes the facets; a row that stands on nothing known stays. */
  function passes(id) {
    if (!renda.filtered() || !id) return true;
    const found = renda.find(id);
    if (found.act) return renda.scope().passing.has(found.act);
    if (found.node) return renda.nodePasses(found.node);
    if (found.kind === "list") return renda.listed(id).length > 0;
    if (found.report) return !renda.state.report || renda.state.report === found.report.doc;
    if (found.kind === "mentions") return renda.mentionPasses(found.place);
    if (found.kind === "metrics") return renda.metricPasses(found.place);
    return found.place ? renda.placePasses(found.place, found.place.report) : true;
  }

  const rowsOf = (question) => question.rows.map((cells, at) => ({ cells, id: question.links[at] })).filter(({ id }) => passes(id));

  function answer(question) {
    const rows = renda.sorted(rowsOf(question));
    // What only says where a row stands is said by its link.
    const shown = [...question.columns.keys()].filter((at) => question.columns[at] !== "at" && (question.columns[at] !== "doc" || renda.data.reports.length > 1));
    const columns = (shown.length ? shown : [...question.columns.keys()]).map((at) => [heading(question.columns[at]), at]);
    return [h("h2", {}, title(question)),
      h("details.sparql", {}, h("summary", {}, "SPARQL"), h("pre", { tabindex: "0" }, question.sparql),
        h("p.buttons", {}, h("button", { type: "button", onclick: () => renda.copy(question.sparql) }, t("table.copy")))),
      h("div.table-tools", {}, h("span.muted", { "aria-live": "polite", data: { rows: rows.length } }, `${rows.length} ${t("table.rows")}`),
        question.more ? h("span.note", {}, t("ask.more")) : null,
        h("button", { type: "button", data: { csv: question.name }, onclick: () =>
          renda.download(`${question.name}.csv`, new Blob([renda.csv(question.columns, rows.map(({ cells }) => cells))], { type: "text/csv" })) }, t("table.csv"))),
      rows.length ? renda.grid(title(question), columns, rows).element : h("p.muted", {}, t("sum.none"))];
  }

  renda.drawQuestions = function (root) {
    const { questions } = renda.payload;
    if (!questions.length) return fill(root, h("p.muted", {}, t("sum.none")));
    const chosen = questions.find((each) => each.name === renda.state.question) || questions[0];
    return fill(root, h("div.questions", {},
      h("nav.asked", { "aria-label": t("view.questions") }, h("ul", {}, questions.map((each) => h("li", {},
        h("button", { type: "button", "aria-pressed": each === chosen ? "true" : "false", data: { question: each.name }, onclick: () => renda.set({ question: each.name, sort: "" }) },
          title(each), " ", h("span.count", {}, each.more ? `${each.rows.length}+` : each.rows.length)))))),
      h("section.answer", {}, answer(chosen))));
  };
}
