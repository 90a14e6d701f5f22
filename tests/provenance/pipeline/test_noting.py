"""What is due is noted whoever else is at work: nobody who notes waits for those who finish, nor they for him."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction

from claims.actions import corroboration
from provenance.pipeline import jobs
from provenance.pipeline.models import Job, JobState, Step
from provenance.pipeline.steps import LINE
from tests.elsewhere import elsewhere
from tests.factories import make_appearance, make_capture, make_claim

SCORING = [station for station in LINE if station.step == Step.SCORE]


def note() -> int:
    return jobs.note_due(SCORING)


def finish(lease: jobs.Lease) -> None:
    Job.objects.filter(pk=lease.job).update(state=JobState.DONE, owner="", lease_until=None)


def ask_for(several: int) -> None:
    """So many claims wait to be weighed."""
    claims = [make_claim(f"Number {number}.") for number in range(several)]
    for claim in claims:
        make_appearance(claim, capture=make_capture())
    with transaction.atomic():
        corroboration.ask(claims=[claim.pk for claim in claims])


@pytest.mark.django_db(transaction=True)
def test_noting_what_is_due_does_not_wait_for_who_is_finishing() -> None:
    ask_for(2)
    assert note() == 2
    held = jobs.lease()

    with transaction.atomic():
        finish(held[-1])
        assert elsewhere(note) == 0
        finish(held[0])

    assert note() == 2


@pytest.mark.django_db
def test_what_is_due_is_noted_once_and_woken_once_it_has_been_done() -> None:
    ask_for(3)
    assert [note(), note()] == [3, 0]

    Job.objects.filter(pk__in=Job.objects.order_by("subject").values("pk")[:2]).update(state=JobState.DONE)
    Job.objects.filter(state=JobState.PENDING).update(state=JobState.QUARANTINED)

    assert [note(), note()] == [2, 0]
    assert sorted(Job.objects.values_list("state", flat=True)) == ["pending", "pending", "quarantined"]


@pytest.mark.django_db(transaction=True)
def test_what_two_note_at_once_is_noted_once() -> None:
    ask_for(4)

    with ThreadPoolExecutor(max_workers=2) as pool:
        noted = list(pool.map(lambda _: elsewhere(note), range(2)))

    assert sum(noted) == Job.objects.count() == 4
