"""Many texts in one request, each answered in its place: what its value makes of the claims’, and what it copies."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import terms
from claims.models import Claim
from claims.vocabulary import ReviewStage, Stance
from provenance.partners import texts
from provenance.partners.texts import MOST_TEXTS
from sources.actions import screenings
from sources.models import Article
from sources.vocabulary import Publication, SourceKind
from tests.factories import (
    make_act,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_derivation,
    make_event,
    make_measure,
    make_rating,
    make_review,
    make_source,
)  # fmt: skip
from tests.partners import bearer, make_key
from tests.provenance.pages.test_asking import OWN, WIRE

ADDRESS = "/api/v1/match/"
KILLED = "Four miners were killed in the Verrin quarry on Friday."
PAGE = "https://outlet.example/quarry"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("afresh")]


@pytest.fixture
def claim() -> Claim:
    event = make_event("Quarry of Verrin", act=make_act("killed"))
    measure = make_measure(event, population="miner", label="Miners killed")
    claim = make_claim(KILLED, event=event, measure=measure, low=4, high=4, unit="people", language="en")
    terms.keep(claims=[claim.pk])
    return claim


@pytest.fixture
def wire() -> Article:
    agency = make_source("Quiet Wire", kind=SourceKind.AGENCY)
    article = make_article("Dockers walk out at Ampil", source=agency, url="https://quiet-wire.example/ampil")
    make_capture(WIRE, article=article)
    screenings.screen(article_id=article.pk)
    return article


def send(client: Client, made: Any = None, **sent: Any) -> Any:
    made = made or make_key(a_minute=100_000)
    return client.post(ADDRESS, json.dumps(sent), content_type="application/json", headers=bearer(made))


def test_the_value_of_a_text_is_held_against_the_claims_as_two_claims_are(
    client: Client, claim: Claim
) -> None:
    rows = [
        ("Four miners were killed in the Verrin quarry.", "same", "Both say four."),
        ("At least two miners were killed in the Verrin quarry.", "within", "no upper end"),
        ("Nine miners were killed in the Verrin quarry.", "contradicts", "nine and four"),
        ("So far nine miners have been killed in the Verrin quarry.", "not_comparable", "running tally"),
        ("Miners of Verrin went home.", "not_comparable", "too few to be about the same"),
    ]

    told = send(client, texts=[{"text": text} for text, _, _ in rows]).json()

    for (text, outcome, reason), each in zip(rows, told["answers"], strict=True):
        (found,) = each["answer"]["results"]
        assert found["claim"]["id"] == claim.public_id
        assert found["compared"]["outcome"] == outcome, text
        assert reason in found["compared"]["reason"], found["compared"]
        assert found["stance"] == ("disputes" if outcome == "contradicts" or "So far" in text else "repeats")


def test_the_review_that_is_out_is_told_and_no_draft_is(client: Client, claim: Claim) -> None:
    rating = make_rating("Mostly false", negative=True, rank=1)
    out = make_review(claim, stage=ReviewStage.PUBLISHED, rating=rating, number=1)
    make_review(claim, stage=ReviewStage.DRAFT, number=2)

    (found,) = send(client, text=KILLED).json()["results"]

    assert (found["review"]["id"], found["review"]["rating"]["negative"]) == (out.public_id, True)


def test_a_bad_text_names_its_own_field_and_the_others_are_answered(client: Client, claim: Claim) -> None:
    bad: list[tuple[Any, str]] = [
        (7, "texts.1"), ({}, "texts.2.text"), ({"text": 7}, "texts.3.text"), ({"text": "a\0b"}, "texts.4.text"),
        ({"text": "a", "limit": 0}, "texts.5.limit"), ({"url": "nowhere"}, "texts.6.url"),
        ({"text": "a", "texts": []}, "texts.7.texts"), ({"text": "a", "language": 3}, "texts.8.language"),
        ({"text": ["a"]}, "texts.9.text"), ({"text": "x" * 100_001}, "texts.10.text"),
    ]  # fmt: skip
    first, last = {"text": KILLED}, {"text": KILLED, "limit": 1}

    told = send(client, texts=[first, *(text for text, _ in bad), last]).json()["answers"]

    assert [each["error"]["field"] for each in told[1:-1]] == [field for _, field in bad]
    assert all(each["answer"] is None and len(each["error"]["detail"]) > 10 for each in told[1:-1])
    for each in (told[0], told[-1]):
        assert (each["error"], each["answer"]["results"][0]["claim"]["id"]) == (None, claim.public_id)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"texts": []}, "texts"), ({"texts": "a"}, "texts"), ({"texts": {}}, "texts"), ({"texts": None}, "texts"),
        ({"texts": [{"text": "a"}], "text": "b"}, "text"), ({"texts": [{"text": "a"}] * (MOST_TEXTS + 1)}, "texts"),
        ({"texts": [{"text": "a" * 99_999}] * 4}, "texts"),
    ],
)  # fmt: skip
def test_a_bad_list_is_refused_as_a_whole(client: Client, sent: Any, field: str) -> None:
    answer = send(client, **sent)

    assert (answer.status_code, answer.json()["field"]) == (400, field)


def test_a_batch_costs_as_many_as_its_texts_and_is_let_through_whole_or_not(client: Client) -> None:
    made = make_key(a_minute=30)

    first = send(client, made, texts=[{"text": "a"}] * 4)
    second = send(client, made, texts=[{"text": "a"}] * 4)

    assert (first.status_code, first["RateLimit"].partition(";t=")[0]) == (200, '"key";r=10')
    assert second.status_code == 429
    assert int(second["Retry-After"]) > 0


def test_a_hundred_texts_take_as_many_queries_as_two(client: Client, claim: Claim) -> None:
    made = make_key(a_minute=100_000)
    with CaptureQueriesContext(connection) as few:
        send(client, made, texts=[{"text": KILLED}, {"text": KILLED, "url": PAGE}])
    with CaptureQueriesContext(connection) as many:
        told = send(
            client, made, texts=[{"text": f"{KILLED} {place}"} for place in range(99)] + [{"url": PAGE}]
        )

    assert len(told.json()["answers"]) == 100
    assert len(many) <= len(few) + 2 <= 18


def test_a_whole_text_is_told_its_upstream_articles_with_the_runs_in_what_was_sent(
    client: Client, wire: Article
) -> None:
    text = "By our staff\n\n" + WIRE.replace("Nine dockers", "Twelve dockers") + OWN

    told = send(client, text=text).json()

    (copy,) = told["copies"]
    assert (told["wire_copy"], copy["article"]["id"], copy["agency"]["name"]) == (
        True,
        wire.public_id,
        "Quiet Wire",
    )
    assert 0.5 < copy["containment"] < 1
    assert 1 < told["looked_up"] <= told["sentences"]
    runs = [
        (text[run["start"] : run["end"]], WIRE[run["upstream_start"] : run["upstream_end"]])
        for run in copy["runs"]
    ]
    assert runs and all(one.split() == other.split() for one, other in runs)
    assert not any("Twelve" in one or "correspondent" in one for one, _ in runs)


def test_a_sentence_is_too_short_to_be_a_copy_and_says_so_by_null(client: Client, wire: Article) -> None:
    told = send(client, text="Dockers at the port of Ampil walked out at dawn on Monday.").json()

    assert (told["copies"], told["wire_copy"]) == (None, None)


def test_an_agency_is_told_behind_an_article_that_was_taken_from_it(client: Client, wire: Article) -> None:
    outlet = make_article("Dockers walk out", source=make_source("Ridge Times"))
    make_capture(WIRE, article=outlet)
    screenings.screen(article_id=outlet.pk)
    unseen = make_article("", source=make_source("Far Wire", kind=SourceKind.AGENCY), unseen=True)
    make_derivation(downstream=outlet, upstream=unseen)
    wire.publication = Publication.WITHDRAWN
    wire.save()

    told = send(client, text=WIRE).json()

    assert [each["article"]["id"] for each in told["copies"]] == [outlet.public_id]
    assert (told["wire_copy"], told["copies"][0]["agency"]["name"]) == (True, "Far Wire")


def test_an_address_we_hold_leads_to_its_claims_and_to_what_it_was_taken_from(
    client: Client, claim: Claim, wire: Article
) -> None:
    article = make_article("Quarry", url=PAGE, address=PAGE)
    capture = make_capture(KILLED, article=article)
    make_appearance(
        claim=claim, capture=capture, quote=KILLED, stance=Stance.REPEATS, low=4, high=4, unit="people"
    )
    row = make_derivation(downstream=article, upstream=wire, containment=0.9, spans=[[0, 10, 5, 15]])

    told = send(client, url=PAGE).json()

    (found,) = told["results"]
    assert (told["article"], told["missing"], told["wire_copy"]) == (article.public_id, "", True)
    assert (found["claim"]["id"], found["wording"], found["stance"]) == (claim.public_id, KILLED, "repeats")
    assert found["compared"]["outcome"] == "same"
    (copy,) = told["copies"]
    assert (copy["derivation"], copy["runs"][0]["upstream_end"]) == (row.public_id, 15)


@pytest.mark.parametrize("hidden", [Publication.DRAFT, Publication.WITHDRAWN])
def test_an_address_nobody_may_see_answers_as_one_we_do_not_hold(client: Client, hidden: Publication) -> None:
    made = make_key(a_minute=100_000)
    before = send(client, made, url=PAGE).json()
    make_capture(WIRE, article=make_article("Quarry", url=PAGE, address=PAGE, publication=hidden))

    after = send(client, made, url=PAGE, text=WIRE).json()

    assert send(client, made, url=PAGE).json() == before
    assert "hand it in at /api/v1/ingest/" in before["missing"]
    assert (after["article"], after["copies"], after["wire_copy"]) == (None, [], False)


def test_long_texts_share_what_may_be_looked_up_in_one_request(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = " ".join(f"{number} miners were killed in quarry {number}." for number in range(40))

    told = send(client, texts=[{"text": long}] * 60 + [{"text": "a"}] * 40).json()["answers"]

    assert {each["answer"]["looked_up"] for each in told} == {1, 4}
    assert {each["answer"]["sentences"] for each in told} == {1, 40}
    assert 60 * len(long) <= texts.MOST_SIGNS
