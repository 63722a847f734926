// The editor: a text field that completes terms of the ontology, issues and actors.

const PREFIXED = /(?:^|[\s({[,;|/^!*+])((?:[a-z]+:[\w%-]*)|(?:[A-Za-z][\w-]*))$/;

const completion = { found: [], current: -1, word: "", asked: 0 };

function wordBefore(field) {
  const found = PREFIXED.exec(field.value.slice(0, field.selectionStart));
  return found ? found[1] : "";
}

// What is completed by itself: a name with a prefix. Anything else only where it is asked for.
async function complete(field, wanted = false) {
  const word = wordBefore(field);
  const turn = ++completion.asked;
  if (!word || (!wanted && !/^[a-z]+:\w/.test(word))) return closeCompletions(field);
  let found = [];
  try {
    const answer = await fetch(`api/terms?${new URLSearchParams({ q: word, limit: "12" })}`);
    if (answer.ok) found = await answer.json();
  } catch {
    found = [];
  }
  if (turn !== completion.asked || wordBefore(field) !== word) return undefined;
  completion.word = word;
  completion.found = found.filter((term) => term.name !== word);
  completion.current = completion.found.length ? 0 : -1;
  drawCompletions(field);
  if (completion.current === 0) $("status").textContent = `${plural(completion.found.length, "suggestion")}: ${completion.found[0].name}`;
  return undefined;
}

function closeCompletions(field) {
  completion.asked++;
  completion.found = [];
  completion.current = -1;
  drawCompletions(field);
}

function drawCompletions(field) {
  const list = $("completions");
  list.hidden = !completion.found.length;
  list.replaceChildren(...completion.found.map((term, index) =>
    el("li", { role: "option", id: `completion-${index}`, "aria-selected": String(index === completion.current), title: term.definition, onpointerdown: (event) => { event.preventDefault(); take(field, index); } },
      el("code", { text: term.name }), el("span", { class: "what" }, name(term.label)))));
  if (completion.current >= 0) {
    field.setAttribute("aria-activedescendant", `completion-${completion.current}`);
    $(`completion-${completion.current}`).scrollIntoView({ block: "nearest" });
  } else field.removeAttribute("aria-activedescendant");
  if (!list.hidden) place(field, list);
}

// Below the line that is being written. Lines do not wrap in a way that matters: the list is as wide as it needs.
function place(field, list) {
  const lines = field.value.slice(0, field.selectionStart).split("\n").length;
  const height = parseFloat(getComputedStyle(field).lineHeight);
  list.style.top = `${Math.min(field.offsetHeight, lines * height + 10 - field.scrollTop)}px`;
}

function take(field, index) {
  const end = field.selectionStart;
  field.setRangeText(completion.found[index].name, end - completion.word.length, end, "end");
  closeCompletions(field);
  field.focus();
}

function editorKeys(event, ask) {
  const field = event.target;
  const open = completion.found.length > 0;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) ask();
  else if (event.key === " " && event.ctrlKey) complete(field, true);
  else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    completion.current = (completion.current + (event.key === "ArrowDown" ? 1 : completion.found.length - 1)) % completion.found.length;
    drawCompletions(field);
  } else if (open && (event.key === "Enter" || event.key === "Tab")) take(field, completion.current);
  else if (open && event.key === "Escape") closeCompletions(field);
  else return;
  event.preventDefault();
}

function startEditor(ask) {
  const field = $("editor");
  field.addEventListener("input", () => complete(field));
  field.addEventListener("keydown", (event) => editorKeys(event, ask));
  field.addEventListener("blur", () => closeCompletions(field));
}
