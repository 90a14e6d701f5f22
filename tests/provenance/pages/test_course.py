"""The course of a score: every step drawn once, with what moved it, from the history alone."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from claims.models import Claim, Corroboration
from provenance.accounts.models import User
from provenance.history.models import Entry
from provenance.pages.course import MOST, course
from sources.actions.signature import because
from tests.factories import make_claim, make_corroboration
from tests.provenance.pages.reading import page_of, plain, shown

pytestmark = pytest.mark.django_db


def moved(backing: Corroboration, *scores: float) -> Corroboration:
    """The corroboration worked out again and again."""
    for score in scores:
        with because(why=f"It is {score} now."):
            Corroboration.objects.filter(pk=backing.pk).update(score=score, ledger=[])
    return Corroboration.objects.get(pk=backing.pk)


def test_the_steps_lead_from_the_first_score_to_the_one_that_stands() -> None:
    backing = moved(make_corroboration(score=0.2, score_low=0.1, score_high=0.9), 0.5, 0.4)
    Corroboration.objects.filter(pk=backing.pk).update(score_low=0.3, articles=7)
    backing = moved(backing)

    steps = course(backing, until=None, inside=True).steps

    assert [(step.before, step.score, step.low) for step in steps] == [
        (None, 0.2, 0.1), (0.2, 0.5, 0.1), (0.5, 0.4, 0.1), (0.4, 0.4, 0.3),
    ]  # fmt: skip
    assert [step.why for step in steps] == ["", "It is 0.5 now.", "It is 0.4 now.", ""]
    assert [step.start < step.end <= 1.0001 for step in steps] == [True] * 4


def test_what_moves_no_score_is_no_step() -> None:
    backing = make_corroboration()
    Corroboration.objects.filter(pk=backing.pk).update(articles=9, ledger=[])

    assert len(course(moved(backing), until=None, inside=True).steps) == 1


def test_a_score_that_was_taken_away_and_worked_out_again_begins_anew() -> None:
    backing = make_corroboration(score=0.2)
    moved(backing, 0.3)
    claim = backing.claim
    Corroboration.objects.all().delete()
    again = make_corroboration(claim, score=0.6)

    steps = course(again, until=None, inside=False).steps

    assert [(step.before, step.score) for step in steps] == [(None, 0.2), (0.2, 0.3), (None, 0.6)]


@pytest.mark.django_db(transaction=True)
def test_only_the_last_steps_are_drawn_and_the_ones_before_are_a_page_of_an_earlier_moment() -> None:
    backing = make_corroboration(score=0.0)
    backing = moved(backing, *(step / 100 for step in range(1, MOST + 3)))

    drawn = course(backing, until=None, inside=False)

    assert len(drawn.steps) == MOST
    assert drawn.steps[-1].score == (MOST + 2) / 100
    assert datetime.fromisoformat(drawn.earlier) < drawn.steps[0].at


@pytest.mark.django_db(transaction=True)
def test_an_earlier_moment_knows_no_later_step() -> None:
    backing = moved(make_corroboration(score=0.2), 0.5, 0.4)
    second = Entry.objects.filter(subject="corroboration").order_by("id")[1]
    then = Corroboration(**{**Corroboration.objects.values().get(), "score": 0.5})

    steps = course(then, until=second.at, inside=False).steps

    assert backing.score == 0.4
    assert [step.score for step in steps] == [0.2, 0.5]


def test_why_a_score_moved_is_told_inside_the_newsroom_alone() -> None:
    backing = moved(make_corroboration(score=0.2), 0.5)

    assert [step.why for step in course(backing, until=None, inside=False).steps] == ["", ""]


def test_the_page_draws_each_step_and_tells_it_in_a_table(client: Client, four: Claim, ana: User) -> None:
    moved(Corroboration.objects.get(claim=four), 0.99)

    page = shown(client, page_of(four))
    drawn = page.partition('id="course"')[2].partition('id="history"')[0]

    steps = Entry.objects.filter(subject="corroboration", public_id=four.public_id)
    assert steps.count() >= 2
    for step in steps:
        moment = f"{step.at:%Y%m%dT%H%M%S%f}"
        assert f'href="#step-{moment}"' in drawn
        assert f'<tr id="step-{moment}">' in drawn
    assert "style=" not in drawn
    assert "→ 0.99" in plain(drawn)
    assert "It is 0.99 now." not in plain(page)
    client.force_login(ana)
    assert "It is 0.99 now." in plain(shown(client, page_of(four)))


def test_a_claim_nobody_has_weighed_has_no_course(client: Client) -> None:
    assert 'id="course"' not in shown(client, page_of(make_claim()))


def test_moments_in_addresses_are_exact() -> None:
    at = datetime(2026, 3, 1, 12, 0, 0, 5, tzinfo=UTC)
    backing = moved(make_corroboration(score=0.2), 0.5)

    assert datetime.fromisoformat(course(backing, until=None, inside=False).steps[0].moment) != at
    assert course(backing, until=None, inside=False).steps[0].moment.endswith("Z")
