"""A tie that was learned once and is no more still counts when the past is told."""

from datetime import datetime

import pytest
from django.db import connection

from claims.actions.learned import learn
from claims.models import Claim, Tie
from provenance.history.past.reach import as_of
from tests.claims.actions.test_learned import says
from tests.factories import make_claim, make_source
from tests.learned import make_tie

pytestmark = pytest.mark.django_db(transaction=True)


def moment() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
    return found


def held(claim: Claim, at: datetime) -> list[tuple[float, int]]:
    with as_of(claim=claim.pk, moment=at):
        return list(Tie.objects.values_list("probability", "wrong"))


def test_a_tie_stands_in_the_past_from_when_it_was_learned_until_it_was_no_more() -> None:
    claim, one, other = make_claim(), make_source(), make_source()
    says(claim, one, other)
    before = moment()
    make_tie(one, other)
    between = moment()
    learn()
    after = moment()

    assert held(claim, before) == []
    assert held(claim, between) == [(0.8, 3)]
    assert held(claim, after) == []
