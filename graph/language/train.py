"""Train the pipeline that accord ships: `python -m accord.language.train TREEBANK_DIR OUT`.

One run with a fixed seed: data preparation, training as `config.cfg` says, lemma tables, evaluation on the test
files, model card. OUT holds the pipeline at the end; the Docs and checkpoints stay beside it in `OUT.work`.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.cli.train import train as spacy_train
from spacy.language import Language
from thinc.api import use_ops

from .. import __version__
from ..errors import AccordError, InputError, ModelError
from . import card, evaluate
from .lemmatizer import FACTORY, TagLemmatizer, learn
from .pipeline import load
from .prepare import held_out_docs, training_docs, write

NAME = "accord"
SEED = 20240607
REQUIRED = ("en_ewt-train", "en_ewt-dev", "en_gum-train", "en_gum-dev")


def prepare(treebank: Path, work: Path, seed: int = SEED) -> None:
    """Write `train.spacy` and `dev.spacy` to the work folder.

    Development data is all of GUM's and a third of EWT's paragraphs: enough to tell checkpoints apart.
    Raises InputError where a treebank file is missing.
    """
    for stem in REQUIRED:
        if not any((treebank / f"{stem}.conllu{end}").exists() for end in ("", ".gz")):
            raise InputError(f"holds no {stem}.conllu or {stem}.conllu.gz", file=treebank)
    vocab = spacy.blank("en").vocab
    write(training_docs(treebank, vocab, seed), work / "train.spacy")
    gum, ewt = (held_out_docs(treebank, vocab, "dev", stem) for stem in ("en_gum", "en_ewt"))
    write([*gum, *ewt[::3]], work / "dev.spacy")


def fit(work: Path, overrides: dict[str, object] | None = None) -> Path:
    """Train on the prepared Docs as `config.cfg` says; return the folder of the best checkpoint.

    `overrides` maps dotted settings to values ("training.max_steps": 100).
    """
    settings = {
        "paths.train": str(work / "train.spacy"),
        "paths.dev": str(work / "dev.spacy"),
        "system.seed": SEED,
        **(overrides or {}),
    }
    config = Path(str(files(__package__) / "config.cfg"))
    with use_ops("numpy", use_blis=False):  # numpy's own BLAS multiplies half as fast again as the one spaCy brings
        spacy_train(config, work / "checkpoints", overrides=settings)
    return work / "checkpoints" / "model-best"


def assemble(checkpoint: Path, treebank: Path) -> Language:
    """Give the checkpoint its lemmatizer with the tables, and a meta file of its own."""
    nlp = spacy.load(checkpoint, exclude=["vocab"])  # which would bring along every word of the treebanks
    for name in nlp.pipe_names:
        for label in getattr(nlp.get_pipe(name), "labels", ()):
            nlp.vocab.strings.add(label)
    lemmatizer = nlp.add_pipe(FACTORY, name="lemmatizer")
    if not isinstance(lemmatizer, TagLemmatizer):
        raise ModelError(f"another component is registered as {FACTORY!r}")
    lemmatizer.initialize(nlp=nlp)
    vocab = spacy.blank("en").vocab
    learn(lemmatizer, (doc for stem in evaluate.STEMS for doc in held_out_docs(treebank, vocab, "train", stem)))
    nlp.meta.update({"name": NAME, "version": __version__, **card.meta()})
    nlp.meta.pop("performance", None)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where the data lay is nobody's business
    return nlp


def finish(nlp: Language, treebank: Path, out: Path) -> list[evaluate.Scores]:
    """Write the pipeline, score what was written, add its card and licences, and only then put it in its place.

    A pipeline that is there already is replaced.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh, old = out.with_name(f".{out.name}.new"), out.with_name(f".{out.name}.old")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    nlp.to_disk(fresh)
    scores = evaluate.evaluate(load(str(fresh)), treebank)
    card.write_licences(fresh)
    card.write_card(fresh, nlp, scores)
    if out.exists():
        out.replace(old)
    fresh.replace(out)
    shutil.rmtree(old, ignore_errors=True)
    return scores


def run(treebank: Path, out: Path, *, overrides: dict[str, object] | None = None) -> list[evaluate.Scores]:
    """Run the whole recipe; return the scores on the test files that the folder holds."""
    work = out.with_name(f"{out.name}.work")
    prepare(treebank, work)
    return finish(assemble(fit(work, overrides), treebank), treebank, out)


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line of the recipe; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m accord.language.train", description=__doc__)
    parser.add_argument("treebank", type=Path, help="folder with en_ewt-*.conllu[.gz] and en_gum-*.conllu[.gz]")
    parser.add_argument("out", type=Path, help="folder for the pipeline")
    parser.add_argument("--steps", type=int, help="training steps, for a trial run")
    options = parser.parse_args(arguments)
    overrides: dict[str, object] = {} if options.steps is None else {"training.max_steps": options.steps}
    try:
        scores = run(options.treebank, options.out, overrides=overrides)
    except AccordError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.write(evaluate.table(scores) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
