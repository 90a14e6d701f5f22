"""A partner hands in, word for word, what another printed first: an article of its own, and taken from that one."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from provenance.partners.actions.keys import Made
from provenance.pipeline import line
from sources.actions import publication
from sources.models import Article, Derivation
from sources.vocabulary import DerivationKind, Publication
from tests.hidden import WARD
from tests.partners import bearer, make_keeper, make_key, make_partner

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/ingest/"
FIRST = {
    "url": "https://bell-journal.example/ward",
    "source": "Bell Journal",
    "title": "Four ferrymen killed at Tessel",
    "published": "2026-03-02T12:00Z",
    "language": "en",
    "text": WARD,
}
COPY = {
    **FIRST,
    "url": "https://night-copy.example/ward",
    "source": "Night Copy",
    "published": "2026-03-02T19:00Z",
}


@pytest.fixture
def made() -> Made:
    return make_key(make_partner("Night Copy"), scopes=["write", "read"])


def hand_in(client: Client, made: Made, row: dict[str, str]) -> Any:
    headers = {**bearer(made), "Idempotency-Key": uuid4().hex}
    return client.post(ADDRESS, row, content_type="application/json", headers=headers)


def publish(url: str) -> Article:
    article = Article.objects.get(url=url)
    return publication.publish(row=article, by=make_keeper(), why="Read.", version=article.version)


def work() -> None:
    assert line.drain().failed == 0


def test_the_copy_is_told_apart_and_leads_to_the_piece_it_was_taken_from(client: Client, made: Made) -> None:
    assert hand_in(client, made, FIRST).status_code == 202
    first = publish(FIRST["url"])
    work()

    answer = hand_in(client, made, COPY)

    assert (answer.status_code, answer.json()["progress"]) == (202, "received")
    draft = Article.objects.get(url=COPY["url"])
    assert (draft.publication, draft.source.name) == (Publication.DRAFT, "Night Copy")
    work()
    tie = Derivation.objects.get()
    assert (tie.downstream.pk, tie.upstream.pk, tie.kind) == (
        draft.pk,
        first.pk,
        DerivationKind.REPUBLICATION,
    )
    publish(COPY["url"])
    told = client.get(answer.json()["poll"], headers=bearer(made)).json()
    assert (told["article"]["id"], told["taken_for"]) == (draft.public_id, None)
    (upstream,) = told["taken_from"]
    assert (upstream["article"]["id"], upstream["containment"]) == (first.public_id, 1.0)


def test_what_is_held_already_says_which_article_it_is_and_why(client: Client, made: Made) -> None:
    hand_in(client, made, FIRST)
    first = publish(FIRST["url"])

    same_place = hand_in(client, made, {**FIRST, "text": f"{WARD} And so on."})
    no_place = hand_in(client, made, {"text": WARD})
    own_name = hand_in(client, made, {"text": WARD, "source": "Bell Journal"})
    other_name = hand_in(client, made, {"text": WARD, "source": "Otter Sheet"})

    held = [
        (each.status_code, each.json()["article"]["id"], each.json()["taken_for"])
        for each in (same_place, no_place, own_name)
    ]
    assert held == [
        (200, first.public_id, "address"),
        (200, first.public_id, "words"),
        (200, first.public_id, "words"),
    ]
    assert (other_name.status_code, other_name.json()["progress"]) == (202, "received")
    assert Article.objects.get(url="").source.name == "Otter Sheet"


def test_the_same_outlets_other_address_leads_to_the_piece_it_mirrors(client: Client, made: Made) -> None:
    mirror = "https://m.bell-journal.example/ward"
    hand_in(client, made, {**FIRST, "retrieved": "2026-03-02T12:30Z"})
    hand_in(client, made, {**FIRST, "url": mirror, "retrieved": "2026-03-02T13:30Z"})
    first, again = publish(FIRST["url"]), publish(mirror)
    work()

    told = client.get(f"{ADDRESS}?url={mirror}", headers=bearer(made)).json()

    again.refresh_from_db()
    assert again.canonical.pk == first.pk
    assert (told["article"]["id"], told["taken_for"]) == (first.public_id, "same article")
