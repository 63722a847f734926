// The query page: named questions with their parameters, any SPARQL, the answer as a table.

const START = "SELECT ?class (COUNT(?claim) AS ?claims) WHERE {\n  ?claim a acc:Claim, ?class\n  FILTER(?class != acc:Claim)\n}\nGROUP BY ?class ORDER BY DESC(?claims)";
const PAGE = 200; // rows drawn before "Show more"

let questions = [];
let chosen = null; // the named question, or null for what stands in the editor
let waiting = null;
let answer = null; // {columns, rows, sort, down, shown} of a table
let prefixes = [];

function drawQuestions() {
  $("questions").replaceChildren(...questions.map((question) =>
    el("li", {}, el("button", { type: "button", "data-question": question.name, "aria-pressed": String(question === chosen), title: question.description, text: question.title, onclick: () => choose(question) }))));
}

function choose(question, values = {}) {
  chosen = question;
  drawQuestions();
  $("question").hidden = !question;
  if (!question) return;
  $("question-title").textContent = question.title;
  $("question-says").textContent = question.description;
  $("editor").value = question.sparql;
  const types = { date: "date", number: "number" };
  $("parameters").replaceChildren(
    ...question.parameters.map((parameter) =>
      el("label", {}, parameter.name + (parameter.optional ? "" : " (needed)"), el("small", { text: parameter.help }),
        el("input", { name: parameter.name, type: types[parameter.kind] || "text", required: !parameter.optional, value: values[parameter.name] || null, list: parameter.kind === "actor" || parameter.kind === "issue" ? "names" : null, autocomplete: "off", oninput: (event) => suggestNames(event.target, parameter.kind) }))),
    el("datalist", { id: "names" }),
    el("button", { type: "submit", class: "strong", id: "ask-question", text: "Ask this question" }));
}

async function suggestNames(field, kind) {
  if ((kind !== "actor" && kind !== "issue") || field.value.length < 2) return;
  try {
    const found = await (await fetch(`api/terms?${new URLSearchParams({ q: field.value, limit: "30" })}`)).json();
    const fits = found.filter((term) => (kind === "issue") === term.name.startsWith("issue:") && !term.name.startsWith("acc:"));
    $("names").replaceChildren(...fits.map((term) => el("option", { value: term.label })));
  } catch {
    // Names are a help only: any name can be typed.
  }
}

function values() {
  return Object.fromEntries([...new FormData($("parameters"))].filter(([, value]) => value !== ""));
}

async function ask(address, accept, body) {
  waiting?.abort();
  waiting = new AbortController();
  $("stop").hidden = false;
  $("problem").textContent = "";
  $("status").textContent = "Asking";
  const start = performance.now();
  try {
    const options = { headers: { Accept: accept }, signal: waiting.signal };
    if (body !== undefined) Object.assign(options, { method: "POST", body, headers: { ...options.headers, "Content-Type": "application/sparql-query" } });
    const found = await fetch(address, options);
    const words = await found.text();
    if (!found.ok) throw new Error(saysProblem(words, found));
    show(found.headers.get("Content-Type") || "", words, performance.now() - start);
  } catch (error) {
    $("answer").hidden = true;
    $("problem").textContent = error.name === "AbortError" ? "Stopped." : error instanceof TypeError ? "The server cannot be reached." : error.message;
    $("status").textContent = "";
  } finally {
    $("stop").hidden = true;
  }
}

function saysProblem(words, found) {
  try {
    return JSON.parse(words).detail || found.statusText;
  } catch {
    return `${found.status} ${found.statusText}`;
  }
}

function askEditor() {
  choose(null);
  keep(new URLSearchParams({ query: $("editor").value }));
  ask("sparql", "application/sparql-results+json, text/turtle;q=0.9", $("editor").value);
}

function askQuestion() {
  keep(new URLSearchParams({ question: chosen.name, ...values() }));
  ask(`api/questions/${encodeURIComponent(chosen.name)}?${new URLSearchParams(values())}`, "application/json");
}

// The address keeps the question, so that it can be sent to somebody.
function keep(parameters) {
  history.replaceState(null, "", `#${parameters}`);
}

function show(media, words, milliseconds) {
  $("answer").hidden = false;
  const took = `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 2 : 1)} s`;
  const parsed = media.includes("json") ? JSON.parse(words) : null;
  answer = null;
  let says = "";
  if (!parsed) {
    $("result").replaceChildren(el("pre", { text: words }));
    says = "Answer";
    downloads([["Turtle", media, "ttl", words]]);
  } else if ("boolean" in parsed) {
    $("result").replaceChildren(el("pre", { text: String(parsed.boolean) }));
    says = parsed.boolean ? "Yes" : "No";
    downloads([]);
  } else {
    answer = parsed.head ? fromResults(parsed) : { columns: parsed.columns, rows: parsed.rows.map((row) => row.map((value) => ({ value, kind: typeof value === "number" ? "number" : /^https?:\S+$/.test(value ?? "") ? "uri" : "literal" }))) };
    Object.assign(answer, { sort: -1, down: false, shown: PAGE });
    says = plural(answer.rows.length, "row");
    drawAnswer();
    downloads([["CSV", "text/csv", "csv"], ["JSON", media, "json", words]]);
  }
  $("answer-title").textContent = `${says} · ${took}`;
  $("status").textContent = $("answer-title").textContent;
}

function fromResults({ head, results }) {
  const numbers = /#(integer|int|long|decimal|double|float)$/;
  const cell = (term) => (term ? { value: numbers.test(term.datatype || "") ? Number(term.value) : term.value, kind: numbers.test(term.datatype || "") ? "number" : term.type } : { value: null, kind: "literal" });
  return { columns: head.vars, rows: results.bindings.map((row) => head.vars.map((column) => cell(row[column]))) };
}

function drawAnswer() {
  const { columns, rows, sort, down, shown } = answer;
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  const ordered = sort < 0 ? rows : rows.slice().sort((a, b) => {
    const [one, other] = [a[sort].value, b[sort].value];
    if (one === null || other === null) return (one === null) - (other === null);
    const order = typeof one === "number" && typeof other === "number" ? one - other : compare(String(one), String(other));
    return down ? -order : order;
  });
  const head = columns.map((column, index) =>
    el("th", { scope: "col", "aria-sort": index === sort ? (down ? "descending" : "ascending") : "none" },
      el("button", { type: "button", "data-column": index, onclick: () => sortBy(index) }, column, el("span", { "aria-hidden": "true", text: index === sort ? (down ? " ↓" : " ↑") : "" }))));
  const body = ordered.slice(0, shown).map((row) => el("tr", {}, row.map(drawCell)));
  const left = rows.length - shown;
  $("result").replaceChildren(
    el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, body)),
    left > 0 ? el("p", { class: "row-of-buttons" }, el("button", { type: "button", text: `Show more (${number(left)} left)`, onclick: () => { answer.shown += 5 * PAGE; drawAnswer(); } })) : "");
}

function drawCell({ value, kind }) {
  if (value === null || value === undefined) return el("td", {});
  if (kind === "number") return el("td", { class: "number", text: String(value) });
  if (kind !== "uri") return el("td", { dir: "auto", class: String(value).length > 60 ? "long" : null, text: String(value) });
  // Addresses of the graph's own things lead to what the graph says of them; others are shown and not followed.
  return el("td", {}, el("button", { type: "button", class: "iri", title: `${value}: what the graph says of it`, text: short(value), onclick: () => { $("editor").value = `DESCRIBE <${value}>`; askEditor(); } }));
}

function short(iri) {
  const found = prefixes.find(([, base]) => iri.startsWith(base) && /^[\w%-]+$/.test(iri.slice(base.length)));
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
}

function sortBy(index) {
  answer.down = answer.sort === index && !answer.down;
  answer.sort = index;
  drawAnswer();
  $("result").querySelector(`[data-column="${index}"]`).focus();
}

function csvCell(value) {
  const words = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(words) && !/^-?\d+(\.\d+)?$/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function downloads(forms) {
  $("downloads").replaceChildren(...forms.map(([label, media, suffix, words]) =>
    el("button", { type: "button", text: `Save as ${label}`, onclick: () => {
      const content = words ?? ["\ufeff", ...[answer.columns, ...answer.rows.map((row) => row.map((cell) => cell.value))].map((row) => `${row.map(csvCell).join(",")}\r\n`)].join("");
      const link = el("a", { href: URL.createObjectURL(new Blob([content], { type: media })), download: `answer.${suffix}` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } })));
}

async function start() {
  startEditor(askEditor);
  $("run").addEventListener("click", askEditor);
  $("stop").addEventListener("click", () => waiting?.abort());
  $("parameters").addEventListener("submit", (event) => { event.preventDefault(); askQuestion(); });
  $("editor").addEventListener("input", () => { if (chosen) choose(null); });
  $("editor").value = START;
  try {
    const [listed, used, counts] = await Promise.all(["api/questions", "api/prefixes", "api/stats"].map(async (address) => {
      const found = await fetch(address);
      if (!found.ok) throw new Error(saysProblem(await found.text(), found));
      return found.json();
    }));
    questions = listed;
    prefixes = Object.entries(used).sort((a, b) => b[1].length - a[1].length);
    $("facts").textContent = `${plural(counts.claims, "claim")} from ${plural(counts.documents, "document")}`;
  } catch (error) {
    $("problem").textContent = error instanceof TypeError ? "The server cannot be reached." : error.message;
  }
  drawQuestions();
  const kept = new URLSearchParams(location.hash.slice(1));
  const question = questions.find((item) => item.name === kept.get("question"));
  if (question) {
    choose(question, Object.fromEntries(kept));
    askQuestion();
  } else if (kept.get("query")) {
    $("editor").value = kept.get("query");
  }
  document.body.dataset.ready = "true";
}

start();
