// The data that the page carries, unpacked.

async function unpack() {
  const script = $("data");
  const text = script.textContent;
  script.remove();
  if (script.dataset.encoding === "json") return JSON.parse(text);
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

// D is the data as sent, with what is looked up often worked out once.
let D = null;

function prepare(data) {
  D = data;
  const fields = ["source", "target", "relation", "label", "quad", "first", "end", "disputed", "through"];
  D.bundles = data.bundles.map((row, index) => Object.fromEntries([...fields.map((field, i) => [field, row[i]]), ["index", index]]));
  D.bundlesOf = D.nodes.map(() => []);
  D.bundleOf = new Int32Array(D.claims.id.length);
  for (const bundle of D.bundles) {
    bundle.words = D.strings[bundle.label];
    bundle.side = D.looks.quads[bundle.quad].side;
    D.bundlesOf[bundle.source].push(bundle);
    if (bundle.target !== bundle.source) D.bundlesOf[bundle.target].push(bundle);
    D.bundleOf.fill(bundle.index, bundle.first, bundle.end);
  }
  D.nodes.forEach((node, index) => {
    node.index = index;
    node.look = D.looks.kinds[node.kind];
    node.folded = fold(`${node.label} ${node.code}`);
  });
  // Negotiations: nodes whose lines are drawn from the claims between their parties.
  D.negotiations = new Map(data.negotiations.map(([node, ends], number) => [node, { node, number, ends: ends.map(([actor, does, claims]) => ({ actor, does, claims })) }]));
  D.negotiationsOf = D.nodes.map(() => []);
  for (const negotiation of D.negotiations.values()) for (const end of negotiation.ends) D.negotiationsOf[end.actor].push(negotiation.node);
  D.byId = new Map(D.nodes.map((node) => [node.id, node.index]));
  D.steps = D.time ? D.time.steps.length : 0;
  D.folded = null;
}

function sentence(claim) {
  return D.sentences[D.claims.sentence[claim]];
}

function text(field, claim) {
  return D.strings[D.claims[field][claim]];
}

function documentOf(claim) {
  const [id, title, url] = D.documents[D.claims.document[claim]].map((row) => D.strings[row]);
  return { id, title, url };
}

// Sentences in a form that a search can compare, made at the first search for words.
function foldedSentence(claim) {
  if (!D.folded) D.folded = D.sentences.map((parts) => fold(parts.join("")));
  return D.folded[D.claims.sentence[claim]];
}
