// Validates N-Triples files against SHACL shapes by rdf-validate-shacl: node shacl.mjs SHAPES DATA...
// Prints a JSON list for each data file: one [focus node, path, constraint component] for each result; a path that is no IRI is empty.
import { readFileSync } from "node:fs";
import { Parser, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";

const load = (path) => new Store(new Parser({ format: "N-Triples" }).parse(readFileSync(path, "utf8")));
const named = (term) => (term?.termType === "NamedNode" ? term.value : "");

const [shapes, ...files] = process.argv.slice(2);
const validator = new SHACLValidator(load(shapes));
for (const file of files) {
  const report = await validator.validate(load(file));
  const results = report.results.map((one) => [one.focusNode.value, named(one.path), one.sourceConstraintComponent.value]);
  console.log(JSON.stringify(results));
}
