"""The page of one source."""

from datetime import timedelta

import pytest
from django.test import Client

from claims.models import Claim
from provenance.accounts.models import User
from sources.models import Article
from sources.vocabulary import Reliability
from tests.factories import (
    NOON,
    make_feed,
    make_grade,
    make_source,
)  # fmt: skip
from tests.provenance.pages.reading import plain, shown

pytestmark = pytest.mark.django_db


def test_a_source_shows_its_letter_who_gave_it_and_why(client: Client, ana: User) -> None:
    source = make_source("Correo de la Gran Sabana")
    make_grade(
        source,
        Reliability.D,
        graded_by=ana,
        graded_at=NOON - timedelta(days=300),
        reason="Two late corrections.",
    )
    make_grade(source, Reliability.C, graded_by=ana, reason="Now corrects within a day.")
    page = shown(client, f"/sources/{source.public_id}/")
    assert '<b>C</b><span class="meta">fairly reliable</span>' in page
    assert page.index("Now corrects within a day.") < page.index("Two late corrections.")
    assert 'aria-label="D, then C"' in page


def test_a_source_shows_what_it_takes_what_is_taken_and_what_rests_on_it(client: Client, four: Claim) -> None:
    council = four.appearances.order_by("pk")[0].attributed_to
    wire = Article.objects.get(source__name="Agencia Sur").source
    assert council is not None
    assert wire is not None
    assert "Four people were killed." in shown(client, f"/sources/{council.public_id}/")
    page = plain(shown(client, f"/sources/{wire.public_id}/"))
    assert "Taken from it by Harbour Post rewrite" in page


def test_a_source_shows_how_its_feeds_go(client: Client, ana: User) -> None:
    source = make_source("The Post", version=2)
    make_feed(source, url="https://post.example/1")
    make_feed(source, url="https://post.example/2", active=False)
    make_feed(
        source, url="https://post.example/3", outcome="captured", told="2 new of 20 announced", due_at=NOON
    )
    make_feed(
        source, url="https://post.example/4", outcome="robots", told="The site asks programs not to read this"
    )

    page = plain(shown(client, f"/sources/{source.public_id}/"))
    assert "at post.example RSS never not by itself not looked at yet" in page
    assert "at post.example RSS never paused" in page
    assert "at post.example RSS never 1 Mar 2026, 12:00 healthy" in page
    assert "at post.example RSS never not by itself barred by robots.txt" in page
    assert "2 new of 20" not in page

    client.force_login(ana)
    page = plain(shown(client, f"/sources/{source.public_id}/"))
    assert "https://post.example/1 RSS never not by itself not looked at yet" in page
    assert "asks programs not to read this" in page


def test_a_merged_source_leads_on(client: Client) -> None:
    into = make_source("Correo", version=2)
    merged = make_source("Gran Sabana Daily", merged_into=into, version=2)
    answer = client.get(f"/sources/{merged.public_id}/", follow=True)
    assert answer.redirect_chain == [(f"/sources/{into.public_id}/?merged={merged.public_id}", 301)]
