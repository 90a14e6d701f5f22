"""A question keeps what it always asks in its words, and leaves a blank for what differs."""

from datetime import UTC, datetime

import pytest
from django.db import DataError, transaction
from django.db.models import Q, Value

from claims.models import Claim
from provenance.database.question import filled, worded
from tests.factories import make_claim

pytestmark = pytest.mark.django_db
STAND_IN = "a" * 12


def test_what_differs_is_a_blank_and_all_else_is_written_in_however_odd() -> None:
    asked = filled("SELECT %s, %s, 7 %% 2, %s", ("it's 100%s", STAND_IN, STAND_IN), {"row": STAND_IN})

    assert asked.words == "SELECT 'it''s 100%%s', %(row)s, 7 %% 2, %(row)s"
    assert asked.asked(row="'; --") == [("it's 100%s", "'; --", 1, "'; --")]


def test_a_value_of_another_kind_is_no_stand_in_though_it_equals_one() -> None:
    assert filled("SELECT %s, %s", (True, 1), {"number": 1}).words == "SELECT true, %(number)s"


def test_rows_come_as_they_do_from_the_rows_that_were_put_into_words() -> None:
    for text in ("100% of four", "It's so."):
        make_claim(text)
    some_day = datetime(1, 1, 1, tzinfo=UTC)
    rows = Claim.objects.filter(Q(embargo_until=None) | Q(embargo_until__lte=some_day)).order_by("public_id")

    asked = worded(rows.values_list("public_id", "text", "created_at", Value("100%")), now=some_day)

    assert asked.asked(now=datetime.now(UTC)) == list(
        rows.values_list("public_id", "text", "created_at", Value("100%"))
    )


def test_a_question_that_is_refused_spoils_no_other() -> None:
    before = filled("SELECT %s", ("fine",), {}).asked()

    with pytest.raises(DataError), transaction.atomic():
        filled("SELECT 1 / %s", (STAND_IN,), {"number": STAND_IN}).asked(number=0)

    assert before == filled("SELECT %s", ("fine",), {}).asked() == [("fine",)]


def test_the_same_question_is_told_in_the_kind_of_value_that_is_given_each_time() -> None:
    same = filled("SELECT pg_typeof(%s)::text", (STAND_IN,), {"it": STAND_IN})

    told = [same.asked(it=value)[0][0] for value in (2.5, datetime.now(UTC), True, [1, 2])]

    assert told == ["double precision", "timestamp with time zone", "boolean", "smallint[]"]
