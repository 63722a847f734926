// The panel: an overview, or the chosen node or line with the sentences that say so.

const PAGE = 12; // claims shown before "Show more"

const kindLabel = (kind) => D.legend.kinds.find((item) => item.id === kind).label;
const ucfirst = (words) => words.charAt(0).toUpperCase() + words.slice(1);

function kindSwatch(look, known = true) {
  const outline = look.hollow || !known;
  return svg("svg", { viewBox: "-1.5 -1.5 3 3", class: "swatch", "aria-hidden": "true" },
    svg("path", { d: look.path, class: `kind${look.color}${outline ? " hollow" : ""}` }));
}

function lineSwatch(quad, standing) {
  const look = D.looks.quads[quad];
  const dashes = D.looks.standings[standing].dashes;
  const bar = D.looks.sides[look.side].arrow === "bar";
  return svg("svg", { viewBox: "0 0 34 12", class: `line-swatch quad${look.color}`, "aria-hidden": "true" },
    svg("path", { d: bar ? "M1,6H31" : "M1,6H26", class: "stroke", "stroke-dasharray": dashes ? dashes.map((part) => part * 0.6).join(" ") : null }),
    bar ? svg("path", { d: "M31.5,1V11", class: "stroke" }) : svg("path", { d: "M24,1.5L33,6L24,10.5Z", class: "fill" }));
}

function countsOf(bundle) {
  const kinds = D.looks.standings.length;
  return [...V.counts.subarray(bundle.index * kinds, (bundle.index + 1) * kinds)];
}

const total = (bundle) => V.totals[bundle.index];

function nodeButton(index, detail) {
  const node = D.nodes[index];
  return el("button", { type: "button", class: "row", onclick: () => select({ node: index }, true) },
    kindSwatch(node.look, node.known), el("span", { class: "grow" }, name(node.label)), el("span", { class: "count", text: detail }));
}

function bundleButton(bundle, seenFrom) {
  const count = total(bundle);
  const standing = Math.max(0, countsOf(bundle).findIndex((value) => value > 0));
  const source = name(D.nodes[bundle.source].label);
  const target = name(D.nodes[bundle.target].label);
  const words = el("span", { class: "relation", text: bundle.words });
  const parts = seenFrom === bundle.source ? [words, " ", target] : [source, " ", words, " ", target];
  return el("button", { type: "button", class: "row", onclick: () => select({ source: bundle.source, target: bundle.target, relation: bundle.relation }, true) },
    lineSwatch(bundle.quad, standing), el("span", { class: "grow" }, parts),
    bundle.disputed ? el("span", { class: "disputed", title: "Claims disagree", text: "≠" }) : null,
    el("span", { class: "count", text: number(count) }));
}

function section(title, ...children) {
  return el("section", {}, el("h3", { text: title }), ...children);
}

function rows(buttons, most) {
  const list = el("div", { class: "rows" }, buttons.slice(0, most));
  if (buttons.length > most) {
    list.append(el("button", { type: "button", class: "more", text: `Show ${number(buttons.length - most)} more`, onclick: (event) => event.target.replaceWith(...buttons.slice(most)) }));
  }
  return list;
}

function drawPanel() {
  const panel = $("panel");
  const chosen = S.selection;
  document.body.classList.toggle("selected", chosen !== null);
  const children = !chosen ? overview() : D.negotiations.has(chosen.node) ? negotiationPanel(chosen.node) : chosen.node !== undefined ? nodePanel(chosen.node) : linePanel(chosen);
  panel.replaceChildren(...children.filter(Boolean));
  panel.scrollTop = 0;
}

function closeButton() {
  return el("button", { type: "button", class: "close", "aria-label": "Close the details", title: "Close (Esc)", text: "×", onclick: () => select(null) });
}

function overview() {
  const counts = D.counts;
  const claims = filtered() ? [V.claims + V.hiddenClaims, "claims pass the filters"] : [counts.claims, "claims"];
  const facts = el("dl", { class: "facts" }, [claims, [counts.documents, "documents"], [counts.nodes, "actors, issues"]].map(([count, label]) =>
    el("div", {}, el("dt", { text: label }), el("dd", { text: number(count) }))));
  if (!counts.nodes) return [el("h2", { text: "Overview" }), facts];
  const live = D.bundles.filter((bundle) => bundlePasses(bundle) && total(bundle));
  const weights = new Map();
  for (const bundle of live) for (const end of new Set([bundle.source, bundle.target])) weights.set(end, (weights.get(end) || 0) + total(bundle));
  const active = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 6);
  const busiest = live.slice().sort((a, b) => total(b) - total(a) || a.index - b.index);
  const disputed = busiest.filter((bundle) => bundle.disputed);
  return [
    el("h2", { text: "Overview" }),
    facts,
    el("p", { class: "hint", text: "Choose a node or a line to read the sentences behind it." }),
    active.length ? section("Most often named", el("div", { class: "rows" }, active.map(([index, weight]) => nodeButton(index, number(weight))))) : null,
    busiest.length ? section("Most often claimed", rows(busiest.slice(0, 6).map((bundle) => bundleButton(bundle)), 6)) : null,
    disputed.length ? section("Claims that disagree", el("p", { class: "hint", text: "Stated by some and denied by others, or accepted and rejected by the same actor." }), rows(disputed.slice(0, 200).map((bundle) => bundleButton(bundle)), 6)) : null,
  ];
}

function nodePanel(index) {
  const node = D.nodes[index];
  const bundles = selectedBundles().filter((bundle) => total(bundle)).sort((a, b) => total(b) - total(a) || a.index - b.index);
  const out = bundles.filter((bundle) => bundle.source === index);
  const into = bundles.filter((bundle) => bundle.source !== index);
  const hidden = new Set(bundles.flatMap((bundle) => [bundle.source, bundle.target]).filter((end) => !V.shown.has(end)));
  const facts = [kindLabel(node.kind), node.code, node.known ? "" : "named by texts only"].filter(Boolean).join(" · ");
  return [
    closeButton(),
    el("div", { class: "head" }, kindSwatch(node.look, node.known), el("div", {}, el("h2", {}, name(node.label)), el("p", { class: "facts-line", text: facts }))),
    hidden.size ? el("button", { type: "button", class: "wide", id: "neighbours", text: `Show ${plural(hidden.size, "more neighbour")} in the picture`, onclick: () => showNeighbours(index) }) : null,
    negotiationRows(index),
    out.length ? section("As the one who acts", rows(out.map((bundle) => bundleButton(bundle, index)), 6)) : null,
    into.length ? section(node.look.hollow ? "As what it is about" : "As the one acted on", rows(into.map((bundle) => bundleButton(bundle)), 6)) : null,
    claimList(claimsOf(bundles), true),
  ];
}

// How many claims of a negotiation pass the filters.
const weightOf = (index) => new Set(D.negotiations.get(index).ends.flatMap((end) => claimsOfEnd(end).map((claim) => D.claims.id[claim]))).size;

function negotiationRows(index) {
  const talks = D.negotiationsOf[index].map((node) => [node, weightOf(node)]).filter(([, weight]) => weight).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return talks.length ? section("Negotiations", rows(talks.map(([node, weight]) => nodeButton(node, number(weight))), 6)) : null;
}

function negotiationPanel(index) {
  const node = D.nodes[index];
  const { ends } = D.negotiations.get(index);
  const list = (does, title) => {
    const found = ends.filter((end) => end.does === does).map((end) => [end, claimsOfEnd(end).length]).filter(([, count]) => count).sort((a, b) => b[1] - a[1]);
    return found.length ? section(title, rows(found.map(([end, count]) => nodeButton(end.actor, number(count))), 8)) : null;
  };
  const hidden = ends.filter((end) => !V.shown.has(end.actor) && claimsOfEnd(end).length);
  return [
    closeButton(),
    el("div", { class: "head" }, kindSwatch(node.look, true), el("div", {}, el("h2", {}, name(node.label)), el("p", { class: "facts-line", text: "Negotiation, as the claims of talks, agreements, ceasefires and mediation show it" }))),
    hidden.length ? el("button", { type: "button", class: "wide", id: "neighbours", text: `Show ${plural(hidden.length, "more neighbour")} in the picture`, onclick: () => showNeighbours(index) }) : null,
    list("negotiates", "Parties"),
    list("mediates", "Mediators"),
    claimList(selectedClaims(), true),
  ];
}

// Why the claims of some bundles are said to disagree.
function disagreement(bundles) {
  const kinds = bundles.reduce((all, bundle) => all | bundle.disputed, 0);
  if (!kinds) return null;
  const words = [kinds & 1 ? "Some sources state this, others deny it; they stand side by side below." : "", kinds & 2 ? "The same actor is said to be for and against the same thing." : ""];
  const others = new Set(bundles.filter((bundle) => bundle.disputed & 2).flatMap((bundle) => D.bundlesOf[bundle.source].filter((other) => other.target === bundle.target && other.source === bundle.source && other.disputed & 2 && other.side !== bundle.side && !bundles.includes(other) && total(other))));
  return el("div", { class: "callout" }, el("p", {}, el("b", { text: "≠ Claims disagree. " }), words.filter(Boolean).join(" ")), others.size ? rows([...others].map((bundle) => bundleButton(bundle)), 4) : null);
}

function linePanel(chosen) {
  const bundles = selectedBundles();
  const claims = claimsOf(bundles);
  const source = D.nodes[chosen.source];
  const target = D.nodes[chosen.target];
  const single = bundles.length === 1;
  const words = single ? bundles[0].words : chosen.side === undefined ? "" : D.looks.sides[chosen.side].label.toLowerCase();
  const end = (node) => el("button", { type: "button", class: "end", onclick: () => select({ node: node.index }, true) }, kindSwatch(node.look, node.known), name(node.label));
  const tallies = D.looks.standings.map((look, standing) => [look, standing, claims.filter((claim) => D.claims.standing[claim] === standing).length]).filter((tally) => tally[2]);
  const quad = single ? bundles[0].quad : bundles.length ? bundles[0].quad : 0;
  const others = D.bundlesOf[chosen.source].filter((bundle) => !bundles.includes(bundle) && bundlePasses(bundle) && total(bundle) && [bundle.source, bundle.target].sort().join() === [chosen.source, chosen.target].sort().join());
  return [
    closeButton(),
    el("h2", { class: "triple-head" }, end(source), el("span", { class: `words quad${D.looks.quads[quad].color}` }, words), end(target)),
    el("div", { class: "tallies" }, tallies.map(([look, standing, count]) => el("span", { class: "tally" }, lineSwatch(quad, standing), `${number(count)} ${look.label.toLowerCase()}`))),
    disagreement(bundles),
    single ? null : rows(bundles.filter((bundle) => total(bundle)).map((bundle) => bundleButton(bundle)), 8),
    claimList(claims, !single),
    others.length ? section("Also between the two", rows(others.map((bundle) => bundleButton(bundle)), 6)) : null,
  ];
}

function claimList(claims, withTriple) {
  if (!claims.length) return el("p", { class: "hint", text: "No claim passes the filters." });
  const when = (claim) => text("date", claim) || text("published", claim) || "~";
  claims.sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : a - b));
  const box = el("section", { class: "claims" }, el("h3", { text: `${plural(claims.length, "claim")}, oldest first` }));
  let next = 0;
  const grow = () => {
    box.append(...claims.slice(next, next + PAGE).map((claim) => claimCard(claim, withTriple)));
    next += PAGE;
    if (next < claims.length) {
      box.append(el("button", { type: "button", class: "more", text: `Show more (${number(claims.length - next)} left)`, onclick: (event) => { event.target.remove(); grow(); } }));
    }
  };
  grow();
  return box;
}

function claimCard(claim, withTriple) {
  const bundle = D.bundles[D.bundleOf[claim]];
  const [before, trigger, after] = sentence(claim);
  const look = D.looks.standings[D.claims.standing[claim]];
  const tags = [];
  if (text("polarity", claim) === "negated") tags.push("negated");
  if (!["", "actual"].includes(text("modality", claim))) tags.push(text("modality", claim));
  if (D.claims.hedged[claim]) tags.push("hedged");
  const speaker = text("speaker", claim);
  const outlet = text("outlet", claim);
  const date = text("date", claim);
  const published = text("published", claim);
  const condition = text("condition", claim);
  const confidence = D.claims.confidence[claim];
  return el("article", { class: `claim ${look.id}` },
    withTriple ? el("p", { class: "triple" }, name(D.nodes[bundle.source].label), " ", el("span", { class: `words quad${D.looks.quads[bundle.quad].color}`, text: bundle.words }), " ", name(D.nodes[bundle.target].label)) : null,
    before || trigger || after ? el("blockquote", { dir: "auto" }, before, trigger ? el("mark", { text: trigger }) : null, after) : null,
    condition ? el("p", { class: "condition" }, el("b", { text: "On condition: " }), name(condition, "span")) : null,
    el("p", { class: "source" },
      speaker ? ["said by ", name(speaker, "b"), outlet ? ", " : ""] : null,
      outlet ? ["reported by ", name(outlet, "b")] : null,
      date ? [speaker || outlet ? " · " : "", el("time", { text: date })] : null),
    documentLine(claim, published, confidence),
    el("p", { class: "tags" }, tags.map((tag) => el("span", { class: `tag ${look.id}`, text: tag }))));
}

function documentLine(claim, published, confidence) {
  const { id, title, url } = documentOf(claim);
  if (!id && !title && !url && !confidence) return null;
  const words = title || id || url;
  const link = safeLink(url);
  return el("p", { class: "document" },
    link ? el("a", { href: link, target: "_blank", rel: "noopener noreferrer", dir: "auto", text: words }) : name(words, "span"),
    title && id ? el("span", { class: "faint" }, " ", name(id)) : null,
    published ? el("span", { class: "faint", text: ` · published ${published}` }) : null,
    confidence ? el("span", { class: "faint", title: "How sure the extraction is of this claim, from 0 to 1", text: ` · confidence ${confidence.toFixed(2)}` }) : null);
}

// The same rule that the data was made by, once more at the last door.
function safeLink(url) {
  try {
    return ["http:", "https:"].includes(new URL(url).protocol) ? url : "";
  } catch {
    return "";
  }
}
