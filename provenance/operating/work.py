"""Looks at the work: whether workers and clock live, how long anything has waited, and whether the chain is whole."""

from collections.abc import Iterator

from django.utils import timezone

from provenance import health
from provenance.operating import backlog
from provenance.operating.diagnosis import Diagnosis, by_age, fault, fine, warning
from provenance.pipeline.steps import LINE

LINE_MOST, LINE_GRAVE = 600.0, 3_600.0  # seconds; a burst of articles is worked off in minutes
OUTBOX_MOST, OUTBOX_GRAVE = 60.0, 600.0  # seconds; the teller looks every two
MESSAGES_MOST, MESSAGES_GRAVE = 300.0, 3_600.0  # seconds
FEEDS_MOST, FEEDS_GRAVE = 900.0, 7_200.0  # seconds; the shortest pace of a feed is some minutes
UNSEALED_MOST, UNSEALED_GRAVE = 300.0, 1_800.0  # seconds; the line seals at every wake-up
VERIFIED_MOST, VERIFIED_GRAVE = 26 * 3_600.0, 8 * 86_400.0  # seconds; a night, and two hours for being late
WORKERS = "Start the workers (systemctl start provenance-worker) and look at their log."


def work() -> Iterator[Diagnosis]:
    """All there is to say of who works, and of what waits."""
    for look in (_signs, _line, _outbox, _outside, _chain, _scores):
        yield from look()


def _signs() -> Iterator[Diagnosis]:
    if not health.broker_answers():
        yield fault(
            "broker",
            "Redis or Valkey does not answer: nothing is hurried, and nobody signs in.",
            "See that it runs and can be reached from here at the address in REDIS_URL.",
        )
        return
    yield fine("broker", "Redis or Valkey answers.")
    if health.worker_lives():
        yield fine("worker", "A worker has taken a wake-up within the last half minute.")
    else:
        yield fault("worker", "No worker has taken a wake-up for half a minute or more.", WORKERS)
    if health.matcher_lives():
        yield fine("matcher", "The line is worked, from trace to score.")
    else:
        remedy = "Start the matcher (systemctl start provenance-matcher) and look at its log."
        yield fault(
            "matcher", "Nobody has worked the line, from trace to score, for half a minute or more.", remedy
        )
    if health.clock_lives():
        yield fine("beat", "The clock (beat) asks for work.")
    else:
        remedy = "Start it (systemctl start provenance-beat): one, on one machine."
        yield fault("beat", "The clock (beat) has not asked for work for half a minute or more.", remedy)


def _line() -> Iterator[Diagnosis]:
    waiting = backlog.open_jobs()
    slowest = max(waiting, key=lambda each: each.oldest, default=None)
    if slowest is None:
        due = [station.step.value for station in LINE if station.due().exists()]
        if due and not health.matcher_lives():
            yield warning("line", f"Rows wait for {', '.join(due)}, and nobody has noted them.", WORKERS)
        else:
            yield fine("line", "No job waits.")
    else:
        total = sum(each.pending for each in waiting)
        yield by_age(
            "line", slowest.oldest, most=LINE_MOST, grave=LINE_GRAVE,
            told=f"{total} jobs wait, the oldest ({slowest.step}) for {{age}}.",
            remedy="Start more worker processes (-c), and look for errors in their log.",
        )  # fmt: skip
    if left := sum(each.expired for each in waiting):
        remedy = (
            "Others take them up by themselves; where it stays so, look for workers that are killed (memory)."
        )
        yield warning("leases", f"{left} jobs were left by a worker that is gone.", remedy)
    if away := backlog.put_away():
        told = ", ".join(f"{number} of {step}" for step, number in away.items())
        remedy = (
            "Look at them at /admin/pipeline/job/?state=quarantined, mend the cause, and pick “Try again”."
        )
        yield warning("quarantine", f"Jobs failed three times and wait for a person: {told}.", remedy)


def _outbox() -> Iterator[Diagnosis]:
    yield by_age(
        "outbox", backlog.outbox_age(), most=OUTBOX_MOST, grave=OUTBOX_GRAVE,
        told="The oldest change that the change feed does not tell yet is {age} old.",
        remedy="See that workers take the queue provenance.follow, and that no transaction has stayed open.",
    )  # fmt: skip
    told = backlog.messages()
    yield by_age(
        "webhooks", told.oldest, most=MESSAGES_MOST, grave=MESSAGES_GRAVE,
        told=f"{told.due} messages to endpoints are due, the oldest for {{age}}.",
        remedy="See that workers take the queue provenance.tell, and may reach the net.",
    )  # fmt: skip
    if told.disabled:
        remedy = "Tell the partner; it is opened again at /partners/, and what it missed is sent again there."
        yield warning(
            "endpoints", f"{told.disabled} endpoints are disabled: they took nothing, or are gone.", remedy
        )


def _outside() -> Iterator[Diagnosis]:
    yield by_age(
        "feeds", backlog.feeds_overdue(), most=FEEDS_MOST, grave=FEEDS_GRAVE,
        told="The feed that waits longest could have been looked at {age} ago.",
        remedy="Raise FETCHING_WORKERS, and see that workers take the queue provenance.look and may reach the net.",
    )  # fmt: skip


def _chain() -> Iterator[Diagnosis]:
    yield by_age(
        "chain", backlog.unsealed_age(), most=UNSEALED_MOST, grave=UNSEALED_GRAVE,
        told="The oldest entry of the history that no link of the chain covers is {age} old.",
        remedy=WORKERS,
    )  # fmt: skip
    last = backlog.last_verification()
    remedy = "Run manage.py verify as the tables’ owner, and every night (provenance-verify.timer)."
    if last is None:
        yield warning("verified", "The history has never been checked.", remedy)
    elif last.faults:
        told = f"The last check of the history found {last.faults} faults, the first: {last.first}"
        yield fault(
            "verified", told, "Keep the database as it is, and go by “The chain is broken” in the runbook."
        )
    else:
        age = (timezone.now() - last.at).total_seconds()
        told = "The history was last checked {age} ago, and nothing was altered."
        yield by_age("verified", age, most=VERIFIED_MOST, grave=VERIFIED_GRAVE, told=told, remedy=remedy)


def _scores() -> Iterator[Diagnosis]:
    last = backlog.last_score_check()
    if last is None:
        yield fine("scores", "No night has passed yet in which the scores were worked out again.")
    elif last.differing:
        remedy = "Run manage.py verify --scores; where they still differ, keep the database and tell the maintainers."
        yield fault(
            "scores", f"{last.differing} scores came out otherwise in the last night’s check.", remedy
        )
    else:
        yield fine("scores", f"All {last.looked_at} scores came out the same in the last night’s check.")
