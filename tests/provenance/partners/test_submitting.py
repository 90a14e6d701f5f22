"""What a partner hands in is a draft in its name; it changes nothing we hold, and learns of nothing that is hidden."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from provenance.history.models import Entry
from provenance.partners.actions.keys import Made
from sources.actions import publication
from sources.models import Article, Capture, Visit
from sources.vocabulary import Publication
from tests.factories import QUOTE, make_article, make_capture
from tests.partners import bearer, make_keeper, make_key, make_partner

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/ingest/"
TEXT = "Four ferrymen were killed on Friday when a barge struck the lock at Tessel, the harbour master said."
ROW = {
    "url": "https://courier.example/lock",
    "title": "Barge strikes lock",
    "source": "Harbour Courier",
    "text": TEXT,
}


@pytest.fixture
def made() -> Made:
    return make_key(make_partner("Harbour Courier"), scopes=["write", "read"])


def hand_in(client: Client, made: Made, row: dict[str, str]) -> Any:
    return client.post(
        ADDRESS,
        row,
        content_type="application/json",
        headers={**bearer(made), "Idempotency-Key": uuid4().hex},
    )


def get(client: Client, made: Made, address: str) -> Any:
    return client.get(address, headers=bearer(made))


def test_an_article_lands_as_a_draft_in_the_partners_name_and_is_seen_once_it_is_published(
    client: Client, made: Made
) -> None:
    answer = hand_in(client, made, ROW)

    told = answer.json()
    assert (answer.status_code, told["progress"], told["article"], told["new"]) == (
        202,
        "received",
        None,
        None,
    )
    article = Article.objects.get(url=ROW["url"])
    assert article.publication == Publication.DRAFT
    actors = set(Entry.objects.filter(resource__in=["articles", "captures"]).values_list("actor", flat=True))
    assert actors == {"Harbour Courier (partner)"}
    assert get(client, made, told["poll"]).status_code == 404
    assert get(client, made, "/api/v1/articles/").json()["results"] == []
    publication.publish(row=article, by=make_keeper(), why="Read.", version=article.version)
    assert get(client, made, told["poll"]).json()["article"]["id"] == article.public_id
    assert hand_in(client, made, ROW).status_code == 200


def test_what_is_hidden_answers_as_what_is_new_and_nothing_we_hold_is_changed(
    client: Client, made: Made
) -> None:
    hidden = make_article(url="https://post.example/a", address="https://post.example/a", publication="draft")
    make_capture(article=hidden)
    shown = make_article(url="https://post.example/b", address="https://post.example/b")
    make_capture("Nobody was hurt, the council of the port said on Saturday.", article=shown)
    before = Capture.objects.count()

    answers = [
        hand_in(client, made, {**ROW, "url": hidden.url, "text": "Another text altogether, of some length."}),
        hand_in(client, made, {"title": "No address", "text": QUOTE}),
        hand_in(client, made, {**ROW, "url": shown.url, "text": "Another text altogether, of some length."}),
    ]

    assert [answer.status_code for answer in answers] == [202, 202, 200]
    fresh = hand_in(client, made, ROW).json()
    for answer in answers[:2]:
        assert {**answer.json(), "poll": ""} == {**fresh, "poll": ""}
    assert Capture.objects.count() == before + 1
    assert Article.objects.get(pk=shown.pk).publication == Publication.PUBLISHED


def test_what_is_known_by_name_alone_is_left_to_the_newsroom(client: Client, made: Made) -> None:
    named = make_article(unseen=True, url=ROW["url"], address=ROW["url"])

    answer = hand_in(client, made, ROW)

    assert (answer.status_code, answer.json()["field"]) == (400, "url")
    row = Article.objects.get(pk=named.pk)
    assert (row.unseen, row.publication, Capture.objects.count()) == (True, Publication.PUBLISHED, 0)


def test_a_partner_sends_us_nowhere_and_asks_about_no_draft(client: Client, made: Made) -> None:
    answer = hand_in(client, made, {"url": ROW["url"]})
    assert (answer.status_code, answer.json()["field"], Visit.objects.count()) == (400, "text", 0)
    draft = make_article(publication="draft")
    assert get(client, made, f"{ADDRESS}?article={draft.public_id}").status_code == 404
    assert get(client, made, f"{ADDRESS}?url={draft.url}").status_code == 404
    reader = make_key(scopes=["read"])
    assert hand_in(client, reader, ROW).json()["code"] == "key_out_of_scope"


def test_the_same_request_under_one_key_is_answered_alike(client: Client, made: Made) -> None:
    headers = {**bearer(made), "Idempotency-Key": "one"}
    sent: dict[str, Any] = {"content_type": "application/json", "headers": headers}
    first, again = (client.post(ADDRESS, ROW, **sent) for _ in range(2))
    assert (again.status_code, again.content, again["Idempotency-Replayed"]) == (202, first.content, "true")
