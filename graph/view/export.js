// The current selection or, without one, all that passes the filters: as CSV; the picture as PNG and SVG.

function save(blob, suffix) {
  const stem = fold(D.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "network";
  const link = el("a", { href: URL.createObjectURL(blob), download: `${stem}.${suffix}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  $("export").open = false;
  say(`Saved ${link.download}`);
}

// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
function cell(value) {
  const words = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(words) && !/^-?\d+(\.\d+)?$/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csv() {
  const header = ["claim", "source", "source_iri", "relation", "event", "plover", "target", "target_iri", "polarity", "modality", "condition", "hedged", "confidence", "date", "speaker", "outlet", "sentence", "trigger", "document", "title", "url", "published"];
  const lines = sortedClaims().map((claim) => {
    const bundle = D.bundles[D.bundleOf[claim]];
    const source = D.nodes[bundle.source];
    const target = D.nodes[bundle.target];
    const relation = D.legend.relations[bundle.relation];
    const { id, title, url } = documentOf(claim);
    return [D.base + D.claims.id[claim], source.label, source.id, bundle.words, relation.id, relation.plover, target.label, target.id, text("polarity", claim), text("modality", claim), text("condition", claim), D.claims.hedged[claim] ? "true" : "false", D.claims.confidence[claim] || "", text("date", claim), text("speaker", claim), text("outlet", claim), sentence(claim).join(""), sentence(claim)[1], id, title, url, text("published", claim)];
  });
  save(new Blob(["\ufeff", [header, ...lines].map((line) => line.map(cell).join(",")).join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" }), "csv");
}

function caption() {
  const parts = [`${number(V.actors)} actors and issues, ${plural(V.claims, "claim")}`];
  if (timeFiltered()) parts.push(S.from === S.to ? D.time.steps[S.from] : `${D.time.steps[S.from]} – ${D.time.steps[S.to]}`);
  return parts.join(" · ");
}

function png() {
  const drawn = $("canvas").querySelector("canvas");
  const ratio = drawn.width / drawn.clientWidth;
  const head = 64;
  const width = drawn.clientWidth;
  const foot = drawKey(el("canvas").getContext("2d"), 20, 0, width - 20, false) + 8;
  const sheet = el("canvas", { width: drawn.width, height: drawn.height + Math.round((head + foot) * ratio) });
  const ctx = sheet.getContext("2d");
  ctx.fillStyle = colors["--bg"];
  ctx.fillRect(0, 0, sheet.width, sheet.height);
  ctx.drawImage(drawn, 0, head * ratio);
  ctx.scale(ratio, ratio);
  ctx.fillStyle = colors["--text"];
  ctx.font = `600 20px ${FONT}`;
  ctx.fillText(D.title, 20, 30, width - 40);
  ctx.font = `13px ${FONT}`;
  ctx.fillStyle = colors["--muted"];
  ctx.fillText(caption(), 20, 50);
  drawKey(ctx, 20, head + drawn.clientHeight, width - 20);
  sheet.toBlob((blob) => save(blob, "png"), "image/png");
}

// The key in rows from the top left corner; returns how high it is, and draws nothing where `ctx` is only to measure.
function drawKey(ctx, left, top, width, draw = true) {
  ctx.font = `12px ${FONT}`;
  let x = left;
  let y = top + 12;
  for (const item of keyItems()) {
    const wide = 62 + ctx.measureText(item.label).width;
    if (x > left && x + wide > width) {
      x = left;
      y += 20;
    }
    if (draw) drawKeyItem(ctx, item, x, y);
    x += wide;
  }
  return y - top + 12;
}

function drawKeyItem(ctx, item, x, y) {
  ctx.strokeStyle = ctx.fillStyle = item.color;
  ctx.lineWidth = 2.2;
  ctx.setLineDash(item.dashes || []);
  ctx.beginPath();
  ctx.moveTo(x, y - 4);
  ctx.lineTo(x + 26, y - 4);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  if (item.bar) {
    ctx.moveTo(x + 27, y - 9);
    ctx.lineTo(x + 27, y + 1);
    ctx.stroke();
  } else {
    ctx.moveTo(x + 23, y - 8.5);
    ctx.lineTo(x + 32, y - 4);
    ctx.lineTo(x + 23, y + 0.5);
    ctx.fill();
  }
  ctx.fillStyle = colors["--muted"];
  ctx.fillText(item.label, x + 40, y);
}

function keyItems() {
  const looks = D.looks;
  const quads = looks.quads.map((look, quad) => ({ quad, standing: 0, label: look.label, color: colors[look.color], bar: looks.sides[look.side].arrow === "bar" })).filter((item) => D.legend.relations.some((relation) => relation.quad === item.quad));
  const standings = looks.standings.map((look, standing) => ({ quad: 0, standing, label: look.label, color: colors["--muted"], dashes: look.dashes || null })).filter((item) => item.dashes && D.claims.standing.includes(item.standing));
  return [...quads, ...standings];
}

const round = (value) => Math.round(value * 10) / 10;

// The picture as it is on the screen, in the same units, labels where they are.
function svgFile() {
  const { clientWidth: width, clientHeight: height } = $("canvas");
  const head = 64;
  const zoom = network.getScale();
  const spots = new Map(V.nodes.map((index) => [index, network.canvasToDOM(network.getPosition(index))]));
  const text = (attributes, words) => svg("text", { ...attributes, text: words });
  const labels = labelBoxes.flatMap((box) => box.lines.map((words, row) =>
    text({ x: round(box.x + box.w / 2), y: round(box.y + box.h / 2 + (row - (box.lines.length - 1) / 2) * (box.size + 2) + box.size * 0.35), "font-size": box.size, "font-weight": box.weight, fill: box.color, "text-anchor": "middle", stroke: colors["--bg"], "stroke-width": 3.5, "paint-order": "stroke", "stroke-linejoin": "round" }, words)));
  const picture = svg("svg", { xmlns: SVG, viewBox: `0 0 ${width} ${height + head}`, width, height: height + head, "font-family": FONT },
    svg("title", { text: D.title }),
    svg("rect", { width, height: height + head, fill: colors["--bg"] }),
    text({ x: 20, y: 30, "font-size": 20, "font-weight": 600, fill: colors["--text"] }, D.title),
    text({ x: 20, y: 50, "font-size": 13, fill: colors["--muted"] }, caption()),
    svg("g", { transform: `translate(0 ${head})` }, V.lines.map((line) => svgLine(line, spots, zoom)), V.nodes.map((index) => svgNode(D.nodes[index], spots.get(index), zoom)), labels));
  save(new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" }), "svg");
}

function svgLine(line, spots, zoom) {
  if (line.source === line.target) return null;
  const from = spots.get(line.source);
  const to = spots.get(line.target);
  const via = network.canvasToDOM(network.body.edges[line.id].edgeType.getViaNode());
  const color = colors[D.looks.quads[line.quad].color];
  const size = radiusOf(D.nodes[line.target]) * zoom + 3;
  const length = Math.hypot(to.x - via.x, to.y - via.y) || 1;
  const [ux, uy] = [(to.x - via.x) / length, (to.y - via.y) / length];
  const at = (back, aside) => `${round(to.x - ux * (size + back) - uy * aside)},${round(to.y - uy * (size + back) + ux * aside)}`;
  const bar = D.looks.sides[line.side].arrow === "bar";
  const dashes = D.looks.standings[line.standing].dashes;
  const width = round(D.looks.widths[Math.min(line.count, D.looks.widths.length) - 1] * zoom);
  return svg("g", { stroke: color, fill: "none", opacity: near && !isSelected(line) ? 0.13 : 0.9 },
    svg("path", { d: `M${round(from.x)},${round(from.y)}Q${round(via.x)},${round(via.y)} ${at(bar ? 0 : 6, 0)}`, "stroke-width": width, "stroke-dasharray": dashes ? dashes.map((part) => round(part * zoom)).join(" ") : null }),
    bar ? svg("path", { d: `M${at(0, -6)}L${at(0, 6)}`, "stroke-width": 2.5 }) : svg("path", { d: `M${at(9, -4.5)}L${at(0, 0)}L${at(9, 4.5)}Z`, fill: color, stroke: "none" }));
}

function svgNode(node, at, zoom) {
  const color = colors[node.look.color];
  const outline = node.look.hollow || !node.known;
  const size = radiusOf(node) * zoom;
  return svg("g", { transform: `translate(${round(at.x)} ${round(at.y)})`, opacity: near && !near.has(node.index) ? 0.26 : null },
    svg("path", { d: node.look.path, transform: `scale(${round(size)})`, fill: outline ? colors["--surface"] : color, stroke: outline ? color : colors["--bg"], "stroke-width": Math.round(200 / size) / 100, "stroke-dasharray": node.known ? null : `${4 / node.size} ${3 / node.size}` }),
    node.look.hollow ? svg("path", { d: "M-.68,-.18H.68M-.68,.2H.2", transform: `scale(${round(size)})`, stroke: color, "stroke-width": 0.13, "stroke-linecap": "round" }) : null,
    node.badge && size > 8 ? svg("text", { y: round(size * 0.24), "font-size": round(size * (node.badge.length > 3 ? 0.52 : 0.64)), "font-weight": 600, "text-anchor": "middle", fill: outline ? color : colors["--on-kind"], text: node.badge }) : null);
}
