"""The database adds claims up to the very figures that the arithmetic in the open gives, whatever is behind them."""

import pytest
from django.db import connection, transaction
from hypothesis import given

from claims.actions import corroboration, rescoring
from claims.models import Appearance, Claim, Corroboration
from claims.models.backings import Found, differing_among, differing_between
from claims.rules.weighing import scale
from claims.vocabulary import Stance
from sources.models import Source
from sources.vocabulary import Reliability
from tests.claims.dice import worlds
from tests.claims.newsroom import World
from tests.claims.weighed import weigh_all
from tests.factories import make_appearance, make_article, make_capture, make_claim, make_grade, make_source
from tests.laws import tried

pytestmark = pytest.mark.django_db
NOTHING = Found(differing=[], tied=[])


@given(worlds)
@tried(12)
def test_the_database_and_the_ledger_come_to_the_same_figures(world: World) -> None:
    with transaction.atomic():
        claims = world.build()
        weigh_all()

        assert list(rescoring.differing(claims=[claim.pk for claim in claims])) == []
        assert differing_among(claim.pk for claim in claims).differing == []
        assert differing_between(claims[0].pk, claims[-1].pk) == differing_among(claim.pk for claim in claims)
        transaction.set_rollback(True)


@pytest.fixture
def scored() -> Claim:
    """A claim that one outlet graded B asserts."""
    claim = make_claim()
    outlet = make_source("Naru Wire")
    make_grade(outlet, Reliability.B)
    make_appearance(claim, capture=make_capture(article=make_article(source=outlet)))
    corroboration.refresh(claim_id=claim.pk)
    assert differing_among([claim.pk]) == NOTHING
    return claim


def test_a_figure_somebody_has_tampered_with_is_found(scored: Claim) -> None:
    Corroboration.objects.update(origins_for=7)

    (found,) = differing_between(scored.pk, scored.pk).differing

    assert (found.claim, found.columns) == (scored.public_id, ["origins_for"])
    assert (found.stored["origins_for"], found.worked["origins_for"]) == (7, 1)


def test_a_letter_that_changed_is_found_at_once(scored: Claim) -> None:
    make_grade(Source.objects.get(name="Naru Wire"), Reliability.D, graded_at=scored.created_at)

    (found,) = differing_among([scored.pk]).differing

    assert found.stored["score"] > found.worked["score"] == scale.score(scale.START + 30)


def test_a_claim_that_waits_to_be_weighed_is_no_difference(scored: Claim) -> None:
    Corroboration.objects.update(origins_for=7)
    corroboration.ask(claims=[scored.pk])

    assert differing_among([scored.pk]) == NOTHING


def test_what_nobody_says_has_no_figures(scored: Claim) -> None:
    Appearance.objects.all().delete()

    (found,) = differing_among([scored.pk]).differing

    assert found.worked == {}


def test_what_was_never_weighed_has_none_stored(scored: Claim) -> None:
    Corroboration.objects.all().delete()

    (found,) = differing_among([scored.pk]).differing

    assert found.stored == {}


def test_a_quote_whose_origin_was_never_told_is_found(scored: Claim) -> None:
    Appearance.objects.update(origin_article=None)

    assert [each.claim for each in differing_among([scored.pk]).differing] == [scored.public_id]


def test_a_sum_of_hundreds_of_voices_is_no_trouble() -> None:
    claim = make_claim()
    for number in range(320):
        outlet = make_source(f"Gazette {number}")
        make_grade(outlet, Reliability.A)
        capture = make_capture(article=make_article(source=outlet))
        make_appearance(claim, capture=capture, stance=Stance.DISPUTES)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # told to be empty, tables are gone through row by row

    corroboration.refresh(claim_id=claim.pk)

    assert Corroboration.objects.get().score == 0
    assert differing_among([claim.pk]) == NOTHING
