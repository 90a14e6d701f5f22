"""Jobs of one step are taken together where the step can, and nobody pays for another's fault."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import corroboration
from claims.models import Claim, Corroboration
from provenance.pipeline import jobs, line
from provenance.pipeline.models import Job, JobState, Step
from provenance.pipeline.steps import LINE
from tests.factories import make_appearance, make_capture, make_claim

pytestmark = pytest.mark.django_db
SCORING = [station for station in LINE if station.step == Step.SCORE]
Taker = Callable[[Sequence[int]], None]


@pytest.fixture
def claims() -> list[Claim]:
    """Four claims that wait to be weighed, each with a job."""
    made = [make_claim(f"Number {number}.") for number in range(4)]
    for claim in made:
        make_appearance(claim, capture=make_capture())
    corroboration.ask(claims=[claim.pk for claim in made])
    jobs.note_due(SCORING)
    return made


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """The claims that were weighed together, one list for each time."""
    met: list[list[int]] = []

    def take_all(subjects: Sequence[int]) -> None:
        met.append(list(subjects))
        corroboration.refresh_all(claims=subjects)

    monkeypatch.setitem(jobs.TAKE_ALL, Step.SCORE, take_all)
    return met


def test_all_that_wait_are_weighed_together(claims: list[Claim], together: list[list[int]]) -> None:
    assert jobs.take_all(jobs.lease()) == [True] * 4
    assert together == [[claim.pk for claim in claims]]
    assert Corroboration.objects.count() == 4
    assert not Claim.objects.stale().exists()
    assert not Job.objects.exclude(state=JobState.DONE).exists()


def test_what_the_claims_rest_on_is_read_for_all_at_once(claims: list[Claim]) -> None:
    counts = []
    for several in (claims[:1], claims):
        corroboration.refresh_all(claims=[claim.pk for claim in several])
        with CaptureQueriesContext(connection) as asked:
            corroboration.refresh_all(claims=[claim.pk for claim in several])
        counts.append(len(asked))

    # Of each claim by itself: its bearings, its wordings and its disputes, in two; of several sources their ties.
    assert counts[1] - counts[0] == 3 * 4 + 1
    assert counts[0] <= 16


def test_one_that_keeps_failing_is_put_away_alone(
    claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    def take(subject: int) -> None:
        if subject == claims[1].pk:
            raise ValueError("unreadable")
        corroboration.refresh(claim_id=subject)

    def take_all(subjects: Sequence[int]) -> None:
        for subject in subjects:
            take(subject)

    monkeypatch.setitem(jobs.TAKE_ALL, Step.SCORE, take_all)
    monkeypatch.setitem(jobs.TAKE, Step.SCORE, take)
    monkeypatch.setattr(line.jobs, "LINE", SCORING)

    taken = [jobs.take_all(jobs.lease()) for _ in range(jobs.MOST_ATTEMPTS)]

    assert taken == [[True, False, True, True], [False], [False]]
    assert Job.objects.get(state=JobState.QUARANTINED).subject == claims[1].pk
    assert {row.claim_id for row in Corroboration.objects.all()} == {
        claim.pk for claim in claims if claim != claims[1]
    }


def test_one_that_kills_its_worker_again_and_again_is_put_away_alone(claims: list[Claim]) -> None:
    """Whoever works on takes up what the dead one held: those that stood beside it have done nothing wrong."""
    deadly, deaths = claims[1].pk, 0
    while held := jobs.lease():
        for each in held:
            if each.subject == deadly and each.attempts <= jobs.MOST_ATTEMPTS:
                deaths += 1
                Job.objects.filter(owner=each.owner).update(lease_until=timezone.now() - timedelta(seconds=1))
                break
            jobs.take(each)

    assert deaths == jobs.MOST_ATTEMPTS
    put_away = Job.objects.filter(state=JobState.QUARANTINED)
    assert list(put_away.values_list("subject", flat=True)) == [deadly]
    assert Job.objects.filter(state=JobState.DONE).count() == 3
    assert Corroboration.objects.count() == 3


def test_who_has_lost_one_lease_finishes_the_others(claims: list[Claim]) -> None:
    held = jobs.lease()
    Job.objects.filter(subject=claims[2].pk).update(owner="somebody else")

    assert jobs.take_all(held) == [True, True, False, True]
    assert not Corroboration.objects.filter(claim=claims[2]).exists()
    assert Job.objects.get(subject=claims[2].pk).owner == "somebody else"


def test_what_was_leased_before_is_taken_by_itself(claims: list[Claim], together: list[list[int]]) -> None:
    Job.objects.filter(subject=claims[0].pk).update(attempts=1)

    assert jobs.take_all(jobs.lease()) == [True] * 4
    assert together == [[claim.pk for claim in claims[1:]]]


def test_a_claim_that_is_no_more_holds_no_other_up(claims: list[Claim]) -> None:
    held = jobs.lease()
    gone = held[3].subject
    claims[3].appearances.all().delete()
    Claim.objects.filter(pk=gone).delete()

    assert jobs.take_all(held) == [True, True, True, False]
    assert Corroboration.objects.count() == 3


def test_the_line_takes_what_is_due_together(claims: list[Claim], together: list[list[int]]) -> None:
    tally = line.drain()

    assert tally.taken[Step.SCORE] == 4
    assert together[0] == [claim.pk for claim in claims]
