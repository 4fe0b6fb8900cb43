// The network as vis-network draws it: positions come with the data, physics is off, at most LIMIT nodes at first.

{
  const { h, fill, t } = renda;
  const LIMIT = 300;
  const ACTS_NAMED_FROM = 0.62; // the scale from which acts bear their names
  const STRETCH = 1.45; // the layout is wider than high by this
  const SHAPES = { Owner: "dot", Body: "dot", Law: "square", Program: "triangle", Work: "star", Meeting: "diamond", Act: "hexagon", planned: "hexagon", Report: "box" };
  const LEGEND = ["Owner", "Body", "Law", "Program", "Meeting", "Work", "Report", "Act", "planned"];
  const SIZES = { Owner: 34, Body: 15, Law: 14, Program: 15, Work: 14, Meeting: 14, Act: 8, planned: 8, Report: 12 };
  const QUIET = new Set(["mentions", "reported_by"]);
  let network = null, nodes = null, edges = null, root = null;
  const shown = new Set(), hidden = new Set(), history = [];
  let focused = null;

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function kindOf(node) {
    if (node.kind !== "Act") return node.reporting ? "Owner" : node.kind;
    return renda.data.actByNode.get(node.index)?.status === "planned" ? "planned" : "Act";
  }

  const off = () => new Set(renda.state.hide.split(",").filter(Boolean));

  /** Choose what is drawn first: what matters most, and of the entities only those that an act touches. */
  function reset() {
    shown.clear();
    const candidates = renda.data.nodes.filter((node) => node.kind !== "Report" && renda.nodePasses(node)
      && (node.kind !== "Act" || renda.passes(renda.data.actByNode.get(node.index))) && node.edges.some((edge) => !QUIET.has(edge.role)));
    candidates.sort((a, b) => (b.reporting || 0) - (a.reporting || 0) || b.pagerank - a.pagerank || a.index - b.index);
    for (const node of candidates.slice(0, LIMIT)) shown.add(node.index);
    return candidates.length;
  }

  function visible(node) {
    return shown.has(node.index) && !hidden.has(node.index) && !off().has(kindOf(node)) && (!focused || focused.has(node.index));
  }

  /** What stands beside a node: its wording in the text, which is shorter; over several reports only the full name is plain. */
  function labelOf(node, kind, act) {
    if (act) return renda.meansName(act.type);
    if (kind === "Owner") {
      const middle = Math.ceil(node.label.length / 2);
      return node.label.length < 10 ? node.label : `${node.label.slice(0, middle)}\n${node.label.slice(middle)}`;
    }
    const wording = renda.data.reports.length === 1 && node.aliases ? node.aliases.split(" | ").find((each) => each.length > 2) : null;
    const label = wording && wording.length < node.label.length ? wording : node.label;
    return renda.clip(label, 13);
  }

  function drawNode(node) {
    const kind = kindOf(node), act = renda.data.actByNode.get(node.index);
    const main = colour(`--kind-${kind === "planned" ? "Act" : kind}`), paper = colour("--card");
    return {
      id: node.index, x: node.x, y: node.y, shape: SHAPES[kind],
      label: "",
      size: kind === "Act" || kind === "planned" || kind === "Owner" ? SIZES[kind] : Math.min(26, SIZES[kind] + Math.sqrt(node.degree) * 1.6),
      color: { background: kind === "planned" ? paper : main, border: main, highlight: { background: kind === "planned" ? paper : main, border: colour("--ink") } },
      borderWidth: kind === "planned" ? 2 : 1, borderWidthSelected: 4,
      shapeProperties: { borderDashes: kind === "planned" ? [4, 3] : false },
      font: { size: 1, color: colour("--ink"), strokeWidth: 4, strokeColor: colour("--canvas"), face: colour("--font") },
    };
  }

  function drawEdge(edge) {
    const planned = renda.data.actByNode.get(edge.from)?.status === "planned";
    const faint = edge.role === "agent" && renda.data.nodes[edge.to].reporting;
    return {
      id: edge.index, from: edge.from, to: edge.to, dashes: planned ? [5, 4] : false, width: faint ? 0.6 : 1.4,
      color: { color: colour(faint ? "--edge-faint" : "--edge"), highlight: colour("--accent"), inherit: false },
      arrows: faint ? "" : { to: { enabled: true, scaleFactor: 0.45 } }, title: undefined,
      font: { size: 12, color: colour("--ink"), strokeWidth: 4, strokeColor: colour("--canvas"), face: colour("--font"), align: "middle" },
    };
  }

  const drawEdgeAgain = ({ id }) => drawEdge(renda.data.edges[id]);

  function update() {
    const list = renda.data.nodes.filter(visible), ids = new Set(list.map((node) => node.index));
    const lines = renda.data.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to) && edge.role !== "mentions");
    nodes.clear(); edges.clear();
    nodes.add(list.map(drawNode));
    edges.add(lines.map(drawEdge));
    mark();
    legend();
  }

  /** Light up what is chosen with its neighbours, name its edges, dim the rest. */
  function mark() {
    const chosen = chosenNode();
    const near = new Set(chosen === null ? [] : [chosen]);
    const lines = [];
    for (const edge of edges.get()) {
      const touches = chosen !== null && (edge.from === chosen || edge.to === chosen);
      if (touches) near.add(edge.from).add(edge.to);
      lines.push({ id: edge.id, label: touches && near.size < 40 ? t(`role.${renda.data.edges[edge.id].role}`) : undefined,
        color: { ...edge.color, opacity: chosen === null || touches ? 1 : 0.15 } });
    }
    edges.update(lines);
    nodes.update(nodes.getIds().map((id) => ({ id, opacity: chosen === null || near.has(id) ? 1 : 0.22 })));
    if (chosen !== null && nodes.get(chosen)) network.selectNodes([chosen], false);
    else network.unselectAll();
    relabel();
  }

  /** Give labels the size they need at this scale, and only where they cover no other: the weightiest come first. */
  function relabel() {
    const scale = network.getScale(), chosen = chosenNode(), near = new Set(chosen === null ? [] : [chosen, ...neighbours(chosen)]);
    const list = nodes.getIds().map((id) => renda.data.nodes[id]);
    const weight = (node) => (node.index === chosen ? 4 : node.reporting ? 3 : near.has(node.index) ? 2 : 0) + (node.kind === "Act" ? 0 : 1) + node.pagerank;
    list.sort((a, b) => weight(b) - weight(a) || a.index - b.index);
    const boxes = list.filter((node) => node.kind !== "Act").map((node) => iconBox(node));
    const changes = [], ink = colour("--ink"), ghost = colour("--ghost");
    for (const node of list) {
      const act = renda.data.actByNode.get(node.index), kind = kindOf(node);
      const pixels = kind === "Owner" ? 16 : act ? 11 : 12.5, size = pixels / scale;
      const label = labelOf(node, kind, act), lines = label.split("\n");
      const width = Math.max(...lines.map((line) => line.length)) * size + 6 / scale, height = lines.length * size * 1.25;
      const top = node.y + nodes.get(node.index).size + 2 / scale;
      const box = { left: node.x - width / 2, right: node.x + width / 2, top, bottom: top + height, of: node.index };
      const named = !act || scale >= ACTS_NAMED_FROM || near.has(node.index);
      const free = named && !boxes.some((other) => other.of !== node.index && other.left < box.right && box.left < other.right && other.top < box.bottom && box.top < other.bottom);
      if (free) boxes.push(box);
      const lit = chosen === null || near.has(node.index);
      changes.push({ id: node.index, label: free ? label : "", font: { size, color: lit ? ink : ghost } });
    }
    nodes.update(changes);
    edges.update(edges.getIds().map((id) => ({ id, font: { size: 11 / scale } })));
  }

  function iconBox(node) {
    const size = nodes.get(node.index).size;
    return { left: node.x - size, right: node.x + size, top: node.y - size, bottom: node.y + size, of: node.index };
  }

  let later = 0;
  const soon = () => { clearTimeout(later); later = setTimeout(relabel, 90); };

  function chosenNode() {
    const found = renda.state.select ? renda.find(renda.state.select) : {};
    if (found.node) return found.node.index;
    if (found.act) return found.act.node ?? null;
    return found.kind === "mentions" && found.place?.nodes.length === 1 ? found.place.nodes[0] : null;
  }

  function neighbours(index) {
    return renda.data.nodes[index].edges.filter((edge) => !QUIET.has(edge.role)).map((edge) => (edge.from === index ? edge.to : edge.from));
  }

  const remember = () => history.push({ shown: [...shown], hidden: [...hidden], focused });

  function expand(index) {
    remember();
    for (const other of neighbours(index)) { shown.add(other); hidden.delete(other); if (focused) focused.add(other); }
    shown.add(index);
    update();
  }

  function back() {
    const before = history.pop();
    if (!before) return;
    shown.clear(); hidden.clear();
    before.shown.forEach((each) => shown.add(each));
    before.hidden.forEach((each) => hidden.add(each));
    focused = before.focused;
    update();
  }

  function onChosen(action) {
    const chosen = chosenNode();
    if (chosen === null) return;
    if (action === "expand") return expand(chosen);
    remember();
    if (action === "hide") { hidden.add(chosen); renda.set({ select: "" }); }
    else focused = new Set([chosen, ...neighbours(chosen)]);
    update();
    if (action === "focus") fit();
  }

  /** Show all, beside the legend and under the toolbar. */
  function fit() {
    network.redraw();
    if (!root.clientWidth) return; // a hidden view has no size to fit
    const list = nodes.getIds().map((id) => renda.data.nodes[id]), box = root.querySelector(".canvas"), wide = box.clientWidth > 900;
    if (list.length) {
      const xs = list.map((node) => node.x), ys = list.map((node) => node.y);
      const left = Math.min(...xs) - 60, right = Math.max(...xs) + 60, top = Math.min(...ys) - 50, bottom = Math.max(...ys) + 70;
      const scale = Math.min((box.clientWidth - (wide ? 130 : 20)) / (right - left), (box.clientHeight - (wide ? 80 : 100)) / (bottom - top), 1.3);
      network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, offset: { x: wide ? 55 : 0, y: 14 } });
    }
    moved = false;
    relabel();
  }

  let moved = false, room = 0, clicked = false;

  function png() {
    const canvas = root.querySelector("canvas");
    const copy = h("canvas", { width: canvas.width, height: canvas.height });
    const context = copy.getContext("2d");
    context.fillStyle = colour("--canvas");
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(canvas, 0, 0);
    copy.toBlob((blob) => renda.download("graph.png", blob), "image/png");
  }

  /** Draw a legend's sign in the shape and colour of its kind. */
  function sign(kind) {
    const fill = `var(--kind-${kind === "planned" ? "Act" : kind})`;
    const shape = { dot: ["circle", { cx: 8, cy: 8, r: kind === "Owner" ? 7 : 5.5 }], square: ["rect", { x: 3, y: 3, width: 10, height: 10 }],
      triangle: ["polygon", { points: "8,2 14,13 2,13" }], star: ["polygon", { points: "8,1 10,6 15,6 11,9.5 12.5,15 8,11.8 3.5,15 5,9.5 1,6 6,6" }],
      diamond: ["polygon", { points: "8,1.5 14,8 8,14.5 2,8" }], hexagon: ["polygon", { points: "4.5,3 11.5,3 15,8 11.5,13 4.5,13 1,8" }],
      box: ["rect", { x: 1, y: 4, width: 14, height: 8, rx: 2 }] }[SHAPES[kind]];
    const paint = kind === "planned" ? { fill: "var(--card)", stroke: fill, "stroke-dasharray": "2.5 1.8", "stroke-width": 1.6 } : { fill };
    return renda.svg("svg", { class: "sign", viewBox: "0 0 16 16", "aria-hidden": "true" }, renda.svg(shape[0], { ...shape[1], ...paint }));
  }
  renda.sign = sign;

  function legend() {
    const hide = off(), counts = new Map();
    for (const node of renda.data.nodes) {
      if (!shown.has(node.index)) continue;
      counts.set(kindOf(node), (counts.get(kindOf(node)) || 0) + 1);
    }
    const total = renda.data.nodes.filter((node) => node.kind !== "Report" && node.edges.some((edge) => !QUIET.has(edge.role))).length;
    fill(root.querySelector(".legend"), h("h2", {}, t("graph.legend")),
      LEGEND.filter((kind) => counts.get(kind)).map((kind) => h("button", {
        type: "button", "aria-pressed": hide.has(kind) ? "false" : "true", data: { legend: kind },
        onclick: () => { const next = off(); if (next.has(kind)) next.delete(kind); else next.add(kind); renda.set({ hide: [...next].join(",") }); },
      }, sign(kind), h("span", {}, t(`kind.${kind}`)), h("span.count", {}, counts.get(kind)))),
      h("p.note", { data: { shown: nodes.length } }, `${t("graph.shown")} ${nodes.length} ${t("graph.of")} ${total}`));
  }

  /** Write the fields of work around who reports, each where its acts stand. */
  function sectors(context) {
    if (renda.reports().length > 1) return;
    const groups = new Map(), far = new Map(), size = 22 / network.getScale();
    for (const node of renda.data.nodes) {
      if (node.kind !== "Act" || !visible(node)) continue;
      const act = renda.data.actByNode.get(node.index), owner = renda.data.nodes[act.report.owner ?? -1];
      if (!owner) continue;
      const key = `${act.report.doc}|${act.field}`, dx = node.x - owner.x, dy = (node.y - owner.y) * STRETCH;
      if (!groups.has(key)) groups.set(key, { field: act.field, owner, doc: act.report.doc, x: 0, y: 0, count: 0, far: 0 });
      const group = groups.get(key), length = Math.hypot(dx, dy);
      Object.assign(group, { x: group.x + dx, y: group.y + dy, count: group.count + 1, far: Math.max(group.far, length) });
      far.set(group.doc, Math.max(far.get(group.doc) || 0, length));
    }
    context.font = `600 ${size}px ${colour("--font")}`;
    context.textAlign = "center";
    context.fillStyle = colour("--sector");
    const placed = [];
    for (const group of groups.values()) {
      if (group.count < 3) continue;
      const length = Math.hypot(group.x, group.y) || 1, reach = Math.max(group.far + 80, far.get(group.doc) * 0.9);
      const x = group.owner.x + (group.x / length) * reach;
      let y = group.owner.y + ((group.y / length) * reach) / STRETCH;
      while (placed.some((each) => Math.abs(each.x - x) < size * 6 && Math.abs(each.y - y) < size * 1.4)) y += size * 1.5;
      placed.push({ x, y });
      context.fillText(t(`field.${group.field}`), x, y);
    }
  }

  function build(holder) {
    root = holder;
    const button = (key, onclick) => h("button", { type: "button", onclick, data: { t: key } }, t(key));
    fill(root, h("div.canvas", { tabindex: "0", role: "application", "aria-label": t("graph.canvas") }),
      h("div.toolbar", {}, button("graph.fit", fit), button("graph.in", () => zoom(1.3)), button("graph.out", () => zoom(1 / 1.3)), button("graph.back", back),
        button("graph.expand", () => onChosen("expand")), button("graph.focus", () => onChosen("focus")),
        button("graph.hide", () => onChosen("hide")), button("graph.png", png), button("graph.svg", () => renda.download("graph.svg", new Blob([renda.drawing(nodes.get(), edges.get().map(drawEdgeAgain))], { type: "image/svg+xml" })))),
      h("div.legend", {}), h("p.hint", { data: { t: "graph.help" } }, t("graph.help")));
    nodes = new vis.DataSet([]); edges = new vis.DataSet([]);
    network = new vis.Network(root.querySelector(".canvas"), { nodes, edges }, {
      physics: false, layout: { improvedLayout: false }, autoResize: true,
      nodes: { scaling: { label: { drawThreshold: 0 } } },
      edges: { smooth: { enabled: true, type: "curvedCW", roundness: 0.08 }, selectionWidth: 1.4, hoverWidth: 0 },
      interaction: { hover: false, tooltipDelay: 100000, multiselect: false, keyboard: { enabled: false }, zoomSpeed: 0.8, hideEdgesOnDrag: false, dragNodes: false },
    });
    network.on("click", ({ nodes: hit, edges: lines }) => {
      if (hit.length) choose(hit[0]);
      else if (lines.length) choose(renda.data.edges[lines[0]].from);
      else renda.set({ select: "" });
    });
    network.on("doubleClick", ({ nodes: hit }) => hit.length && expand(hit[0]));
    network.on("zoom", () => { moved = true; soon(); });
    network.on("dragEnd", () => { moved = true; });
    // A panel that opens takes room away: what was shown whole stays whole.
    network.on("resize", () => { if (!root.clientWidth) return; if (network.body && room && Math.abs(root.clientWidth - room) > 40 && !moved) fit(); room = root.clientWidth; });
    network.on("beforeDrawing", sectors);
    root.querySelector(".canvas").addEventListener("keydown", onKey);
    reset();
    renda.network = network;
    update();
    fit();
    room = root.clientWidth;
  }

  function zoom(factor) {
    network.moveTo({ scale: network.getScale() * factor });
    moved = true;
    relabel();
  }

  function choose(index) {
    const act = renda.data.actByNode.get(index);
    clicked = true;
    renda.set({ select: act ? act.id : `e:${renda.data.nodes[index].id}` });
  }

  function onKey(event) {
    const step = 80 / network.getScale(), { x, y } = network.getViewPosition();
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    if (moves[event.key]) network.moveTo({ position: { x: x + moves[event.key][0], y: y + moves[event.key][1] } });
    else if (event.key === "+" || event.key === "=") zoom(1.2);
    else if (event.key === "-") zoom(1 / 1.2);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  }

  function reveal() {
    const chosen = chosenNode();
    if (chosen === null) return;
    if (!shown.has(chosen) || hidden.has(chosen)) { shown.add(chosen); hidden.delete(chosen); for (const other of neighbours(chosen)) shown.add(other); update(); }
    // A click in the picture leaves it where it is; what is chosen elsewhere comes into the middle.
    if (clicked) return;
    network.focus(chosen, { scale: Math.max(network.getScale(), 0.85), animation: false });
    moved = true;
    relabel();
  }

  renda.drawGraph = function (holder, changed) {
    if (!network) return build(holder), reveal();
    const facets = renda.FACETS.some((name) => changed.has(name));
    if (facets) { focused = null; hidden.clear(); reset(); }
    if (changed.has("lang")) for (const each of root.querySelectorAll("[data-t]")) each.textContent = t(each.dataset.t);
    if (facets || changed.has("hide") || changed.has("theme") || changed.has("lang")) update();
    else mark();
    if (facets) fit();
    if (changed.has("select") || changed.has("view")) reveal();
    clicked = false;
  };
}
