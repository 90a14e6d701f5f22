"""Keeping what was worked out for as long as nothing is written and what readers may see stays the same."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import corroboration
from claims.models import Claim
from claims.pages import seen
from claims.pages.kept import kept
from tests.factories import make_appearance, make_article, make_capture, make_claim, make_source

END = f"{__name__}.end"
ends: list[str | None] = []


def end() -> str | None:
    return ends[-1]


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


def worked(state: object) -> int:
    """How often it has to be worked out when it is asked for twice."""
    done: list[object] = []
    for _ in range(2):
        assert kept("test", state, lambda: done.append(state)) is None
    return len(done)


def test_it_is_worked_out_once_for_each_state_and_each_end_of_the_history(settings: Any) -> None:
    settings.END_OF_HISTORY = END
    ends.append("4")
    assert (worked([7]), worked([7]), worked([7, 8])) == (1, 0, 1)
    ends.append("5")
    assert (worked([7]), worked([7, 8])) == (1, 1)


def test_while_something_is_written_or_the_cache_is_away_it_is_worked_out_each_time(settings: Any) -> None:
    settings.END_OF_HISTORY = END
    ends.append(None)
    assert worked([7]) == 2

    ends.append("6")
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
    assert worked([7]) == 2


@pytest.mark.alone  # whoever still writes on the same server keeps the end of the history from being told
@pytest.mark.django_db(transaction=True)
def test_readers_have_claims_weighed_anew_once_until_something_is_written_or_an_embargo_ends() -> None:
    claim, now = make_claim(), timezone.now()
    said(claim), said(claim, embargo_until=now + timedelta(days=1))

    first = seen.apart(None, now)
    with CaptureQueriesContext(connection) as caught:
        again = seen.apart(None, now)

    assert [row.articles for row in first.values()] == [1]
    assert (again, len(caught)) == (first, 2)
    assert {pk: row.ledger for pk, row in again.items()} == {pk: row.ledger for pk, row in first.items()}
    assert seen.apart(None, now + timedelta(days=2)) == {}
    said(claim)
    assert [row.articles for row in seen.apart(None, now).values()] == [2]


def said(claim: Claim, **fields: Any) -> None:
    article = make_article(source=make_source(), **fields)
    make_appearance(claim, capture=make_capture(f"{claim.text} {article.title}", article=article))
    corroboration.refresh(claim_id=claim.pk)
