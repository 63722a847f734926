import textwrap

from hypothesis import given
from hypothesis import strategies as st

from accord.documents.pieces import MAX_PIECE, plain_pieces, text_lines


def never(line):
    return False


def words(text, alone=never):
    return [text[piece.start : piece.end] for piece in plain_pieces(text, alone)]


ONE = (
    "The harbour workers of the northern port went on strike on Monday after the company had refused, for the third"
    " time in a year, to talk about the wages of those who load the ships at night."
)
TWO = "The company said that it would not negotiate while the cranes stood still, and asked the ministry to mediate."


def test_a_line_is_a_paragraph():
    text = f"{ONE}\n{TWO}\nBoth sides met."
    assert words(text) == [ONE, TWO, "Both sides met."]


def test_hard_wrapped_lines_are_joined_to_paragraphs():
    text = textwrap.fill(ONE, 70) + "\n\n" + textwrap.fill(TWO, 70) + "\n"
    assert [" ".join(piece.split()) for piece in words(text)] == [ONE, TWO]


def test_a_short_last_line_ends_a_wrapped_paragraph_without_a_blank_line():
    text = textwrap.fill(ONE, 72) + "\n" + textwrap.fill(TWO, 72)
    assert [" ".join(piece.split()) for piece in words(text)] == [ONE, TWO]


def test_windows_line_ends_are_kept_in_the_text_and_not_in_the_blocks_edges():
    text = textwrap.fill(ONE, 70).replace("\n", "\r\n") + "\r\n\r\n" + TWO + "\r\n"
    found = words(text)
    assert len(found) == 2
    assert "\r\n" in found[0]
    assert not found[0].endswith("\r")


def test_a_line_that_stands_alone_is_not_joined():
    text = (
        "The union said on Tuesday that it would go on with the strike until\n"
        "- Advertisement -\n"
        "the company agrees to talk about the wages of the night shift, which\n"
        "have not been raised."
    )
    found = words(text, lambda line: line.startswith("- Adv"))
    assert found[1] == "- Advertisement -"


def test_a_transcript_keeps_a_line_a_turn():
    lines = [
        "Host: Where do the talks stand tonight?",
        "Envoy: Nowhere, I am afraid.",
        "Host: The rebels say they are ready to sign. Are they not?",
        "Envoy: They are ready to sign what they wrote themselves.",
        "Host: And the army?",
        "Envoy: It reads.",
    ]
    assert words("\n".join(lines)) == lines


def test_a_list_of_short_lines_stays_a_list():
    lines = [
        "The plan has three steps:",
        "1. Exchange of prisoners",
        "2. Withdrawal from the port",
        "3. Talks on a government",
    ]
    assert words("\n".join(lines)) == lines


def test_a_paragraph_that_no_parser_could_hold_is_cut_after_sentences():
    sentence = "The rebels asked for a truce and the army refused it. "
    text = sentence * (3 * MAX_PIECE // len(sentence))
    found = words(text)
    assert len(found) > 2
    assert all(len(piece) <= MAX_PIECE and piece.endswith("refused it.") for piece in found)
    assert " ".join(found) == text.strip()


def test_a_line_without_blanks_is_cut_too():
    found = words("x" * (2 * MAX_PIECE + 5))
    assert [len(piece) for piece in found] == [MAX_PIECE, MAX_PIECE, 5]


def test_all_line_ends_of_unicode_count_and_blank_lines_part_groups():
    lines = text_lines("a\rb\u2028c\x85d\n \u00a0\n\u00a0e\u00a0\n")
    assert [(line.start, line.end, line.group) for line in lines] == [
        (0, 1, 0),
        (2, 3, 0),
        (4, 5, 0),
        (6, 7, 0),
        (12, 13, 1),
    ]


@given(st.text(alphabet=st.sampled_from("aB. \n\r\t\u00a0\u2028é’—0")) | st.text())
def test_pieces_are_in_order_apart_stripped_and_hold_all_words(text):
    pieces = plain_pieces(text, never)
    position = 0
    for piece in pieces:
        assert position <= piece.start < piece.end <= len(text)
        assert text[position : piece.start].strip() == ""
        assert text[piece.start : piece.end].strip() == text[piece.start : piece.end]
        position = piece.end
    assert text[position:].strip() == ""
