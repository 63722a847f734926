// The same claims as a table that can be sorted; what screen readers and spreadsheets prefer to a picture.

const TABLE_PAGE = 100;

const COLUMNS = [
  { id: "date", label: "Date", value: (claim) => text("date", claim) || text("published", claim) },
  { id: "source", label: "Who", value: (claim) => D.nodes[D.bundles[D.bundleOf[claim]].source].label },
  { id: "relation", label: "Relation", value: (claim) => D.bundles[D.bundleOf[claim]].words },
  { id: "target", label: "Whom or what", value: (claim) => D.nodes[D.bundles[D.bundleOf[claim]].target].label },
  { id: "standing", label: "Stands as", value: (claim) => standingWords(claim) },
  { id: "speaker", label: "Said by", value: (claim) => text("speaker", claim) },
  { id: "outlet", label: "Reported by", value: (claim) => text("outlet", claim) },
  { id: "sentence", label: "Sentence", value: (claim) => sentence(claim).join("") },
];

const sorting = { column: "date", down: false, shown: TABLE_PAGE };

function standingWords(claim) {
  const parts = [text("polarity", claim) === "negated" ? "negated" : "", ["", "actual"].includes(text("modality", claim)) ? "" : text("modality", claim)];
  return parts.filter(Boolean).join(", ") || (D.looks.standings[D.claims.standing[claim]].id === "conditional" ? "on condition" : "stated");
}

function sortedClaims() {
  const column = COLUMNS.find((item) => item.id === sorting.column);
  const keyed = selectedClaims().map((claim) => [column.value(claim), claim]);
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  const sign = sorting.down ? -1 : 1;
  // Empty cells come last in both directions.
  keyed.sort(([a, one], [b, other]) => (a === b ? one - other : !a ? 1 : !b ? -1 : sign * compare(a, b)));
  return keyed.map(([, claim]) => claim);
}

function drawTable() {
  if (S.view !== "table") return;
  const claims = sortedClaims();
  // Roles in words: on a phone rows are drawn as cards, and browsers then forget that this is a table.
  const head = el("tr", { role: "row" }, COLUMNS.map((column) => {
    const active = column.id === sorting.column;
    return el("th", { scope: "col", role: "columnheader", "aria-sort": active ? (sorting.down ? "descending" : "ascending") : "none", class: column.id },
      el("button", { type: "button", "data-column": column.id, onclick: () => sortBy(column.id) }, column.label, el("span", { class: "arrow", "aria-hidden": "true", text: active ? (sorting.down ? " ↓" : " ↑") : "" })));
  }));
  const body = el("tbody", { role: "rowgroup" }, claims.slice(0, sorting.shown).map(tableRow));
  const left = claims.length - sorting.shown;
  $("table").replaceChildren(
    el("table", { role: "table" }, el("caption", { text: `${plural(claims.length, "claim")}${S.selection ? " of the selection" : ""}` }), el("thead", { role: "rowgroup" }, head), body),
    left > 0 ? el("button", { type: "button", class: "more", text: `Show more (${number(left)} left)`, onclick: () => { sorting.shown += 5 * TABLE_PAGE; drawTable(); } }) : "");
}

function tableRow(claim) {
  const bundle = D.bundles[D.bundleOf[claim]];
  const [before, trigger, after] = sentence(claim);
  const cell = (column, more, ...children) => el("td", { role: "cell", "data-label": column.label, ...more }, ...children);
  return el("tr", { role: "row", class: D.looks.standings[D.claims.standing[claim]].id }, COLUMNS.map((column) => {
    if (column.id === "sentence") return cell(column, { class: "sentence", dir: "auto" }, before, trigger ? el("mark", { text: trigger }) : null, after);
    if (column.id === "relation") {
      return cell(column, {}, el("button", { type: "button", class: `cell quad${D.looks.quads[bundle.quad].color}`, text: `${bundle.disputed ? "≠ " : ""}${bundle.words}`, title: bundle.disputed ? "Claims disagree" : null, onclick: () => select({ source: bundle.source, target: bundle.target, relation: bundle.relation }, true) }));
    }
    return cell(column, { class: column.id, dir: "auto", text: column.value(claim) });
  }));
}

function sortBy(column) {
  sorting.down = sorting.column === column && !sorting.down;
  sorting.column = column;
  sorting.shown = TABLE_PAGE;
  drawTable();
  const button = $("table").querySelector(`[data-column="${column}"]`);
  button.focus();
  say(`Sorted by ${button.textContent}`);
}
