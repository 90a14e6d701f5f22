"""Corrections that have not travelled: the newest first, each with its copies, their last look, and the claims."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import Claim
from claims.pages.corrections import SHOWN
from provenance.accounts.models import User
from sources.actions import alterations
from sources.models import Article, Capture, Sighting, Source
from sources.pages import paging
from sources.vocabulary import Publication
from tests.desk import sit
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_corroboration,
    make_source,
)
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db

LIST = "/queue/corrections/"


def corrected(name: str, hours: int = 1, copies: int = 1) -> Article:
    """A piece that says two where it said four, with copies that still say four."""
    article = make_article(f"At the pier of {name}", source=make_source(name))
    make_capture(f"Four were killed at {name}.", article=article)
    at = NOON + timedelta(hours=hours)
    make_capture(f"Two were killed at {name}.", article=article, retrieved_at=at)
    alterations.settle(article=article)
    claim = make_claim(f"Four were killed at {name}.")
    make_corroboration(
        claim,
        ledger=[
            {"role": "lapsed", "label": name, "side": "for", "detail": "said so until noon", "origin": ""}
        ],
    )
    for number in range(copies):
        carries(claim, article, number)
    return article


def carries(claim: Claim, article: Article, number: int = 0) -> Capture:
    copy = make_article(f"Copy {number}", source=make_source(f"Post {number} of {article.source}"))
    capture = make_capture(f"Four were killed, {article.source} says.", article=copy)
    at = article.captures.latest("retrieved_at").retrieved_at
    make_appearance(
        claim, capture=capture, quote="Four were killed", low=4, high=4, stale_at=at, stale_from=article
    )
    return capture


def test_the_newest_comes_first_with_its_words_its_copies_and_its_claims(ben: User) -> None:
    corrected("Tessel")
    corrected("Ambrel", hours=2, copies=3)

    page = plain(shown(sit(ben), LIST))

    assert page.index("Ambrel took it back") < page.index("Tessel took it back")
    days = (timezone.now() - NOON - timedelta(hours=2)).days
    assert f"{days:,} days ago" in page
    assert "a figure was changed: “Four” became “Two”" in page
    assert "3 copies carried it when last seen" in page
    assert "Post 2 of Ambrel “Four were killed” last seen 1 Mar 2026, 12:00, before it was taken back" in page
    assert "Four were killed at Ambrel. 0." in page
    assert "Ambrel said so until noon" in page


def test_a_copy_that_was_looked_at_since_says_so(ben: User) -> None:
    article = corrected("Tessel")
    copy = Capture.objects.exclude(article=article).get()
    Sighting.objects.create(capture=copy, seen_at=NOON + timedelta(hours=5))

    assert "last seen 1 Mar 2026, 17:00, after it was taken back" in plain(shown(sit(ben), LIST))


def test_a_page_that_was_taken_down_is_among_them(ben: User) -> None:
    article = make_capture("Four were killed.", article=make_article(source=make_source("Tessel"))).article
    carries(make_claim("Four were killed."), article)

    assert "Tessel took its page down" in plain(shown(sit(ben), LIST))


def test_where_every_correction_has_travelled_it_says_so(ben: User) -> None:
    assert "Every correction has travelled." in plain(shown(sit(ben), LIST))


def test_it_costs_the_same_queries_however_many_and_is_paged(
    ben: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sit(ben)
    corrected("Tessel")
    shown(client, LIST)
    before = queries(client, LIST)
    for number in range(3):
        corrected(f"Place {number}", hours=number + 2, copies=2)
    assert queries(client, LIST) == before

    monkeypatch.setattr(paging.page, "__defaults__", (2,))
    first = shown(client, LIST)
    following = first.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "Tessel took" not in plain(first)
    assert "Tessel took it back" in plain(shown(client, LIST + following))


def test_only_the_newsroom_sees_it(client: Client, ana: User) -> None:
    assert client.get(LIST).status_code == 302
    ana.is_staff = False
    ana.save()
    client.force_login(ana)
    assert client.get(LIST).status_code == 403


def test_a_draft_is_shown_to_the_newsroom(ben: User) -> None:
    Article.objects.filter(pk=corrected("Tessel").pk).update(publication=Publication.DRAFT)

    assert "Tessel took it back" in plain(shown(sit(ben), LIST))


def test_a_claim_is_named_also_where_only_copies_that_are_not_listed_carry_it(ben: User) -> None:
    article = corrected("Tessel", copies=SHOWN)
    claim = make_claim("Four ferrymen were killed.")
    last = carries(claim, article, 99)
    Source.objects.filter(articles__captures=last).update(name="Zonal Post")

    page = plain(shown(sit(ben), LIST))

    assert "Zonal Post" not in page
    assert "Four ferrymen were killed." in page
