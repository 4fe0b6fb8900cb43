// The report's own text with its sections and everything found in it marked, both ways.

{
  const { h, fill, t } = renda;
  const KINDS = ["Body", "Law", "Program", "Work", "Meeting", "Person", "Place", "Time", "Act", "Metric"];
  const quiet = new Set(["Place", "Time"]);
  let drawn = null; // the report that stands in the view
  let pieces = [];  // its marked pieces in text order: { element, start, end, finds }

  const current = () => {
    const chosen = renda.state.select ? renda.find(renda.state.select) : {};
    const report = chosen.act?.report || chosen.place?.report || (chosen.node ? firstPlace(chosen.node)?.report : null);
    const wanted = renda.data.reports.find((each) => each.doc === renda.state.report);
    return wanted || report || renda.data.reports[0];
  };

  const firstPlace = (node) => node.mentions.find((mention) => !renda.state.report || mention.report.doc === renda.state.report) || node.mentions[0];

  /** All that was found in a report, and the borders at which its text must be cut. */
  function findsOf(report) {
    const finds = [];
    for (const mention of report.mentions) finds.push({ start: mention.start, end: mention.end, kind: mention.type, id: mention.id, of: mention });
    for (const metric of report.metrics) finds.push({ start: metric.start, end: metric.end, kind: "Metric", id: metric.id, of: metric });
    for (const act of report.acts) finds.push({ start: act.start, end: act.end, kind: "Act", id: act.id, planned: act.status === "planned", of: act });
    return finds.filter((find) => find.start < find.end).sort((a, b) => a.start - b.start || b.end - a.end);
  }

  function bordersOf(report, finds) {
    const borders = new Set();
    const add = (place) => { if (place) borders.add(place.start).add(place.end); };
    finds.forEach(add);
    report.shortcomings.forEach(add);
    for (const act of report.acts) [act.extent, act.topic, act.quantity, act.agent?.place, ...act.target, ...act.law, ...act.program, ...act.time, ...act.items].forEach(add);
    report.sections.forEach(add);
    report.sections.forEach((section) => borders.add(section.start + section.heading.length));
    report.masked.forEach(add);
    return [...borders].sort((a, b) => a - b);
  }

  /** Cut the lines of a stretch at the borders; each piece knows what was found over it. */
  function drawLine(report, start, end, context) {
    const line = h("p", {});
    let at = start;
    while (at < end) {
      while (context.border < context.borders.length && context.borders[context.border] <= at) context.border += 1;
      const next = Math.min(end, context.borders[context.border] ?? end);
      while (context.find < context.finds.length && context.finds[context.find].start <= at) context.open.push(context.finds[context.find++]);
      context.open = context.open.filter((find) => find.end > at);
      line.append(drawPiece(report, at, next, [...context.open]));
      at = next;
    }
    return line;
  }

  function drawPiece(report, start, end, finds) {
    const text = report.text.slice(start, end);
    const element = finds.length ? h("mark.find", { data: { start, end } }, text) : h("span", { data: { start, end } }, text);
    if (finds.length) {
      const name = finds.find((find) => find.kind !== "Act" && find.kind !== "Metric"), act = finds.find((find) => find.kind === "Act");
      const metric = finds.find((find) => find.kind === "Metric");
      if (name) element.dataset.kind = name.kind;
      else if (metric) element.dataset.kind = "Metric";
      if (act) { element.dataset.act = act.planned ? "planned" : "done"; }
      element.tabIndex = -1;
      element.dataset.id = (name || act || metric).id;
      if (act && name) element.dataset.id = act.id;
    }
    pieces.push({ element, start, end, finds });
    return element;
  }

  function drawReport(report) {
    const finds = findsOf(report), context = { finds, borders: bordersOf(report, finds), border: 0, find: 0, open: [] };
    pieces = [];
    const article = h("article.report", { lang: "zh" });
    const heads = new Map(report.sections.map((section) => [section.start, section]));
    let holder = article, copy = null, from = 0;
    const text = report.text;
    const line = /[^\r\n]*(\r\n|\r|\n|$)/y;
    while (from < text.length) {
      line.lastIndex = from;
      const match = line.exec(text);
      const end = from + match[0].length, stop = end - match[1].length;
      const mask = report.masked.find((each) => each.start <= from && from < each.end);
      if (mask && mask.kind === "copy") {
        if (copy !== mask) { copy = mask; holder = h("details.copy", {}, h("summary", {}, t("text.copy"))); article.append(holder); }
      } else { holder = article; copy = null; }
      const element = drawLine(report, from, stop, context);
      const first = from + (text.slice(from, stop).match(/^\s*/)[0].length);
      const section = heads.get(first) || heads.get(from);
      // A head may stand alone in its line, or open a paragraph that goes on.
      const runIn = section && stop - first > section.heading.length + 2;
      if (runIn) for (const piece of pieces) if (first <= piece.start && piece.end <= first + section.heading.length) piece.element.classList.add("lead");
      if (section && stop > from) { if (!runIn) element.classList.add("head", `level-${section.level}`); element.id = `section-${section.id}`; element.dataset.status = section.status; }
      if (mask && mask.kind === "furniture") element.classList.add("furniture");
      if (stop > first) holder.append(element);
      from = Math.max(end, from + 1);
    }
    return article;
  }

  function contents(report) {
    return report.sections.length ? h("nav.contents", { "aria-label": t("text.contents") }, h("h2", {}, t("text.contents")),
      h("ol", {}, report.sections.filter((section) => section.heading).map((section) => h("li", { class: `level-${section.level}`, data: { status: section.status } },
        h("button.link", { type: "button", onclick: () => document.getElementById(`section-${section.id}`)?.scrollIntoView({ block: "start" }) }, renda.clip(section.heading, 26)),
        section.status === "planned" ? h("span.chip.planned", {}, t("status.planned")) : null)))) : null;
  }

  function switches(article) {
    return h("fieldset.switches", {}, h("legend", {}, t("text.show")), KINDS.map((kind) => {
      const box = h("input", { type: "checkbox", checked: !quiet.has(kind), onchange: () => {
        if (box.checked) quiet.delete(kind); else quiet.add(kind);
        article.classList.toggle(`no-${kind}`, !box.checked);
      } });
      article.classList.toggle(`no-${kind}`, quiet.has(kind));
      return h("label", { data: { kind } }, box, h("span", {}, t(`kind.${kind}`)));
    }));
  }

  function draw(root, report) {
    drawn = report;
    const article = drawReport(report);
    article.addEventListener("click", (event) => {
      const piece = event.target.closest("mark.find");
      if (piece && !getSelection().toString()) renda.set({ select: piece.dataset.id });
    });
    const chooser = renda.data.reports.length > 1 ? h("select", { "aria-label": t("facet.report"), onchange: (event) => renda.set({ report: event.target.value, select: "" }) },
      renda.data.reports.map((each) => h("option", { value: each.doc, selected: each === report }, each.body ? `${each.body} ${each.delivered || each.done || ""}` : each.doc))) : null;
    fill(root, h("div.text-layout", {}, h("aside.text-side", {}, chooser, switches(article), contents(report)), article));
  }

  /** The places that what is chosen stands on: the main ones, and the clause around them. */
  function placesOf(found) {
    if (found.act) return { report: found.act.report, main: renda.actMarks(found.act).filter((each) => each && each.mark !== "Topic"), around: [found.act.extent, found.act.topic].filter(Boolean), at: found.act };
    if (found.place) return { report: found.place.report, main: [found.place], around: [], at: found.place };
    if (found.node) {
      const first = firstPlace(found.node);
      if (first) return { report: first.report, main: found.node.mentions.filter((each) => each.report === first.report), around: [], at: first };
    }
    return null;
  }

  function highlight(scroll) {
    for (const { element } of pieces) element.classList.remove("lit", "around");
    const found = renda.state.select ? renda.find(renda.state.select) : {};
    if (found.node?.kind === "Act") found.act = renda.data.actByNode.get(found.node.index);
    const places = placesOf(found);
    if (!places || places.report !== drawn) return;
    let target = null;
    for (const piece of pieces) {
      const within = (place) => place.start <= piece.start && piece.end <= place.end;
      if (places.main.some(within)) piece.element.classList.add("lit");
      else if (places.around.some(within)) piece.element.classList.add("around");
      if (!target && within(places.at)) target = piece.element;
    }
    if (target && scroll) { target.closest("details")?.setAttribute("open", ""); target.scrollIntoView({ block: "center" }); }
  }

  const findPasses = ({ kind, of }) => (kind === "Act" ? renda.scope().passing.has(of) && (!renda.state.class || renda.state.class === "Act")
    : kind === "Metric" ? renda.metricPasses(of) : renda.mentionPasses(of));

  /** Leave marked what passes the facets. */
  function narrow() {
    const all = !renda.filtered();
    for (const { element, finds } of pieces) if (finds.length) element.classList.toggle("passed-over", !all && !finds.some(findPasses));
  }

  /** Step to the next or previous marked place. */
  renda.stepText = function (direction) {
    const marks = pieces.filter((piece) => piece.element.matches("mark.find[data-act]:not(.passed-over)")).map((piece) => piece.element);
    const now = marks.findIndex((each) => each.dataset.id === renda.state.select);
    const next = marks[Math.max(0, Math.min(marks.length - 1, now + direction))];
    if (next) renda.set({ select: next.dataset.id });
  };

  renda.drawText = function (root, changed) {
    const report = current();
    if (!report) return;
    if (drawn !== report || changed.has("lang") || !root.firstChild) draw(root, report);
    narrow();
    highlight(changed.has("select") || changed.has("view"));
  };
}
