import json
import subprocess
import sys

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.training import Example

from accord.errors import ModelError
from accord.language import load
from accord.language.pipeline import Pipeline, pieces, unused
from accord.records import Block, Document


def document(text, *blocks):
    return Document("d", text, blocks or (Block(0, len(text), "paragraph"),), "test", "test 1")


def small_parser(nlp, *labels):
    """Add a parser that knows a few labels and has learnt nothing."""
    words = ["They", "met", "him"]
    doc = Doc(nlp.vocab, words=words, heads=[1, 1, 1], deps=[labels[0], "ROOT", labels[1]])
    parser = nlp.add_pipe("parser", config={"min_action_freq": 1})
    parser.initialize(lambda: [Example(nlp.make_doc(" ".join(words)), doc)], nlp=nlp)
    return nlp


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A pipeline with a parser of UD labels and a component that accord does not use."""
    nlp = small_parser(spacy.blank("en"), "nsubj", "obj")
    example = Example(nlp.make_doc("Stop now"), Doc(nlp.vocab, words=["Stop", "now"], sent_starts=[True, False]))
    nlp.add_pipe("senter").initialize(lambda: [example], nlp=nlp)
    path = tmp_path_factory.mktemp("pipelines") / "small"
    nlp.to_disk(path)
    return path


def edited(folder, tmp_path, **meta):
    """A copy of the pipeline with other entries in its meta file."""
    copy = tmp_path / "copy"
    spacy.load(folder).to_disk(copy)
    path = copy / "meta.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | meta), encoding="utf-8")
    return str(copy)


def test_the_room_is_entered_without_spacy():
    code = "import sys, accord.language; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_unknown_name_of_the_room():
    import accord.language

    with pytest.raises(AttributeError, match="nonsense"):
        accord.language.nonsense  # noqa: B018


def test_a_pipeline_that_is_not_installed_is_named_with_its_remedy():
    with pytest.raises(ModelError, match="'en_core_web_zz' is not installed: python -m spacy download en_core_web_zz"):
        load("en_core_web_zz")


def test_a_folder_that_is_not_there():
    with pytest.raises(ModelError, match="no pipeline folder 'models/none'"):
        load("models/none")


def test_a_folder_without_a_pipeline(tmp_path):
    with pytest.raises(ModelError, match=r"no spaCy pipeline \(no meta\.json\)"):
        load(str(tmp_path))


def test_a_folder_with_a_broken_pipeline(folder, tmp_path):
    path = edited(folder, tmp_path)
    (tmp_path / "copy" / "config.cfg").write_text("[nlp\n", encoding="utf-8")
    with pytest.raises(ModelError, match="does not load"):
        load(path)


def test_a_meta_file_that_is_no_json(folder, tmp_path):
    path = edited(folder, tmp_path)
    (tmp_path / "copy" / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match=r"meta\.json"):
        load(path)


def test_a_pipeline_without_a_parser(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="has no dependency parser"):
        load(str(tmp_path / "blank"))


def test_a_pipeline_with_unknown_labels(tmp_path):
    small_parser(spacy.blank("en"), "sb", "oa").to_disk(tmp_path / "tiger")
    with pytest.raises(ModelError, match="neither Universal Dependencies nor ClearNLP"):
        load(str(tmp_path / "tiger"))


def test_a_pipeline_for_another_major_version_is_refused(folder, tmp_path):
    path = edited(folder, tmp_path, spacy_version=">=2.3.0,<2.4.0")
    with pytest.raises(ModelError, match=r"made for spaCy >=2\.3\.0,<2\.4\.0"):
        load(path)


def test_a_pipeline_for_another_minor_version_warns_once(folder, tmp_path):
    path = edited(folder, tmp_path, spacy_version=">=3.5.0,<3.6.0")
    with pytest.warns(UserWarning, match=r"made for spaCy >=3\.5\.0,<3\.6\.0") as caught:
        load(path)
    assert len(caught) == 1


def test_components_that_nobody_reads_are_left_out(folder):
    assert unused(spacy.load(folder)) == ["senter"]
    assert load(str(folder)).nlp.component_names == ["parser"]


def test_clear_labels_are_converted(tmp_path):
    small_parser(spacy.blank("en"), "nsubj", "dobj").to_disk(tmp_path / "clear")
    pipeline = load(str(tmp_path / "clear"))
    assert len(pipeline.steps) == 3  # labels, then repairs, then names
    assert not {"dobj"} & {token.dep_ for token in pipeline("They met him")}


def test_name_and_version_tell_pipelines_apart(folder, tmp_path):
    pipeline = load(str(folder))
    assert pipeline.name == "en_pipeline"
    assert pipeline.version == load(str(folder)).version
    other = load(edited(folder, tmp_path, version="0.0.1"))
    assert other.version.startswith("0.0.1+")
    assert other.version.rpartition("+")[2] != pipeline.version.rpartition("+")[2]


def test_article_blocks_are_parsed_and_nothing_else(folder):
    text = "Talks stall\n\nBuy now\n\n \n\nEnvoys leave Juba."
    blocks = (
        Block(0, 11, "headline"),
        Block(13, 20, "furniture"),
        Block(22, 23, "paragraph"),
        Block(25, 43, "paragraph"),
    )
    parsed = load(str(folder)).parse(document(text, *blocks))
    assert [item.block for item in parsed] == [blocks[0], blocks[3]]
    assert [item.doc.text for item in parsed] == ["Talks stall", "Envoys leave Juba."]


def test_a_document_of_nothing(folder):
    assert load(str(folder)).parse(document("")) == []


def test_steps_follow_one_another():
    seen = []

    def step(name):
        def run(doc):
            seen.append(name)
            return doc

        return run

    Pipeline(spacy.blank("en"), name="blank", steps=[step("first"), step("second")])("Talks resume.")
    assert seen == ["first", "second"]


def test_long_blocks_are_cut_where_sentences_end():
    text = "The port is shut. The crews are idle! Nobody pays. " * 3
    cut = list(pieces(text, Block(0, len(text), "paragraph"), 60))
    assert len(cut) > 2
    assert "".join(text[piece.start : piece.end] for piece in cut) == text
    assert all(piece.end - piece.start <= 60 for piece in cut)
    assert all(text[piece.start : piece.end].endswith((". ", "! ")) for piece in cut)


def test_a_word_without_end_is_cut_anywhere():
    cut = list(pieces("x" * 25, Block(0, 25, "paragraph"), 10))
    assert [(piece.start, piece.end) for piece in cut] == [(0, 10), (10, 20), (20, 25)]


BLANK = spacy.blank("en")
STRANGE = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(" \n\t\u00a0\u200b\u200d\u200f\u202b\u2066\ufeff\U0001f1f8\U0001f54a\ufe0f|.!?\"'’“”—"),
    ),
    max_size=200,
)


@settings(deadline=None)
@given(STRANGE, st.integers(1, 50), st.integers(0, 20), st.integers(0, 20))
def test_pieces_and_tokens_keep_their_offsets(text, limit, before, after):
    start = min(before, len(text))
    block = Block(start, max(start, len(text) - after), "paragraph", "why")
    kept = []
    for piece in pieces(text, block, limit):
        assert block.start <= piece.start < piece.end <= block.end
        assert piece.end - piece.start <= limit
        assert (piece.kind, piece.reason) == ("paragraph", "why")
        doc = BLANK.make_doc(text[piece.start : piece.end])
        for token in doc:
            offset = piece.start + token.idx
            assert text[offset : offset + len(token.text)] == token.text
        kept.append(text[piece.start : piece.end])
    whole = text[block.start : block.end]
    assert "".join("".join(kept).split()) == "".join(whole.split())
