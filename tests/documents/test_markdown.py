import pytest

from accord.documents.markdown import draft, front_matter, markdown_pieces
from accord.errors import InputError

FILE = """---
id: 007
title: "Convoys: the valley opens"
date: 2024-05-03
publisher: Example Herald
url: https://example.org/valley
---

# The valley opens

The mediators said that *both* armies
had agreed to let the convoys pass.
> “We can wait,” said
> the rebels.

Demands
-------

- Release of forty prisoners
- [ ] Withdrawal from the pass
  within a week
1. Talks

![The pass](pass.jpg)

| a | b |
|---|---|

```
release(prisoners)
```

***

See [the text](https://example.org/t) of the accord.
## The envoy ##
He left.
"""


def cut(text, start=0):
    return [(piece.kind, text[piece.start : piece.end]) for piece in markdown_pieces(text, start)]


def test_front_matter_gives_the_metadata_as_written():
    made, warning = draft(FILE, "valley.md")
    assert warning is None
    assert (made.id, made.title, made.date) == ("007", "Convoys: the valley opens", "2024-05-03")
    assert (made.publisher, made.url) == ("Example Herald", "https://example.org/valley")


def test_the_text_is_the_whole_file_and_the_pieces_are_the_body():
    made, _ = draft(FILE, "valley.md")
    assert made.text == FILE
    assert [(piece.kind, FILE[piece.start : piece.end]) for piece in made.pieces] == [
        ("headline", "The valley opens"),
        (None, "The mediators said that *both* armies\nhad agreed to let the convoys pass."),
        (None, "“We can wait,” said"),
        (None, "the rebels."),
        ("headline", "Demands"),
        (None, "Release of forty prisoners"),
        (None, "Withdrawal from the pass\n  within a week"),
        (None, "Talks"),
        ("caption", "![The pass](pass.jpg)"),
        ("furniture", "| a | b |"),
        ("furniture", "|---|---|"),
        ("furniture", "```"),
        ("furniture", "release(prisoners)"),
        ("furniture", "```"),
        ("furniture", "***"),
        (None, "See [the text](https://example.org/t) of the accord."),
        ("headline", "The envoy"),
        (None, "He left."),
    ]


def test_without_front_matter_the_first_heading_is_the_title():
    made, warning = draft("# The valley opens\n\nTalks go on.\n", "valley.md")
    assert (made.title, made.id, made.date, warning) == ("The valley opens", None, None, None)


def test_a_rule_at_the_start_is_no_front_matter():
    text = "---\n\nTalks go on.\n"
    assert front_matter(text, "a.md") == ({}, 0, None)
    assert cut(text) == [("furniture", "---"), (None, "Talks go on.")]


def test_windows_line_ends():
    text = "---\r\ntitle: Valley\r\n---\r\nTalks\r\ngo on.\r\n"
    made, _ = draft(text, "a.md")
    assert made.title == "Valley"
    assert [text[piece.start : piece.end] for piece in made.pieces] == ["Talks\r\ngo on."]


def test_empty_front_matter_and_null_values():
    assert front_matter("---\n---\nTalks.", "a.md") == ({}, 8, None)
    assert front_matter("---\ntitle: ~\nurl:\nTags: [a, b]\n---\nTalks.", "a.md")[0] == {}


@pytest.mark.parametrize(
    ("yaml", "line"),
    [("title: [a", 3), ("a: b\ntitle: 'x", 4), ("- a\n- b", 1), ("[" * 2000, 1)],
)
def test_broken_front_matter_is_left_out_with_a_warning(yaml, line):
    text = f"---\n{yaml}\n---\nTalks go on.\n"
    values, start, warning = front_matter(text, "a.md")
    assert values == {}
    assert text[start:] == "Talks go on.\n"
    assert warning.startswith(f"a.md:{line}: front matter")
    assert "\n" not in warning


def test_the_warning_names_the_line_of_the_file():
    assert front_matter("---\na: b\ntitle: a: b\n---\nTalks.", "a.md")[2].startswith("a.md:3: front matter")


def test_front_matter_alone_is_no_document():
    with pytest.raises(InputError, match=r"a\.md: no text after the front matter"):
        draft("---\ntitle: Valley\n---\n\n", "a.md")
