"""Scores of a pipeline on treebank files, raw text in: `python -m accord.language.evaluate TREEBANK_DIR [PIPELINE]`.

With `--propbank PROPBANK_DIR` also of its semantic roles.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

from ..errors import AccordError, InputError
from . import evaluate_roles
from .pipeline import Pipeline, load
from .prepare import held_out_docs

STEMS: Mapping[str, str] = {"en_ewt": "EWT", "en_gum": "GUM"}


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares of 0 to 1 on one file, None where the file or the pipeline has nothing to say; speed on one core."""

    name: str
    words: int
    tags: float | None
    upos: float | None
    uas: float | None
    las: float | None
    sentences: float | None
    entities: float | None
    by_label: Mapping[str, float]
    verb_lemmas: float | None
    words_per_second: float


def score(pipeline: Pipeline, name: str, gold: Sequence[Doc]) -> Scores:
    """Run the pipeline over the text of gold Docs and compare."""
    texts = [doc.text for doc in gold]
    started = time.perf_counter()
    predicted = list(pipeline.pipe(texts))
    seconds = time.perf_counter() - started
    examples = [Example(doc, reference) for doc, reference in zip(predicted, gold, strict=True)]
    found = Scorer.score_token_attr(examples, "tag")
    found |= Scorer.score_token_attr(examples, "pos")
    found |= Scorer.score_deps(
        examples,
        "dep",
        getter=lambda token, _: token.dep_,
        ignore_labels=("p", "punct"),
    )
    found |= Scorer.score_spans(
        examples, "sents", getter=lambda doc, _: doc.sents, has_annotation=lambda doc: doc.has_annotation("SENT_START")
    )
    named = [example for example in examples if any(token.ent_iob for token in example.reference)]
    annotated = {ent.label_ for doc in gold for ent in doc.ents}

    def kinds_in_gold(doc: Doc, _: str) -> list[Span]:
        return [ent for ent in doc.ents if ent.label_ in annotated]

    names = Scorer.score_spans(named, "ents", getter=kinds_in_gold) if named else {}
    per_type = names.get("ents_per_type") or {}
    words = sum(map(len, gold))
    return Scores(
        name=name,
        words=words,
        tags=found.get("tag_acc"),
        upos=found.get("pos_acc"),
        uas=found.get("dep_uas"),
        las=found.get("dep_las"),
        sentences=found.get("sents_f"),
        entities=names.get("ents_f"),
        by_label={label: per_type[label]["f"] for label in sorted(per_type)},
        verb_lemmas=_verb_lemmas(examples),
        words_per_second=words / seconds if seconds else 0.0,
    )


def _verb_lemmas(examples: Sequence[Example]) -> float | None:
    """Share of the gold verbs (aligned one to one) whose lemma is right, tagging errors included.

    Verbs by class and tag: the treebanks also call a part of a name a verb ("United", tag NNP).
    """
    right = total = 0
    for example in examples:
        aligned = example.get_aligned("LEMMA", as_string=True)
        classes = example.get_aligned("POS", as_string=True)
        tags = example.get_aligned("TAG", as_string=True)
        for token, lemma, pos, tag in zip(example.predicted, aligned, classes, tags, strict=True):
            if pos == "VERB" and str(tag).startswith("VB") and lemma:
                total += 1
                right += token.lemma_.lower() == lemma.lower()
    return right / total if total else None


def evaluate(pipeline: Pipeline, treebank: Path, part: str = "test") -> list[Scores]:
    """Scores on each file of the folder that is there, and on GUM's news and biographies by themselves."""
    scores: list[Scores] = []
    for stem, title in STEMS.items():
        if any((treebank / f"{stem}-{part}.conllu{end}").exists() for end in ("", ".gz")):
            docs = held_out_docs(treebank, pipeline.nlp.vocab, part, stem)
            scores.append(score(pipeline, f"{title} {part}", docs))
            for genre in ("news", "bio"):
                chosen = [doc for doc in docs if f"_{genre}_" in str(doc.user_data.get("document", ""))]
                if chosen:
                    scores.append(score(pipeline, f"{title} {part}, {genre}", chosen))
    return scores


def table(scores: Sequence[Scores]) -> str:
    """Write the scores as a Markdown table, in per cent."""
    columns = ("tags", "upos", "uas", "las", "sentences", "entities", "verb_lemmas")
    rows = ["| file | words | tags | UPOS | UAS | LAS | sentences F | entities F | verb lemmas | words/s |"]
    rows.append("|---|" + "--:|" * (len(columns) + 2))
    for item in scores:
        values = [getattr(item, column) for column in columns]
        cells = ["-" if value is None else f"{100 * value:.1f}" for value in values]
        rows.append(f"| {item.name} | {item.words:,} | {' | '.join(cells)} | {item.words_per_second:,.0f} |")
    return "\n".join(rows)


def by_label(scores: Sequence[Scores]) -> str:
    """Write F of the names of each kind as a Markdown table, in per cent."""
    labels = sorted({label for item in scores for label in item.by_label})
    rows = [f"| file | {' | '.join(labels)} |", "|---|" + "--:|" * len(labels)]
    for item in scores:
        if item.by_label:
            cells = [f"{100 * item.by_label[label]:.1f}" if label in item.by_label else "-" for label in labels]
            rows.append(f"| {item.name} | {' | '.join(cells)} |")
    return "\n".join(rows)


def role_table(name: str | None, treebank: Path, propbank: Path, part: str = "test") -> str:
    """Scores of the semantic roles as Markdown; empty where nothing is annotated."""
    pipeline = load(name, roles=True)
    gold = evaluate_roles.gold_docs(pipeline, treebank, propbank, part)
    return evaluate_roles.table(evaluate_roles.score_roles(pipeline, gold)) if gold else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m accord.language.evaluate", description=__doc__)
    parser.add_argument("treebank", type=Path, help="folder with en_ewt-*.conllu[.gz] and en_gum-*.conllu[.gz]")
    parser.add_argument("pipeline", nargs="?", help="a folder or an installed pipeline; the shipped one by default")
    parser.add_argument(
        "--propbank", type=Path, help="folder with ewt_propbank-*.jsonl[.gz]: score semantic roles, too"
    )
    parser.add_argument("--part", default="test", choices=["dev", "test"])
    options = parser.parse_args(arguments)
    try:
        scores = evaluate(load(options.pipeline, roles=False), options.treebank, options.part)
        if not scores:
            raise InputError(
                f"holds no en_ewt-{options.part}.conllu and no en_gum-{options.part}.conllu", file=options.treebank
            )
        roles = ""
        if options.propbank is not None:
            roles = role_table(options.pipeline, options.treebank, options.propbank, options.part)
    except AccordError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.write(f"{table(scores)}\n\n{by_label(scores)}\n")
    if roles:
        sys.stdout.write(f"\n{roles}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
