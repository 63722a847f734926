import gzip
from pathlib import Path

import pytest

from accord.errors import InputError
from accord.language.conllu import Mention, mentions, read_conllu, read_iob

TINY = Path(__file__).parent / "data" / "tiny.conllu"


def rows(*lines):
    """CoNLL-U of `number form head label [misc]` lines."""
    made = []
    for line in lines:
        number, form, head, dep, *misc = line.split()
        made.append("\t".join([number, form, form.lower(), "X", "X", "_", head, dep, "_", *(misc or ["_"])]))
    return "\n".join(made) + "\n\n"


def text_of(sentence):
    return "".join(token.form + " " * token.space for token in sentence.tokens).strip()


def test_tokens_spell_the_text():
    texts = [line[9:] for line in TINY.read_text("utf-8").splitlines() if line.startswith("# text = ")]
    assert [text_of(sentence) for sentence in read_conllu(TINY)] == texts


def test_paragraphs_and_documents_are_told_apart():
    sentences = list(read_conllu(TINY))
    assert [sentence.starts for sentence in sentences[:5]] == [True, False, True, False, True]
    assert sentences[0].document == "tiny_news_1"
    assert sentences[-1].document == "tiny_news_5"


def test_gzipped_is_read_alike(tmp_path):
    path = tmp_path / "tiny.conllu.gz"
    path.write_bytes(gzip.compress(TINY.read_bytes()))
    assert list(read_conllu(path)) == list(read_conllu(TINY))


def test_parts_of_a_multiword_token_stand_close(tmp_path):
    path = tmp_path / "a.conllu"
    path.write_text(rows("1-2 don't _ _", "1 do 3 aux", "2 n't 3 advmod", "3 pay 0 root SpaceAfter=No", "4 . 3 punct"))
    (sentence,) = read_conllu(path)
    assert text_of(sentence) == "don't pay."


def test_the_spacing_of_a_multiword_token_counts_wherever_it_is_written(tmp_path):
    path = tmp_path / "a.conllu"
    path.write_text(rows("1 He 2 nsubj", "2-3 can't _ _ SpaceAfter=No", "2 ca 0 root", "3 n't 2 advmod", "4 . 2 punct"))
    (sentence,) = read_conllu(path)
    assert text_of(sentence) == "He can't."


def test_a_multiword_token_that_its_parts_do_not_spell_becomes_one(tmp_path):
    path = tmp_path / "a.conllu"
    path.write_text(
        rows("1 Drivers 2 nsubj", "2-3 wanna _ _", "2 want 0 root", "3 to 4 mark", "4 talk 2 xcomp", "5 . 2 punct")
    )
    (sentence,) = read_conllu(path)
    assert text_of(sentence) == "Drivers wanna talk ."
    assert [(token.lemma, token.head, token.dep) for token in sentence.tokens[:3]] == [
        ("drivers", 1, "nsubj"),
        ("want", 1, "root"),
        ("talk", 1, "xcomp"),
    ]


def test_a_row_with_too_few_columns_is_named(tmp_path):
    path = tmp_path / "bad.conllu"
    path.write_text(rows("1 Stop 0 root") + "1\tcollapsed\n")
    with pytest.raises(InputError, match=r"bad\.conllu:3: 2 columns instead of 10"):
        list(read_conllu(path))


def test_a_head_that_is_no_token_is_named(tmp_path):
    path = tmp_path / "bad.conllu"
    path.write_text(rows("1 Talks 7 nsubj", "2 collapsed 0 root"))
    with pytest.raises(InputError, match=r"bad\.conllu:1: the head '7' of token 1 is no token"):
        list(read_conllu(path))


def test_a_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.conllu"):
        list(read_conllu(tmp_path / "none.conllu"))


def test_nested_mentions(tmp_path):
    path = tmp_path / "a.conllu"
    path.write_text(
        rows(
            "1 The 2 det Entity=(1-organization-new-n-cf1-1-sgl",
            "2 port 0 root Entity=(2-place-new-n-cf1-1-sgl-Port_%28sea%29",
            "3 of 4 case",
            "4 Aden 2 nmod Entity=(3-place-new-n-cf1-1-sgl)2)1)",
        )
    )
    (sentence,) = read_conllu(path)
    assert mentions(sentence) == [
        Mention(0, 4, "organization", "1"),
        Mention(1, 4, "place", "2"),
        Mention(3, 4, "place", "3"),
    ]


def test_a_bracket_that_closes_nothing_is_passed_over(tmp_path):
    path = tmp_path / "a.conllu"
    path.write_text(rows("1 Aden 0 root Entity=9)"))
    (sentence,) = read_conllu(path)
    assert mentions(sentence) == []


def test_tags_of_names_by_sentence(tmp_path):
    path = tmp_path / "names.iob2"
    path.write_text("# sent_id = a-1\n1\tAden\tB-LOC\t-\n2\tburns\tO\t-\n\n# sent_id = a-2\n1\tStop\tO\t-\n")
    assert read_iob(path) == {"a-1": ("B-LOC", "O"), "a-2": ("O",)}
