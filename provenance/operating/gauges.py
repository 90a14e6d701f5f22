"""Puts how far behind the work is, and how the last checks came out, into figures that Prometheus reads."""

from collections.abc import Iterator
from datetime import datetime

from django.db import DatabaseError
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from provenance import health
from provenance.operating import backlog, machine
from provenance.pipeline.models import Step

PARTS = {**health.NEEDS, "matcher": health.matcher_lives, "clock": health.clock_lives}
NEVER = float("inf")


def gauge(name: str, told: str, value: float) -> Metric:
    """One figure without labels."""
    return GaugeMetricFamily(f"provenance_{name}", told, value=value)


class Gauges(Collector):
    """Reads everything anew whenever it is asked; where the database is away, it says that alone."""

    def collect(self) -> Iterator[Metric]:
        """Every figure that is read from tables or from the backup's stamp."""
        up = {part: lives() for part, lives in PARTS.items()}
        family = GaugeMetricFamily(
            "provenance_up", "1 where this part answers or works, else 0", labels=["part"]
        )
        for part, lives in up.items():
            family.add_metric([part], float(lives))
        yield family
        yield from _backups()
        if up["database"]:
            try:
                yield from _read()
            except DatabaseError:  # it has gone in between, or has no tables yet: the next time tells
                return


def _read() -> Iterator[Metric]:
    yield from _jobs()
    yield gauge(
        "outbox_age_seconds",
        "Age of the oldest change the change feed does not tell yet",
        backlog.outbox_age(),
    )
    yield gauge("untold_rows", "Rows that may read otherwise than partners were told", backlog.untold())
    told = backlog.messages()
    yield gauge("messages_due", "Messages to endpoints that are due now", told.due)
    yield gauge("message_oldest_seconds", "For how long the oldest of them has been due", told.oldest)
    yield gauge(
        "messages_given_up", "Messages that were given up until somebody sends them again", told.given_up
    )
    yield gauge("endpoints_disabled", "Endpoints that take nothing any more", told.disabled)
    yield gauge(
        "feeds_overdue_seconds", "For how long a feed could have been looked at", backlog.feeds_overdue()
    )
    yield gauge(
        "unsealed_seconds", "Age of the oldest entry no link of the chain covers", backlog.unsealed_age()
    )
    yield from _checks()


def _jobs() -> Iterator[Metric]:
    found = {each.step: each for each in backlog.open_jobs()}
    away = backlog.put_away()
    jobs = GaugeMetricFamily("provenance_jobs", "Jobs by step and state", labels=["step", "state"])
    expired = GaugeMetricFamily("provenance_leases_expired", "Jobs a worker has left", labels=["step"])
    oldest = GaugeMetricFamily(
        "provenance_queue_age_seconds", "For how long the oldest pending job has waited", labels=["step"]
    )
    for step in Step:
        one = found.get(step.value, backlog.Waiting(step.value, 0, 0, 0, 0.0))
        jobs.add_metric([step.value, "pending"], one.pending)
        jobs.add_metric([step.value, "running"], one.running)
        jobs.add_metric([step.value, "quarantined"], away.get(step.value, 0))
        expired.add_metric([step.value], one.expired)
        oldest.add_metric([step.value], one.oldest)
    yield from (jobs, expired, oldest)


def _checks() -> Iterator[Metric]:
    last, scores = backlog.last_verification(), backlog.last_score_check()
    yield gauge(
        "verified_age_seconds", "Since the history was last checked", _since(last.at if last else None)
    )
    yield gauge(
        "verification_faults", "Faults the last check of the history found", last.faults if last else 0
    )
    differing = scores.differing if scores else 0
    yield gauge("scores_differing", "Scores that came out otherwise in the last night’s check", differing)


def _backups() -> Iterator[Metric]:
    try:
        last = machine.stamp()
    except ValueError:
        last = None
    yield gauge(
        "backup_age_seconds", "Since the last backup was made", _since(last.finished if last else None)
    )
    yield gauge(
        "backup_verified",
        "1 where the last backup could be read back, else 0",
        float(bool(last and last.verified)),
    )
    if last and last.archived:
        yield gauge("archive_age_seconds", "Up to how long ago the log is archived", _since(last.archived))


def _since(moment: datetime | None) -> float:
    return max((timezone.now() - moment).total_seconds(), 0.0) if moment else NEVER
