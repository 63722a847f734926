// Names and words in the picture: where there is room, never over each other, and ready to be clicked.

function lineWords(line) {
  const look = D.looks.standings[line.standing];
  const before = (line.disputed ? "≠ " : "") + (look.id === "denied" ? "not: " : "");
  const words = line.words.length > 32 ? `${line.words.slice(0, 30)}…` : line.words;
  return before + words + (line.more > 0 ? ` +${line.more}` : "") + (line.count > 1 ? ` · ${number(line.count)}` : "");
}

// Labels keep their size on the screen and never cover each other: the important ones come first, the
// others wait until there is room (after zooming in) or until they are pointed at.
function drawLabels(ctx) {
  const matrix = ctx.getTransform();
  const scale = network.getScale();
  const ratio = matrix.a / scale;
  const onScreen = (point) => ({ x: (point.x * matrix.a + matrix.e) / ratio, y: (point.y * matrix.d + matrix.f) / ratio });
  const taken = [];
  labelBoxes = [];
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const free = (box) => !taken.some((other) => box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h);
  const spots = network.getPositions(V.nodes);
  const discs = [];
  for (const index of V.nodes) {
    if (!spots[index]) continue; // vis-network draws once more before it has been given the new nodes
    const at = onScreen(spots[index]);
    const radius = radiusOf(D.nodes[index]) * scale;
    discs.push({ index, at, radius });
    taken.push({ x: at.x - radius, y: at.y - radius, w: 2 * radius, h: 2 * radius });
  }
  const first = (disc) => (hovered && hovered.node === disc.index ? 3 : cursor === disc.index ? 2 : near && near.has(disc.index) ? 1 : 0);
  discs.sort((a, b) => first(b) - first(a) || a.index - b.index);
  for (const disc of discs) drawNodeLabel(ctx, disc, first(disc), free, taken);
  const lines = V.lines.slice();
  const weight = (line) => (hovered && hovered.line === line.id ? 2 : near && isSelected(line) ? 1 : 0);
  lines.sort((a, b) => weight(b) - weight(a) || b.count - a.count);
  // A picture full of words says nothing: the heaviest lines have theirs, the others when they are pointed at.
  for (const line of lines.slice(0, MOST_LABELS)) if (!near || weight(line)) drawLineLabel(ctx, line, weight(line), onScreen, free, taken);
  ctx.restore();
}

// A long name on two lines, parted at the space nearest to its middle.
function twoLines(words) {
  if (words.length < 17) return [words];
  const spaces = [...words.matchAll(/\s/g)].map((match) => match.index);
  if (!spaces.length) return [words];
  const at = spaces.reduce((best, index) => (Math.abs(index - words.length / 2) < Math.abs(best - words.length / 2) ? index : best));
  return [words.slice(0, at), words.slice(at + 1)];
}

function drawNodeLabel(ctx, disc, rank, free, taken) {
  const node = D.nodes[disc.index];
  if (near && !near.has(disc.index) && rank < 2) return;
  const strong = rank > 0 || disc.index < 6;
  const size = small() ? 11 : strong ? 13 : 12;
  ctx.font = `${strong ? 600 : 500} ${size}px ${FONT}`;
  const lines = twoLines(rank === 3 ? node.label.slice(0, 90) : node.name);
  const width = Math.max(...lines.map((words) => ctx.measureText(words).width)) + 4;
  const height = lines.length * (size + 2) + 2;
  const { x, y } = disc.at;
  const gap = disc.radius + 4 + height / 2;
  const sheet = $("canvas").clientWidth;
  const inside = x > 0 && x < sheet ? Math.min(Math.max(x, width / 2 + 3), sheet - width / 2 - 3) : x;
  const side = disc.radius + width / 2 + 3;
  const tries = [[inside, y + gap], [inside, y - gap], [x + side, y], [x - side, y]];
  for (const [left, down] of [[0.8, 0.75], [-0.8, 0.75], [0.8, -0.75], [-0.8, -0.75]]) tries.push([x + left * side, y + down * gap]);
  const boxAt = ([cx, cy]) => ({ x: cx - width / 2, y: cy - height / 2, w: width, h: height });
  // The most important names stand even where there is no room, at the place where they cover least.
  if (disc.index < 8) tries.push(tries.reduce((best, next) => (covering(boxAt(next), taken) < covering(boxAt(best), taken) ? next : best)));
  for (const [number, [cx, cy]] of tries.entries()) {
    const box = boxAt([cx, cy]);
    const cut = box.x < 0 || box.x + width > sheet || box.y < 0;
    if (rank < 2 && number < 8 && (cut || !free(box))) continue;
    taken.push(box);
    labelBoxes.push({ ...box, node: disc.index, lines, size, weight: strong ? 600 : 500, color: colors["--text"] });
    lines.forEach((words, index) => haloText(ctx, words, cx, cy + (index - (lines.length - 1) / 2) * (size + 2), colors["--text"]));
    return;
  }
}

// How much of other things a box would cover, in square pixels.
function covering(box, taken) {
  const shared = (start, length, other, reach) => Math.max(0, Math.min(start + length, other + reach) - Math.max(start, other));
  return taken.reduce((sum, other) => sum + shared(box.x, box.w, other.x, other.w) * shared(box.y, box.h, other.y, other.h), 0);
}

function haloText(ctx, words, x, y, color) {
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = colors["--bg"];
  ctx.strokeText(words, x, y);
  ctx.fillStyle = color;
  ctx.fillText(words, x, y);
}

// A point of a line, from 0 (source) to 1 (target).
function along(line, part) {
  const edge = network.body.edges[line.id];
  if (!edge || !edge.connected) return null;
  if (line.source === line.target) {
    const at = network.getPosition(line.source);
    return { x: at.x + D.nodes[line.source].size * 1.9, y: at.y - D.nodes[line.source].size * 1.9 };
  }
  return edge.edgeType.getPoint(part);
}

function drawLineLabel(ctx, line, rank, onScreen, free, taken) {
  const size = small() ? 10 : 11.5;
  ctx.font = `${rank ? 600 : 500} ${size}px ${FONT}`;
  const words = lineWords(line);
  const color = colors[D.looks.quads[line.quad].color];
  const width = ctx.measureText(words).width + 8;
  for (const part of rank ? [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78] : [0.5, 0.4, 0.6, 0.3, 0.7]) {
    const point = along(line, part);
    if (!point) return;
    const { x, y } = onScreen(point);
    const box = { x: x - width / 2, y: y - 8, w: width, h: 16 };
    if (rank < 2 && !free(box)) continue;
    taken.push(box);
    labelBoxes.push({ ...box, line: line.id, lines: [words], size, weight: rank ? 600 : 500, color });
    haloText(ctx, words, x, y + 0.5, color);
    return;
  }
}

function hit(point) {
  for (const box of labelBoxes) {
    if (point.x >= box.x && point.x <= box.x + box.w && point.y >= box.y && point.y <= box.y + box.h) {
      return box.node === undefined ? { line: box.line } : { node: box.node };
    }
  }
  return null;
}
