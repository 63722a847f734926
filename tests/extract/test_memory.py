import gc

import pytest

from accord.extract.memory import uncollected


def test_the_collector_rests_and_goes_on():
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_goes_on_after_an_error():
    with pytest.raises(ValueError, match="no such word"), uncollected():
        raise ValueError("no such word")
    assert gc.isenabled()
