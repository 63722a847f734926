"""The layer of roles in training and at run time; what it learns from."""

from dataclasses import replace

import numpy as np
import pytest

from accord.language.syntax.arguments import Arguments
from accord.language.syntax.network import Network
from accord.language.training.propbank import Annotated, Frame
from small_network import LABELS, PIECES, WIDTH, random_weights

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

EXAMPLES = [
    Annotated(("the", "envoys", "met", "on", "monday", "."), 2, "meet.01", (("ARG0", 0, 1), ("ARGM-TMP", 3, 4))),
    Annotated(("no", "union", "said", "so", "."), 2, "say.01", (("ARG0", 0, 1), ("ARG1", 3, 3))),
    Annotated(("nobody", "met"), 1, "meet.02", (("ARG0", 0, 0),)),
]


@pytest.fixture(scope="module")
def readings():
    from accord.language.training.readings import read

    found, _ = read(Network(random_weights(), LABELS, PIECES), [], EXAMPLES, LABELS)
    return found


def test_a_reading_holds_the_sentence_of_its_predicate(readings):
    assert len(readings) == 3
    for reading, example in zip(readings, EXAMPLES, strict=True):
        (place,) = reading.predicates
        assert reading.words[place] == example.tokens[example.token]
        assert reading.states.shape == (len(reading.words), WIDTH)
        assert reading.roles.shape == (1, len(reading.words))
        assert reading.roles[0, place] == 0
        assert reading.seen.paths.shape == reading.roles.shape
    assert readings[2].rolesets == [len(LABELS.rolesets)], "no roleset that is known"


def test_training_and_run_time_give_the_same_scores(readings):
    from accord.language.training.arguments import Roles, collate

    labels = replace(LABELS, paths=("/nsubj", "/punct"), markers=("on",))
    frames = {"meet.01": Frame("meet.01", (("v", "meet"),), ("0", "1"))}
    torch.manual_seed(2)
    layer = Roles(WIDTH, labels, frames).eval()
    assert layer.frames.tolist() == [[1, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 1]]
    weights = {f"arguments.{name}": values.numpy() for name, values in layer.state_dict().items()}
    arguments = Arguments(weights, labels)
    view = arguments.view
    seen = [replace(one, seen=view.see(one.words, one.heads, one.deps, one.predicates)) for one in readings]
    with torch.no_grad():
        together = layer(collate(seen)).numpy()
    for row, one in enumerate(seen):
        states = one.states.astype(np.float32)
        found = arguments.score(states, one.words, one.heads, one.deps, one.predicates, one.rolesets)
        np.testing.assert_allclose(found[0], together[row, : len(one.words)], rtol=1e-3, atol=2e-3)
