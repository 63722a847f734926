import pytest

from accord.view import text


def test_clean_keeps_the_length_so_that_offsets_hold():
    words = "a\x00b\ud800c\x1b\U0001f54ad"
    assert text.clean(words) == "a\ufffdb\ufffdc\ufffd\U0001f54ad"
    assert len(text.clean(words)) == len(words)


def test_one_line_takes_out_marks_that_turn_the_text():
    assert text.one_line("Rebel \u202egroup\u202c\n of\tthe\u2067 hills\u2069") == "Rebel group of the hills"


@pytest.mark.parametrize(
    ("long", "length", "short"),
    [
        ("Khartoum", 30, "Khartoum"),
        ("Movement for the Liberation of the Upper Valley", 24, "Movement for the…"),
        ("x" * 50, 10, "x" * 9 + "…"),
        ("Provisional council of the port - and of its dockers", 36, "Provisional council of the port…"),
    ],
)
def test_shorten(long, length, short):
    assert text.shorten(long, length) == short
    assert len(short) <= length


@pytest.mark.parametrize(
    ("label", "kind", "code", "badge"),
    [
        ("Qatar", "State", "QAT", "QAT"),
        ("ELN", "ArmedGroup", "COLREB", "ELN"),
        ("Juba peace panel", "Actor", "", "JP"),
        ("dockers of Port Sudan", "Population", "SDNLAB", "PS"),
        ("the miners", "Population", "", "TM"),
        ("جماعة مسلحة", "ArmedGroup", "", "جم"),
        ("<script>", "Actor", "", ""),
        ("", "Actor", "", ""),
    ],
)
def test_badge(label, kind, code, badge):
    assert text.badge(label, kind, code) == badge


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://news.example/a?b=c", True),
        ("HTTP://news.example/", True),
        ("javascript:alert(1)", False),
        (" java\nscript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("https:", False),
        ("//news.example", False),
        ("http://[broken", False),
        ("https://news.example/\u202egnp.exe", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(url, safe):
    assert text.safe_url(url) == (url if safe else "")


def test_class_names_in_words():
    assert text.in_words("ArmedGroup") == "Armed group"
    assert text.in_words("State") == "State"
