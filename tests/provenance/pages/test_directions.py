"""Signs that turn the direction of writing, in texts from outside: pages contain them, programs get them all."""

import re

import pytest
from django.test import Client

from provenance.accounts.models import User
from provenance.pages.directions import WORDS, kept
from sources.rules.directions import SIGNS
from tests.desk import sit
from tests.factories import make_appearance, make_capture, make_claim
from tests.provenance.pages.reading import page_of, shown

pytestmark = pytest.mark.django_db
TURNED = "The council said \u202e14 had been killed \u2067at the gate."
CONTAINED = "The council said 14 had been killed at the gate."


def test_a_quote_turns_nothing_on_the_page_beside_itself(client: Client) -> None:
    claim = make_claim(TURNED)
    make_appearance(claim, capture=make_capture(TURNED))

    page = shown(client, page_of(claim))

    assert f'dir="auto">{CONTAINED}</h1>' in page
    assert f"<mark>{CONTAINED}</mark>" in page
    assert "\u202e" not in page
    assert (
        shown(client, f"/articles/{claim.appearances.get().capture.article.public_id}/").count("\u202e") == 0
    )


def test_programs_get_the_evidence_as_it_was_written(client: Client) -> None:
    make_appearance(make_claim(TURNED), capture=make_capture(TURNED))

    (row,) = client.get("/api/v1/appearances/").json()["results"]

    assert (row["quote"], row["claim"]["text"]) == (TURNED, TURNED)


def test_what_was_typed_into_a_form_comes_back_as_it_was_typed(ben: User) -> None:
    answer = sit(ben).post("/add/", {"do": "look", "text": TURNED, "title": TURNED})

    page = answer.content.decode()
    assert f">{TURNED}</textarea>" in page
    assert f'value="{TURNED}"' in page


def test_a_page_without_such_signs_is_left_alone(client: Client) -> None:
    answer = client.get("/claims/")

    assert int(answer["Content-Length"]) == len(answer.content)


def test_what_is_spoken_of_a_picture_holds_no_signs_that_only_turn_what_is_seen(client: Client) -> None:
    claim = make_claim(f"\u2067مجلس\u2069 {TURNED}")
    make_appearance(claim, capture=make_capture(TURNED))
    spoken = re.findall(r'(?:aria-label|title|alt)="([^"]*)"', shown(client, page_of(claim)))

    page = '<p aria-label="مجلس \u2068المدينة\u2069" data-x="\u2068"><input value="\u2068x\u2069"></p>'
    assert WORDS.sub(kept, page) == (
        '<p aria-label="مجلس المدينة" data-x="\u2068"><input value="\u2068x\u2069"></p>'
    )
    assert [words for words in spoken if SIGNS.search(words)] == []
