"""Phrases on the desk: tried out, added, changed and put to rest."""

import pytest
from django.urls import reverse

from provenance.accounts.models import User
from sources.models import Phrase
from tests.desk import address, save, sit, told
from tests.factories import make_capture

pytestmark = pytest.mark.django_db

TRY = "admin:sources_phrase_try"


def test_a_phrase_is_added_and_put_to_rest(ben: User) -> None:
    client = sit(ben)
    said = {"language": "pt", "template": "copiado de {name}", "place": "line", "scope": "whole"}
    save(client, address(Phrase, "add"), **said, kind="republication", weight="0.9", why="Assim assina.")
    phrase = Phrase.objects.get(template="copiado de {name}")

    save(client, address(phrase, "change"), active="", why="Finds too much.")

    phrase.refresh_from_db()
    assert (phrase.active, phrase.version, phrase.language) == (False, 2, "pt")


def test_a_phrase_that_cannot_be_read_is_told_with_a_remedy(ben: User) -> None:
    said = {"language": "pt", "template": "copiado de {nome}", "place": "line", "scope": "whole"}
    shown = save(sit(ben), address(Phrase, "add"), **said, kind="citation", weight="0.9", why="Assim.")

    assert "which stands for nothing: use {name}" in told(shown)


def test_trying_shows_what_would_be_found_and_leads_to_adding_it(ben: User) -> None:
    make_capture("Two died.\n\nLifted straight from El Faro")
    asked = {
        "template": "lifted straight from {name}",
        "place": "line",
        "sample": "Lifted straight from El Farol",
        "most": 10,
    }

    page = sit(ben).get(reverse(TRY), asked).content.decode()

    assert "It finds 2 credits" in page
    assert "El Faro" in page
    assert "/add/?template=lifted+straight+from+%7Bname%7D&amp;place=line" in page


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ({"template": "(( {name}", "place": "line", "most": 5}, "never closed"),
        ({"template": "lifted from {name}", "place": "moon", "most": 5}, "Select a valid choice"),
        ({"template": "lifted from {name}", "place": "line", "most": 100_000}, "less than or equal to 300"),
        ({"template": "lifted from {name}", "place": "line", "most": 5}, "It finds nothing"),
        ({}, "Try it"),
    ],
)
def test_a_trial_answers_whatever_is_asked(ben: User, asked: dict[str, object], seen: str) -> None:
    assert seen in sit(ben).get(reverse(TRY), asked).content.decode()


def test_nobody_outside_the_newsroom_tries_phrases(ben: User) -> None:
    client = sit(ben)
    client.logout()

    assert client.get(reverse(TRY)).status_code == 302
