// What is shown, filtered and chosen. It lives in the address's hash, so that a link restores the view.

{
  const DEFAULTS = {
    view: "summary", report: "", field: "", means: "", status: "", year: "", section: "",
    select: "", table: "actions", sort: "", hide: "", lang: "zh", theme: "",
  };
  const FACETS = ["report", "field", "means", "status", "year", "section"];
  const listeners = [];
  renda.state = { ...DEFAULTS };
  renda.FACETS = FACETS;

  function read() {
    const state = { ...DEFAULTS };
    for (const [name, value] of new URLSearchParams(location.hash.slice(1)))
      if (name in DEFAULTS) state[name] = value;
    if (!["summary", "graph", "text", "tables"].includes(state.view)) state.view = DEFAULTS.view;
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

  /** Tell whether an act passes the facets; `without` names one that is left aside. */
  renda.passes = function (act, without) {
    const state = renda.state;
    if (state.report && state.report !== act.report.doc) return false;
    if (state.field && without !== "field" && state.field !== act.field) return false;
    if (state.means && without !== "means" && state.means !== act.type) return false;
    if (state.status && without !== "status" && state.status !== act.status) return false;
    if (state.year && without !== "year" && state.year !== act.year) return false;
    if (state.section && state.report === act.report.doc) {
      const section = act.report.sections.find((each) => each.id === state.section);
      if (section && !(section.start <= act.start && act.start < section.end)) return false;
    }
    return true;
  };

  renda.filtered = () => renda.FACETS.some((name) => renda.state[name]);
  renda.acts = () => renda.data.acts.filter((act) => renda.passes(act));
  renda.reports = () => renda.data.reports.filter((report) => !renda.state.report || report.doc === renda.state.report);

  /** Tell whether a node has anything to do with what passes the facets. */
  renda.nodePasses = function (node) {
    const state = renda.state;
    if (!renda.filtered()) return true;
    const onlyReport = state.report && !FACETS.some((name) => name !== "report" && state[name]);
    if (onlyReport && node.mentions.some((mention) => mention.report.doc === state.report)) return true;
    return node.edges.some((edge) => {
      const act = renda.data.actByNode.get(edge.from);
      return act && renda.passes(act);
    });
  };
}
