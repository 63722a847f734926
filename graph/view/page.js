// The page as a whole: what happens on a choice, and the start.

function say(words) {
  $("status").textContent = words;
}

// Works out what passes and draws all parts again; `legend` where the check boxes themselves changed.
function refresh(legend = false) {
  compute();
  syncCanvas();
  if (legend) drawFilters();
  drawChips();
  markTime();
  drawPanel();
  sorting.shown = TABLE_PAGE;
  drawTable();
  drawNotice();
  permalink();
  say(`${plural(V.claims, "claim")} between ${plural(V.actors, "actor or issue", "actors and issues")} shown`);
}

function select(selection, show = false) {
  if (selection && selection.node !== undefined) {
    S.kinds.delete(D.nodes[selection.node].kind);
    cursor = null;
    if (selection.node >= S.top) S.extra.add(selection.node);
  }
  S.selection = selection;
  refresh(show);
  if (selection && (show || covered()) && S.view === "network") reveal([selection.node, selection.source, selection.target].filter((index) => index !== undefined));
}

function showNeighbours(index) {
  const near = new Set([index]);
  for (const bundle of D.bundlesOf[index]) if (bundlePasses(bundle)) near.add(bundle.source).add(bundle.target);
  for (const talks of D.negotiationsOf[index]) near.add(talks);
  for (const end of D.negotiations.get(index)?.ends || []) near.add(end.actor);
  for (const other of near) if (!wanted(other)) S.extra.add(other);
  S.selection = { node: index };
  refresh();
  fit([...near].filter((other) => V.shown.has(other)), true);
}

function setView(view) {
  S.view = view;
  document.body.dataset.view = view;
  $("network").hidden = view !== "network";
  $("table").hidden = view !== "table";
  for (const id of ["network", "table"]) $(`view-${id}`).setAttribute("aria-pressed", String(id === view));
  if (view === "network") network.redraw();
  drawTable();
  permalink();
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  readColors();
  lineSet.update(V.lines.map(lineOptions));
  network.redraw();
}

function dark() {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function drawSmallKey() {
  $("key").replaceChildren(...keyItems().map((item) => el("span", {}, lineSwatch(item.quad, item.standing), item.label)));
}

function where(thing) {
  const box = $("canvas").getBoundingClientRect();
  const relation = D.legend.relations.findIndex((item) => item.id === thing.relation);
  const line = V.lines.find((item) => D.nodes[item.source].id === thing.source && D.nodes[item.target].id === thing.target && (item.relation === undefined || item.relation === relation));
  const node = D.byId.get(thing.node);
  const point = line ? along(line, 0.5) : V.shown.has(node) ? network.getPosition(node) : null;
  if (!point) return null;
  const at = network.canvasToDOM(point);
  return { x: at.x + box.left, y: at.y + box.top };
}

function listen() {
  $("search").addEventListener("input", suggest);
  $("search").addEventListener("keydown", searchKeys);
  $("search").addEventListener("blur", () => { options = []; drawSuggestions(); });
  $("canvas").addEventListener("keydown", keys);
  $("canvas").addEventListener("blur", () => { cursor = null; network.redraw(); });
  $("view-network").addEventListener("click", () => setView("network"));
  $("view-table").addEventListener("click", () => setView("table"));
  $("skip").addEventListener("click", (event) => { event.preventDefault(); setView("table"); $("table").focus(); });
  $("theme").addEventListener("click", () => setTheme(dark() ? "light" : "dark"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTheme(document.documentElement.dataset.theme || ""));
  $("filters-open").addEventListener("click", () => openFilters(!document.body.classList.contains("filtering")));
  $("zoom-in").addEventListener("click", () => network.moveTo({ scale: Math.min(4, network.getScale() * 1.3) }));
  $("zoom-out").addEventListener("click", () => network.moveTo({ scale: Math.max(0.05, network.getScale() / 1.3) }));
  $("zoom-fit").addEventListener("click", () => fit());
  $("export-csv").addEventListener("click", csv);
  $("export-png").addEventListener("click", png);
  $("export-svg").addEventListener("click", svgFile);
  window.addEventListener("hashchange", () => { restore(); refresh(true); setView(S.view); });
  document.addEventListener("click", (event) => { if (!$("export").contains(event.target)) $("export").open = false; });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type !== "checkbox" && event.target.type !== "range";
    if (event.key === "/" && !typing) {
      event.preventDefault();
      $("search").focus();
    } else if (event.key === "Escape") {
      if ($("export").open) $("export").open = false;
      else if (document.body.classList.contains("filtering")) openFilters(false);
      else if (S.selection) {
        select(null);
        $("canvas").focus();
      }
    }
  });
}

async function start() {
  prepare(await unpack());
  $("title").textContent = D.title || "Network";
  $("subtitle").textContent = D.subtitle;
  restore();
  readColors();
  drawFilters();
  drawTimeline();
  drawSmallKey();
  startCanvas();
  listen();
  startLive();
  refresh();
  setView(S.view);
  fit();
  if (S.selection) reveal([S.selection.node, S.selection.source, S.selection.target].filter((index) => index !== undefined));
  // For scripts that take pictures of the page: where a node or the middle of a line is on the screen.
  window.accord = Object.freeze({ where });
  document.body.dataset.ready = "true";
}

start();
