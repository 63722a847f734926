"""A training that was cut off."""

import pytest

from accord.language.training.examples import example_item
from accord.language.training.propbank import Predicate
from small_network import LABELS, PIECES

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")


def trained(**options):
    from accord.language.training.loop import fit
    from accord.language.training.student import Student

    predicate = Predicate(2, "meet.01", "", (("ARG0", 1),))
    items = [example_item(["the", "envoys", "met", "."], predicate, judged=True) for _ in range(20)]
    torch.manual_seed(3)
    torch.set_num_threads(1)
    model = Student(PIECES, LABELS, layers=2, narrow=16)
    rates = [(list(model.parameters()), 1e-3)]
    fit(model, lambda _: items, LABELS, passes=3, rates=rates, words=8, average=0.9, **options)
    return {name: value.clone() for name, value in model.named_parameters()}


def test_goes_on_as_if_it_had_never_been_cut_off(tmp_path):
    def keep(state):
        torch.save(state, tmp_path / f"{state['passes']}.pt")

    whole = trained(keep=keep)
    state = torch.load(tmp_path / "2.pt", weights_only=True)
    assert any(not torch.equal(state["mean"][name], whole[name]) for name in whole), "the third pass changes them"
    resumed = trained(state=state)
    assert all(torch.equal(resumed[name], whole[name]) for name in whole)


def test_a_state_of_other_settings_is_not_gone_on_from(tmp_path):
    from accord.language.training.recipe import resumable, write

    write({"passes": 2, "settings": {"seed": 1}}, tmp_path / "state.pt")
    assert resumable(tmp_path / "state.pt", {"settings": {"seed": 1}})["passes"] == 2
    assert resumable(tmp_path / "state.pt", {"settings": {"seed": 2}}) is None
    assert resumable(tmp_path / "none.pt", {"settings": {"seed": 1}}) is None
