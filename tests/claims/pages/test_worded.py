"""Claims found by words in their sentences and quotes, the first of them without reading every quote."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Claim, Corroboration
from claims.pages import lists, narrowing, worded
from claims.pages.lists import ORDERS
from claims.pages.narrowing import Narrowed
from claims.pages.respelt import Respelt
from sources.pages.paging import page
from sources.vocabulary import Publication
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_corroboration,
)
from tests.plans import many_like, rows_read

pytestmark = pytest.mark.django_db
ASKED = "killed"


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def told() -> list[Claim]:
    """Claims that hold the word in their sentence, in a quote alone, in a hidden quote alone, or not at all."""
    claims = []
    hidden = make_article("Draft", publication=Publication.DRAFT)
    for place in range(24):
        claim = make_claim(f"{place} people were {'killed' if place % 2 else 'hurt'}.")
        article = hidden if place % 3 == 1 else make_article(f"News {place}")
        said = f"They were killed in village {place}." if place % 6 < 4 else f"All {place} fled."
        make_appearance(claim, capture=make_capture(said, article=article), quote=said)
        make_appearance(claim, capture=make_capture("Nothing else was said."), quote="Nothing else was said")
        if place != 8:
            first = NOON + timedelta(days=place % 5)
            make_corroboration(claim, articles=place % 7, score=place / 24, first_told=first)
        claims.append(claim)
    return claims


def found(anew: dict[int, Corroboration], **asked: str) -> Narrowed:
    answers = dict.fromkeys(lists.FILTERS, "") | {"q": ASKED} | asked
    rows = Claim.objects.visible_to(None, timezone.now()).current()
    return narrowing.narrowed(rows, answers, Respelt(ASKED), None, timezone.now(), anew=anew)


def walked(narrowed: Narrowed, order: str, size: int, anew: dict[int, Corroboration]) -> list[list[str]]:
    """The sentences of each page, as lists of claims are turned."""
    met, after = [], ""
    assert narrowed.worded
    narrowed.worded.note()
    while after or not met:
        turned = lists._page(narrowed.rows, ORDERS[order], after, anew, size, worded=narrowed.worded)
        met.append([claim.text for claim in turned.rows])
        after = turned.next
    return met


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("size", [2, 5])
@pytest.mark.parametrize("looked_through", [400, 4])
def test_pages_come_out_as_if_every_quote_was_read(
    told: list[Claim], monkeypatch: pytest.MonkeyPatch, order: str, size: int, looked_through: int
) -> None:
    monkeypatch.setattr(worded, "LOOKED_THROUGH", looked_through)
    narrowed = found({})

    met = walked(narrowed, order, size, {})

    whole = page(narrowed.rows, ORDERS[order], "", 100).rows
    assert [text for rows in met for text in rows] == [claim.text for claim in whole]
    by_sentence = [claim for claim in told if ASKED in claim.text]
    assert len(by_sentence) == 12 < len(whole) < 24
    assert all(len(rows) == size for rows in met[:-1])


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("language", ["", "en"])
def test_so_do_those_that_are_backed_otherwise_for_the_reader(
    told: list[Claim], order: str, language: str
) -> None:
    anew = {
        claim.pk: Corroboration(claim=claim, articles=9 - place, score=place / 20, first_told=NOON)
        for place, claim in enumerate(told[3:9])
    }
    narrowed = found(anew, language=language)

    met = walked(narrowed, order, 4, anew)

    texts = [text for rows in met for text in rows]
    assert sorted(texts) == sorted(claim.text for claim in narrowed.rows)
    assert len(texts) == len(set(texts))
    if order == "carried":
        assert texts[0] == told[3].text


def test_once_it_is_known_that_many_sentences_hold_the_words_few_quotes_are_read() -> None:
    quoted = make_appearance(make_claim("Four were killed."), quote="Four people were killed")
    scored = make_corroboration(quoted.claim)
    fields: dict[str, Any] = {"public_id": "many{:08}".format}
    claims = many_like(scored.claim, 600, natural_key="many {}".format, **fields)
    many_like(scored, 600, claim=claims.__getitem__)
    many_like(quoted, 1_200, claim=lambda place: claims[place // 2], **fields)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_claim, claims_corroboration, claims_appearance, sources_capture")

    narrowed = found({})
    assert narrowed.worded
    narrowed.worded.note()
    with CaptureQueriesContext(connection) as caught:
        turned = lists.claims(narrowed, dict.fromkeys(lists.FILTERS, "") | {"q": ASKED})

    assert (len(turned.rows), bool(turned.next)) == (25, True)
    assert sum(rows_read(query["sql"])["claims_appearance"] for query in caught.captured_queries) <= 120
