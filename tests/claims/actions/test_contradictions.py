"""A large event keeps every contradiction that comparing all pairs finds, and leaves out who counts other groups."""

import random
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import contradictions
from claims.models import Claim, Contradiction, Event
from claims.vocabulary import ContradictionKind, Outcome, Stance
from sources.models import Source
from sources.vocabulary import Publication
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_event,
    make_measure,
    make_source,
)

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


def said_by(outlet: Source, low: int, event: Event, **article: object) -> None:
    """The outlet gives a figure in an article of its own."""
    claim = Claim.objects.filter(event=event, low=low).first()
    claim = claim or make_claim(
        f"{low} were killed.", event=event, measure=make_measure(event), low=low, high=low
    )
    make_appearance(
        claim, capture=make_capture(f"{low} were killed.", article=make_article(source=outlet, **article))
    )


@pytest.mark.parametrize(
    "kept_back",
    [{"publication": Publication.DRAFT}, {"embargo_until": datetime(2999, 1, 1, tzinfo=UTC)}],
    ids=["a draft", "under embargo"],
)
def test_an_outlet_is_not_said_to_contradict_itself_by_what_readers_may_not_see(
    kept_back: dict[str, object],
) -> None:
    event, (post, echo) = make_event(), (make_source("Bay Post"), make_source("Lindt Echo"))
    said_by(post, 12, event)
    said_by(echo, 7, event)
    said_by(post, 7, event, **kept_back)

    contradictions.compare(event_id=event.pk)

    (pair,) = Contradiction.objects.visible_to(None, timezone.now())
    assert pair.kind == ContradictionKind.VALUE
    assert "Bay Post" not in pair.reason


def test_an_outlets_two_figures_are_shown_by_its_own_quotes_whoever_gave_them_first() -> None:
    event, (post, echo) = make_event(), (make_source("Bay Post"), make_source("Lindt Echo"))
    said_by(echo, 12, event, published_at=datetime(2026, 3, 4, tzinfo=UTC))
    said_by(post, 12, event, published_at=datetime(2026, 3, 5, tzinfo=UTC))
    said_by(post, 7, event, published_at=datetime(2026, 3, 6, tzinfo=UTC))

    contradictions.compare(event_id=event.pk)

    (pair,) = Contradiction.objects.all()
    assert pair.kind == ContradictionKind.SELF
    quoted = {row.capture.article.source for row in (pair.one_appearance, pair.other_appearance)}
    assert quoted == {post}


def test_the_quote_that_stands_for_a_claim_is_one_that_everybody_may_see() -> None:
    event = make_event()
    said_by(
        make_source(), 12, event, publication=Publication.DRAFT, published_at=datetime(2026, 3, 4, tzinfo=UTC)
    )
    said_by(make_source(), 12, event)
    said_by(make_source(), 7, event)

    contradictions.compare(event_id=event.pk)

    assert Contradiction.objects.visible_to(None, timezone.now()).count() == 1
