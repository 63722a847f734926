# ruff: noqa: T201 - a program
"""Whether Turtle is in the profile OWL 2 DL, by the OWL API, which is what Protégé asks; run as a program of its own.

    python tests/owl2dl.py FILE...

Takes the files for one ontology and prints each violation of the profile, one a line. Needs a Java runtime and Debian's
`libowlapi-java`; exits with 3 where one of them is missing.
"""

import sys
from pathlib import Path

JARS = Path("/usr/share/java")
MISSING = 3


def main(files):
    import jpype

    if not (JARS / "owlapi-distribution.jar").exists():
        print("no OWL API here: apt-get install libowlapi-java", file=sys.stderr)
        return MISSING
    try:
        jpype.startJVM(classpath=[str(JARS / "*")])
    except jpype.JVMNotFoundException as error:
        print(f"no Java here: apt-get install default-jre-headless ({error})", file=sys.stderr)
        return MISSING
    manager = jpype.JClass("org.semanticweb.owlapi.apibinding.OWLManager").createOWLOntologyManager()
    source = jpype.JClass("org.semanticweb.owlapi.io.StringDocumentSource")
    text = "\n".join(Path(file).read_text(encoding="utf-8") for file in files)
    ontology = manager.loadOntologyFromOntologyDocument(source(text))
    report = jpype.JClass("org.semanticweb.owlapi.profiles.Profiles").OWL2_DL.checkOntology(ontology)
    for line in sorted({" ".join(str(violation).split()) for violation in report.getViolations()}):
        print(line)
    print(f"{ontology.getAxiomCount()} axioms", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
