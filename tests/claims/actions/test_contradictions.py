"""A large event keeps every contradiction that comparing all pairs finds, and leaves out who counts other groups."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import contradictions
from claims.models import Contradiction, Event
from claims.vocabulary import Outcome, Stance
from tests.factories import make_appearance, make_capture, make_claim, make_event, make_measure

pytestmark = pytest.mark.django_db
GROUPS = (
    "people",
    "civilians",
    "soldiers",
    "Pemon",
    "boats",
    "aid trucks",
    "Venezuelan soldiers",
    "Venezuelans",
)


def make_large_event(seed: int, claims: int = 24) -> Event:
    """Claims about different groups, with figures that meet and figures that do not."""
    chance = random.Random(seed)  # noqa: S311 (invented claims, the same for a seed)
    event, capture = make_event(), make_capture()
    for number in range(claims):
        low = chance.randint(1, 6)
        claim = make_claim(
            f"Claim {number}.", event=event, measure=make_measure(event, population=chance.choice(GROUPS)),
            low=low, high=chance.choice([low, low, low + 2, None]),
        )  # fmt: skip
        stance = chance.choice([Stance.ASSERTS, Stance.ASSERTS, Stance.DISPUTES])
        make_appearance(claim, capture=capture if chance.random() < 0.3 else make_capture(), stance=stance)
    return event


def found() -> set[tuple[object, ...]]:
    rows = Contradiction.objects.filter(outcome=Outcome.CONTRADICTS)
    return set(
        rows.values_list("public_id", "one", "other", "kind", "reason", "one_appearance", "other_appearance")
    )


@pytest.mark.parametrize("seed", range(4))
def test_the_contradictions_are_those_of_comparing_every_pair(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = make_large_event(seed)
    contradictions.compare(event_id=event.pk)
    every, looked_at = found(), Contradiction.objects.count()

    monkeypatch.setattr(contradictions, "LOOKED_THROUGH", 0)
    contradictions.compare(event_id=event.pk)

    assert every
    assert found() == every
    assert Contradiction.objects.count() < looked_at


def test_comparing_again_takes_the_same_few_queries_however_many_claims(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    for claims in (6, 24):
        event = make_large_event(1, claims)
        contradictions.compare(event_id=event.pk)
        with CaptureQueriesContext(connection) as queries:
            contradictions.compare(event_id=event.pk)
        asked.append(len(queries))

    assert asked[0] == asked[1]
