"""Saying whether a claim is about a living person."""

import pytest

from claims.actions import living, mergers
from provenance.accounts.models import User
from provenance.history.models import Entry
from sources.errors import Refused, Stale
from tests.factories import make_claim

pytestmark = pytest.mark.django_db


def test_what_was_said_stands_in_the_history_with_its_reason(ana: User) -> None:
    claim = living.say(claim=make_claim(), about=True, by=ana, why="She is the mayor.", version=1)

    assert claim.about_a_living_person is True
    entry = Entry.objects.filter(subject="claim", action="updated").get()
    assert (entry.after, entry.why, entry.actor) == (
        {"about_a_living_person": True},
        "She is the mayor.",
        "ana",
    )


def test_saying_the_same_again_changes_nothing(ana: User) -> None:
    claim = living.say(claim=make_claim(), about=True, by=ana, why="The mayor.", version=1)

    assert living.say(claim=claim, about=True, by=ana, why="The mayor.", version=1).version == claim.version


def test_of_a_claim_that_somebody_has_changed_since_nothing_is_said(ana: User) -> None:
    claim = make_claim(version=3)

    with pytest.raises(Stale, match="you saw version 2"):
        living.say(claim=claim, about=True, by=ana, why="The mayor.", version=2)


def test_of_a_merged_claim_nothing_is_said(ana: User) -> None:
    one, other = make_claim(), make_claim("Four were killed.")
    mergers.merge(claim=one, into=other, by=ana, why="Same.", version=1)

    with pytest.raises(Refused, match="say it of that one"):
        living.say(claim=one, about=True, by=ana, why="The mayor.", version=2)
