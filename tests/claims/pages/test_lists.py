"""The list of claims in its orders."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Claim
from claims.pages import narrowing
from claims.pages.lists import ORDERS
from claims.pages.respelt import asked_for
from sources.pages.paging import Page, page
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_corroboration,
    make_source,
)
from tests.plans import many_like, rows_read

pytestmark = pytest.mark.django_db


def pages(order: str, size: int) -> list[list[Claim]]:
    met, after = [], ""
    while True:
        found: Page[Claim] = page(Claim.objects.for_page(), ORDERS[order], after, size)
        met.append(found.rows)
        after = found.next
        if not after:
            return met


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("size", [1, 2, 3, 9])
def test_scored_claims_come_first_and_then_those_nobody_has_weighed_each_once(order: str, size: int) -> None:
    for articles in (3, 0, 1, 3):
        told = NOON + timedelta(days=articles)
        make_corroboration(make_claim(), articles=articles, score=articles / 10, first_told=told)
        make_claim()

    met = [claim for rows in pages(order, size) for claim in rows]
    assert met == list(Claim.objects.order_by(*(key.order() for key in ORDERS[order])))
    assert len(met) == 8


@pytest.mark.parametrize("order", ORDERS)
def test_a_page_reads_no_more_claims_than_it_shows_the_first_as_the_last(order: str) -> None:
    scored = make_corroboration(make_claim(), first_told=NOON)
    claims = many_like(scored.claim, 600, public_id="many{:08}".format, natural_key="many {}".format)
    many_like(
        scored,
        600,
        claim=claims.__getitem__,
        articles=lambda place: place,
        score=lambda place: place / 600,
        first_told=lambda place: NOON + timedelta(hours=place),
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_claim, claims_corroboration, claims_event, claims_measure")
        # In tables so small, looking through them all may seem cheaper than an index.
        for way in ("seqscan", "hashjoin", "mergejoin"):
            cursor.execute(f"SET LOCAL enable_{way} = off")

    with CaptureQueriesContext(connection) as caught:
        assert len(pages(order, 10)) == 61

    *scored_pages, _ = caught.captured_queries  # the last one is of the claims that nobody has weighed
    for query in scored_pages:
        read = rows_read(query["sql"])
        assert (
            read["claims_claim"] + read["claims_corroboration"] <= 200
        )  # of 1,202; near the end all that is left


@pytest.mark.parametrize("order", ORDERS)
def test_what_a_page_shows_is_read_of_its_claims_alone_and_in_the_same_order(order: str) -> None:
    scored = make_corroboration(make_claim(), first_told=NOON)
    claims = many_like(scored.claim, 60, public_id="many{:08}".format, natural_key="many {}".format)
    many_like(scored, 50, claim=claims.__getitem__, articles=lambda place: place % 7)

    after, met = "", 0
    while after or not met:
        usual: Page[Claim] = page(Claim.objects.for_page(), ORDERS[order], after, 9)
        with CaptureQueriesContext(connection) as caught:
            found = page(Claim.objects.all(), ORDERS[order], after, 9, whole=Claim.objects.for_page())
            assert [claim.measure.label for claim in found.rows]
        assert found == usual
        assert all(rows_read(query["sql"])["claims_measure"] <= 10 for query in caught.captured_queries)
        after, met = found.next, met + len(found.rows)
    assert met == 61


def test_a_source_is_looked_for_by_each_way_it_is_heard_and_not_in_every_quote() -> None:
    asked, elsewhere = make_source("Harbour Post"), make_appearance(claim=make_claim())
    outlet = make_appearance(claim=make_claim(), capture=make_capture(article=make_article(source=asked)))
    voice = make_appearance(claim=make_claim(), attributed_to=asked)
    behind = make_appearance(claim=make_claim(), origin_source=asked)
    below = make_appearance(claim=make_claim(), origin_article=outlet.capture.article)
    heard = {row.claim for row in (outlet, voice, behind, below)}
    others = many_like(elsewhere.claim, 600, public_id="many{:08}".format, natural_key="many {}".format)
    many_like(elsewhere, 600, public_id="many{:08}".format, claim=others.__getitem__)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_appearance, claims_claim, sources_capture, sources_article")
        # In tables so small, looking through them all may seem cheaper than an index.
        for way in ("seqscan", "hashjoin", "mergejoin"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
    answers = dict.fromkeys(narrowing.FILTERS, "") | {"source": asked.public_id}

    now = timezone.now()
    found = narrowing.narrowed(Claim.objects.all(), answers, asked_for(answers, None, now), None, now)
    with CaptureQueriesContext(connection) as caught:
        assert set(found.rows) == heard

    (query,) = caught.captured_queries
    assert rows_read(query["sql"])["claims_appearance"] <= 100
