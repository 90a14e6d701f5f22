"""Events written by hand: what they are called, when they were, and what is refused of them."""

from datetime import date

import pytest

from claims.actions import events
from claims.models import Event
from provenance.accounts.models import User
from sources.errors import Refused
from sources.rules.period import Period
from sources.vocabulary import Precision

pytestmark = pytest.mark.django_db
FRIDAY = Period(date(2026, 2, 27), date(2026, 2, 27), Precision.DAY)


def test_the_same_words_and_days_are_one_event_and_other_days_another(ana: User) -> None:
    first = events.propose(
        title="Four  killed\nat Verrin", by=ana, why="A caller.", when=FRIDAY, place=" The quarry "
    )

    again = events.propose(title="four killed at VERRIN", by=ana, why="A caller.", when=FRIDAY)
    undated = events.propose(title="Four killed at Verrin", by=ana, why="A caller.")

    assert (again, Event.objects.count()) == (first, 2)
    assert undated != first
    first.refresh_from_db()
    assert (first.title, first.place_label) == ("Four killed at Verrin", "The quarry")
    assert (first.when_first, first.when_last, first.when_precision) == (FRIDAY.first, FRIDAY.last, "day")
    assert (undated.when_first, first.act.key, first.version) == (None, events.BY_HAND, 2)


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"title": "  "}, "title"), ({"title": "x" * 301}, "title"), ({"place": "x" * 301}, "place")],
    ids=["no word", "a long title", "a long place"],
)
def test_nonsense_is_refused_at_its_field(ana: User, fields: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        events.propose(**{"title": "Four killed", "by": ana, "why": "A caller.", **fields})  # type: ignore[arg-type]

    assert (refused.value.field, Event.objects.count()) == (field, 0)
