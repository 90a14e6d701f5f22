"""Tells the worker that there is work: the database remembers the work, these messages only hurry it."""

import logging
import os
import signal
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import redis
from celery import Celery, Task
from celery.beat import ScheduleEntry, Scheduler
from celery.schedules import crontab
from celery.signals import beat_embedded_init, worker_process_init
from django.conf import settings
from django.core.cache import cache
from kombu import Queue
from kombu.exceptions import OperationalError

from provenance.embedded.children import die_with_parent
from provenance.operating import tracing

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "provenance.settings")

WAKE = "provenance.pipeline.wake"
LOOK = "provenance.pipeline.look"
ASK = "provenance.pipeline.ask"
LEARN = "provenance.pipeline.learn"
CHECK = "provenance.pipeline.check"
SEARCH = "provenance.pipeline.search"
TELL = "provenance.pipeline.tell"
COUNT = "provenance.pipeline.count"
PRUNE = "provenance.pipeline.prune"
FOLLOW = "provenance.pipeline.follow"
RETELL = "provenance.pipeline.retell"
DUMP = "provenance.pipeline.dump"
CLEAR = "provenance.pipeline.clear"
SORT = "provenance.pipeline.sort"
QUEUE = "provenance.wake"  # our own names: another program on the same server must not eat our messages
LOOK_QUEUE = "provenance.look"
ASK_QUEUE = "provenance.ask"
LEARN_QUEUE = "provenance.learn"
CHECK_QUEUE = "provenance.check"
SEARCH_QUEUE = "provenance.search"
TELL_QUEUE = "provenance.tell"
COUNT_QUEUE = "provenance.count"
FOLLOW_QUEUE = "provenance.follow"
DUMP_QUEUE = "provenance.dump"
MOST_WAITING = 4  # wake-ups in the queue; more would only pile up while no worker runs
# For each message its queue and how many may wait; those who go out are few, so that the line is never left alone.
QUEUES = {
    WAKE: (QUEUE, MOST_WAITING),
    LOOK: (LOOK_QUEUE, 1),
    ASK: (ASK_QUEUE, 1),
    LEARN: (LEARN_QUEUE, 1),
    CHECK: (CHECK_QUEUE, 1),
    SEARCH: (SEARCH_QUEUE, 1),
    TELL: (TELL_QUEUE, 1),
    COUNT: (COUNT_QUEUE, 1),
    PRUNE: (COUNT_QUEUE, 2),
    FOLLOW: (FOLLOW_QUEUE, 1),
    RETELL: (FOLLOW_QUEUE, 2),
    DUMP: (DUMP_QUEUE, 1),
    CLEAR: (DUMP_QUEUE, 2),
    SORT: (LEARN_QUEUE, 2),
}
WAKE_EVERY = 1.0  # seconds
TELL_EVERY = 2.0  # seconds; a partner is told within about so long
SEARCH_EVERY = 60.0  # seconds; a search is looked through about so often
COUNT_EVERY = 60.0  # seconds; what keys did is in the tables so soon
FOLLOW_EVERY = 2.0  # seconds; a change stands in the feed about so long after it was made
ASK_EVERY = 15.0  # seconds; nobody waits for what an analyst suggests
HEARTBEAT = "worker.heartbeat"
HEARTBEAT_SECONDS = 30  # a worker that took no wake-up for so long is dead or stuck

CLOCK_HEARTBEAT = "clock.heartbeat"
LINE_HEARTBEAT = "line.heartbeat"

HASTE = {"socket_timeout": 2.0, "socket_connect_timeout": 2.0}
"""Seconds for which whoever sends a wake-up waits for a broker that hears and does not answer: the clock tries again,
while whoever handed something in waits for the answer."""

logger = logging.getLogger(__name__)


class BeatingTask(Task[Any, Any]):
    """A task that leaves a sign of life when a worker begins it; the sign fades by itself."""

    def before_start(self, task_id: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        leave_sign(HEARTBEAT, task_id)
        if self.name == WAKE:
            leave_sign(LINE_HEARTBEAT, task_id)


class WakeUps(Scheduler):
    """A clock that wakes the worker only while few wake-ups wait, so that a pause ends in no flood."""

    def apply_entry(self, entry: ScheduleEntry, producer: object = None) -> None:
        hurry(entry.task or WAKE)
        if entry.task == WAKE:
            leave_sign(CLOCK_HEARTBEAT, "clock")


def leave_sign(name: str, said: str) -> None:
    """Leave a sign of life, which fades by itself."""
    try:
        cache.set(name, said, timeout=HEARTBEAT_SECONDS)
    except (OSError, redis.RedisError):  # the work matters, the sign of it does not
        logger.warning("A sign of life (%s) could not be left: no cache", name)


def broker_address(url: str) -> str:
    """The address of Redis in the spelling the queue library wants: its unix sockets are `redis+socket://`."""
    parts = urlsplit(url)
    if parts.scheme != "unix":
        return url
    number = parse_qs(parts.query).get("db", ["0"])[0]
    login = f"{parts.username or ''}:{parts.password}@" if parts.password else ""
    return f"redis+socket://{login}{unquote(parts.path)}?virtual_host={number}"


def hurry(task: str = WAKE) -> bool:
    """Send one wake-up, unless enough wait already or the broker is away; the clock tries again."""
    queue, most = QUEUES[task]
    try:
        with app.connection_for_write(transport_options=HASTE) as connection:
            connection.ensure_connection(max_retries=1, interval_start=0, interval_step=0, timeout=2)
            declared: Any = Queue(queue, channel=connection.channel()).queue_declare()
            if declared.message_count >= most:
                return False
            app.send_task(task, connection=connection, queue=queue, retry=False)
            return True
    except (OperationalError, OSError, redis.RedisError) as trouble:
        logger.warning("No wake-up was sent, the broker is away: %s", trouble)
        return False


app = Celery("provenance", task_cls=BeatingTask, amqp="provenance.pipeline.broker:Brokers")
app.conf.update(
    broker_url=broker_address(settings.REDIS_URL) or "memory://",
    imports=["provenance.pipeline.tasks"],
    task_default_queue=QUEUE,
    task_queues=[Queue(queue) for queue, _ in QUEUES.values()],
    task_create_missing_queues=False,
    beat_schedule={
        "wake the worker": {"task": WAKE, "schedule": WAKE_EVERY},
        "look outside": {"task": LOOK, "schedule": WAKE_EVERY},
        "tell partners": {"task": TELL, "schedule": TELL_EVERY},
        "look through saved searches": {"task": SEARCH, "schedule": SEARCH_EVERY},
        "count what keys did": {"task": COUNT, "schedule": COUNT_EVERY},
        "follow what has changed": {"task": FOLLOW, "schedule": FOLLOW_EVERY},
        "sort large acts anew": {"task": SORT, "schedule": crontab(hour=2, minute=27)},
        "forget what keys did long ago": {"task": PRUNE, "schedule": crontab(hour=3, minute=27)},
        "tell all anew": {"task": RETELL, "schedule": crontab(hour=3, minute=47)},
        "clear the store of pages": {"task": CLEAR, "schedule": crontab(hour=2, minute=57)},
        "write a full dump": {"task": DUMP, "schedule": crontab(hour=4, minute=37)},
        "learn from what is settled": {"task": LEARN, "schedule": crontab(hour=3, minute=17)},
        "check the scores": {"task": CHECK, "schedule": crontab(hour="4-6", minute="*/2")},
        **({"ask the analyst": {"task": ASK, "schedule": ASK_EVERY}} if settings.ANALYST else {}),
    },
    beat_scheduler="provenance.celery:WakeUps",  # keeps nothing on disk
    timezone="UTC",
    # No message carries anything but JSON, and no result is kept: results are rows in the database.
    task_serializer="json",
    accept_content=["json"],
    task_ignore_result=True,
    # A message is done when its work is, and comes back when its worker is killed.
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    worker_cancel_long_running_tasks_on_connection_loss=True,
    # The longest wake-up ends well before an unfinished message is given to somebody else.
    task_soft_time_limit=60,
    task_time_limit=90,
    broker_transport_options={
        "visibility_timeout": 120,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "global_keyprefix": "provenance:",
    },
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,  # a broker that is away for an hour is still waited for
    worker_soft_shutdown_timeout=10,  # a wake-up works for 10 s at most
    worker_max_tasks_per_child=500,
    worker_max_memory_per_child=int(settings.WORKER_MEMORY) * 1000,  # KB
    worker_hijack_root_logger=False,
)


# Celery offers no other place for this; it concerns processes, not rows.
@beat_embedded_init.connect
@worker_process_init.connect
def never_outlive_the_worker(**_: object) -> None:
    """A process whose worker was killed would hold database sessions and locks for ever."""
    die_with_parent(signal.SIGKILL, os.getppid())


@worker_process_init.connect
def tell_of_faults(**_: object) -> None:
    """Where faults are told, those of workers are, too."""
    tracing.begin()
