// Filters (which are the legend), search with suggestions, the time axis, and chips that say what is on.

let playing = null;

function toggle(set, id) {
  if (!set.delete(id)) set.add(id);
  refresh();
}

function checkRow(set, key, id, label, count, swatch, title) {
  const box = el("input", { type: "checkbox", "data-filter": key, value: id, onchange: () => toggle(set(), id) });
  box.checked = !set().has(id);
  return el("label", { class: "check", title }, box, swatch, el("span", { class: "grow", text: label, dir: "auto" }), el("span", { class: "count", text: count === null ? "" : number(count) }));
}

function group(title, rows, set, ids) {
  const all = el("button", { type: "button", class: "link", text: "all", "aria-label": `${title}: show all`, onclick: () => { for (const id of ids) set().delete(id); refresh(true); } });
  const none = el("button", { type: "button", class: "link", text: "none", "aria-label": `${title}: show none`, onclick: () => { for (const id of ids) set().add(id); refresh(true); } });
  return el("fieldset", {}, el("legend", { text: title }), el("span", { class: "all" }, all, none), rows);
}

function drawFilters() {
  const boxes = [];
  const relations = () => S.relations;
  D.looks.sides.forEach((side, index) => {
    const list = D.legend.relations.filter((relation) => D.looks.quads[relation.quad].side === index);
    if (!list.length) return;
    boxes.push(group(side.label, list.map((relation) =>
      checkRow(relations, "relations", relation.id, ucfirst(relation.label), relation.count, lineSwatch(relation.quad, 0), `${relation.id}${relation.plover ? ` · PLOVER ${relation.plover}` : ""} · ${D.looks.quads[relation.quad].label}`)), relations, list.map((relation) => relation.id)));
  });
  const sums = D.looks.standings.map(() => 0);
  for (const standing of D.claims.standing) sums[standing]++;
  const standings = D.looks.standings.map((look, index) => checkRow(() => S.standings, "standings", look.id, look.label, sums[index], lineSwatch(0, index)));
  const disputed = el("input", { type: "checkbox", id: "disputed", onchange: (event) => { S.disputed = event.target.checked; refresh(); } });
  disputed.checked = S.disputed;
  standings.push(el("label", { class: "check" }, disputed, el("span", { class: "disputed", text: "≠", "aria-hidden": "true" }), el("span", { class: "grow", text: "Only where claims disagree" })));
  boxes.push(group("How claims stand", standings, () => S.standings, D.looks.standings.map((look) => look.id)));
  boxes.push(group("Actors, negotiations and issues", D.legend.kinds.map((kind) => checkRow(() => S.kinds, "kinds", kind.id, kind.label, kind.count, kindSwatch(kind))), () => S.kinds, D.legend.kinds.map((kind) => kind.id)));
  boxes.push(drawPicture());
  $("filters").replaceChildren(el("button", { type: "button", class: "close narrow", "aria-label": "Close the filters", text: "×", onclick: () => openFilters(false) }), ...boxes);
}

function drawPicture() {
  const lines = [["auto", "Automatic"], ["relation", "One per relation"], ["side", "One per side"]].map(([id, label]) => {
    const option = el("option", { value: id, text: label });
    option.selected = S.lines === id;
    return option;
  });
  const parts = [el("label", { class: "field" }, "Lines", el("select", { id: "lines", onchange: (event) => { S.lines = event.target.value; refresh(); } }, lines))];
  if (D.nodes.length > 12) {
    const range = el("input", { type: "range", id: "top", min: 5, max: D.nodes.length, value: S.top, oninput: (event) => { S.top = Number(event.target.value); $("top-count").textContent = number(S.top); later(() => { refresh(); fit(); }); } });
    parts.push(el("label", { class: "field stacked" }, el("span", {}, "The most important ", el("output", { id: "top-count", text: number(S.top) }), ` of ${number(D.nodes.length)}`), range));
  }
  return el("fieldset", {}, el("legend", { text: "Picture" }), parts);
}

let waiting = 0;
function later(work) {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(work);
}

function openFilters(open) {
  document.body.classList.toggle("filtering", open);
  $("filters-open").setAttribute("aria-expanded", String(open));
  (open ? $("filters").querySelector(".close") : $("filters-open")).focus();
}

// ---- search ----

let options = [];
let current = -1;

function suggest() {
  const words = fold($("search").value.trim());
  options = [];
  if (words) {
    const found = D.nodes.filter((node) => node.folded.includes(words));
    const starts = (node) => (node.folded.startsWith(words) || node.folded.includes(` ${words}`) ? 0 : 1);
    found.sort((a, b) => starts(a) - starts(b) || a.index - b.index);
    for (const node of found.slice(0, 7)) {
      options.push({ content: [kindSwatch(node.look, node.known), el("span", { class: "grow" }, name(node.label)), el("span", { class: "count", text: kindLabel(node.kind) })], run: () => select({ node: node.index }, true) });
    }
    const relations = D.legend.relations.filter((relation) => fold(`${relation.label} ${relation.id}`).includes(words)).slice(0, 3);
    for (const relation of relations) {
      options.push({ content: [lineSwatch(relation.quad, 0), el("span", { class: "grow", text: `Only “${relation.label}”` }), el("span", { class: "count", text: number(relation.count) })], run: () => { S.relations = new Set(D.legend.relations.map((item) => item.id).filter((id) => id !== relation.id)); refresh(true); } });
    }
    let matches = 0;
    for (let claim = 0; claim < D.claims.id.length; claim++) if (foldedSentence(claim).includes(words)) matches++;
    options.push({ content: [el("span", { class: "grow" }, "Sentences with “", name($("search").value.trim()), "”"), el("span", { class: "count", text: number(matches) })], run: () => { S.words = words; S.selection = null; refresh(); } });
  }
  current = options.length ? 0 : -1;
  drawSuggestions();
}

function drawSuggestions() {
  const list = $("suggestions");
  list.hidden = !options.length;
  $("search").setAttribute("aria-expanded", String(options.length > 0));
  list.replaceChildren(...options.map((option, index) =>
    el("li", { role: "option", id: `option-${index}`, "aria-selected": String(index === current), onpointerdown: (event) => { event.preventDefault(); pick(index); } }, option.content)));
  if (current >= 0) $("search").setAttribute("aria-activedescendant", `option-${current}`);
  else $("search").removeAttribute("aria-activedescendant");
}

function pick(index) {
  const option = options[index];
  options = [];
  current = -1;
  $("search").value = "";
  drawSuggestions();
  if (option) option.run();
}

function searchKeys(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (options.length) current = (current + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length;
    drawSuggestions();
  } else if (event.key === "Enter") pick(current);
  else if (event.key === "Escape" && options.length) pick(-1);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

// ---- time ----

function drawTimeline() {
  const box = $("timeline");
  box.hidden = D.steps < 2;
  if (box.hidden) return;
  const most = Math.max(1, ...D.time.claims);
  const bars = D.time.claims.map((count, index) => svg("rect", { class: "step", "data-step": index, x: index + 0.08, width: 0.84, y: count ? 1 - Math.max(0.06, Math.sqrt(count / most)) : 1, height: count ? Math.max(0.06, Math.sqrt(count / most)) : 0 }, svg("title", { text: `${D.time.steps[index]}: ${plural(count, "claim")}` })));
  const picture = svg("svg", { viewBox: `0 0 ${D.steps} 1`, preserveAspectRatio: "none", class: "bars", "aria-hidden": "true" }, bars);
  const handle = (id, label, key) => el("input", { type: "range", id, min: 0, max: D.steps - 1, step: 1, value: S[key], "aria-label": label, oninput: (event) => { stop(); moveTime(key, Number(event.target.value)); } });
  const undated = el("input", { type: "checkbox", id: "undated", onchange: (event) => { S.undated = event.target.checked; refresh(); } });
  undated.checked = S.undated;
  box.replaceChildren(
    el("button", { type: "button", id: "play", class: "icon", "aria-label": "Play", title: "Play", text: "▶", onclick: play }),
    el("div", { class: "axis" }, picture, handle("from", "From", "from"), handle("to", "To", "to"),
      el("div", { class: "ends", "aria-hidden": "true" }, el("span", { text: D.time.steps[0] }), el("span", { text: D.time.steps[D.steps - 1] }))),
    el("div", { class: "when" }, el("output", { id: "when" }), el("button", { type: "button", class: "link", id: "all-time", text: "all dates", onclick: () => { stop(); S.from = 0; S.to = D.steps - 1; refresh(); } }),
      D.time.undated ? el("label", { class: "check small" }, undated, `with ${number(D.time.undated)} undated`) : null));
  markTime();
}

function moveTime(key, value) {
  S[key] = value;
  if (S.from > S.to) S[key === "from" ? "to" : "from"] = value;
  later(refresh);
  markTime();
}

function markTime() {
  if (D.steps < 2) return;
  $("from").value = S.from;
  $("to").value = S.to;
  for (const key of ["from", "to"]) $(key).setAttribute("aria-valuetext", D.time.steps[S[key]]);
  $("when").textContent = S.from === S.to ? D.time.steps[S.from] : `${D.time.steps[S.from]} – ${D.time.steps[S.to]}`;
  $("all-time").hidden = !timeFiltered();
  for (const bar of $("timeline").querySelectorAll(".step")) bar.classList.toggle("off", Number(bar.dataset.step) < S.from || Number(bar.dataset.step) > S.to);
}

// Plays the stretch that is chosen over the whole time; all dates chosen: lets the network grow from the first step on.
function play() {
  if (playing) return stop();
  const last = D.steps - 1;
  const growing = !timeFiltered() || S.from === 0;
  const length = S.to - S.from;
  if (!timeFiltered()) S.to = 0;
  else if (S.to === last) { S.to = growing ? 0 : length; if (!growing) S.from = 0; }
  const tick = () => {
    if (S.to >= last) return stop();
    S.to++;
    if (!growing) S.from++;
    refresh();
  };
  refresh();
  playing = setInterval(tick, Math.max(250, Math.min(900, 24_000 / D.steps)));
  $("play").textContent = "❚❚";
  $("play").setAttribute("aria-label", "Pause");
  $("play").title = "Pause";
}

function stop() {
  clearInterval(playing);
  playing = null;
  if (!$("play")) return;
  $("play").textContent = "▶";
  $("play").setAttribute("aria-label", "Play");
  $("play").title = "Play";
}

// ---- what is on ----

function drawChips() {
  const chips = [];
  const chip = (label, run) => chips.push(el("button", { type: "button", class: "chip", title: "Remove", onclick: run }, label, el("span", { "aria-hidden": "true", text: " ×" })));
  if (S.words) chip(["Sentences with “", name(S.words), "”"], () => { S.words = ""; refresh(); });
  const clear = (set) => () => { set.clear(); refresh(true); };
  const off = [[S.relations, "relation"], [S.kinds, "class", "classes"], [S.standings, "kind of claim", "kinds of claim"]];
  for (const [set, one, many] of off) if (set.size) chip(`${plural(set.size, one, many)} hidden`, clear(set));
  if (S.disputed) chip("Only where claims disagree", () => { S.disputed = false; refresh(true); });
  if (timeFiltered()) chip(S.from === S.to ? D.time.steps[S.from] : `${D.time.steps[S.from]} – ${D.time.steps[S.to]}`, () => { stop(); S.from = 0; S.to = D.steps - 1; refresh(); });
  if (S.extra.size) chip(`${plural(S.extra.size, "node")} added`, () => { S.extra.clear(); refresh(); });
  $("chips").replaceChildren(...chips);
}

function drawNotice() {
  const total = D.counts.nodes;
  let words = "";
  if (!total) words = "This network is empty: no claims were found. Build a store from articles that report negotiations, or loosen the filters that this page was made with.";
  else if (!V.nodes.length) words = "Nothing passes these filters.";
  else if (V.cut) words = `The ${number(MOST_LINES)} heaviest lines are drawn, ${number(V.cut)} are left out.`;
  else if (V.hiddenClaims) words = `${number(V.actors)} of ${number(total)} actors and issues are drawn, the most important first.`;
  $("notice").textContent = words;
  $("notice").hidden = !words;
  $("notice").classList.toggle("big", !V.nodes.length);
}
