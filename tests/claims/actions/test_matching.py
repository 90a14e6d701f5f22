"""What everybody may read is sorted as if nothing else had come: hidden statements neither move, name nor weigh it."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import matching
from claims.models import Act, Appearance, Claim, Contradiction, Event
from provenance.pipeline import line
from sources.actions import publication
from sources.models import Article
from sources.vocabulary import Publication
from tests.factories import make_user
from tests.sources.actions.tracing import hand_in

pytestmark = pytest.mark.django_db

TOLD = "Four ferrymen were killed on 28 February 2026 when a barge struck the lock at Tessel."
THREE = "Three ferrymen were killed on 28 February 2026 at Tessel, the harbour master Anton Murrik said."
# Earlier than what is in sight, so that events and claims would be named by it: one figure, another, and a denial.
FIRST = "Four ferrymen were killed on 28 February 2026 at Tessel quay, the porters said."
NINE = "Nine ferrymen were killed on 28 February 2026 at Tessel, the minister Ilse Brandt said."
DENIED = "No ferrymen were killed on 28 February 2026 at Tessel, the lock authority said."


def take_in(*said: tuple[str, str], **fields: Any) -> list[Article]:
    articles = [hand_in(f"{text[:4]} Post", text, f"2026-03-01T{hour}:00Z") for hour, text in said]
    Article.objects.filter(pk__in=[article.pk for article in articles]).update(**fields)
    assert line.drain().failed == 0
    return articles


def in_sight() -> dict[str, list[Any]]:
    """All that is told of the statements in articles that everybody may see, and of their claims and events."""
    rows = Appearance.objects.filter(capture__article__publication=Publication.PUBLISHED).order_by(
        "public_id"
    )
    claims = Claim.objects.filter(appearances__in=rows).distinct().order_by("public_id")
    events = Event.objects.filter(claims__in=claims).distinct().order_by("public_id")
    pairs = Contradiction.objects.filter(one__in=claims, other__in=claims).order_by("public_id")
    return {
        "quotes": list(rows.values("public_id", "claim__public_id", "match_reasons")),
        "claims": list(
            claims.values("public_id", "text", "event__public_id", "measure__label", "low", "unit")
        ),
        "events": list(
            events.values("public_id", "title", "place_label", "places", "when_first", "when_last")
        ),
        "pairs": list(pairs.values("public_id", "kind", "outcome", "reason", "one_appearance__public_id")),
    }


@pytest.mark.parametrize("whole", [pytest.param(2_000, id="as a whole"), pytest.param(0, id="by bits")])
def test_what_is_hidden_moves_names_and_weighs_nothing_until_it_is_published(
    monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    monkeypatch.setattr(matching, "WHOLE", whole)
    take_in(("11", TOLD), ("12", THREE))
    before = in_sight()
    assert len(before["pairs"]) == 1

    first, *_ = take_in(("08", FIRST), ("09", NINE), ("10", DENIED), publication=Publication.DRAFT)

    assert in_sight() == before
    hidden = Appearance.objects.exclude(capture__article__publication=Publication.PUBLISHED)
    assert {row.claim.event.public_id for row in hidden if row.claim} == {
        event["public_id"] for event in before["events"]
    }

    held = Article.objects.get(pk=first.pk)
    publication.publish(row=held, by=make_user(staff=True), why="It is out.", version=held.version)
    assert line.drain().failed == 0

    after = in_sight()
    assert len(after["quotes"]) == len(before["quotes"]) + 1
    assert after["events"] != before["events"]


def test_sorting_again_asks_as_often_however_many_events_an_act_has_and_writes_none_that_stand() -> None:
    places = ("Tessel", "Orvane", "Kalmira", "Veldoa", "Pontreva", "Zarnow")
    said = [
        (f"{hour:02}", f"{number} ferrymen were killed on {day} January 2026 at {place}, the porters said.")
        for hour, (number, day, place) in enumerate(zip("456789", range(2, 8), places, strict=True))
    ]
    asked = []
    for some in (said[:2], said[2:]):
        take_in(*some)
        with CaptureQueriesContext(connection) as caught:
            matching.match(act_id=Act.objects.get(key="killed").pk)
        asked.append([query["sql"] for query in caught])

    assert Event.objects.current().count() == len(places)
    assert len(asked[0]) == len(asked[1]) < 18
    assert [sql for sql in asked[1] if sql.startswith(("INSERT", "UPDATE"))] == [
        sql for sql in asked[1] if sql.startswith('UPDATE "claims_act"')
    ]
