"""The newsroom's scale."""

from typing import Any

import pytest

from claims.actions import ratings
from claims.models import Rating
from claims.vocabulary import Settles
from provenance.accounts.models import User
from sources.errors import Refused, Stale, Taken

pytestmark = pytest.mark.django_db


def test_a_scale_is_added_to_and_reworded(ana: User) -> None:
    rating = ratings.add(name="Partly  so", rank=3, meaning="", by=ana)

    said: dict[str, Any] = {
        "name": "Partly established",
        "rank": 3,
        "meaning": "Some of it.",
        "settles": Settles.NO,
    }
    ratings.edit(rating=rating, **said, by=ana, version=1)

    assert list(Rating.objects.values_list("name", "rank", "meaning", "settles")) == [
        ("Partly established", 3, "Some of it.", "no")
    ]


def test_a_new_grade_settles_nothing_until_somebody_says_so(ana: User) -> None:
    assert ratings.add(name="Established", rank=5, meaning="", by=ana).settles == Settles.OPEN


def test_two_grades_never_share_a_rank(ana: User) -> None:
    ratings.add(name="Established", rank=1, meaning="", by=ana)

    with pytest.raises(Taken, match="name or rank"):
        ratings.add(name="Refuted", rank=1, meaning="", by=ana)


def test_a_grade_that_somebody_else_has_reworded_is_not_overwritten(ana: User) -> None:
    rating = ratings.add(name="Established", rank=1, meaning="", by=ana)
    said: dict[str, Any] = {
        "name": "Established",
        "rank": 1,
        "settles": Settles.OPEN,
        "by": ana,
        "version": 1,
    }
    ratings.edit(rating=rating, meaning="Three witnesses.", **said)

    with pytest.raises(Stale, match="Nothing of yours was saved"):
        ratings.edit(rating=rating, meaning="Two witnesses.", **said)

    assert Rating.objects.get().meaning == "Three witnesses."


def test_a_newsroom_without_a_scale_is_given_one_once_and_a_grade_wants_a_name(ana: User) -> None:
    given = ratings.begin()

    assert [(row.rank, row.name) for row in Rating.objects.order_by("rank")] == [
        (rank, row.name) for rank, row in enumerate(given, start=1)
    ]
    assert {row.settles for row in given} >= {Settles.YES, Settles.NO}
    assert ratings.begin() == []
    with pytest.raises(Refused, match="needs a name"):
        ratings.add(name=" ", rank=99, meaning="", by=ana)
    assert Rating.objects.count() == len(given)
