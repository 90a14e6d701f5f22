"""What has changed since somebody looked: which claims, in which order, and until when."""

from typing import Any

import pytest
from django.db.models import F
from django.utils import timezone

from claims.models import Claim, Corroboration
from claims.pages.review_turns import Asker
from provenance.accounts.models import User
from provenance.news.actions import looks, marks
from provenance.news.models import News
from provenance.news.pages import ranking
from provenance.news.vocabulary import Kind
from tests.factories import make_claim, make_corroboration

pytestmark = pytest.mark.django_db
RIGHTS = frozenset({"add_review", "second_review", "publish_review"})


def listed(person: User, only: str = "") -> list[ranking.Changed]:
    return ranking.changed(Asker(person.pk, RIGHTS), timezone.now(), only=only)[0]


def number(person: User) -> int:
    return ranking.counts(Asker(person.pk, RIGHTS), timezone.now())[""]


def score(claim: Claim, **figures: Any) -> None:
    Corroboration.objects.filter(claim=claim).update(**figures)


def commit() -> None:
    """What has happened so far happened in transactions before this one, in which a test runs as a whole."""
    News.objects.update(xid=F("xid") - 1)


@pytest.fixture
def claim(ana: User) -> Claim:
    claim = make_claim("Four were killed.")
    make_corroboration(claim, score=0.67)
    return claim


def test_a_claim_whose_score_moved_is_listed_until_it_is_looked_at_and_again_when_it_moves_on(
    claim: Claim, ana: User, ben: User
) -> None:
    assert listed(ana) == []
    score(claim, score=0.24, origins_for=0)

    (row,) = listed(ana)
    commit()
    assert (row.claim, row.stakes.before, row.stakes.after) == (claim.pk, 0.67, 0.24)
    assert row.kinds == [Kind.ORIGIN, Kind.SCORE]

    looks.opened(claim=claim.pk, shown=marks.present(), by=ana)
    assert (listed(ana), number(ana), number(ben)) == ([], 0, 1)

    score(claim, score=0.5)
    assert [(row.stakes.before, row.stakes.after) for row in listed(ana)] == [(0.24, 0.5)]
