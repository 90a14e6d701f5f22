"""A page's word about itself, its date and its name, takes no origin from those who were there before it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from claims.models import Claim
from provenance.accounts.models import User
from provenance.pipeline import line
from sources.actions import captures, grades
from sources.intake.handed import Handed
from sources.models import Source
from sources.rules import dates
from sources.vocabulary import Reliability
from tests.stories.laundering import Campaign

pytestmark = pytest.mark.django_db

CAMPAIGN = Campaign(3)
WATCHED = datetime(2026, 10, 2, 11, tzinfo=UTC)
WIRE, REPORT = (replace(piece, retrieved=WATCHED) for piece in (CAMPAIGN.wire, CAMPAIGN.report))
DATES = ["2026-10-01T09:00Z", "2026-10-02", ""]


def hand_in(*pieces: Handed) -> None:
    for handed in pieces:
        captures.take(handed=handed)
    assert line.drain().failed == 0


def weighed() -> tuple[float, int, set[str]]:
    """Score, origins and whose they are, of the claim about the dead."""
    found = Claim.objects.get(merged_into=None, text__icontains="dockers").corroboration
    origins = {f"{step['label']} {step['grade']}" for step in found.ledger if step["grade"]}
    return found.score, found.origins_for, origins


def from_nowhere(content: bytes, published: str, days: int = 5) -> Handed:
    dated = dates.parse(published) if published else None
    seen = WATCHED + timedelta(days=days)
    return replace(WIRE, content=content, source="Zed", title="All of it", published=dated, retrieved=seen)


@pytest.fixture
def graded(ben: User) -> Source:
    hand_in(WIRE, REPORT)
    source = Source.objects.get(name=WIRE.source)
    grades.give(source=source, reliability=Reliability.A, by=ben, reason="Right for years.")
    assert line.drain().failed == 0
    return source


@pytest.mark.usefixtures("graded")
@pytest.mark.parametrize("published", DATES)
def test_a_copy_that_turns_up_days_later_takes_nothing_whatever_date_it_bears(published: str) -> None:
    score, origins, whose = weighed()

    hand_in(from_nowhere(WIRE.content, published))
    hand_in(
        from_nowhere(
            WIRE.content + b"\n\nZed was there when the ferry came in and the quay fell silent.", published
        )
    )

    assert (origins, whose) == (2, {f"{WIRE.source} A", f"{REPORT.source} F"})
    assert weighed() == (score, origins, whose)


@pytest.mark.usefixtures("graded")
@pytest.mark.parametrize("published", DATES)
def test_a_page_made_of_both_reports_does_not_make_one_origin_of_two(published: str) -> None:
    before = weighed()

    hand_in(from_nowhere(WIRE.content + b"\n\n" + REPORT.content, published))

    assert weighed() == before


def test_a_page_that_bears_the_name_of_a_graded_outlet_does_not_speak_with_its_grade(graded: Source) -> None:
    head = f'<meta property="og:site_name" content="{graded.name}">'
    told = "".join(f"<p>{number} dockers were killed in {CAMPAIGN.place} on Friday.</p>" for number in (77,))
    page = f"<html><head>{head}</head><body><article><h1>The dead</h1>{told}</article></body></html>"

    hand_in(Handed(page.encode(), "text/html", "a.html", url="https://evil.example/a"))

    found = Claim.objects.get(merged_into=None, text__startswith="77 dockers").corroboration
    assert {(step["label"], step["grade"]) for step in found.ledger if step["grade"]} == {
        ("evil.example", "F")
    }
