// The evidence panel: what is chosen, its parts, and the sentence it stands on with the very characters marked.

{
  const { h, fill, t } = renda;
  const LIMIT = 30;
  const panel = document.getElementById("panel");

  /** A link to something else: a button that chooses it. */
  renda.choose = (id, label, attributes) =>
    h("button.link", { type: "button", onclick: () => renda.set({ select: id }), ...attributes }, label);

  renda.kindDot = (kind) => h("span.dot", { data: { kind }, "aria-hidden": "true" });

  renda.chip = (act) => h("span.tags", {},
    h("span.chip", { data: { field: act.field } }, renda.meansName(act.type)),
    act.status === "planned" ? h("span.chip.planned", {}, t("status.planned")) : null);

  /** A quotation with some places of it marked, the shortest on top; places are { start, end, mark }. */
  renda.quotation = function (report, place, marks) {
    const inside = marks.filter((each) => each && place.start <= each.start && each.end <= place.end && each.start < each.end);
    const borders = [...new Set([place.start, place.end, ...inside.flatMap((each) => [each.start, each.end])])].sort((a, b) => a - b);
    return h("blockquote", { lang: "zh" }, borders.slice(1).map((end, at) => {
      const start = borders[at], text = report.text.slice(start, end);
      const over = inside.filter((each) => each.start <= start && end <= each.end).sort((a, b) => a.end - a.start - (b.end - b.start));
      return over.length ? h("mark.hit", { data: { mark: over[0].mark, start, end } }, text) : text;
    }));
  };

  function union(...places) {
    const known = places.filter(Boolean);
    return { start: Math.min(...known.map((each) => each.start)), end: Math.max(...known.map((each) => each.end)) };
  }

  renda.actMarks = (act) => [
    { ...act, mark: "Act" },
    act.agent?.place ? { ...act.agent.place, mark: "Body" } : null,
    ...act.target.map((part) => ({ ...part, mark: "Body" })),
    ...act.law.map((part) => ({ ...part, mark: "Law" })),
    ...act.program.map((part) => ({ ...part, mark: "Program" })),
    ...act.time.map((part) => ({ ...part, mark: "Time" })),
    act.quantity ? { ...act.quantity, mark: "Metric" } : null,
    act.topic ? { ...act.topic, mark: "Topic" } : null,
  ];

  function nodeLink(at) {
    const node = renda.data.nodes[at];
    return node ? h("span.node-link", {}, renda.kindDot(node.reporting ? "Owner" : node.kind), renda.choose(`e:${node.id}`, node.label)) : null;
  }

  const row = (label, ...content) => [h("dt", {}, label), h("dd", {}, content)];

  function parts(act, role) {
    if (!act[role].length) return null;
    return row(t(`role.${role}`), act[role].map((part) =>
      h("div", {}, part.nodes.length ? part.nodes.map((at) => h("div", {}, nodeLink(at))) : act.report.quote(part))));
  }

  function agent(act) {
    if (!act.agent) return h("span.muted", {}, t("panel.none"));
    if (act.agent.ours) {
      const owner = act.report.owner === null || act.report.owner === undefined ? act.report.quote(act.agent.place) : nodeLink(act.report.owner);
      return [owner, act.agent.text ? null : h("div.muted", {}, t("panel.ours"))];
    }
    return act.agent.nodes.length ? act.agent.nodes.map((at) => h("div", {}, nodeLink(at))) : act.agent.text;
  }

  renda.actLink = (act) => h("li", {}, renda.chip(act), " ", renda.choose(act.id, renda.clip(renda.actTitle(act), 60)));

  function actPanel(act) {
    const report = act.report;
    const section = report.sections.filter((each) => each.start <= act.start && act.start < each.end).pop();
    const place = renda.sentenceAround(report, union(act.extent, ...renda.actMarks(act)));
    return [
      h("p.kicker", {}, renda.chip(act)),
      h("h2", {}, renda.actTitle(act)),
      h("h3", {}, t("panel.sentence")),
      renda.quotation(report, place, renda.actMarks(act)),
      buttons(act.id, act.node),
      h("dl", {},
        row(t("role.agent"), agent(act)),
        parts(act, "target"),
        act.topic ? row(t("role.topic"), report.quote(act.topic)) : null,
        parts(act, "law"), parts(act, "program"),
        act.time.length ? row(t("role.time"), act.time.map((each) => report.quote(each)).join("、")) : null,
        act.quantity ? row(t("role.quantity"), report.quote(act.quantity)) : null,
        act.items.length ? row(t("role.items"), h("ol", {}, act.items.map((each) => h("li", {}, report.quote(each))))) : null,
        act.respondsTo ? row(t("role.responds_to"), h("ul.acts", {}, renda.actLink(act.respondsTo))) : null,
        act.answered.length ? row(t("role.answered"), h("ul.acts", {}, act.answered.map(renda.actLink))) : null,
        row(t("role.status"), t(`status.${act.status}`), act.year ? ` · ${act.year}` : ""),
        section ? row(t("role.section"), section.heading) : null,
        renda.data.reports.length > 1 ? row(t("facet.report"), report.body || report.doc) : null,
        act.power === "none" ? null : row(t("facet.power"), renda.powerName(act.power)),
        row(t("role.rule"), h("code", {}, act.rule))),
      fixing(mentionsOf(act)),
    ];
  }

  function buttons(id, node) {
    return h("p.buttons", {},
      h("button", { type: "button", onclick: () => renda.set({ view: "text", select: id }) }, t("panel.inText")),
      node === undefined || node === null ? null
        : h("button", { type: "button", onclick: () => renda.set({ view: "graph", select: id }) }, t("panel.inGraph")));
  }

  function list(title, items, draw) {
    if (!items.length) return null;
    const holder = h("ul.acts", {});
    let shown = 0;
    const more = h("button.link", { type: "button", onclick: () => grow() });
    function grow() {
      renda.append(holder, items.slice(shown, shown + LIMIT).map(draw));
      shown = Math.min(items.length, shown + LIMIT);
      more.textContent = `${t("panel.more")} (${items.length - shown})`;
      more.hidden = shown >= items.length;
    }
    grow();
    return [h("h3", {}, `${title} `, h("span.count", {}, items.length)), holder, more];
  }

  function wordings(node) {
    const seen = new Map();
    for (const mention of node.mentions) {
      const text = mention.report.quote(mention);
      seen.set(text, (seen.get(text) || 0) + 1);
    }
    return [...seen].sort((a, b) => b[1] - a[1]);
  }

  function nodePanel(node) {
    const places = node.mentions.filter((mention) => !renda.state.report || mention.report.doc === renda.state.report);
    const first = places[0] || node.mentions[0];
    const acted = node.edges.filter((edge) => edge.role === "agent").map((edge) => renda.data.actByNode.get(edge.from)).filter(Boolean);
    const acts = [...new Set([...node.acts, ...(node.reporting ? [] : acted)])].filter((act) => renda.passes(act));
    return [
      h("p.kicker", {}, renda.kindDot(node.reporting ? "Owner" : node.kind), [t(node.reporting ? "kind.Owner" : `kind.${node.kind}`), node.sort ? renda.kindName(node.sort) : null].filter(Boolean).join(" · ")),
      h("h2", {}, node.label),
      node.unsettled ? h("p.muted", {}, t("panel.unsettled")) : null,
      first ? [h("h3", {}, t("panel.sentence")), mentionQuote(first)] : null,
      buttons(`e:${node.id}`, node.index),
      node.mentions.length ? h("dl", {}, row(t("panel.wordings"), h("p.chips", {}, wordings(node).slice(0, 12).map(([text, count]) =>
        h("span.chip.plain", {}, text, " ", h("span.count", {}, count)))))) : null,
      list(t("panel.acts"), acts, renda.actLink),
      list(t("panel.places"), places, (mention) => h("li", {}, mentionQuote(mention))),
      fixing(places),
    ];
  }

  const mentionQuote = (mention) => {
    const quote = renda.quotation(mention.report, renda.sentenceAround(mention.report, mention), [{ ...mention, mark: mention.type }]);
    quote.classList.add("go");
    quote.addEventListener("click", () => renda.set({ view: "text", report: mention.report.doc, select: mention.id }));
    return quote;
  };

  const TYPES = ["Body", "Law", "Program", "Work", "Meeting", "Person", "Place", "Time"];

  /** Write a correction that a user can put beside the report: JSON's way of quoting is TOML's as well. */
  renda.correction = function (mention) {
    const text = JSON.stringify(mention.report.quote(mention)).replaceAll("\u007f", "\\u007f");
    const label = mention.nodes.length === 1 ? renda.data.nodes[mention.nodes[0]].label : "";
    const lines = [`[[not]]`, `text = ${text}`, `type = ${JSON.stringify(mention.type)}`, `at = ${mention.point}`, "",
      `# ${t("fix.type")}`, `# [[is]]`, `# text = ${text}`, `# type = "${TYPES.filter((each) => each !== mention.type).join("|")}"`, "",
      `# ${t("fix.entity")}`, `# [[alias]]`, `# text = ${text}`, `# entity = ${JSON.stringify(label)}`, ""];
    return lines.join("\n");
  };

  /** Offer corrections of what an act or a thing stands on; all but a single mention's are left for the user to switch on. */
  function fixing(mentions) {
    const known = mentions.slice(0, 8);
    if (!known.length) return null;
    const comment = (text) => text.replace(/^(?=[^#\n])/gm, "# ");
    const fragment = known.length === 1 ? renda.correction(known[0]) : known.map((each) => comment(renda.correction(each))).join("\n");
    return h("details.fix", {}, h("summary", {}, t("fix.title")), h("p.note", {}, t(known.length === 1 ? "fix.note" : "fix.several")), h("pre", { tabindex: "0" }, fragment),
      h("p.buttons", {}, h("button", { type: "button", data: { fix: "copy" }, onclick: () => renda.copy(fragment) }, t("fix.copy")),
        h("button", { type: "button", data: { fix: "download" }, onclick: () => renda.download("corrections.toml", new Blob([fragment], { type: "application/toml" })) }, t("fix.download"))));
  }

  /** The mentions that an act's parts are. */
  const mentionsOf = (act) => renda.actMarks(act).filter((each) => each && TYPES.includes(each.mark))
    .flatMap((part) => act.report.mentions.filter((mention) => mention.start === part.start && mention.end === part.end));

  function mentionPanel(mention) {
    return [
      h("p.kicker", {}, renda.kindDot(mention.type), t(`kind.${mention.type}`)),
      h("h2", {}, mention.report.quote(mention)),
      h("h3", {}, t("panel.sentence")), mentionQuote(mention),
      h("dl", {},
        mention.nodes.length ? row(t(`kind.${mention.type}`), mention.nodes.map((at) => h("div", {}, nodeLink(at)))) : null,
        mention.value ? row(t("col.value"), mention.value) : null,
        row(t("role.rule"), h("code", {}, mention.rule))),
      fixing([mention]),
      mention.nodes.length === 1 ? nodePanel(renda.data.nodes[mention.nodes[0]]).slice(5) : null,
    ];
  }

  function amountPanel(amount) {
    const report = amount.report;
    const of = amount.of ? { ...amount.of, mark: "Topic" } : null;
    const place = renda.sentenceAround(report, union(amount, amount.of));
    return [
      h("p.kicker", {}, renda.kindDot("Metric"), t("kind.Metric")),
      h("h2", {}, report.quote(amount)),
      h("h3", {}, t("panel.sentence")), renda.quotation(report, place, [{ ...amount, mark: "Metric" }, of]),
      buttons(amount.id),
      h("dl", {}, row(t("col.of"), of ? report.quote(of) : h("span.muted", {}, t("panel.none"))),
        row(t("col.value"), amount.value), row(t("col.unit"), amount.unit), row(t("role.rule"), h("code", {}, amount.rule))),
    ];
  }

  /** Find what an id names. */
  renda.find = function (id) {
    if (id.startsWith("e:")) return { kind: "node", node: renda.data.byId.get(id.slice(2)) };
    if (id.startsWith("a:")) return { kind: "act", act: renda.data.actById.get(id) };
    if (id.startsWith("l:")) return { kind: "list" };
    if (id.startsWith("r:")) return { kind: "report", report: renda.data.byDoc.get(id.slice(2)) };
    const [letter, ...rest] = id.split(":");
    const last = rest.pop(), at = Number(last);
    const report = renda.data.byDoc.get(rest.join(":"));
    if (letter === "p") return report && /^\d+-\d+$/.test(last) ? { kind: "place", place: { ...report.span(last.split("-").map(Number)), report } } : { kind: "place" };
    const lists = { m: "mentions", n: "metrics", s: "shortcomings" };
    return { kind: lists[letter], place: report && lists[letter] ? report[lists[letter]][at] : undefined };
  };

  function content(id) {
    const found = renda.find(id);
    if (found.node) return found.node.kind === "Act" ? actPanel(renda.data.actByNode.get(found.node.index)) : nodePanel(found.node);
    if (found.act) return actPanel(found.act);
    if (found.kind === "list") return listPanel(id);
    if (found.kind === "report") return found.report ? reportPanel(found.report) : null;
    if (!found.place) return null;
    if (found.kind === "mentions") return mentionPanel(found.place);
    if (found.kind === "metrics") return amountPanel(found.place);
    if (found.kind === "place") return placePanel(found.place);
    return [h("h2", {}, t("sum.short")), renda.quotation(found.place.report, renda.sentenceAround(found.place.report, found.place),
      [{ ...found.place, mark: "Topic" }])];
  }

  /** What a cell counts: `l:` with a means, a field, a status, a node, joined by bars (no name of a node holds one). */
  renda.listId = (parts) => "l:" + Object.entries(parts).map(([name, value]) => `${name}=${value}`).join("|");

  function listParts(id) {
    return Object.fromEntries(id.slice(2).split("|").map((each) => [each.slice(0, each.indexOf("=")), each.slice(each.indexOf("=") + 1)]));
  }

  /** Tell in which month of which year an act's own times lie; several where the text names several. */
  renda.months = (act) => [...new Set(act.time.map((each) => /^(\d{4}-\d\d)/.exec(each.value || "")?.[1]).filter(Boolean))];

  const TESTS = {
    means: (act, value) => act.type === value, field: (act, value) => act.field === value, status: (act, value) => act.status === value,
    power: (act, value) => act.power === value, year: (act, value) => act.year === value, month: (act, value) => renda.months(act).includes(value),
    ours: (act) => act.agent?.ours || false, others: (act) => !act.agent?.ours, body: (act, value) => (act.report.body || "") === value,
    agent: (act, value) => (act.agent?.ours ? [act.report.owner] : act.agent?.nodes || []).some((at) => renda.data.nodes[at]?.label === value),
    report: (act, value) => act.report.doc === value, section: (act, value) => (act.section?.id || "") === value,
    node: (act, value) => { const node = renda.data.byId.get(value); return Boolean(node) && act.target.some((part) => part.nodes.includes(node.index)); },
  };

  renda.listed = function (id) {
    const { acts, ...parts } = listParts(id);
    if (acts) return acts.split(",").map((at) => renda.data.acts[Number(at)]).filter((act) => act && renda.passes(act));
    const tests = Object.entries(parts).filter(([name]) => TESTS[name]);
    return renda.acts().filter((act) => tests.every(([name, value]) => TESTS[name](act, value)));
  };

  const SAYS = {
    node: (value) => renda.data.byId.get(value)?.label, body: (value) => value, agent: (value) => value, means: renda.meansName, power: renda.powerName, year: (value) => value, month: (value) => value,
    field: (value) => t(`field.${value}`), status: (value) => t(`status.${value}`), section: (value, parts) => sectionName(parts.report, value) || t("time.nosection"),
  };

  const sectionName = (doc, id) => renda.data.byDoc.get(doc)?.sections.find((each) => each.id === id)?.heading;

  function listPanel(id) {
    const acts = renda.listed(id), parts = listParts(id);
    const title = Object.entries(parts).map(([name, value]) => SAYS[name]?.(value, parts)).filter(Boolean).join(" · ");
    return [h("p.kicker", {}, t("panel.list")), h("h2", {}, title, " ", h("span.count", {}, acts.length)),
      h("ul.acts.quoted", {}, acts.slice(0, 200).map((act) => h("li", {}, renda.chip(act), " ",
        renda.choose(act.id, renda.clip(renda.actTitle(act), 60)),
        renda.quotation(act.report, act.extent, [{ ...act, mark: "Act" }])))),
      acts.length > 200 ? h("p.note", {}, `${t("panel.more")} (${acts.length - 200})`) : null];
  }

  /** A place in a text by its offsets as the record counts them. */
  function placePanel({ report, start, end }) {
    const acts = report.acts.filter((act) => act.extent.start < end && start < act.extent.end);
    return [h("p.kicker", {}, t("panel.place")), h("h2", {}, renda.clip(report.quote({ start, end }), 60)),
      h("h3", {}, t("panel.sentence")), renda.quotation(report, renda.sentenceAround(report, { start, end }), [{ start, end, mark: "Act" }]),
      buttons(renda.state.select), list(t("panel.acts"), acts, renda.actLink)];
  }

  function reportPanel(report) {
    return [h("p.kicker", {}, t("kind.Report")), h("h2", {}, report.body || report.doc), h("p.muted", {}, [report.delivered, report.session].filter(Boolean).join(" · ")),
      h("p.buttons", {}, h("button", { type: "button", onclick: () => renda.set({ view: "text", report: report.doc, select: "" }) }, t("panel.inText")))];
  }

  renda.drawPanel = function () {
    const id = renda.state.select;
    const inner = id ? content(id) : null;
    document.body.classList.toggle("with-panel", Boolean(inner));
    panel.hidden = !inner;
    if (!inner) return;
    fill(panel,
      h("div.panel-head", {}, h("span", {}, t("panel.title")),
        h("button.close", { type: "button", onclick: () => renda.set({ select: "" }), "aria-label": t("panel.close"), title: t("panel.close") }, "×")),
      h("div.panel-body", {}, inner));
    panel.scrollTop = 0;
  };
}
