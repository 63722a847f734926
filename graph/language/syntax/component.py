"""The spaCy component that runs the network: tags, features, sentences, dependencies and names of a Doc."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, MORPH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.symbols import SPACE
from spacy.tokens import Doc
from spacy.util import minibatch
from spacy.vocab import Vocab
from thinc.types import Ints2d

from ...errors import ModelError
from .labels import Labels
from .network import Acting, Analysis, Network
from .pieces import Pieces
from .quotes import directed
from .weights import Floats, read, write

FACTORY = "accord_syntax"
ACTING = "accord_predicates"
"""Where a Doc's `user_data` holds the predicates that the network found, if it was asked for them."""
TELLING = "accord_telling"
"""... and how likely its words tell of events: (classes, probabilities), if the network has learned that."""
HEAD_COLUMN = 3
OUTSIDE, INSIDE, BEGIN = 2, 1, 3
"""spaCy's numbers for the place of a token in a name."""


@Language.factory(
    FACTORY,
    assigns=["token.tag", "token.pos", "token.morph", "token.dep", "token.head", "doc.sents", "doc.ents"],
    default_config={"roles": False},
    default_score_weights={"tag_acc": 0.2, "dep_las": 0.6, "ents_f": 0.2},
)
def make_syntax(nlp: Language, name: str, *, roles: bool) -> Syntax:
    """Build the component, for spaCy's registry; its weights come from disk or from training."""
    return Syntax(nlp.vocab, name, roles=roles)


class Syntax:
    """Annotates Docs with what the network says. With `roles` it also keeps the predicates for `accord_roles`."""

    def __init__(self, vocab: Vocab, name: str = FACTORY, *, roles: bool = False) -> None:
        self.vocab = vocab
        self.name = name
        self.roles = roles
        self._network: Network | None = None
        self._columns: Mapping[str, NDArray[np.uint64]] = {}
        self._space: NDArray[np.uint64] = np.zeros(7, dtype=np.uint64)

    @property
    def network(self) -> Network:
        """The network; ModelError where none has been read."""
        if self._network is None:
            raise ModelError(f"the component {self.name!r} has no weights yet")
        return self._network

    @property
    def labels(self) -> tuple[str, ...]:
        """Dependency labels."""
        return () if self._network is None else self._network.labels.deps

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of names."""
        return () if self._network is None else tuple(sorted({tag[2:] for tag in self._network.labels.names} - {""}))

    def set_network(self, weights: Mapping[str, Floats], labels: Labels, pieces: Pieces) -> None:
        """Take a network, and give its labels to the vocabulary."""
        self._network = Network(weights, labels, pieces)
        strings = self.vocab.strings
        forms = [form.partition("|") for form in labels.forms]
        kinds = [tag.partition("-") for tag in labels.names]
        places = {"O": OUTSIDE, "I": INSIDE, "B": BEGIN}
        self._space = np.array([strings.add("_SP"), SPACE, 0, 0, strings.add("dep"), OUTSIDE, 0], dtype=np.uint64)
        self._columns = {
            name: np.array(values, dtype=np.uint64)
            for name, values in (
                ("tag", [strings.add(tag) for tag in labels.tags]),
                ("pos", [POS_IDS[pos] for pos, _, _ in forms]),
                ("morph", [self.vocab.morphology.add(features) for _, _, features in forms]),
                ("dep", [strings.add(dep) for dep in labels.deps]),
                ("place", [places[place] for place, _, _ in kinds]),
                ("kind", [strings.add(kind) if kind else 0 for _, _, kind in kinds]),
            )
        }

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotate Docs in batches, in order."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            read = [_words(doc) for doc in docs]
            analyses = self.network.analyse([words for _, words in read], roles=self.roles)
            for doc, (indices, _), found in zip(docs, read, analyses, strict=True):
                yield self._annotate(doc, indices, found)

    def read_roles(self, doc: Doc) -> tuple[Acting, ...]:
        """The predicates of a Doc that any pipeline has made; nothing is written into it."""
        indices, words = _words(doc)
        found = self.network.analyse([words])[0]
        return tuple(_moved(predicate, indices) for predicate in found.predicates)

    def _annotate(self, doc: Doc, indices: NDArray[np.int64], found: Analysis) -> Doc:
        """Write the analysis of the words at `indices`, which are all but the spaces; those hang from what precedes."""
        size = len(doc)
        if not len(indices):
            return doc
        columns = self._columns
        values = np.empty((size, 7), dtype=np.uint64)
        # The word that a space goes with: the one before it, or the first of all.
        words = np.maximum(np.searchsorted(indices, np.arange(size), side="right") - 1, 0)
        values[:] = self._space
        heads = indices[words]
        heads[indices] = indices[found.heads]
        values[:, HEAD_COLUMN] = (heads - np.arange(size)).view(np.uint64)
        for column, name, numbers in (
            *((0, "tag", found.tags), (1, "pos", found.forms), (2, "morph", found.forms)),
            *((4, "dep", found.deps), (5, "place", found.names), (6, "kind", found.names)),
        ):
            values[indices, column] = columns[name][numbers]
        self._bridge(values)
        doc.from_array([TAG, POS, MORPH, HEAD, DEP, ENT_IOB, ENT_TYPE], cast("Ints2d", values))
        if self.roles:
            doc.user_data[ACTING] = tuple(_moved(predicate, indices) for predicate in found.predicates)
        if found.events is not None:
            likely = np.zeros((size, found.events.shape[1]), dtype=np.float32)
            likely[indices] = found.events
            doc.user_data[TELLING] = (self.network.labels.events, likely)
        return doc

    def _bridge(self, values: NDArray[np.uint64]) -> None:
        """A space inside a name belongs to it."""
        for index in np.flatnonzero(values[1:-1, 0] == self._space[0]) + 1:
            if values[index + 1, 5] == INSIDE and values[index - 1, 5] != OUTSIDE:
                values[index, 5:] = (INSIDE, values[index - 1, 6])

    def to_disk(self, path: Path | str, *, exclude: Sequence[str] = ()) -> None:  # noqa: ARG002 - spaCy's interface
        """Write weights, labels and pieces into a folder."""
        write(Path(path), self.network.weights, self.network.labels, self.network.encoder.read)

    def from_disk(self, path: Path | str, *, exclude: Sequence[str] = ()) -> Syntax:  # noqa: ARG002 - spaCy's interface
        """Read what `to_disk` wrote."""
        self.set_network(*read(Path(path)))
        return self


def acting(doc: Doc) -> tuple[Acting, ...] | None:
    """The predicates that the network left in a Doc; None where it was not asked."""
    found: tuple[Acting, ...] | None = doc.user_data.get(ACTING)
    return found


def telling(doc: Doc) -> tuple[Sequence[str], Floats] | None:
    """Classes of events, and how likely each token tells of one: (tokens, classes); None where nothing is known."""
    found: tuple[Sequence[str], Floats] | None = doc.user_data.get(TELLING)
    return found


def _words(doc: Doc) -> tuple[NDArray[np.int64], list[str]]:
    """The words of a Doc as the network reads them, with their numbers; spaces are no words."""
    tokens = [token for token in doc if not token.is_space]
    indices = np.array([token.i for token in tokens], dtype=np.int64)
    apart = np.diff(indices, append=len(doc)) > 1
    spaced = [bool(token.whitespace_) or space for token, space in zip(tokens, apart.tolist(), strict=True)]
    return indices, directed([token.text for token in tokens], spaced)


def _moved(predicate: Acting, indices: NDArray[np.int64]) -> Acting:
    """The predicate with the Doc's own numbers of its words."""
    arguments = tuple((role, int(indices[word]), probability) for role, word, probability in predicate.arguments)
    return replace(predicate, word=int(indices[predicate.word]), arguments=arguments)
