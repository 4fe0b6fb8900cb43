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

  function makeReport(raw, index) {
    const units = unitsOf(raw.text);
    const span = (pair) => (pair ? { start: units(pair[0]), end: units(pair[1]) } : null);
    const text = raw.text;
    const report = { ...raw, index, span };
    report.quote = (place) => (place ? text.slice(place.start, place.end) : "");
    report.masked = raw.masked.map(([s, e, kind]) => ({ ...span([s, e]), kind }));
    report.sections = raw.sections.map(([id, s, e, level, heading, status]) => ({ ...span([s, e]), id, level, heading, status }));
    report.mentions = raw.mentions.map(([s, e, type, rule, nodes, value], at) =>
      ({ ...span([s, e]), point: s, id: `m:${raw.doc}:${at}`, type, rule, nodes, value, report }));
    report.metrics = raw.metrics.map((each, at) => makeAmount(each, span, `n:${raw.doc}:${at}`, report));
    report.shortcomings = raw.shortcomings.map((each, at) => ({ ...span(each), id: `s:${raw.doc}:${at}`, report }));
    report.acts = raw.acts.map((each) => makeAct(each, span, report));
    return report;
  }

  function makeAmount(raw, span, id, report) {
    const [s, e, value, unit, of, rule, number, atLeast] = raw;
    return { ...span([s, e]), id, value, unit, of: span(of), rule, number, atLeast, report };
  }

  function makeAct(raw, span, report) {
    const parts = (list) => (list || []).map(([s, e, nodes]) => ({ ...span([s, e]), nodes }));
    return {
      ...raw, ...span(raw.at), extent: span(raw.extent), report, id: `a:${report.doc}:${raw.id}`, local: raw.id,
      target: parts(raw.target), law: parts(raw.law), program: parts(raw.program),
      time: (raw.time || []).map(span), items: (raw.items || []).map(span), topic: span(raw.topic),
      quantity: raw.quantity ? makeAmount(raw.quantity, span, "", report) : null,
      agent: raw.agent ? { ...raw.agent, place: span(raw.agent.at) } : null,
      field: data.means.get(raw.type)?.field || "other", answered: [],
      year: raw.status === "done" ? report.done : report.planned,
    };
  }

  data.means = new Map(renda.payload.means.map(([type, field, zh, en]) => [type, { type, field, zh, en }]));
  data.fields = renda.payload.fields;
  data.nodes = renda.payload.nodes.map((node, index) => ({ ...node, index, edges: [], mentions: [], acts: [] }));
  data.edges = renda.payload.edges.map(([from, to, role, doc, start, end, weight], index) =>
    ({ index, from, to, role, doc, start, end, weight }));
  for (const edge of data.edges) {
    data.nodes[edge.from].edges.push(edge);
    data.nodes[edge.to].edges.push(edge);
  }
  data.reports = renda.payload.reports.map(makeReport);
  for (const node of data.nodes) data.byId.set(node.id, node);
  for (const report of data.reports) {
    for (const mention of report.mentions) for (const at of mention.nodes) data.nodes[at].mentions.push(mention);
    for (const act of report.acts) {
      data.acts.push(act);
      data.actById.set(act.id, act);
      if (act.node !== undefined) data.actByNode.set(act.node, act);
      for (const part of [...act.target, ...act.law, ...act.program])
        for (const at of part.nodes) if (!data.nodes[at].acts.includes(act)) data.nodes[at].acts.push(act);
    }
  }
  for (const act of data.acts) {
    act.respondsTo = act.respondsTo ? data.actById.get(`a:${act.report.doc}:${act.respondsTo}`) || null : null;
    if (act.respondsTo) act.respondsTo.answered.push(act);
  }

  /** Say what a means is called; with its type where the table does not know it. */
  renda.meansName = (type) => (data.means.get(type) ? data.means.get(type)[renda.state.lang === "en" ? "en" : "zh"] : type);

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
