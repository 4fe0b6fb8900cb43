// The picture as SVG: what the graph view shows, in the same places, shapes and colours, as lines that can be edited.

{
  const { svg } = renda;
  const number = (value) => Math.round(value * 10) / 10;
  const corners = (count, turn) => Array.from({ length: count }, (_, at) => [Math.cos(turn + (2 * Math.PI * at) / count), Math.sin(turn + (2 * Math.PI * at) / count)]);
  const star = corners(10, -Math.PI / 2).map(([x, y], at) => (at % 2 ? [x * 0.45, y * 0.45] : [x, y]));
  const POLYGONS = { square: corners(4, Math.PI / 4).map(([x, y]) => [x * 1.41, y * 1.41]), triangle: corners(3, -Math.PI / 2), diamond: corners(4, 0), hexagon: corners(6, 0), star };

  function shape(node) {
    const paint = { fill: node.color.background, stroke: node.color.border, "stroke-width": node.borderWidth, "stroke-dasharray": node.shapeProperties.borderDashes ? "4 3" : null };
    const points = POLYGONS[node.shape];
    return points ? svg("polygon", { points: points.map(([x, y]) => `${number(node.x + x * node.size)},${number(node.y + y * node.size)}`).join(" "), ...paint })
      : svg("circle", { cx: node.x, cy: node.y, r: node.size, ...paint });
  }

  /** A name under its node, one line under the other. */
  function name(node) {
    const size = Math.min(node.font.size, 30);
    return node.label ? svg("text", { "text-anchor": "middle", "font-size": number(size), fill: node.font.color, stroke: node.font.strokeColor, "stroke-width": number(size / 5), "paint-order": "stroke" },
      node.label.split("\n").map((line, at) => svg("tspan", { x: node.x, y: number(node.y + node.size + size * (1.1 + 1.2 * at)) }, line))) : null;
  }

  /** Parallel edges bend apart, so that each is seen. */
  function line(edge, from, to, order) {
    const bend = 0.08 * (order + 1), x = (from.x + to.x) / 2 - (to.y - from.y) * bend, y = (from.y + to.y) / 2 + (to.x - from.x) * bend;
    return svg("path", { d: `M${from.x} ${from.y}Q${number(x)} ${number(y)} ${to.x} ${to.y}`, fill: "none", stroke: edge.color.color, "stroke-width": edge.width, "stroke-dasharray": edge.dashes ? "5 4" : null });
  }

  /** Write nodes and edges, as vis-network has them, as an SVG document. */
  renda.drawing = function (nodes, edges) {
    const places = new Map(nodes.map((node) => [node.id, node])), parallel = new Map();
    const xs = nodes.map((node) => node.x), ys = nodes.map((node) => node.y), margin = 90;
    const left = Math.min(0, ...xs) - margin, top = Math.min(0, ...ys) - margin, width = Math.max(0, ...xs) + margin - left, height = Math.max(0, ...ys) + margin - top;
    const style = getComputedStyle(document.documentElement);
    const root = svg("svg", { viewBox: `${left} ${top} ${width} ${height}`, width, height, "font-family": style.getPropertyValue("--font").trim() },
      svg("rect", { x: left, y: top, width, height, fill: style.getPropertyValue("--canvas").trim() }),
      edges.filter((edge) => places.has(edge.from) && places.has(edge.to)).map((edge) => {
        const pair = `${edge.from}-${edge.to}`, order = parallel.get(pair) || 0;
        parallel.set(pair, order + 1);
        return line(edge, places.get(edge.from), places.get(edge.to), order);
      }), nodes.map(shape), nodes.map(name));
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
  };
}
