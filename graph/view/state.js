// What is chosen and filtered, what passes, and the permalink that keeps it.

const S = {
  kinds: new Set(), // the classes, relations and standings that are turned off
  relations: new Set(),
  standings: new Set(),
  disputed: false,
  words: "",
  from: 0,
  to: 0,
  undated: true,
  top: 0,
  extra: new Set(), // nodes that were asked for beyond the most important ones
  lines: "auto",
  view: "network",
  selection: null, // {node} or {source, target, relation} or {source, target, side}
};

const AUTO_RELATIONS = 80; // with more lines than this, "auto" draws one per side
const MOST_LINES = 1500;

// V is what the filters leave: nodes and lines to draw, claims per bundle and standing.
const V = { nodes: [], shown: new Set(), lines: [], counts: null, totals: null, claims: 0, hiddenClaims: 0, merged: false, cut: 0 };

function timeFiltered() {
  return D.steps > 0 && (S.from > 0 || S.to < D.steps - 1);
}

function claimPasses(claim) {
  const c = D.claims;
  if (S.standings.size && S.standings.has(D.looks.standings[c.standing[claim]].id)) return false;
  if (D.steps) {
    if (c.from[claim] < 0) {
      if (!S.undated) return false;
    } else if (c.to[claim] < S.from || c.from[claim] > S.to) return false;
  }
  return !S.words || foldedSentence(claim).includes(S.words);
}

function bundlePasses(bundle) {
  return (
    !(S.disputed && !bundle.disputed) &&
    !S.relations.has(D.legend.relations[bundle.relation].id) &&
    !S.kinds.has(D.nodes[bundle.source].kind) &&
    !S.kinds.has(D.nodes[bundle.target].kind)
  );
}

function wanted(index) {
  return index < S.top || S.extra.has(index) || (S.selection && (S.selection.node === index || S.selection.source === index || S.selection.target === index));
}

function compute() {
  const kinds = D.looks.standings.length;
  const counts = new Int32Array(D.bundles.length * kinds);
  const totals = new Int32Array(D.bundles.length);
  const linked = new Set();
  const visible = [];
  let claims = 0;
  let hidden = 0;
  for (const bundle of D.bundles) {
    if (!bundlePasses(bundle)) continue;
    let sum = 0;
    for (let claim = bundle.first; claim < bundle.end; claim++) {
      if (!claimPasses(claim)) continue;
      counts[bundle.index * kinds + D.claims.standing[claim]]++;
      sum++;
    }
    if (!sum) continue;
    totals[bundle.index] = sum;
    if (wanted(bundle.source) && wanted(bundle.target)) {
      claims += sum;
      visible.push(bundle);
      linked.add(bundle.source).add(bundle.target);
    } else hidden += sum;
  }
  V.counts = counts;
  V.totals = totals;
  V.claims = claims;
  V.hiddenClaims = hidden;
  const relationLines = relationwise(visible, kinds);
  V.merged = S.lines === "side" || (S.lines === "auto" && relationLines.length > AUTO_RELATIONS);
  let lines = V.merged ? sidewise(visible, kinds) : relationLines;
  lines.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  V.cut = Math.max(0, lines.length - MOST_LINES);
  if (V.cut) lines = lines.slice(0, MOST_LINES);
  V.lines = bend(lines);
  if (S.selection) for (const key of ["node", "source", "target"]) if (S.selection[key] !== undefined) linked.add(S.selection[key]);
  for (const index of S.extra) linked.add(index);
  V.shown = linked;
  V.nodes = [...linked].sort((a, b) => a - b);
}

function relationwise(bundles, kinds) {
  const lines = [];
  for (const bundle of bundles) {
    for (let standing = 0; standing < kinds; standing++) {
      const count = V.counts[bundle.index * kinds + standing];
      if (count) lines.push({ id: `${bundle.index}.${standing}`, source: bundle.source, target: bundle.target, relation: bundle.relation, quad: bundle.quad, side: bundle.side, standing, count, words: bundle.words, disputed: bundle.disputed });
    }
  }
  return lines;
}

function sidewise(bundles, kinds) {
  const lines = new Map();
  for (const bundle of bundles) {
    const id = `s${bundle.source}.${bundle.target}.${bundle.side}`;
    let line = lines.get(id);
    if (!line) {
      line = { id, source: bundle.source, target: bundle.target, side: bundle.side, quad: bundle.quad, standing: kinds, count: 0, words: "", disputed: 0, best: 0, more: -1 };
      lines.set(id, line);
    }
    let sum = 0;
    for (let standing = 0; standing < kinds; standing++) {
      const count = V.counts[bundle.index * kinds + standing];
      if (count) line.standing = Math.min(line.standing, standing);
      sum += count;
    }
    line.count += sum;
    line.more++;
    line.disputed |= bundle.disputed;
    if (sum > line.best) Object.assign(line, { best: sum, words: bundle.words, quad: bundle.quad });
  }
  return [...lines.values()];
}

function bend(lines) {
  const parallel = new Map();
  for (const line of lines) {
    const pair = `${line.source}.${line.target}`;
    const rank = parallel.get(pair) || 0;
    parallel.set(pair, rank + 1);
    line.bend = D.looks.bends[Math.min(rank, D.looks.bends.length - 1)];
  }
  return lines;
}

function filtered() {
  return S.kinds.size + S.relations.size + S.standings.size > 0 || S.disputed || S.words !== "" || timeFiltered() || !S.undated;
}

function selectedBundles() {
  const chosen = S.selection;
  if (!chosen) return null;
  if (chosen.node !== undefined) return D.bundlesOf[chosen.node].filter(bundlePasses);
  return D.bundlesOf[chosen.source].filter(
    (bundle) => bundle.source === chosen.source && bundle.target === chosen.target && bundlePasses(bundle) &&
      (chosen.relation === undefined || bundle.relation === chosen.relation) && (chosen.side === undefined || bundle.side === chosen.side));
}

// The claims of some bundles (of all where none are given) that pass the filters.
function claimsOf(bundles) {
  const found = [];
  for (const bundle of bundles || D.bundles.filter(bundlePasses)) {
    for (let claim = bundle.first; claim < bundle.end; claim++) if (claimPasses(claim)) found.push(claim);
  }
  return found;
}

function permalink() {
  const at = new URLSearchParams();
  const chosen = S.selection;
  const id = (index) => D.nodes[index].id;
  if (chosen && chosen.node !== undefined) at.set("node", id(chosen.node));
  else if (chosen) {
    at.set("source", id(chosen.source));
    at.set("target", id(chosen.target));
    if (chosen.relation !== undefined) at.set("relation", D.legend.relations[chosen.relation].id);
    else at.set("side", D.looks.sides[chosen.side].id);
  }
  if (S.view !== "network") at.set("view", S.view);
  for (const key of ["kinds", "relations", "standings"]) for (const value of [...S[key]].sort()) at.append(`no-${key}`, value);
  if (S.disputed) at.set("disputed", "1");
  if (S.words) at.set("words", S.words);
  if (timeFiltered()) at.set("time", `${S.from}-${S.to}`);
  if (!S.undated) at.set("undated", "0");
  if (S.top !== D.start) at.set("top", S.top);
  if (S.lines !== "auto") at.set("lines", S.lines);
  for (const index of [...S.extra].sort((a, b) => a - b)) at.append("with", id(index));
  const hash = at.toString();
  const url = hash ? `#${hash}` : "#";
  if ((location.hash || "#") !== url) {
    try {
      history.replaceState(null, "", url);
    } catch {
      location.replace(url);
    }
  }
}

function restore() {
  const at = new URLSearchParams(location.hash.slice(1));
  const index = (key) => D.byId.get(at.get(key));
  const known = { kinds: D.legend.kinds, relations: D.legend.relations, standings: D.looks.standings };
  for (const [key, list] of Object.entries(known)) {
    const ids = new Set(list.map((item) => item.id));
    S[key] = new Set(at.getAll(`no-${key}`).filter((value) => ids.has(value)));
  }
  S.disputed = at.get("disputed") === "1";
  S.words = fold(at.get("words") || "");
  S.undated = at.get("undated") !== "0";
  const time = /^(\d+)-(\d+)$/.exec(at.get("time") || "");
  S.from = time ? Math.min(Number(time[1]), D.steps - 1) : 0;
  S.to = time ? Math.min(Math.max(Number(time[2]), S.from), D.steps - 1) : Math.max(0, D.steps - 1);
  const top = Number(at.get("top"));
  S.top = Number.isInteger(top) && top > 0 ? Math.min(top, D.nodes.length) : D.start;
  S.lines = ["relation", "side"].includes(at.get("lines")) ? at.get("lines") : "auto";
  S.view = at.get("view") === "table" ? "table" : "network";
  S.extra = new Set(at.getAll("with").map((id) => D.byId.get(id)).filter((found) => found !== undefined));
  S.selection = null;
  if (index("node") !== undefined) S.selection = { node: index("node") };
  else if (index("source") !== undefined && index("target") !== undefined) {
    const relation = D.legend.relations.findIndex((item) => item.id === at.get("relation"));
    const side = D.looks.sides.findIndex((item) => item.id === at.get("side"));
    const ends = { source: index("source"), target: index("target") };
    if (relation >= 0) S.selection = { ...ends, relation };
    else if (side >= 0) S.selection = { ...ends, side };
  }
}
