"""Pages of our own making, as news sites print them: each line with the kind it must get."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.documents.classify import classify, headline, stands_alone
from accord.documents.pieces import plain_pieces

LONG = "The mediators said on Thursday that the armies had agreed to let the convoys pass the valley and to meet again."
MORE = "A spokesman for the rebels denied this and said that nobody would pass before forty of their men were free."
LAST = "“We have waited for nine months,” he said. “We can wait for nine more, and the government knows it.”"

PAGES = {
    "a theme with everything": f"""
furniture | Home » World » Africa
headline  | Convoys to pass through the valley, mediators say
furniture | By Ada Example
furniture | May 3, 2024 10:15 GMT
furniture | 3 min read
furniture | Share on Facebook
caption   | Trucks wait at the pass on May 2, 2024. Photo: Example Agency
paragraph | {LONG}
furniture | - Advertisement -
furniture | READ ALSO: Rebels reject the offer of the capital
paragraph | {MORE}
furniture | Subscribe to our newsletter
paragraph | {LAST}
furniture | (With inputs from agencies)
furniture | Tags: valley, convoys, truce
furniture | Related Articles
furniture | Pirates free the crew of a tanker off the Horn of Africa
furniture | Dockers and port authority to meet a mediator on Monday after the longest strike that the harbour has seen.
furniture | Leave a Reply
furniture | Your email address will not be published. Required fields are marked *
furniture | What a stupid deal this is, and I have said so from the day on which it was first spoken of.
furniture | © 2024 Example Media. All rights reserved.
""",
    "a box of related articles within the article": f"""
headline  | Convoys to pass through the valley
paragraph | {LONG}
furniture | Related Articles
furniture | Pirates free the crew of a tanker
furniture | Dockers to meet a mediator
paragraph | {MORE}
paragraph | {LAST}
paragraph | {LONG.replace("Thursday", "Friday")}
""",
    "a link to the comments below the headline": f"""
headline  | Convoys to pass through the valley
furniture | 12 Comments
furniture | Latest News
paragraph | {LONG}
paragraph | {MORE}
""",
    "an embedded post": f"""
paragraph | {LONG}
embedded  | The crew of the #MVExample is free after nine months, and on its way to Mombasa.
embedded  | Thanks to @exampleunion and to all who helped
embedded  | — Ada Example (@ada_example) May 3, 2024
paragraph | {MORE}
embedded  | BREAKING: the valley is open https://t.co/AbCdEf1234 pic.twitter.com/ZyXwVu9876
embedded  | — Example News (@examplenews) May 3, 2024
paragraph | {LAST}
""",
    "a post without any mark": f"""
paragraph | {LONG}
paragraph | {MORE}
embedded  | Nobody will pass.
embedded  | — The Front (@thefront) 3 May 2024
paragraph | {LAST}
""",
    "credits and what a theme prints below": f"""
paragraph | {LONG}
paragraph | {MORE}
furniture | Ben Sample (According to Example Times, Sample Post )
furniture | Example Herald
furniture | Plugin by Example Themes
""",
    "captions of several houses": f"""
headline  | Convoys to pass through the valley
caption   | FILE - The envoy speaks to reporters in Nairobi. (AP Photo/Ada Example, File)
paragraph | {LONG}
caption   | Fishermen protest in the harbour. REUTERS/Ada Example
caption   | The envoy, left, and the general (Photo by Ada Example/Sample Images)
caption   | Image: the border post
paragraph | {MORE}
""",
    "a plain dispatch": f"""
paragraph | {LONG}
paragraph | {MORE}
paragraph | He left.
""",
    "a list at the end": f"""
paragraph | {LONG}
paragraph | The rebels have put four demands to the government, and say that they will not give up any of the four:
paragraph | Release of forty prisoners
paragraph | Withdrawal of the army from the pass
""",
    "no article at all": """
furniture | Home
furniture | Subscribe now
furniture | © 2024 Example Media
""",
}


def split(page):
    rows = [line.split("|", 1) for line in page.strip().splitlines()]
    return [kind.strip() for kind, _ in rows], [words.strip() for _, words in rows]


def blocks_of(text, title=None, *, is_page=True):
    return classify(text, plain_pieces(text, stands_alone), title, is_page=is_page)


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "blank lines"])
@pytest.mark.parametrize("name", PAGES)
def test_pages(name, gap):
    kinds, lines = split(PAGES[name])
    text = gap.join(lines)
    blocks, _ = blocks_of(text)
    assert [(block.kind, text[block.start : block.end]) for block in blocks] == list(zip(kinds, lines, strict=True))


def test_every_block_that_is_no_article_says_why():
    _, lines = split(PAGES["a theme with everything"])
    blocks, _ = blocks_of("\n".join(lines))
    assert [bool(block.reason) for block in blocks] == [block.kind != "paragraph" for block in blocks]
    by_words = dict(zip(lines, blocks, strict=True))
    assert by_words["- Advertisement -"].reason.startswith("advert:")
    assert by_words["Pirates free the crew of a tanker off the Horn of Africa"].reason.startswith("teasers:")


def test_the_dateline_is_the_date_and_captions_and_posts_are_not():
    _, lines = split(PAGES["a theme with everything"])
    assert blocks_of("\n".join(lines))[1].iso == "2024-05-03"
    assert blocks_of("\n".join(split(PAGES["captions of several houses"])[1]))[1] is None
    assert blocks_of("\n".join(split(PAGES["an embedded post"])[1]))[1] is None


def test_a_date_that_opens_the_first_paragraph_is_the_date():
    text = f"Convoys to pass\n\nADEN, May 3, 2024 (Example Agency) - {LONG}"
    blocks, date = blocks_of(text)
    assert date.iso == "2024-05-03"
    assert [block.kind for block in blocks] == ["headline", "paragraph"]


def test_a_line_equal_to_the_title_is_the_headline_whatever_its_form():
    title = "“We can wait.”"
    blocks, _ = blocks_of(f"{title}\n{LONG}\n{MORE}", title)
    assert [block.kind for block in blocks] == ["headline", "paragraph", "paragraph"]
    assert headline(f"{title}\n{LONG}\n{MORE}", blocks) == title


def test_a_sentence_that_opens_the_text_is_no_headline():
    text = f"The valley is open.\n{LONG}"
    blocks, _ = blocks_of(text)
    assert [block.kind for block in blocks] == ["paragraph", "paragraph"]
    assert headline(text, blocks) is None


def test_a_single_line_is_no_headline():
    assert [block.kind for block in blocks_of("The valley is open")[0]] == ["paragraph"]


def test_where_no_page_is_around_the_article_its_last_line_stays():
    text = f"{LONG}\n\nTalks go on in Nairobi"
    assert blocks_of(text)[0][-1].kind == "furniture"
    assert blocks_of(text, is_page=False)[0][-1].kind == "paragraph"


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            [LONG, MORE, "Read More", "Related Articles", "— A (@a) May 3, 2024", "Photo: AP", "", "May 3, 2024", "#a"]
        )
    ).map("\n".join)
)
def test_blocks_are_in_order_apart_within_the_text_and_stripped(text):
    blocks, _ = blocks_of(text)
    position = 0
    for block in blocks:
        assert position <= block.start < block.end <= len(text)
        assert text[position : block.start].strip() == ""
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        position = block.end
    assert text[position:].strip() == ""
