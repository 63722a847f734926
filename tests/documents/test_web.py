import trafilatura

from accord.documents.web import draft

PARAGRAPHS = [
    "The mediators said on Thursday that the two armies had agreed to let the convoys pass through the valley.",
    "A spokesman for the rebels denied this and said that nobody would pass before forty of their men were free.",
    "“We have waited for nine months,” he said. “We can wait for nine more, and the government knows it.”",
]


def page(head="", body=None):
    paragraphs = "".join(f"<p>{words}</p>" for words in PARAGRAPHS) if body is None else body
    return (
        f"<!doctype html><html lang='en'><head><title>The valley opens</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>The valley opens</h1>{paragraphs}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )


META = (
    "<meta property='og:title' content='The valley opens'><meta property='og:site_name' content='Example Herald'>"
    "<meta property='article:published_time' content='2024-05-03T08:00:00Z'>"
    "<link rel='canonical' href='https://example.org/valley'>"
)


def test_the_article_and_what_the_page_says_of_it():
    made = draft(page(META))
    assert (made.title, made.date, made.publisher) == ("The valley opens", "2024-05-03", "Example Herald")
    assert made.url == "https://example.org/valley"
    assert made.reader == f"html/trafilatura {trafilatura.__version__}"
    for words in PARAGRAPHS:
        assert words in made.text.splitlines()
    assert "All rights reserved" not in made.text


def test_a_date_is_never_guessed_from_the_words_of_the_page():
    body = "".join(f"<p>{words} It was as on 3 March 2019.</p>" for words in PARAGRAPHS)
    assert draft(page(body=body)).date is None


def test_a_page_without_an_article_gives_none():
    assert draft("<html><body></body></html>") is None
