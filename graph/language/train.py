"""Train the pipeline that accord ships: `python -m accord.language.train TREEBANK_DIR PROPBANK_DIR OUT`.

One run with a fixed seed: data preparation, training as `training/settings.toml` says, the layer of roles on top of the
finished network, lemma tables, the lexicon of rolesets, evaluation on the test files, model card. OUT holds the
pipeline at the end; the weights after the best pass stay beside it in `OUT.work`, and from there the same command goes
on with a run that was cut off. Set OMP_NUM_THREADS=1: more threads slow it down.

With `--teachers PIPELINE ...` the network of the last of them goes on learning, from what all of them together say of
the marked texts and of those of `--texts`.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from .. import __version__
from ..errors import AccordError, InputError, ModelError
from . import card, evaluate
from .lemmatizer import FACTORY as LEMMATIZER
from .lemmatizer import TagLemmatizer, learn
from .pipeline import load
from .prepare import held_out_docs
from .roles import FACTORY as ROLES
from .roles import RoleLabeller, build_lexicon
from .syntax.component import FACTORY as SYNTAX
from .syntax.component import Syntax
from .syntax.labels import Labels
from .syntax.pieces import Pieces
from .syntax.weights import Floats, read
from .training.propbank import Frame, find, read_aliases, read_frames
from .training.settings import STATE, Settings, read_settings

NAME = "accord"
REQUIRED = ("en_ewt-train", "en_ewt-dev", "en_gum-train", "en_gum-dev")
FRAMES = "propbank-frames.jsonl"


def check_files(treebank: Path, propbank: Path) -> None:
    """Raise InputError where a file is missing without which training cannot start."""
    for stem in REQUIRED:
        if find(treebank, f"{stem}.conllu") is None:
            raise InputError(f"holds no {stem}.conllu or {stem}.conllu.gz", file=treebank)
    if find(propbank, FRAMES) is None:
        raise InputError(f"holds no {FRAMES} or {FRAMES}.gz", file=propbank)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a network comes from; from the pretrained transformer if nothing is given."""

    network: Path | None = None
    """A pipeline whose network is taken as it is: only its layer of roles is trained."""
    teachers: Sequence[Path] = ()
    """Pipelines of which the last goes on learning from what all of them say."""
    texts: Sequence[Path] = ()
    """JSON lines with `text`, for the teachers to annotate."""


@cache
def frames_of(propbank: Path) -> Mapping[str, Frame]:
    """The rolesets of a folder by their id; InputError where it has none."""
    path = find(propbank, FRAMES)
    if path is None:
        raise InputError(f"holds no {FRAMES} or {FRAMES}.gz", file=propbank)
    return read_frames(path)


def fit(
    treebank: Path,
    propbank: Path,
    work: Path,
    settings: Settings,
    report: Callable[[str], None],
    source: Source,
) -> tuple[Mapping[str, Floats], Labels, Pieces]:
    """Train the network; see `training.recipe`, which needs torch and is therefore imported here only."""
    try:
        from .training import recipe, silver  # noqa: PLC0415 - torch is there for training only
    except ImportError as error:
        raise ModelError(f'training needs {error.name}: pip install "accord-graph[train]"') from error
    data = recipe.read_data(treebank, propbank, settings.seed)
    if source.network is None:
        work.mkdir(parents=True, exist_ok=True)
    if source.network is not None:
        weights, labels, pieces = read(source.network / "syntax")
        data = replace(data, labels=labels)
    elif source.teachers:
        weights, pieces = silver.go_on(data, source.teachers, source.texts, settings, work, report)
    else:
        weights, pieces = recipe.train(data, settings, work, report)
    weights, labels = recipe.add_roles(weights, pieces, data, frames_of(propbank), settings, report)
    return weights, labels, pieces


def assemble(
    network: tuple[Mapping[str, Floats], Labels, Pieces],
    treebank: Path,
    propbank: Path,
    settings: Settings,
    teachers: int = 0,
) -> Language:
    """Make the pipeline: the network, the lemmatizer with its tables, the roles with their lexicon."""
    nlp = spacy.blank("en")
    syntax = nlp.add_pipe(SYNTAX, name="syntax", config={"roles": True})
    lemmatizer = nlp.add_pipe(LEMMATIZER, name="lemmatizer")
    roles = nlp.add_pipe(ROLES, name="roles")
    if not (isinstance(syntax, Syntax) and isinstance(lemmatizer, TagLemmatizer) and isinstance(roles, RoleLabeller)):
        raise ModelError("another component is registered under the name of one of accord's")
    syntax.set_network(*network)
    lemmatizer.initialize(nlp=nlp)
    vocab = spacy.blank("en").vocab
    learn(lemmatizer, (doc for stem in evaluate.STEMS for doc in held_out_docs(treebank, vocab, "train", stem)))
    own = read_aliases()
    roles.lexicon = build_lexicon(
        (frame.id, (*frame.aliases, *(("n", noun) for noun in own.get(frame.id, ()))), frame.roles)
        for frame in frames_of(propbank).values()
    )
    nlp.meta.update({"name": NAME, "version": __version__, **card.meta(teachers), "training": settings.to_dict()})
    nlp.meta.pop("performance", None)
    return nlp


def finish(nlp: Language, treebank: Path, propbank: Path, out: Path) -> list[evaluate.Scores]:
    """Write the pipeline, score what was written, add its card and licences, and only then put it in its place.

    A pipeline that is there already is replaced.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh, old = out.with_name(f".{out.name}.new"), out.with_name(f".{out.name}.old")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    nlp.to_disk(fresh)
    scores = evaluate.evaluate(load(str(fresh), roles=False), treebank)
    card.write_licences(fresh, nlp.meta["sources"])
    card.write_card(fresh, nlp, scores, evaluate.role_table(str(fresh), treebank, propbank))
    if out.exists():
        out.replace(old)
    fresh.replace(out)
    shutil.rmtree(old, ignore_errors=True)
    return scores


def run(
    treebank: Path, propbank: Path, out: Path, settings: Settings | None = None, source: Source | None = None
) -> list[evaluate.Scores]:
    """Run the whole recipe; return the scores on the test files that the folder holds."""
    check_files(treebank, propbank)
    chosen = settings or read_settings()
    work = out.with_name(f"{out.name}.work")
    begun = source or Source()
    trained = fit(treebank, propbank, work, chosen, _tell, begun)
    scores = finish(assemble(trained, treebank, propbank, chosen, len(begun.teachers)), treebank, propbank, out)
    (work / STATE).unlink(missing_ok=True)  # the next training starts anew
    return scores


def _tell(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line of the recipe; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m accord.language.train", description=__doc__)
    parser.add_argument("treebank", type=Path, help="folder with en_ewt-*.conllu[.gz] and en_gum-*.conllu[.gz]")
    parser.add_argument("propbank", type=Path, help="folder with ewt_propbank-*.jsonl[.gz] and propbank-*.jsonl[.gz]")
    parser.add_argument("out", type=Path, help="folder for the pipeline")
    parser.add_argument("--settings", type=Path, help="settings in place of those that ship")
    parser.add_argument("--network", type=Path, help="a pipeline whose network is taken: only its roles are trained")
    parser.add_argument("--teachers", type=Path, nargs="+", default=[], help="pipelines; the last goes on learning")
    parser.add_argument("--texts", type=Path, nargs="+", default=[], help="JSON lines with text for the teachers")
    options = parser.parse_args(arguments)
    try:
        settings = None if options.settings is None else read_settings(options.settings)
        source = Source(options.network, options.teachers, options.texts)
        scores = run(options.treebank, options.propbank, options.out, settings, source)
    except AccordError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.write(evaluate.table(scores) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
