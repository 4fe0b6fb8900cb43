// What is shown, filtered and chosen. It lives in the address's hash, so that a link restores the view.

{
  const DEFAULTS = {
    view: "summary", report: "", class: "", kind: "", power: "", field: "", means: "", status: "", year: "", section: "",
    select: "", table: "actions", sort: "", question: "", hide: "", lang: "zh", theme: "",
  };
  const FACETS = ["report", "class", "kind", "power", "field", "means", "status", "year", "section"];
  const OF_ACTS = ["power", "field", "means", "status", "year"]; // what only an act has
  const VIEWS = ["summary", "graph", "text", "tables", "questions", "timeline"];
  const listeners = [];
  renda.state = { ...DEFAULTS };
  renda.FACETS = FACETS;
  renda.VIEWS = VIEWS;

  function read() {
    const state = { ...DEFAULTS };
    for (const [name, value] of new URLSearchParams(location.hash.slice(1)))
      if (name in DEFAULTS) state[name] = value;
    if (!VIEWS.includes(state.view)) state.view = DEFAULTS.view;
    return state;
  }

  function write() {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(renda.state)) if (value !== DEFAULTS[name]) query.set(name, value);
    const hash = query.toString();
    if (hash !== location.hash.slice(1)) location.hash = hash;
  }

  /** Change the state; tell all views what changed. */
  renda.set = function (patch) {
    const changed = Object.keys(patch).filter((name) => renda.state[name] !== patch[name]);
    if (!changed.length) return;
    Object.assign(renda.state, patch);
    write();
    for (const listener of listeners) listener(new Set(changed));
  };

  renda.onChange = (listener) => listeners.push(listener);

  renda.startState = function () {
    Object.assign(renda.state, read());
    window.addEventListener("hashchange", () => renda.set(read()));
  };

  /** The nodes that have a part in an act. */
  renda.partners = (act) => renda.data.nodes[act.node].edges.filter((edge) => edge.from === act.node && edge.role !== "responds_to")
    .map((edge) => renda.data.nodes[edge.to]);

  const sectionOf = (report) => (renda.state.section && renda.state.report === report.doc
    ? report.sections.find((each) => each.id === renda.state.section) : null);
  const within = (place, section) => !section || (section.start <= place.start && place.start < section.end);

  /** Tell whether an act passes the facets; `without` names one that is left aside. */
  renda.passes = function (act, without) {
    const state = renda.state, asked = (name) => state[name] && without !== name;
    if (state.report && state.report !== act.report.doc) return false;
    if (asked("field") && state.field !== act.field) return false;
    if (asked("power") && state.power !== act.power) return false;
    if (asked("means") && state.means !== act.type) return false;
    if (asked("status") && state.status !== act.status) return false;
    if (asked("year") && state.year !== act.year) return false;
    if (asked("class") && state.class !== "Act" && !(state.class === "Metric" ? act.quantity : renda.partners(act).some((node) => node.kind === state.class))) return false;
    if (asked("kind") && !renda.partners(act).some((node) => node.sort === state.kind)) return false;
    return within(act, sectionOf(act.report));
  };

  renda.filtered = () => FACETS.some((name) => renda.state[name]);
  const key = () => FACETS.map((name) => renda.state[name]).join("\u0000");

  /** What passes the facets: acts, the nodes they touch, and where they stand; found once for a state. */
  let scope = null;
  renda.scope = function () {
    if (scope?.key === key()) return scope;
    const acts = renda.data.acts.filter((act) => renda.passes(act));
    const nodes = new Set(), extents = new Map();
    for (const act of acts) {
      nodes.add(act.node);
      for (const node of renda.partners(act)) nodes.add(node.index);
      if (!extents.has(act.report)) extents.set(act.report, []);
      extents.get(act.report).push(act.extent, ...[...act.target, ...act.law, ...act.program, act.agent?.place].filter(Boolean));
    }
    scope = { key: key(), acts, passing: new Set(acts), nodes, extents };
    return scope;
  };

  renda.acts = () => renda.scope().acts;
  renda.reports = () => renda.data.reports.filter((report) => !renda.state.report || report.doc === renda.state.report);
  const ofActs = () => OF_ACTS.some((name) => renda.state[name]);

  /** Tell whether a stretch of text lies in the chosen section and, where acts are chosen, in one of them. */
  renda.placePasses = function (place, report) {
    if (renda.state.report && renda.state.report !== report.doc) return false;
    if (!within(place, sectionOf(report))) return false;
    return !ofActs() || (renda.scope().extents.get(report) || []).some((each) => each.start <= place.start && place.end <= each.end);
  };

  renda.mentionPasses = function (mention) {
    const { class: wanted, kind } = renda.state;
    if (wanted && wanted !== mention.type) return false;
    if (kind && !mention.nodes.some((at) => renda.data.nodes[at].sort === kind)) return false;
    return renda.placePasses(mention, mention.report);
  };

  renda.metricPasses = (metric) => (!renda.state.class || renda.state.class === "Metric") && !renda.state.kind && renda.placePasses(metric, metric.report);

  /** Tell whether a node has anything to do with what passes the facets. */
  renda.nodePasses = function (node) {
    const { class: wanted, kind } = renda.state;
    if (!renda.filtered()) return true;
    if (kind && node.kind !== "Act" && node.sort !== kind) return false;
    if (wanted && wanted !== "Act" && wanted !== "Metric" && node.kind !== "Act" && node.kind !== wanted) return false;
    if (!ofActs() && wanted !== "Act" && wanted !== "Metric" && node.mentions.some(renda.mentionPasses)) return true;
    return renda.scope().nodes.has(node.index);
  };
}
