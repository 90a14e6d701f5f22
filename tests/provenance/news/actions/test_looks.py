"""How far each person knows a claim: only ever further, and never past what commits late."""

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from claims.pages.review_turns import Asker
from provenance.accounts.models import User
from provenance.news.actions import looks, marks
from provenance.news.actions.marks import Moment
from provenance.news.models import Look
from provenance.news.pages import ranking
from tests.factories import make_claim, make_corroboration


def known(person: User) -> list[tuple[int, list[int]]]:
    return list(Look.objects.filter(person=person).values_list("upto", "running"))


@pytest.mark.django_db(transaction=True)
def test_what_commits_after_a_look_and_began_before_it_is_news_still(ana: User) -> None:
    claim = make_claim("Four were killed.")
    make_corroboration(claim, score=0.67)
    who = Asker(ana.pk, frozenset())
    with psycopg.connect(**connection.get_connection_params()) as late:
        late.execute("UPDATE claims_corroboration SET score = 0.24 WHERE claim_id = %s", [claim.pk])
        make_claim("Meanwhile.")  # later transactions have ended before the late one does
        shown = marks.present()
        assert shown.running
        looks.opened(claim=claim.pk, shown=shown, by=ana)
        assert ranking.changed(who, timezone.now())[0] == []
        late.commit()

    (row,) = ranking.changed(who, timezone.now())[0]
    assert (row.stakes.before, row.stakes.after) == (0.67, 0.24)

    looks.opened(claim=claim.pk, shown=marks.present(), by=ana)
    assert ranking.changed(who, timezone.now())[0] == []


@pytest.mark.django_db
def test_of_two_looks_the_one_that_saw_more_stands_whichever_comes_last(ana: User) -> None:
    claim = make_claim().pk
    for shown, stands in (
        (Moment(50, (40, 45)), (50, [40, 45])),
        (Moment(49), (50, [40, 45])),
        (Moment(50, (40, 44, 45)), (50, [40, 45])),
        (Moment(50, (45,)), (50, [45])),
        (Moment(60, (55,)), (60, [55])),
    ):
        looks.opened(claim=claim, shown=shown, by=ana)
        assert known(ana) == [stands], shown


@pytest.mark.django_db
def test_the_database_lets_nobody_know_less_but_by_undoing_their_tick(ana: User) -> None:
    claim, at = make_claim().pk, timezone.now()
    looks.opened(claim=claim, shown=Moment(50, (40,)), by=ana)
    with pytest.raises(IntegrityError), transaction.atomic():
        Look.objects.update(upto=49)
    with pytest.raises(IntegrityError), transaction.atomic():
        Look.objects.update(running=[39, 40])

    assert looks.ticked(claims=[claim], shown=Moment(60), by=ana, at=at) == 1
    assert looks.take_back(at=at, by=ana) == 1

    assert known(ana) == [(50, [40])]
