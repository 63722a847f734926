"""The model card and the licence notice beside a trained pipeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from spacy.language import Language

from .evaluate import Scores, by_label, table

SOURCES: Sequence[Mapping[str, str]] = (
    {
        "name": "Universal Dependencies English Web Treebank (EWT) 2.16",
        "author": "Natalia Silveira, Timothy Dozat, Christopher Manning, Sebastian Schuster, Ethan Chi, John Bauer, "
        "Miriam Connor, Marie-Catherine de Marneffe, Nathan Schneider, Sam Bowman, Hanzhi Zhu, Daniel Galbraith and "
        "others; The Board of Trustees of The Leland Stanford Junior University",
        "license": "CC BY-SA 4.0",
        "url": "https://github.com/UniversalDependencies/UD_English-EWT",
    },
    {
        "name": "Georgetown University Multilayer corpus (GUM) 11, UD 2.16: news, interview, bio, voyage, speech, "
        "academic, textbook, court, conversation and vlog (texts in the public domain, CC BY or CC BY-SA)",
        "author": "Amir Zeldes and the GUM annotators, Georgetown University",
        "license": "CC BY 4.0",
        "url": "https://github.com/UniversalDependencies/UD_English-GUM",
    },
    {
        "name": "Universal NER 1, names over the development and test files of English EWT",
        "author": "The Universal NER project",
        "license": "CC BY-SA 4.0",
        "url": "https://github.com/UniversalNER/UNER_English-EWT",
    },
    {
        "name": "PropBank 3.4: rolesets and their example sentences; unified PropBank 3.1 over English EWT",
        "author": "Martha Palmer, Paul Kingsbury, Daniel Gildea, Olga Babko-Malaya, Claire Bonial, Julia Bonn, "
        "Sameer Pradhan and others; University of Colorado",
        "license": "CC BY-SA 4.0",
        "url": "https://github.com/propbank",
    },
    {
        "name": "accord's own corpus: texts with marked events, the dev halves of its gold and of its phrasings",
        "author": "The accord developers",
        "license": "Apache-2.0",
        "url": "corpus/ of accord itself",
    },
    {
        "name": "all-MiniLM-L6-v2, a pretrained transformer from which training starts",
        "author": "Nils Reimers and the sentence-transformers community, after MiniLM by Wenhui Wang, Furu Wei, "
        "Li Dong, Hangbo Bao, Nan Yang and Ming Zhou, Microsoft",
        "license": "Apache-2.0",
        "url": "https://www.sbert.net",
    },
    {
        "name": "spacy-lookups-data 1.0: lemma_rules, lemma_exc and lemma_index for English, after WordNet 3.0",
        "author": "Explosion; WordNet 3.0 Copyright 2006 by Princeton University",
        "license": "MIT; WordNet 3.0 license",
        "url": "https://github.com/explosion/spacy-lookups-data",
    },
)
RAW: Mapping[str, str] = {
    "name": "English Wikinews, the articles of 2020, of which the teachers annotated the text",
    "author": "Wikinews contributors, collected by W. van Atteveldt",
    "license": "CC BY 2.5",
    "url": "https://en.wikinews.org",
}
"""What the pipeline that ships has read besides, without annotation."""
LICENCE_FILE = "LICENSE-CC-BY-SA-4.0.txt"
WORDNET_FILE = "LICENSE-WordNet.txt"

TAUGHT = """
Two networks were trained on all this, one of them without the marked texts. Together, by the mean of what they hold
likely, they then annotated the marked texts and the articles of Wikinews, from whose trees, names and roles the other
one went on learning, beside a share of the treebanks. It is the one in this folder.
"""
"""What the card says of a network with teachers."""


def meta(teachers: int = 0) -> dict[str, Any]:
    """Give the entries of spaCy's `meta.json` that tell where a pipeline comes from, and how many teachers it had."""
    return {
        "description": "English pipeline of accord: tags, Universal Dependencies, names, lemmas, semantic roles.",
        "author": "The accord developers",
        "license": "CC-BY-SA-4.0",
        # Any 3.8 reads what another 3.8 wrote; spaCy would ask for the patch release that trained it.
        "spacy_version": ">=3.8.0,<3.9.0",
        "sources": [dict(source) for source in (*SOURCES, *([RAW] if teachers else []))],
        "teachers": teachers,
    }


def write_licences(folder: Path, sources: Sequence[Mapping[str, str]] = SOURCES) -> None:
    """Write the licence notices of the weights and of the lemma tables that they travel with."""
    notice = [
        "The weights and tables in this folder are licensed under the",
        "Creative Commons Attribution-ShareAlike 4.0 International licence (CC BY-SA 4.0):",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "Full legal text: https://creativecommons.org/licenses/by-sa/4.0/legalcode",
        "",
        "Copyright: the accord developers. They were made from the following works, and changed in that statistical",
        "weights and tables of word forms were derived from them; none of the texts is included:",
        "",
        *_source_lines(sources),
    ]
    _write(folder / LICENCE_FILE, "\n".join(notice))
    _write(
        folder / WORDNET_FILE, (files(__package__) / "templates" / WORDNET_FILE).read_text(encoding="utf-8").rstrip()
    )


def write_card(folder: Path, nlp: Language, scores: Sequence[Scores], roles: str) -> None:
    """Write README.md, the model card, from what the pipeline and its scores say and the prose of the template."""
    template = (files(__package__) / "templates" / "card.md").read_text(encoding="utf-8")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    fields = {
        "name": f"{nlp.meta['lang']}_{nlp.meta['name']}",
        "version": str(nlp.meta["version"]),
        "size": f"{size:.1f} MB",
        "components": ", ".join(nlp.pipe_names),
        "sources": "\n".join(_source_lines(nlp.meta.get("sources", SOURCES))),
        "runs": "three runs" if nlp.meta.get("teachers") else "one run",
        "taught": TAUGHT if nlp.meta.get("teachers") else "",
        "layers": str(nlp.meta.get("training", {}).get("layers")),
        "narrow": str(nlp.meta.get("training", {}).get("narrow")),
        "settings": _settings(nlp.meta.get("training", {})),
        "scores": table(scores),
        "names": by_label(scores),
        "roles": roles or "Not measured: the data folder holds no annotation of the test file.",
    }
    for key, value in fields.items():
        template = template.replace("{{" + key + "}}", value)
    _write(folder / "README.md", template.rstrip())


def _source_lines(sources: Sequence[Mapping[str, str]]) -> list[str]:
    return [f"- {s['name']}. {s['author']}. {s['license']}. {s['url']}" for s in sources]


def _settings(settings: Mapping[str, Any]) -> str:
    """The settings of the training, as Markdown rows."""
    rows = [f"| {name.replace('_', ' ')} | {value:,} |" for name, value in settings.items() if name != "seed"]
    return "\n".join(["| setting | value |", "|---|---|", *rows, f"| seed | {settings.get('seed')} |"])


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
