"""A text that holds two pieces which have nothing in common was put together from them, unless time says otherwise."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from sources.actions import captures
from sources.intake.handed import Handed
from sources.models import Derivation
from sources.rules import dates
from tests.sources.actions.tracing import ties, trace_all
from tests.stories.laundering import Campaign

pytestmark = pytest.mark.django_db

CAMPAIGN = Campaign(3)
WIRE, REPORT = CAMPAIGN.wire, CAMPAIGN.report
WATCHED = datetime(2026, 10, 2, 11, tzinfo=UTC)
BOTH_ABOVE = {("Mash", WIRE.source), ("Mash", REPORT.source)}
BOTH_BELOW = {(WIRE.source, "Mash"), (REPORT.source, "Mash")}


def words(handed: Handed) -> str:
    return handed.content.decode().partition("\n\n")[2]


def mash(published: str, seen: datetime | None = None, source: str = "Mash") -> Handed:
    text = "\n\n".join(["All about it", words(WIRE), words(REPORT)])
    dated = dates.parse(published) if published else None
    return replace(WIRE, content=text.encode(), source=source, title="", published=dated, retrieved=seen)


def watched(handed: Handed) -> Handed:
    return replace(handed, retrieved=WATCHED)


def traced(*pieces: Handed) -> set[tuple[str, str]]:
    """Who is found to have taken from whom, each piece traced as it comes in."""
    for handed in pieces:
        captures.take(handed=handed)
        trace_all()
    return {(down, up) for down, up, _ in ties()}


LATER = WATCHED + timedelta(days=5)
MASHES = [
    pytest.param(mash(""), False, id="undated"),
    pytest.param(mash("2026-10-02"), False, id="dated by the day"),
    pytest.param(mash("2026-10-05T09:00Z"), False, id="dated later"),
    pytest.param(mash("", LATER), True, id="undated, the reports seen before"),
    pytest.param(mash("2026-10-01T09:00Z", LATER), True, id="dated back, the reports seen before"),
    pytest.param(mash("2019-10-01T09:00Z", LATER), True, id="dated back by years"),
]


@pytest.mark.parametrize(("mashed", "seen"), MASHES)
def test_a_page_made_of_two_reports_is_taken_from_both(mashed: Handed, seen: bool) -> None:
    reports = [watched(WIRE), watched(REPORT)] if seen else [WIRE, REPORT]

    assert traced(*reports, mashed) == BOTH_ABOVE


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_it_is_so_in_whatever_order_the_three_come_in(order: tuple[int, ...]) -> None:
    pieces = (WIRE, REPORT, mash("2026-10-02"))

    assert traced(*(pieces[at] for at in order)) == BOTH_ABOVE


def test_the_reason_is_told_with_its_weight_like_any_other() -> None:
    traced(WIRE, REPORT, mash("2026-10-02"))

    for row in Derivation.objects.all():
        told = {reason["rule"]: reason["weight"] for reason in row.reasons}
        assert told["compilation"] == 0.35
        assert "part and whole" not in told


@pytest.mark.parametrize("seen", [False, True])
def test_a_round_up_from_which_two_papers_took_a_part_each_stays_above_them(seen: bool) -> None:
    """The honest case: it came first, and so was not put together from what came later."""
    early = datetime(2026, 10, 1, 9, tzinfo=UTC)
    round_up = mash("2026-10-01T08:00Z", early if seen else None)
    papers = [watched(WIRE), watched(REPORT)] if seen else [WIRE, REPORT]

    assert traced(*papers, round_up) == BOTH_BELOW


def test_a_round_up_collected_years_later_with_the_papers_stays_above_them() -> None:
    collected = datetime(2030, 1, 1, tzinfo=UTC)
    papers = [replace(paper, retrieved=collected) for paper in (WIRE, REPORT)]

    assert traced(*papers, mash("2026-10-01T08:00Z", collected + timedelta(days=30))) == BOTH_BELOW


def test_a_credit_outweighs_it() -> None:
    credited = replace(REPORT, content=REPORT.content + b"\n\nSource: Mash Agency")

    assert (REPORT.source, "Mash Agency") in traced(
        watched(WIRE), watched(credited), mash("2026-10-01T08:00Z", LATER, "Mash Agency")
    )


def test_two_undated_cuts_of_one_wire_do_not_make_a_compilation_of_it() -> None:
    cuts = [replace(piece, published=None) for piece in (WIRE, REPORT)]

    assert traced(mash("2026-10-02T08:00Z"), *cuts) == BOTH_BELOW


def test_an_outlets_own_round_up_is_no_upstream_of_its_report() -> None:
    found = traced(WIRE, REPORT, mash("2026-10-02", source=WIRE.source))

    assert (WIRE.source, WIRE.source) not in found
