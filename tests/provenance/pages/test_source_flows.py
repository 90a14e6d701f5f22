"""What the page of a source tells of what it takes, what is its own, and how fast."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.factories import NOON, make_article, make_derivation, make_source
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db


def test_a_source_tells_how_much_is_its_own_and_how_fast_it_takes(client: Client) -> None:
    wire, post = make_source("Agencia Sur"), make_source("Harbour Post")
    for minutes in (5, 55, 600):
        up = make_article(source=wire, published_at=NOON)
        down = make_article(source=post, published_at=NOON + timedelta(minutes=minutes))
        make_derivation(down, up, credited=minutes == 5)
    make_article(source=post)

    page = plain(shown(client, f"/sources/{post.public_id}/"))

    assert "1 of 4 articles is its own: nothing is known above it. 3 were taken from somebody" in page
    assert "Takes from Agencia Sur republication; credited 1 of 3" in page
    assert "55 minutes (5 minutes – 10 hours; 3 timed)" in page


def test_a_source_page_costs_the_same_however_much_it_takes(client: Client) -> None:
    post = make_source("Harbour Post")
    address = f"/sources/{post.public_id}/"
    make_derivation(make_article(source=post), make_article())
    few = queries(client, address)
    for _ in range(12):
        make_derivation(make_article(source=post), make_article())

    assert queries(client, address) == few
