"""What a wake-up does: work the line or go out, for a bounded while. The database knows the work, the message none."""

import logging
from datetime import UTC, datetime

from celery import shared_task
from django.conf import settings
from django.db import connection
from django.utils import timezone

from claims.actions import matching
from claims.actions.learned import learn as learn_from_settled
from claims.analysts.chosen import chosen
from provenance.partners import usage
from provenance.partners.actions import usages
from provenance.pipeline import asking as questions
from provenance.pipeline import line, outside, rescoring
from provenance.searches import watching
from provenance.telling.actions import telling
from provenance.telling.dump import shelf, writing
from provenance.webhooks import announcing, sending
from provenance.webhooks.actions import deliveries
from sources.actions import clearing, source_imports, source_pairs
from sources.errors import Refused
from sources.fetching import asking
from sources.keeping.store import Away

WAKE_SECONDS = 10
CHECK_SECONDS = 60
FOLLOW_SECONDS = 40
DUMPING = 7_304_118  # likewise, for who is writing a dump
CHECKING = 7_304_115  # likewise, for who is checking the scores
SEARCH_SECONDS = 45
SEARCHING = 7_304_116  # likewise, for who looks through saved searches
TELLING = 7_304_117  # likewise, for who tells partners
TELL_SECONDS = 10
CLEARING = 7_304_121  # likewise, for who clears the store of pages
SORTING = 7_304_122  # likewise, for who sorts large acts
LEARNING = 7_304_114  # any number of our own, for the lock that tells who is learning

log = logging.getLogger(__name__)


@shared_task(name="provenance.pipeline.wake", ignore_result=True, soft_time_limit=60, time_limit=90)
def wake() -> None:
    """Take jobs for at most WAKE_SECONDS."""
    try:
        line.work(seconds=WAKE_SECONDS)
    finally:
        connection.close()


@shared_task(name="provenance.pipeline.look", ignore_result=True, soft_time_limit=80, time_limit=110)
def look() -> None:
    """Look at feeds and addresses for at most WAKE_SECONDS, and wait for the last; unless enough workers do already."""
    try:
        if outside.room_outside(settings.FETCHING_WORKERS):
            outside.work(seconds=WAKE_SECONDS, client=asking.client())
    finally:
        connection.close()


@shared_task(name="provenance.pipeline.ask", ignore_result=True, soft_time_limit=115, time_limit=118)
def ask() -> None:
    """Ask the analyst that is set up for at most WAKE_SECONDS, and wait for its last answer; one worker at a time."""
    try:
        analyst = chosen()
        if analyst is not None and outside.room_outside(1, questions.LOCK):
            questions.work(seconds=WAKE_SECONDS, analyst=analyst)
    except Refused as refused:
        log.error("Nobody is asked: %s", refused)
    finally:
        connection.close()


@shared_task(name="provenance.pipeline.search", ignore_result=True, soft_time_limit=100, time_limit=110)
def search() -> None:
    """Look through saved searches and send letters of what they found; one worker at a time."""
    try:
        if outside.room_outside(1, SEARCHING):
            watching.work(seconds=SEARCH_SECONDS)
    finally:
        connection.close()


@shared_task(name="provenance.pipeline.tell", ignore_result=True, soft_time_limit=60, time_limit=90)
def tell() -> None:
    """Write down what partners' endpoints are to be told, and tell them; one worker at a time."""
    try:
        if outside.room_outside(1, TELLING):
            announcing.announce(seconds=TELL_SECONDS / 2)
            sending.send(seconds=TELL_SECONDS / 2, client=asking.client())
            deliveries.prune(now=timezone.now())
    finally:
        connection.close()


@shared_task(name="provenance.pipeline.count", ignore_result=True, soft_time_limit=50, time_limit=60)
def count() -> None:
    """Put what keys did into the tables, as counted until now; any number of workers at once count the same."""
    try:
        usages.keep(usage.counted())
    finally:
        connection.close()


@shared_task(name="provenance.pipeline.prune", ignore_result=True, soft_time_limit=50, time_limit=60)
def prune() -> None:
    """Once a night: forget what keys did long ago; any number of workers at once forget the same."""
    try:
        usages.prune(today=datetime.now(UTC).date(), days=settings.USAGE_DAYS)
    finally:
        connection.close()


@shared_task(name="provenance.pipeline.follow", ignore_result=True, soft_time_limit=100, time_limit=110)
def follow() -> None:
    """Follow what has changed, and tell it in the feed; one worker at a time, the others pass on."""
    try:
        telling.tell(seconds=FOLLOW_SECONDS)
    finally:
        connection.close()


@shared_task(name="provenance.pipeline.retell", ignore_result=True, soft_time_limit=600, time_limit=700)
def retell() -> None:
    """Once a night: have every row worded anew in case it reads otherwise, and forget what went long ago."""
    try:
        telling.forget(now=timezone.now(), days=settings.TOMBSTONE_DAYS)
        telling.retell()
    finally:
        connection.close()


@shared_task(name="provenance.pipeline.dump", ignore_result=True, soft_time_limit=10_700, time_limit=10_800)
def dump() -> None:
    """Once a night, one worker: tell the rest, write a full dump, and take away the oldest."""
    try:
        if settings.SIGNET and outside.room_outside(1, DUMPING):
            now = timezone.now()
            telling.tell()
            writing.write(now=now)
            shelf.clear(now=now, days=settings.DUMP_DAYS)
    finally:
        connection.close()


@shared_task(name="provenance.pipeline.clear", ignore_result=True, soft_time_limit=3_500, time_limit=3_600)
def clear() -> None:
    """Once a night, one worker: take out of the store of pages what was erased, and what nobody came to keep."""
    try:
        if outside.room_outside(1, CLEARING):
            clearing.clear()
            clearing.clear_left()
    except Away as away:
        log.error("Nothing more goes from the store of pages: %s", away.cause)
    finally:
        connection.close()


@shared_task(name="provenance.pipeline.sort", ignore_result=True, soft_time_limit=3_500, time_limit=3_600)
def sort() -> None:
    """Once a night, one worker: sort the statements of each large act anew, which by day is done near what comes."""
    try:
        if outside.room_outside(1, SORTING):
            matching.sort_large()
    finally:
        connection.close()


@shared_task(name="provenance.pipeline.learn", ignore_result=True, soft_time_limit=1_700, time_limit=1_800)
def learn() -> None:
    """Once a night, one worker: learn track records, ties and which sources may be one; clear old trials away."""
    try:
        if outside.room_outside(1, LEARNING):
            learn_from_settled()
            source_pairs.suggest()
            source_imports.prune(now=timezone.now())
    finally:
        connection.close()


@shared_task(name="provenance.pipeline.check", ignore_result=True, soft_time_limit=300, time_limit=400)
def check() -> None:
    """Work scores out again for a while, until every one has had its turn tonight; one worker at a time."""
    try:
        if outside.room_outside(1, CHECKING):
            rescoring.nightly(seconds=CHECK_SECONDS)
    finally:
        connection.close()
