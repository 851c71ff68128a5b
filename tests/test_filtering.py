"""Streamlit's lists ask Kizuna what a name is called."""

from contextlib import suppress

import pytest
from starlette.types import Message, Receive, Scope, Send

from analysis.search.finding import known_as, plain_words, rules
from analysis.words.catalogue import words_in
from pages.web.delivery import OurFiles, rules_script
from pages.web.hooks import filter_script


class Elsewhere:
    """An application that answers nothing and remembers that it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def __call__(self, scope: Scope, _receive: Receive, _send: Send) -> None:
        self.asked.append(scope["path"])


def answered(path: str) -> tuple[list[Message], list[str]]:
    sent: list[Message] = []
    elsewhere = Elsewhere()

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        raise AssertionError("nothing is to be received")

    with suppress(StopIteration):
        scope: Scope = {"type": "http", "path": path}
        OurFiles(elsewhere)(scope, receive, send).send(None)
    return sent, elsewhere.asked


def test_that_script_is_sent_and_every_other_comes_from_streamlit() -> None:
    name, script = filter_script()
    for base in ("", "/kizuna"):
        sent, asked = answered(f"{base}/static/js/{name}")
        assert sent[1]["body"] == script
        assert asked == []
    assert answered("/static/js/index.js") == ([], ["/static/js/index.js"])
    assert answered("/") == ([], ["/"])


def test_the_rules_stand_in_a_script_that_nothing_ends_early() -> None:
    script = rules_script()
    assert "</" not in script
    assert script.isascii()
    kana = rules()["kana"]
    assert isinstance(kana, dict)
    assert kana["きゃ"] == "kya"


@pytest.mark.parametrize(
    ("language", "laos", "year"), [("en", "Laos", "FY2019"), ("ja", "ラオス", "2019年度")]
)
def test_names_in_lists_have_their_forms(record, language, laos, year):
    known = known_as(record, words_in(language))
    assert {"laos", "らおす", "lao", "lao pdr"} <= {*known[laos]}
    assert {"2019", "h31", "平成31年度", "fy19", "2019 20", "r1", "r01", "令和元年度 2019年度"} <= {
        *known[year]
    }
    assert all(form == plain_words(form) for forms in known.values() for form in forms)
