"""Grading sources."""

from datetime import datetime, timedelta

import pytest

from provenance.accounts.models import User
from sources.actions import grades, mergers
from sources.errors import Refused, Taken
from sources.models import Grade, Source
from sources.vocabulary import Reliability
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def test_the_latest_letter_counts_and_the_earlier_one_stays(ben: User, noon: datetime) -> None:
    source = make_source()
    grades.give(source=source, reliability=Reliability.C, by=ben, reason="Thin.", at=noon - timedelta(days=1))
    grades.give(source=source, reliability=Reliability.B, by=ben, reason="Better now.")

    assert Source.objects.with_reliability().get(pk=source.pk).reliability == "B"
    assert Grade.objects.filter(source=source).count() == 2
    assert Source.objects.get(pk=source.pk).standing_revision == 2


def test_a_letter_wants_a_reason(ben: User) -> None:
    with pytest.raises(Refused, match="Say why"):
        grades.give(source=make_source(), reliability=Reliability.A, by=ben, reason=" ")


def test_no_letter_is_given_for_the_future(ben: User, noon: datetime) -> None:
    with pytest.raises(Refused, match="future"):
        grades.give(
            source=make_source(),
            reliability=Reliability.A,
            by=ben,
            reason="Soon.",
            at=noon + timedelta(seconds=1),
        )


def test_two_letters_of_one_instant_are_refused(ben: User, noon: datetime) -> None:
    source = make_source()
    grades.give(source=source, reliability=Reliability.A, by=ben, reason="Good.")

    with pytest.raises(Taken, match="that very time"):
        grades.give(source=source, reliability=Reliability.B, by=ben, reason="Less good.")


def test_a_merged_source_is_graded_under_the_other(ben: User) -> None:
    one, other = make_source("One"), make_source("Other")
    mergers.merge(source=one, into=other, by=ben, why="Same.", version=1)

    with pytest.raises(Refused, match="merged into “Other”"):
        grades.give(source=one, reliability=Reliability.A, by=ben, reason="Good.")
