// The picture: vis-network places and moves nodes and lines; shapes, colours and labels are drawn here.

let network = null;
let nodeSet = null;
let lineSet = null;
let colors = {};
let lineById = new Map();
let hovered = null; // {node} or {line}
let cursor = null; // the node that the arrow keys stand on
let labelBoxes = [];
let frame = { turned: false, x: 1, y: 1 }; // how the places are turned and stretched to fill this screen
const paths = {};
const MOST_LABELS = 60;
let thickness = 1; // lines seen from afar get thinner more slowly than the picture
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", sans-serif';

function readColors() {
  const style = getComputedStyle(document.documentElement);
  const names = ["--bg", "--surface", "--text", "--muted", "--accent", "--on-kind"];
  for (const look of [...D.looks.quads, ...Object.values(D.looks.kinds)]) names.push(look.color);
  colors = Object.fromEntries(names.map((key) => [key, style.getPropertyValue(key).trim()]));
}

function place(node) {
  return frame.turned ? { x: node.y * frame.x, y: node.x * frame.y } : { x: node.x * frame.x, y: node.y * frame.y };
}

// The places are computed for a landscape screen: a tall one gets them turned, and both are stretched a
// little so that the picture fills the screen.
function chooseFrame() {
  const { width, height } = $("canvas").getBoundingClientRect();
  const first = D.nodes.slice(0, D.start);
  const extent = (key) => Math.max(200, ...first.map((node) => node[key])) - Math.min(-200, ...first.map((node) => node[key]));
  const turned = width < 0.75 * height;
  const [across, down] = turned ? [extent("y"), extent("x")] : [extent("x"), extent("y")];
  const ratio = (Math.max(200, width - 150) / Math.max(150, height - 110)) / (across / down);
  const clamp = (value) => Math.min(1.7, Math.max(1, value));
  frame = { turned, x: clamp(ratio), y: clamp(1 / ratio) };
}

// Nodes seen from afar shrink less than the picture.
function radiusOf(node) {
  return node.size * Math.min(1.6, Math.max(1, 0.8 / network.getScale()));
}

function startCanvas() {
  readColors();
  chooseFrame();
  for (const [kind, look] of Object.entries(D.looks.kinds)) paths[kind] = new Path2D(look.path);
  nodeSet = new vis.DataSet(D.drawing.nodes.map((node) => ({ ...node, ...place(D.nodes[node.id]) })));
  lineSet = new vis.DataSet(D.drawing.edges);
  const options = D.drawing.options;
  options.nodes.ctxRenderer = drawNode;
  network = new vis.Network($("canvas"), { nodes: nodeSet, edges: lineSet }, options);
  network.on("afterDrawing", drawLabels);
  network.on("click", (event) => choose(hit(event.pointer.DOM) || { node: event.nodes[0], line: event.edges[0] }));
  network.on("doubleClick", (event) => { if (event.nodes.length) showNeighbours(event.nodes[0]); });
  for (const [event, value] of [["hoverNode", "node"], ["hoverEdge", "edge"]]) {
    network.on(event, (params) => setHover(value === "node" ? { node: params.node } : { line: params.edge }));
    network.on(event.replace("hover", "blur"), () => setHover(null));
  }
  const canvas = $("canvas").querySelector("canvas");
  canvas.setAttribute("aria-hidden", "true");
}

function setHover(value) {
  hovered = value;
  $("canvas").classList.toggle("pointing", value !== null);
  network.redraw();
}

function choose(found) {
  if (found.node !== undefined && found.node !== null) select({ node: found.node });
  else if (found.line !== undefined && lineById.has(found.line)) select(selectionOfLine(lineById.get(found.line)));
  else if (S.selection) select(null);
}

function selectionOfLine(line) {
  if (line.negotiation !== undefined) return { node: line.negotiation };
  const ends = { source: line.source, target: line.target };
  return line.relation === undefined ? { ...ends, side: line.side } : { ...ends, relation: line.relation };
}

function isSelected(line) {
  const chosen = S.selection;
  if (!chosen) return false;
  if (chosen.node !== undefined) return line.source === chosen.node || line.target === chosen.node;
  if (line.negotiation !== undefined || line.source !== chosen.source || line.target !== chosen.target) return false;
  if (chosen.relation === undefined) return line.side === chosen.side;
  if (line.relation !== undefined) return line.relation === chosen.relation;
  return line.side === D.looks.quads[D.legend.relations[chosen.relation].quad].side;
}

let near = null; // the nodes that a selection leaves in full colour, or null for all

function syncCanvas() {
  lineById = new Map(V.lines.map((line) => [line.id, line]));
  near = null;
  if (S.selection) {
    near = new Set([S.selection.node, S.selection.source, S.selection.target].filter((index) => index !== undefined));
    for (const line of V.lines) if (isSelected(line)) near.add(line.source).add(line.target);
  }
  lineSet.remove(lineSet.getIds().filter((id) => !lineById.has(id)));
  nodeSet.remove(nodeSet.getIds().filter((id) => !V.shown.has(id)));
  const present = new Set(nodeSet.getIds());
  nodeSet.add(V.nodes.filter((index) => !present.has(index)).map((index) => ({ id: index, shape: "custom", size: D.nodes[index].size, ...place(D.nodes[index]) })));
  for (const index of V.nodes) measureBorder(index);
  lineSet.update(V.lines.map(lineOptions));
}

// Where lines end: vis-network takes shapes that it does not know for squares.
function measureBorder(index) {
  const shape = network.body.nodes[index]?.shape;
  if (!shape) return;
  const node = D.nodes[index];
  // A hollow node is a tag, wider than high (see its path); the others come close enough to a circle.
  const part = (angle) => (node.look.hollow ? Math.min(1.25 / Math.abs(Math.cos(angle)), 0.62 / Math.abs(Math.sin(angle))) : 1);
  shape.distanceToBorder = (_, angle) => radiusOf(node) * part(angle) + 2.5;
}

function lineOptions(line) {
  const looks = D.looks;
  const bright = !near || isSelected(line);
  const color = colors[looks.quads[line.quad].color];
  return {
    id: line.id,
    from: line.source,
    to: line.target,
    width: looks.widths[Math.min(line.count, looks.widths.length) - 1] * (V.lines.length > 150 ? 0.7 : thickness) + (near && bright ? 0.8 : 0),
    dashes: looks.standings[line.standing].dashes,
    arrows: { to: { enabled: true, type: looks.sides[line.side].arrow, scaleFactor: looks.sides[line.side].arrow === "bar" ? 0.95 : 0.7 } },
    smooth: { enabled: true, type: "curvedCW", roundness: line.bend },
    color: { color, hover: color, highlight: color, opacity: !bright ? 0.13 : near || V.lines.length < 100 ? 0.9 : 0.6 },
  };
}

function drawNode({ ctx, id, x, y }) {
  const node = D.nodes[id];
  const radius = radiusOf(node);
  const color = colors[node.look.color];
  const faint = near && !near.has(id);
  const chosen = S.selection && [S.selection.node, S.selection.source, S.selection.target].includes(id);
  const drawShape = () => {
    ctx.save();
    ctx.translate(x, y);
    ctx.globalAlpha = faint ? 0.26 : 1;
    ctx.scale(radius, radius);
    ctx.lineJoin = "round";
    if (chosen || cursor === id) {
      ctx.lineWidth = 9 / radius;
      ctx.strokeStyle = colors["--accent"];
      ctx.stroke(paths[node.kind]);
    }
    ctx.lineWidth = 4.5 / radius;
    ctx.strokeStyle = colors["--bg"];
    ctx.stroke(paths[node.kind]);
    ctx.fillStyle = node.look.hollow || !node.known ? colors["--surface"] : color;
    ctx.fill(paths[node.kind]);
    if (node.look.hollow || !node.known) {
      ctx.lineWidth = 2 / radius;
      ctx.strokeStyle = color;
      if (!node.known) ctx.setLineDash([4 / radius, 3 / radius]);
      ctx.stroke(paths[node.kind]);
    }
    if (node.look.hollow) drawGlyph(ctx, color);
    ctx.restore();
    if (node.badge && radius * network.getScale() > 8) {
      ctx.save();
      ctx.globalAlpha = faint ? 0.26 : 1;
      ctx.fillStyle = node.known ? colors["--on-kind"] : color;
      ctx.font = `600 ${radius * (node.badge.length > 3 ? 0.52 : node.badge.length > 2 ? 0.62 : 0.74)}px ${FONT}`;
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.fillText(node.badge, x, y + radius * 0.04);
      ctx.restore();
    }
  };
  return { drawNode: drawShape, nodeDimensions: { width: radius * 1.9, height: radius * 1.9 } };
}

// Two short lines of writing: what a hollow node (an issue) carries instead of initials.
function drawGlyph(ctx, color) {
  ctx.setLineDash([]);
  ctx.lineWidth = 0.13;
  ctx.lineCap = "round";
  ctx.strokeStyle = color;
  ctx.beginPath();
  ctx.moveTo(-0.68, -0.18);
  ctx.lineTo(0.68, -0.18);
  ctx.moveTo(-0.68, 0.2);
  ctx.lineTo(0.2, 0.2);
  ctx.stroke();
}
