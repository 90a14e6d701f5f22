"""How far behind the work is, as the tables tell it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from provenance.operating import backlog
from provenance.pipeline import jobs
from provenance.pipeline.models import Job, JobState, Step
from provenance.telling.actions import telling
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def make_job(step: Step, subject: int, state: JobState = JobState.PENDING, minutes: float = 0) -> Job:
    """A job last touched some minutes ago; a running one was left that long ago."""
    held = state is JobState.RUNNING
    at = timezone.now() - timedelta(minutes=minutes)
    row = Job.objects.create(
        step=step, rank=5, subject=subject, state=state,
        owner="gone" if held else "", lease_until=at if held else None,
    )  # fmt: skip
    Job.objects.filter(pk=row.pk).update(updated_at=at)
    return row


def test_open_jobs_are_told_by_step_with_the_wait_of_the_oldest(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_job(Step.TRACE, 1, minutes=10)
    make_job(Step.TRACE, 2, minutes=2)
    make_job(Step.TRACE, 3, JobState.RUNNING, minutes=1)
    make_job(Step.TRACE, 4, JobState.DONE, minutes=90)
    make_job(Step.READ, 1, JobState.RUNNING, minutes=-1)

    with django_assert_num_queries(1):
        found = {each.step: each for each in backlog.open_jobs()}

    trace, read = found["trace"], found["read"]
    assert (trace.pending, trace.running, trace.expired) == (2, 1, 1)
    assert trace.oldest == pytest.approx(600, abs=30)
    assert (read.pending, read.running, read.expired, read.oldest) == (0, 1, 0, 0)


def test_jobs_put_away_are_counted_until_they_are_tried_again() -> None:
    away = make_job(Step.READ, 1, JobState.QUARANTINED)
    assert backlog.put_away() == {"read": 1}

    jobs.retry(picked=[away.pk])

    assert backlog.put_away() == {}


def test_jobs_put_away_are_found_without_reading_those_that_are_done() -> None:
    Job.objects.bulk_create(Job(step=Step.READ, rank=3, subject=n, state=JobState.DONE) for n in range(4_000))
    make_job(Step.TRACE, 1, JobState.QUARANTINED)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE pipeline_job")
        cursor.execute("EXPLAIN SELECT step FROM pipeline_job WHERE state = 'quarantined' ORDER BY step")
        plan = "\n".join(row[0] for row in cursor.fetchall())

    assert "Seq Scan" not in plan


def test_a_change_waits_in_the_outbox_until_the_teller_has_looked() -> None:
    telling.tell()
    assert backlog.outbox_age() == 0

    make_article()

    assert backlog.outbox_age() > 0


def test_with_nothing_there_nothing_is_late() -> None:
    assert backlog.open_jobs() == []
    assert (backlog.untold(), backlog.feeds_overdue(), backlog.outbox_age()) == (0, 0.0, 0.0)
    told = backlog.messages()
    assert (told.due, told.oldest, told.given_up, told.disabled) == (0, 0.0, 0, 0)
    assert (backlog.last_verification(), backlog.last_score_check()) == (None, None)
