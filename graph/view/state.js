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
const V = { nodes: [], actors: 0, shown: new Set(), lines: [], counts: null, totals: null, claims: 0, hiddenClaims: 0, merged: false, cut: 0 };

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

function negotiationShown(index) {
  return index >= 0 && wanted(index) && !S.kinds.has(D.nodes[index].kind) && !S.disputed;
}

// The claims of one end of a negotiation that pass the filters.
function claimsOfEnd(end) {
  return end.claims.filter((claim) => claimPasses(claim) && bundlePasses(D.bundles[D.bundleOf[claim]]));
}

// The lines of negotiations: from each party and mediator that is drawn.
function negotiationLines() {
  const lines = [];
  for (const { node, number, ends } of D.negotiations.values()) {
    if (!negotiationShown(node)) continue;
    ends.forEach((end, place) => {
      const claims = wanted(end.actor) && !S.kinds.has(D.nodes[end.actor].kind) ? claimsOfEnd(end) : [];
      if (claims.length) lines.push({ id: `n${number}.${place}`, source: end.actor, target: node, negotiation: node, side: 0, quad: 1, standing: Math.min(...claims.map((claim) => D.claims.standing[claim])), count: claims.length, words: end.does, disputed: 0 });
    });
  }
  return lines;
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
  const talks = negotiationLines();
  for (const line of talks) linked.add(line.source).add(line.target);
  const relationLines = relationwise(visible, kinds);
  V.merged = S.lines === "side" || (S.lines === "auto" && relationLines.length > AUTO_RELATIONS);
  let lines = [...(V.merged ? sidewise(visible, kinds) : relationLines), ...talks];
  lines.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  V.cut = Math.max(0, lines.length - MOST_LINES);
  if (V.cut) lines = lines.slice(0, MOST_LINES);
  V.lines = bend(lines);
  if (S.selection) for (const key of ["node", "source", "target"]) if (S.selection[key] !== undefined) linked.add(S.selection[key]);
  for (const index of S.extra) linked.add(index);
  V.shown = linked;
  V.nodes = [...linked].sort((a, b) => a - b);
  V.actors = V.nodes.filter((index) => !D.negotiations.has(index)).length;
}

// How many claims of a bundle are drawn as a line of its own: what a negotiation shows is not drawn a second time.
function drawn(bundle, standing, kinds) {
  const elsewhere = D.looks.standings[standing].id !== "denied" && negotiationShown(bundle.through);
  return elsewhere ? 0 : V.counts[bundle.index * kinds + standing];
}

function relationwise(bundles, kinds) {
  const lines = [];
  for (const bundle of bundles) {
    for (let standing = 0; standing < kinds; standing++) {
      const count = drawn(bundle, standing, kinds);
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
      const count = drawn(bundle, standing, kinds);
      if (count) line.standing = Math.min(line.standing, standing);
      sum += count;
    }
    if (!sum) continue;
    line.count += sum;
    line.more++;
    line.disputed |= bundle.disputed;
    if (sum > line.best) Object.assign(line, { best: sum, words: bundle.words, quad: bundle.quad });
  }
  return [...lines.values()].filter((line) => line.count);
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
  const talks = D.negotiations.get(chosen.node);
  if (talks) return [...new Set(talks.ends.flatMap((end) => end.claims.map((claim) => D.bundleOf[claim])))].map((index) => D.bundles[index]).filter(bundlePasses);
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

// The claims of the selection, or of all where nothing is chosen, that pass the filters; of a negotiation each once.
function selectedClaims() {
  const talks = S.selection && D.negotiations.get(S.selection.node);
  if (!talks) return claimsOf(selectedBundles());
  const found = new Map();
  for (const end of talks.ends) for (const claim of claimsOfEnd(end)) if (!found.has(D.claims.id[claim])) found.set(D.claims.id[claim], claim);
  return [...found.values()];
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
