"""What is hidden is not named beside what is shown, and stands for nothing else."""

from typing import Any

import pytest
from django.test import Client

from claims.actions import corroboration
from claims.models import Appearance, Corroboration
from provenance.accounts.models import User
from sources.models import Article
from sources.vocabulary import Publication
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_derivation,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret() -> Article:
    return make_article(source=make_source("Secret Gazette"), publication=Publication.DRAFT)


def told(client: Client, address: str) -> Any:
    return client.get(f"/api/v1/{address}/").json()


def test_words_from_a_hidden_article_are_told_as_if_it_had_never_come(
    client: Client, ana: User, secret: Article
) -> None:
    claim, copy = make_claim(), make_article()
    make_derivation(copy, secret)
    for article in (secret, copy):
        make_appearance(claim, capture=make_capture(article=article))
    corroboration.refresh(claim_id=claim.pk)

    (row,) = told(client, "appearances")["results"]
    client.force_login(ana)
    newsroom = told(client, f"appearances/{row['id']}")

    assert row["origin"]["id"] == copy.public_id
    assert newsroom["origin"]["id"] == secret.public_id


def test_the_order_of_the_arithmetics_fields_does_not_tell_that_it_was_worked_out_for_one_reader(
    client: Client, secret: Article
) -> None:
    plain, clouded = make_claim(), make_claim()
    for claim in (plain, clouded):
        make_appearance(claim, capture=make_capture())
    make_appearance(clouded, capture=make_capture(article=secret))
    for claim in (plain, clouded):
        corroboration.refresh(claim_id=claim.pk)

    stored, anew = (told(client, f"claims/{claim.public_id}") for claim in (plain, clouded))

    assert {tuple(line) for line in stored["ledger"]} == {tuple(line) for line in anew["ledger"]}
    assert {tuple(move) for move in stored["moves"]} == {tuple(move) for move in anew["moves"]}


def test_a_hidden_quote_is_not_named_by_the_one_that_answers_it(client: Client, secret: Article) -> None:
    claim = make_claim()
    accusation = make_appearance(claim, capture=make_capture(article=secret))
    answer = make_appearance(claim, denies=accusation)

    hidden = told(client, f"appearances/{answer.public_id}")["denies"]
    Article.objects.update(publication=Publication.PUBLISHED)

    assert hidden is None
    assert told(client, f"appearances/{answer.public_id}")["denies"] == accusation.public_id


def test_a_quote_in_sight_is_named_by_the_one_that_answers_it_whatever_else_is_hidden(
    client: Client, secret: Article
) -> None:
    claim = make_claim()
    accusation = make_appearance(claim, capture=make_capture())
    answer = make_appearance(claim, denies=accusation)
    make_appearance(claim, capture=make_capture(article=secret))

    assert told(client, f"appearances/{answer.public_id}")["denies"] == accusation.public_id


@pytest.mark.parametrize("address", ["claims/{}/", "api/v1/claims/{}/"])
def test_what_was_merged_into_a_hidden_article_is_hidden_with_it(
    client: Client, secret: Article, address: str
) -> None:
    claim = make_claim()
    make_appearance(claim, capture=make_capture(article=make_article(merged_into=secret)))
    corroboration.refresh(claim_id=claim.pk)
    assert secret.public_id in str(claim.__class__.objects.get().corroboration.ledger)

    page = client.get("/" + address.format(claim.public_id)).content.decode()

    assert secret.public_id not in page
    assert "Secret Gazette" not in page
    assert not Appearance.objects.visible_to(None, claim.created_at).exists()


@pytest.mark.parametrize("address", ["claims/{}/", "api/v1/claims/{}/", "api/v1/claims/"])
@pytest.mark.parametrize("between", [False, True], ids=["itself hidden", "named by a draft alone"])
def test_an_origin_that_is_not_held_and_hidden_is_not_named_by_what_was_taken_from_it(
    client: Client, ana: User, address: str, between: bool
) -> None:
    own = Publication.PUBLISHED if between else Publication.DRAFT
    wire = make_article(source=make_source("Secret Gazette"), unseen=True, publication=own)
    claim, copy = make_claim(), make_article(source=make_source("Harbour Post"))
    draft = make_article(publication=Publication.DRAFT)
    for down, up in ((copy, draft), (draft, wire)) if between else ((copy, wire),):
        make_derivation(down, up)
    make_appearance(claim, capture=make_capture(article=copy))
    corroboration.refresh(claim_id=claim.pk)
    assert "Secret Gazette, not held" in str(Corroboration.objects.get().ledger)

    page = client.get("/" + address.format(claim.public_id)).content.decode()
    client.force_login(ana)
    inside = client.get("/" + f"api/v1/claims/{claim.public_id}/").content.decode()

    assert "Secret Gazette" not in page
    assert wire.public_id not in page
    assert "Secret Gazette" in inside
