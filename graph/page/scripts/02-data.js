// What the payload says, made ready to be asked: offsets in UTF-16 units, acts with their parts, indexes by node.

{
  const data = { reports: [], acts: [], nodes: [], byId: new Map(), actById: new Map(), actByNode: new Map() };
  renda.data = data;

  /** Give a function that turns code point offsets of a text into UTF-16 offsets. */
  function unitsOf(text) {
    const astral = []; // code point offsets of the characters that take two units
    let point = 0;
    for (const character of text) {
      if (character.length === 2) astral.push(point);
      point += 1;
    }
    if (!astral.length) return (offset) => offset;
    return (offset) => {
      let low = 0, high = astral.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (astral[middle] < offset) low = middle + 1;
        else high = middle;
      }
      return offset + low;
    };
  }
  data.unitsOf = unitsOf;

  const MARKS_END = /[。！？；!?;\n\r]/;

  const { strings } = renda.payload;
  const WEIGHT = 1e7; // ranks come as whole numbers
  const STATUSES = ["done", "planned"];
  const of = (row, at, empty) => row[at] ?? empty; // rows leave out the empty cells at their end

  function makeReport(raw, index) {
    const units = unitsOf(raw.text);
    const span = (pair) => (pair ? { start: units(pair[0]), end: units(pair[1]) } : null);
    const text = raw.text;
    const report = { ...raw, index, span };
    report.quote = (place) => (place ? text.slice(place.start, place.end) : "");
    report.masked = raw.masked.map(([s, e, kind]) => ({ ...span([s, e]), kind }));
    report.sections = raw.sections.map(([id, s, e, level, heading, status]) => ({ ...span([s, e]), id, level, heading, status }));
    report.mentions = raw.mentions.map((row, at) =>
      ({ ...span(row), point: row[0], id: `m:${raw.doc}:${at}`, type: strings[of(row, 2, 0)], rule: strings[of(row, 3, 0)], nodes: of(row, 4, []), value: of(row, 5, null) || null, report }));
    report.metrics = raw.metrics.map((each, at) => makeAmount(each, span, `n:${raw.doc}:${at}`, report));
    report.shortcomings = raw.shortcomings.map((each, at) => ({ ...span(each), id: `s:${raw.doc}:${at}`, report }));
    report.acts = raw.acts.map((each) => makeAct(each, span, report));
    return report;
  }

  function makeAmount(row, span, id, report) {
    return { ...span(row), id, value: row[2], unit: strings[of(row, 3, 0)], rule: strings[of(row, 4, 0)], number: of(row, 5, 0), atLeast: Boolean(row[6]), of: span(row[7]), report };
  }

  /** Read an act's row; the order is that of `_acts` in `reports.py`. */
  function makeAct(row, span, report) {
    const [id, node, number, start, end, from, to] = row;
    const parts = (list) => (list || []).map(([s, e, nodes]) => ({ ...span([s, e]), nodes }));
    const type = strings[of(row, 7, 0)], status = STATUSES[of(row, 8, 0)], agent = row[11];
    return {
      ...span([start, end]), point: start, extent: span([from, to]), report, id: `a:${report.doc}:${id}`, local: id, node,
      iri: `action/${report.local}/${start}-${type}-${number}`, type, status, rule: strings[of(row, 9, 0)],
      section: report.sections[of(row, 10, 0)] || null,
      agent: agent ? { place: agent[0] < 0 ? null : span(agent), ours: Boolean(agent[2]), nodes: agent[3], text: agent[4] || null } : null,
      target: parts(row[12]), topic: span(row[13]), law: parts(row[14]), program: parts(row[15]),
      time: (row[16] || []).map((each) => ({ ...span(each), value: each[2] || null })),
      quantity: row[17] ? makeAmount(row[17], span, "", report) : null, total: Boolean(row[18]), items: (row[19] || []).map(span),
      responds: of(row, 20, 0) - 1, power: row[21] ? strings[row[21] - 1] : "none",
      field: data.means.get(type)?.field || "other", answered: [],
      year: (status === "done" ? report.done : report.planned) || "",
    };
  }

  /** Read a node's row; the order is that of `_node` in `payload.py`. */
  function makeNode(row, index) {
    const [x, y, weight, kind, sort, flags, degree, id, label, py, aliases] = row;
    const node = { x, y, pagerank: weight / WEIGHT, index, edges: [], mentions: [], acts: [] };
    if (row.length === 3) return { ...node, kind: "Act" };
    return { ...node, kind: strings[kind], sort: strings[sort], reporting: flags & 1, unsettled: flags & 2, degree, label, py, aliases,
      id: id.endsWith("/|") ? id.slice(0, -1) + label : id };
  }

  function join(from, to, role, start, end, report) {
    const edge = { index: data.edges.length, from, to, role, start, end, report };
    data.edges.push(edge);
    data.nodes[from].edges.push(edge);
    data.nodes[to].edges.push(edge);
  }

  /** Draw the edges of an act: what it says of its parts is all there is to know of them. */
  function joinAct(act) {
    const { report, agent } = act, none = { start: 0, end: 0 };
    if (agent) for (const at of agent.ours ? [report.owner] : agent.nodes)
      if (at !== null) join(act.node, at, "agent", (agent.place || none).start, (agent.place || none).end, report);
    for (const role of ["target", "law", "program"]) for (const part of act[role]) for (const at of part.nodes) {
      join(act.node, at, role, part.start, part.end, report);
      if (!data.nodes[at].acts.includes(act)) data.nodes[at].acts.push(act);
    }
    if (act.topic) for (const mention of report.mentions)
      if ((mention.type === "Meeting" || mention.type === "Work") && act.topic.start <= mention.start && mention.end <= act.topic.end)
        for (const at of mention.nodes) join(act.node, at, "topic", mention.start, mention.end, report);
    if (act.responds >= 0) {
      act.respondsTo = report.acts[act.responds];
      act.respondsTo.answered.push(act);
      join(act.node, act.respondsTo.node, "responds_to", act.start, act.end, report);
    }
  }

  data.means = new Map(renda.payload.means.map(([type, field, zh, en]) => [type, { type, field, zh, en }]));
  data.fields = renda.payload.fields;
  data.edges = [];
  data.nodes = renda.payload.nodes.map(makeNode);
  data.reports = renda.payload.reports.map(makeReport);
  data.byDoc = new Map(data.reports.map((report) => [report.doc, report]));
  data.metrics = data.reports.flatMap((report) => report.metrics);
  for (const report of data.reports) {
    for (const mention of report.mentions) for (const at of mention.nodes) data.nodes[at].mentions.push(mention);
    for (const act of report.acts) {
      data.acts.push(act);
      data.actById.set(act.id, act);
      data.actByNode.set(act.node, act);
      data.nodes[act.node].id = act.iri;
      joinAct(act);
    }
  }
  for (const node of data.nodes) data.byId.set(node.id, node);

  /** Say what a means is called; with its type where the table does not know it. */
  renda.meansName = (type) => (data.means.get(type) ? data.means.get(type)[renda.state.lang === "en" ? "en" : "zh"] : type);

  /** Say what a kind or a power is called. */
  renda.kindName = (id) => renda.payload.kinds[id]?.[renda.state.lang === "en" ? 1 : 0] ?? id;
  renda.powerName = (id) => (id === "none" ? renda.t("power.none") : renda.kindName(`power/${id}`));

  /** Say a word that tables use of themselves in the language that is on; several are parted by a mark. */
  renda.term = (text) => (renda.state.lang === "en" ? text.split("；").map((each) => renda.payload.terms[each] ?? each).join("; ") : text);

  /** Say in a few words what an act is: its trigger and what it is about. */
  renda.actTitle = function (act) {
    const about = act.report.quote(act.topic) || [...act.law, ...act.program].map((part) => act.report.quote(part)).join("、")
      || act.target.map((part) => act.report.quote(part)).join("、");
    const trigger = act.report.quote(act);
    return about && about !== trigger ? `${trigger} ${about}` : trigger;
  };

  /** The sentence around a place: from mark to mark, or the act's own clause. */
  renda.sentenceAround = function (report, place) {
    const text = report.text;
    let start = place.start, end = place.end;
    while (start > 0 && !MARKS_END.test(text[start - 1]) && place.start - start < 600) start -= 1;
    while (end < text.length && !MARKS_END.test(text[end]) && end - place.end < 600) end += 1;
    if (end < text.length && !/[\r\n]/.test(text[end])) end += 1;
    // A cut that falls inside a pair of surrogates moves out of it.
    if (/[\uDC00-\uDFFF]/.test(text[start] || "")) start -= 1;
    if (/[\uDC00-\uDFFF]/.test(text[end] || "")) end += 1;
    return { start, end };
  };
}
