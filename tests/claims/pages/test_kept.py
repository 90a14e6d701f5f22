"""Keeping what was worked out for as long as nothing is written and what readers may see stays the same."""

from collections.abc import Iterable, Sequence
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
from claims.pages.kept import _place, kept, kept_each, lately
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


def test_of_many_things_only_those_are_worked_out_again_whose_state_has_changed() -> None:
    asked: list[list[int]] = []

    def work(some: Iterable[int]) -> dict[int, int]:
        asked.append(list(some))
        return {each: 10 * each for each in asked[-1]}

    states: dict[int, object] = {1: "a", 2: "b", 3: None}
    assert kept_each("test", states, work) == {1: 10, 2: 20, 3: 30}
    assert kept_each("test", states | {2: "c"}, work) == {1: 10, 2: 20, 3: 30}
    assert asked == [[1, 2, 3], [2, 3]]


def test_a_picture_of_a_large_newsroom_stands_for_minutes_and_never_over_what_is_hidden_since() -> None:
    now = timezone.now()

    def shown(number: int, minutes: float, state: str = "all seen") -> tuple[int, bool]:
        picture = lately(
            "test", state, now + timedelta(minutes=minutes), lambda: number, lambda found: found > 1
        )
        return picture.found, picture.standing

    assert [shown(1, 0), shown(7, 0), shown(8, 4), shown(9, 4, "one hidden")] == [
        (1, False),
        (7, False),
        (7, True),
        (9, False),
    ]
    # Due: the first who asks works it out, whoever asks meanwhile is shown what stands, and then the new one.
    assert shown(8, 6) == (8, False)
    assert shown(9, 7) == (8, True)
    assert shown(9, 12) == (8, True)  # somebody is still at it
    cache.delete(f"{_place('test', 'all seen')}:turn")
    assert shown(9, 12) == (9, False)


@pytest.mark.django_db
def test_what_is_written_of_one_claim_has_no_other_weighed_anew(settings: Any, monkeypatch: Any) -> None:
    settings.END_OF_HISTORY = END
    ends.append(None)
    now, asked = timezone.now(), list[list[int]]()
    usual = seen.weighed_anew

    def noting(claims: Sequence[Claim], *reader: Any) -> dict[int, Any]:
        asked.append(sorted(claim.pk for claim in claims))
        return usual(claims, *reader)

    monkeypatch.setattr(seen, "weighed_anew", noting)
    one, other = make_claim(), make_claim()
    for claim in (one, other):
        said(claim), said(claim, embargo_until=now + timedelta(days=1))
    seen.apart(None, now)
    said(one)
    corroboration.ask(claims=[other.pk])

    found = seen.apart(None, now)
    seen.apart(None, now)

    assert [found[one.pk].articles, found[other.pk].articles] == [2, 1]
    assert [each for each in asked if each] == [sorted([one.pk, other.pk])] * 2
    said(other)
    seen.apart(None, now)
    assert asked[-1] == [other.pk]


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
