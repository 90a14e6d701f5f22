"""The database adds claims up to the very figures that the arithmetic in the open gives, whatever is behind them."""

import pytest
from django.db import connection, transaction
from hypothesis import given

from claims.actions import corroboration, rescoring
from claims.models import Appearance, Claim, Corroboration
from claims.models.backings import CURVES, differing_among, differing_between
from claims.rules.weighing import scale
from claims.vocabulary import Stance
from sources.models import Source
from sources.vocabulary import Reliability
from tests.claims.newsroom import World, weigh_all, worlds
from tests.factories import make_appearance, make_article, make_capture, make_claim, make_grade, make_source
from tests.laws import tried

pytestmark = pytest.mark.django_db


@given(worlds)
@tried(12)
def test_the_database_and_the_ledger_come_to_the_same_figures(world: World) -> None:
    with transaction.atomic():
        claims = world.build()
        weigh_all()

        assert list(rescoring.differing(claims=[claim.pk for claim in claims])) == []
        assert all(each.tied for each in differing_among(claim.pk for claim in claims))
        transaction.set_rollback(True)


def test_every_sum_reads_the_same_in_the_database_as_in_the_ledger() -> None:
    sums = "unnest(%s::int[]) AS tenths, unnest(%s::int[]) AS graded, LATERAL (SELECT tenths / 10::float8 AS points) p"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT tenths, graded, {CURVES['score']}, {CURVES['low']}, {CURVES['high']} FROM {sums}",
            [list(range(-2_000, 2_001)), list(range(40))],
        )
        rows = cursor.fetchall()

    assert len(rows) == 4_001 * 40
    assert [row for row in rows if row[2:] != (scale.score(row[0]), *scale.interval(*row[:2]))] == []


def test_every_crowd_counts_the_same_in_the_database_as_in_the_ledger() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT crowd_for, {CURVES['crowd_for']}, {CURVES['unreliable_for']} "
            "FROM generate_series(0, 40000, 5) AS crowd_for, LATERAL (SELECT crowd_for / 5 AS unreliable_for) u"
        )
        rows = cursor.fetchall()

    assert all(row[1] == scale.UNGRADED.total(row[0] / 100) for row in rows)
    assert all(row[2] == scale.UNRELIABLE.total(row[0] // 5) for row in rows)


@pytest.fixture
def scored() -> Claim:
    """A claim that one outlet graded B asserts."""
    claim = make_claim()
    outlet = make_source("Naru Wire")
    make_grade(outlet, Reliability.B)
    make_appearance(claim, capture=make_capture(article=make_article(source=outlet)))
    corroboration.refresh(claim_id=claim.pk)
    assert differing_among([claim.pk]) == []
    return claim


def test_a_figure_somebody_has_tampered_with_is_found(scored: Claim) -> None:
    Corroboration.objects.update(origins_for=7)

    (found,) = differing_between(scored.pk, scored.pk)

    assert (found.claim, found.held["origins_for"], found.found["origins_for"]) == (scored.pk, 7, 1)


def test_a_letter_that_changed_is_found_at_once(scored: Claim) -> None:
    make_grade(Source.objects.get(name="Naru Wire"), Reliability.D, graded_at=scored.created_at)

    (found,) = differing_among([scored.pk])

    assert found.held["score"] > found.found["score"] == scale.score(scale.START + 30)


def test_a_claim_that_waits_to_be_weighed_is_no_difference(scored: Claim) -> None:
    Corroboration.objects.update(origins_for=7)
    corroboration.ask(claims=[scored.pk])

    assert differing_among([scored.pk]) == []


def test_what_nobody_says_has_no_figures(scored: Claim) -> None:
    Appearance.objects.all().delete()

    (found,) = differing_among([scored.pk])

    assert found.found == {}


def test_what_was_never_weighed_has_none_stored(scored: Claim) -> None:
    Corroboration.objects.all().delete()

    (found,) = differing_among([scored.pk])

    assert found.held == {}


def test_a_quote_whose_origin_was_never_told_is_found(scored: Claim) -> None:
    Appearance.objects.update(origin_article=None)

    assert [each.claim for each in differing_among([scored.pk])] == [scored.pk]


def test_a_sum_of_hundreds_of_voices_is_no_trouble() -> None:
    claim = make_claim()
    for number in range(320):
        outlet = make_source(f"Gazette {number}")
        make_grade(outlet, Reliability.A)
        capture = make_capture(article=make_article(source=outlet))
        make_appearance(claim, capture=capture, stance=Stance.DISPUTES)

    corroboration.refresh(claim_id=claim.pk)

    assert Corroboration.objects.get().score == 0
    assert differing_among([claim.pk]) == []
