"""Asking “have we seen this?” shows no more than the pages it leads to."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import terms
from claims.models import Appearance, Claim
from claims.pages.respelt import Respelt
from claims.pages.worded import Worded
from provenance.accounts.models import User
from provenance.pages import search
from sources.vocabulary import Publication
from tests.factories import make_appearance, make_article, make_capture, make_claim, make_event, make_source
from tests.plans import many_like, rows_read
from tests.provenance.pages.reading import plain, shown

pytestmark = pytest.mark.django_db


def test_a_quote_does_not_name_the_hidden_article_that_took_its_words_back(client: Client, ana: User) -> None:
    wire = make_article(
        "Withdrawn", source=make_source("Quiet Wire", version=2), publication=Publication.DRAFT
    )
    copy = make_capture("Four dockers were hurt.", article=make_article("Copy", source=make_source("Echo")))
    make_appearance(capture=copy, quote="Four dockers were hurt", stale_at=timezone.now(), stale_from=wire)

    page = shown(client, "/search/?q=dockers")
    assert "Four dockers were hurt" in page
    assert wire.public_id not in page

    client.force_login(ana)
    assert wire.public_id in shown(client, "/search/?q=dockers")


def known(text: str, **fields: Any) -> Claim:
    claim = make_claim(text, event=make_event(text), **fields)
    terms.keep(claims=[claim.pk])
    return claim


def test_a_claim_is_recognised_in_other_words_with_the_reason_and_the_figure_that_clashes(
    client: Client,
) -> None:
    claim = known("Four miners were killed in the Verrin quarry.")
    for number in range(30):
        known(f"Something else altogether{number}.")

    page = plain(
        shown(client, "/search/?q=Nine+miners+have+been+killed+at+a+quarry+in+Verrin,+officials+say")
    )

    assert "We have seen this" in page
    assert claim.text in page
    assert "Both say" in page
    assert "“Nine”: the other says “Four”." in page


def test_a_sentence_that_says_the_contrary_is_told_as_disputing_the_claim_and_not_as_repeating_it(
    client: Client,
) -> None:
    claim = known("Soldiers opened fire on the miners of Verrin.")
    for number in range(30):
        known(f"Something else altogether{number}.")

    page = plain(shown(client, "/search/?q=Soldiers+did+not+open+fire+on+the+miners+of+Verrin"))
    same = plain(shown(client, "/search/?q=Soldiers+opened+fire+on+the+miners+of+Verrin"))

    assert claim.text in page
    assert "what you ask says the contrary" in page
    assert "One says that it is not so (“not”: “open fire”), the other that it is." in page
    assert "what you ask says the contrary" not in same


def test_a_claim_that_only_shares_a_name_is_not_said_to_have_been_seen(client: Client) -> None:
    known("Four miners were killed in the Verrin quarry.")

    assert 'id="seen"' not in shown(client, "/search/?q=Verrin")


def test_a_hidden_claim_is_recognised_by_the_newsroom_alone(client: Client, ana: User) -> None:
    claim = known("Four miners were killed in the Verrin quarry.", publication=Publication.DRAFT)
    address = "/search/?q=Four+miners+killed+in+a+Verrin+quarry"

    assert claim.public_id not in shown(client, address)

    client.force_login(ana)
    assert claim.public_id in shown(client, address)


def said_by(words: str, **fields: Any) -> Appearance:
    capture = make_capture(f"{words} It is said.", article=make_article(**fields))
    return make_appearance(make_claim(words), capture=capture, quote=words)


def test_quotes_in_sight_are_found_behind_any_number_of_hidden_ones(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "STRETCH", 2)
    older = [said_by(f"Dockers were hurt, {number}.").quote for number in range(2)]
    for number in range(5):
        said_by(f"Dockers were hidden, {number}.", publication=Publication.DRAFT)

    page = plain(shown(client, "/search/?q=dockers"))
    assert all(quote in page for quote in older)
    assert "hidden" not in page


@pytest.mark.parametrize("near", [2, 48])
def test_the_same_quotes_are_found_once_very_many_are_known_to_hold_the_word(
    client: Client, monkeypatch: pytest.MonkeyPatch, near: int
) -> None:
    monkeypatch.setattr(search, "STRETCH", 3)
    monkeypatch.setattr(search, "COMMON", 9)
    monkeypatch.setattr(search, "NEAR", near)
    for number in range(6):
        said_by(f"Dockers were hurt, {number}.")
        said_by(f"Miners were hurt, {number}.")
        said_by(f"Dockers were hidden, {number}.", publication=Publication.DRAFT)
    cache.clear()
    asked = Respelt("dockers")
    worded = Worded(Claim.objects.all(), asked, None, timezone.now())

    first = search.search(asked, None, timezone.now())
    assert worded.common
    again = search.search(asked, None, timezone.now())

    assert [each.appearance.quote for each in again["quotes"]] == [
        f"Dockers were hurt, {number}." for number in range(5, -1, -1)
    ]
    assert [each.appearance.quote for each in first["quotes"]] == [
        each.appearance.quote for each in again["quotes"]
    ]
    assert [each.claim for each in first["claims"]] == [each.claim for each in again["claims"]]
    assert "hidden" not in plain(shown(client, "/search/?q=dockers"))


def test_a_word_that_few_quotes_hold_is_not_noted_for_a_common_one() -> None:
    cache.clear()
    said_by("A zeppelin was sighted.")
    asked = Respelt("zeppelin")

    assert search.search(asked, None, timezone.now())["quotes"]
    assert not Worded(Claim.objects.all(), asked, None, timezone.now()).common


def test_nothing_but_what_holds_the_words_is_read_however_much_is_said(client: Client, ana: User) -> None:
    said_by("A zeppelin was sighted.")
    other = said_by("A train was late.")
    assert other.claim is not None
    claims = many_like(other.claim, 600, public_id="many{:08}".format, natural_key="many {}".format)
    many_like(other, 600, public_id="many{:08}".format, claim=claims.__getitem__)
    client.force_login(ana)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_claim, claims_appearance")
        # In tables so small, looking through them all may seem cheaper than an index.
        for way in ("seqscan", "hashjoin", "mergejoin"):
            cursor.execute(f"SET LOCAL enable_{way} = off")

    with CaptureQueriesContext(connection) as caught:
        assert "A zeppelin was sighted." in plain(shown(client, "/search/?q=zeppelin"))

    for query in caught:
        if query["sql"].startswith("SELECT") and "zeppelin" in query["sql"]:
            read = rows_read(query["sql"])
            assert read["claims_claim"] + read["claims_appearance"] < 20, query["sql"]


def test_a_stranger_who_searches_has_neither_every_source_nor_every_article_read(client: Client) -> None:
    said_by("A zeppelin was sighted.")
    make_article("A zeppelin by night", source=make_source("The Zeppelin Gazette"))
    other = make_article("A train was late", source=make_source("Another Gazette"))
    assert other.source is not None
    many_like(other.source, 3_000, public_id="many{:08}".format, name="Gazette {:05}".format)
    many_like(other, 3_000, public_id="many{:08}".format, address="https://many.example/{}".format)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sources_source, sources_article, sources_alias")

    with CaptureQueriesContext(connection) as caught:
        page = plain(shown(client, "/search/?q=zeppelin"))

    assert ("A zeppelin by night" in page, "The Zeppelin Gazette" in page) == (True, True)
    for query in caught:
        if query["sql"].startswith("SELECT"):
            read = rows_read(query["sql"])
            assert read["sources_source"] + read["sources_article"] < 300, query["sql"]
