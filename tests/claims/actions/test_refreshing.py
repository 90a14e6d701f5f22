"""Weighing many claims at once leaves what weighing one after the other does, in whatever order and however often."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from claims.actions import corroboration
from claims.models import Appearance, Bearing, Claim, Contradiction, Corroboration, Wording
from tests.claims.dice import worlds
from tests.claims.newsroom import World
from tests.claims.weighed import weigh_all
from tests.factories import make_appearance, make_capture, make_claim
from tests.laws import tried

pytestmark = pytest.mark.django_db


def left() -> dict[str, list[Any]]:
    """All that weighing writes, but for the moments and the numbers of rows."""
    scores = [field.attname for field in Corroboration._meta.concrete_fields if field.attname != "scored_at"]
    return {
        "scores": list(Corroboration.objects.order_by("pk").values(*scores)),
        "origins": list(
            Appearance.objects.order_by("pk").values(
                "pk", "origin_source", "origin_article", "stale_at", "stale_from"
            )
        ),
        "bearings": list(
            Bearing.objects.order_by("claim", "capture").values("claim", "capture", "basis", "difference")
        ),
        "wordings": list(Wording.objects.order_by("claim", "place").values("claim", "place", "text")),
        "pairs": list(Contradiction.objects.order_by("public_id").values("public_id", "outcome", "reason")),
        "waiting": list(Claim.objects.stale().order_by("pk").values_list("pk")),
    }


def from_the_same(begin: Callable[[], None]) -> dict[str, list[Any]]:
    """What is left by one way of weighing, taken back afterwards."""
    with transaction.atomic():
        begin()
        found = left()
        transaction.set_rollback(True)
    return found


def together(sizes: Sequence[int]) -> None:
    due = list(Claim.objects.order_by("-pk").values_list("pk", flat=True))
    turn = 0
    while due:
        size = sizes[turn % len(sizes)]
        corroboration.refresh_all(claims=due[:size])
        due, turn = due[size:], turn + 1
        due = due or list(Claim.objects.stale().order_by("-pk").values_list("pk", flat=True))


@given(worlds, st.lists(st.integers(1, 5), min_size=1, max_size=3))
@tried(15)
def test_many_at_once_leave_what_one_after_the_other_does(world: World, sizes: list[int]) -> None:
    with transaction.atomic():
        world.build()

        assert from_the_same(lambda: together(sizes)) == from_the_same(weigh_all)
        transaction.set_rollback(True)


def test_weighing_again_writes_nothing() -> None:
    claims = [make_claim() for _ in range(3)]
    for claim in claims:
        make_appearance(claim, capture=make_capture())
    corroboration.refresh_all(claims=[claim.pk for claim in claims])
    before = list(Corroboration.objects.order_by("pk").values())

    corroboration.refresh_all(claims=[claim.pk for claim in claims])

    assert list(Corroboration.objects.order_by("pk").values()) == before


def test_all_are_weighed_or_none() -> None:
    claim = make_claim()
    make_appearance(claim, capture=make_capture())

    with pytest.raises(Claim.DoesNotExist, match="there is no claim"):
        corroboration.refresh_all(claims=[claim.pk, claim.pk + 1_000])

    assert not Corroboration.objects.exists()
