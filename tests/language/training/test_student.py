"""The network in training computes what the one at run time computes."""

import numpy as np
import pytest

from accord.language.syntax.encoder import Encoder
from accord.language.training.examples import example_item
from small_network import LABELS, PIECES

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")


def test_training_and_run_time_give_the_same_states():
    from accord.language.training.batches import collate
    from accord.language.training.student import Student

    torch.manual_seed(3)
    student = Student(PIECES, LABELS, layers=2, narrow=16).eval()
    paragraphs = [["the", "envoys", "met", "."], ["no"]]
    batch = collate([example_item(words, None, judged=False) for words in paragraphs], LABELS.numbers())
    with torch.no_grad():
        trained = student.states(batch).numpy()
    weights = {name: values.float().numpy() for name, values in student.state_dict().items()}
    for row, states in enumerate(Encoder(weights, PIECES).states(paragraphs)):
        # Training computes in half precision.
        np.testing.assert_allclose(states, trained[row, : len(states)], atol=0.1)
        assert np.abs(states).max() > 1
