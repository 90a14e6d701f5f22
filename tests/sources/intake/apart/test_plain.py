"""Nothing leaves the child but words and numbers in the form agreed on."""

import json
from typing import Any

import pytest

from sources.intake.announced import Announced, Channel
from sources.intake.apart import plain, reading
from sources.rules.sections import complete
from sources.rules.span import Page
from sources.vocabulary import FeedFormat

PAGE = Page("Four fled.", complete("Four fled.", []), hints=(("canonical", "https://a.example/"),))
CHANNEL = Channel(
    FeedFormat.ATOM, "Far Ledger", announced=(Announced("https://a.example/", full=True, news=False),)
)


def test_a_page_and_a_feed_come_back_as_they_went() -> None:
    assert plain.page(json.loads(plain.written(PAGE))) == PAGE
    assert plain.channel(json.loads(plain.written(CHANNEL))) == CHANNEL


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param({"text": 3}, id="a number for words"),
        pytest.param({"title": ["x"]}, id="a list for words"),
        pytest.param({"more": "x"}, id="a field nobody knows"),
        pytest.param({"sections": [{"kind": "body"}]}, id="a section without its place"),
        pytest.param(
            {"sections": [{"kind": "lies", "start": 0, "end": 4, "voice": ""}]}, id="a kind there is not"
        ),
        pytest.param({"hints": [["x"]]}, id="half a hint"),
        pytest.param({"sections": None}, id="no sections at all"),
    ],
)
def test_an_answer_of_another_form_is_put_away(
    monkeypatch: pytest.MonkeyPatch, spoilt: dict[str, Any]
) -> None:
    answer = {"read": {**json.loads(plain.written(PAGE)), **spoilt}}
    monkeypatch.setattr(reading.READER, "ask", lambda kind, content, told: answer)

    with pytest.raises(reading.Overwhelmed, match="put away unread"):
        reading.read_page(b"")
