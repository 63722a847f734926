"""Frame files: what they say, and what the loader refuses, naming file and key."""

import pytest

from accord.errors import VocabularyError
from accord.vocabulary.frame_lint import check_frames
from accord.vocabulary.frames import Slot, Trigger, load_frames
from accord.vocabulary.schema import load_schema

PLAIN = """
class = "Demand"
negative = ["Nobody asked."]

[[frame]]
id = "want"
verbs = ["want", "call for"]
[frame.roles]
actor = ["subject", "poss:actor"]
content = ["object+for"]

[[positive]]
text = "The miners want a rise."
roles = { content = "a rise" }
polarity = "affirmed"
"""


@pytest.fixture
def folder(tmp_path):
    """A function that writes a frame file and gives its folder."""

    def write(text, name="demand.toml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write


def refused(folder):
    with pytest.raises(VocabularyError) as caught:
        load_frames(folder)
    return str(caught.value)


def test_a_plain_file(folder):
    frames = load_frames(folder(PLAIN))
    (frame,) = frames.frames
    assert (frame.id, frame.event, frame.rule) == ("want", "Demand", "frames/demand.toml#want")
    assert frame.verbs == (Trigger("want"), Trigger("call", ("for",)))
    assert frame.roles["actor"] == ((Slot("subject"),), (Slot("poss", "actor"),))
    assert frame.roles["content"] == ((Slot("object"), Slot("for")),)


def test_the_frame_of_words_without_a_trigger(folder):
    text = (
        '[common]\nplace = ["in:place"]\n\n[learned]\nspeech = true\n[learned.roles]\nactor = ["subject"]\n\n[[frame]]'
    )
    frames = load_frames(folder(PLAIN.replace("[[frame]]", text, 1)))
    learned = frames.learned["Demand"]
    assert (learned.rule, learned.speech) == ("frames/demand.toml#learned", True)
    assert set(learned.roles) == {"actor", "place"}
    assert learned not in frames.frames


def test_every_class_has_such_a_frame():
    assert set(load_frames().learned) == set(load_schema().events)


def test_examples_of_both_kinds(folder):
    positive, negative = load_frames(folder(PLAIN)).examples
    assert (positive.roles, positive.features) == ({"content": "a rise"}, {"polarity": "affirmed"})
    assert (negative.text, negative.roles) == ("Nobody asked.", None)


def test_longer_triggers_are_tried_first(folder):
    text = PLAIN.replace('"want", "call for"', '"call", "call for"')
    assert [trigger.rest for _, trigger in load_frames(folder(text)).index["VERB", "call"]] == [("for",), ()]


def test_a_folder_without_frame_files(tmp_path):
    assert "no frame files" in refused(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('content = ["object+for"]', 'contents = ["object"]', "'contents'"),
        ("verbs = ", "verb = ", "'verb'"),
        ('"call for"', '"  "', "empty trigger"),
        ('"call for"', '"call| for"', "empty trigger"),
        ('verbs = ["want", "call for"]', "verbs = []", "no trigger"),
        ('id = "want"\n', "", "no id"),
        ('class = "Demand"', "", "class"),
        ('class = "Demand"', 'class = "Demand"\nklass = 1', "'klass'"),
        ("[[frame]]", '[implicit]\nactor = "weather"\n\n[[frame]]', "'weather'"),
        ("[[frame]]", '[implicit]\nweather = "speaker"\n\n[[frame]]', "weather"),
        ("[[positive]]", '[frame.require]\nweather = ["actor"]\n\n[[positive]]', "'weather'"),
        ("[[frame]]", '[learned.roles]\nweather = ["subject"]\n\n[[frame]]', "'weather'"),
        ("[[frame]]", '[learned]\nverbs = ["want"]\n\n[[frame]]', "'verbs' is for frames with triggers"),
        ("[[positive]]", '[frame.only]\nweather = ["actor"]\n\n[[positive]]', "'weather'"),
    ],
)
def test_refused(folder, old, new, says):
    assert old in PLAIN
    message = refused(folder(PLAIN.replace(old, new, 1)))
    assert "demand.toml" in message
    assert says in message


def test_bad_toml_is_named_with_its_file(folder):
    message = refused(folder('class = "Demand"\nverbs = ['))
    assert "demand.toml" in message
    assert "TOML" in message


def test_the_second_of_two_files_is_named(folder):
    folder(PLAIN)
    assert "threat.toml" in refused(folder('class = "Threat"\n[[frame]]\n', "threat.toml"))


def test_a_trigger_that_stands_twice_is_found(folder):
    text = PLAIN.replace('"want", "call for"', '"want", "want"')
    lines = [str(each) for each in check_frames(frozenset({"Demand"}), folder(text))]
    assert any("'want' stands twice" in line for line in lines)


def test_an_unknown_class_of_nouns_is_found(folder):
    text = PLAIN.replace("poss:actor", "poss:weather")
    lines = [str(each) for each in check_frames(frozenset({"Demand"}), folder(text))]
    assert any("'weather'" in line for line in lines)


@pytest.mark.parametrize("key", ["when_negated", "when_content_negated"])
def test_a_denial_that_becomes_no_class_is_found(folder, key):
    text = PLAIN.replace("[frame.roles]", f'{key} = "Rejecton"\n[frame.roles]')
    lines = [str(each) for each in check_frames(frozenset({"Demand"}), folder(text))]
    assert any("'Rejecton'" in line for line in lines)


def test_a_class_without_a_file_or_without_examples_is_found(folder):
    text = PLAIN.partition("[[positive]]")[0]
    lines = [str(each) for each in check_frames(frozenset({"Demand", "Threat"}), folder(text))]
    assert any("Threat" in line and "no frame file" in line for line in lines)
    assert any("Demand" in line and "no positive example" in line for line in lines)


def test_the_shipped_files_are_clean():
    assert [str(each) for each in check_frames(frozenset(load_schema().events))] == []


def test_words_that_may_stand_for_each_other_are_written_once(folder):
    frames = load_frames(folder(PLAIN.replace('"call for"', '"call|press for|on"')))
    found = {(each.head, *each.rest) for frame in frames.frames for each in frame.verbs}
    assert found == {("want",), ("call", "for"), ("call", "on"), ("press", "for"), ("press", "on")}
