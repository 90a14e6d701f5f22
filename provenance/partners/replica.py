"""Reads partners' questions from a replica of the database, as long as it is hardly behind; all else asks the database.

Only a page of a list, or one row, that a stranger or a key asks for now is read there: the newsroom sees what it has
just done, whole lists, questions about the past and everything that writes stay with the database. Who asks, what a key
opens and what it may spend was looked at there before. A key that has just written asks the database as well, until the
replica must have what it wrote.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import redis
from django.conf import settings
from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, DatabaseError, OperationalError, connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from provenance.history.past.instant import FIELD
from provenance.partners import bulk, showing
from provenance.partners.arriving import ARRIVED
from provenance.partners.views import Listing, One

REPLICA = "replica"
LOOK_EVERY = 0.2  # seconds between two looks of one process at how far the replica is
BLIND_FOR = 5.0  # seconds for which a replica that does not answer is not asked by this process
READ_THERE = "read_from_replica"
"""The attribute of a request that is being read from the replica: the view, and what it was called with."""


@dataclass(slots=True)
class Behind:
    """How far one process knows the replica to be: until ``good_until`` its answers are at most so old as is allowed.

    ``noted`` is a place in the log of the database that the replica has not reached yet, and when it was noted. Neither
    clock of a server is asked: that the replica has replayed what the database had written at a moment of ours shows
    that until a second later no answer of it is more than a second old, whether it still follows or not.
    """

    good_until: float = 0.0
    looked_at: float = float("-inf")
    noted: tuple[float, int] | None = None
    blind_until: float = 0.0

    def good(self, now: float, allowed: float, ours: Callable[[], int], theirs: Callable[[], int]) -> bool:
        """Whether the replica may answer; ``ours`` and ``theirs`` tell the places database and replica have reached."""
        if now < self.blind_until:
            return False
        if now - self.looked_at >= LOOK_EVERY:
            self.looked_at = now
            self._look(now, allowed, ours, theirs)
        return now < self.good_until

    def _look(self, now: float, allowed: float, ours: Callable[[], int], theirs: Callable[[], int]) -> None:
        try:
            if self.noted is None:
                self.noted = (now, ours())
            reached = theirs()
        except DatabaseError:
            self.noted, self.good_until, self.blind_until = None, 0.0, now + BLIND_FOR
            return
        at, place = self.noted
        if reached >= place:
            self.good_until, self.noted = at + allowed, None


behind = Behind()


class Replicas:
    """Stands behind those who look at who asks, and before the views."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not settings.REPLICA_URL:
            return self.get_response(request)
        database = connections[DEFAULT_DB_ALIAS]
        try:
            response = self.get_response(request)
        finally:
            connections[DEFAULT_DB_ALIAS] = database
        if hasattr(request, READ_THERE):
            response["X-Read-From"] = REPLICA
        _remember_writing(request)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Read what may be read there from the replica, if it is hardly behind."""
        if settings.REPLICA_URL and may_be_read_there(request, view) and _is_good():
            setattr(request, READ_THERE, (connections[DEFAULT_DB_ALIAS], view, args, kwargs))
            connections[DEFAULT_DB_ALIAS] = connections[REPLICA]
            vars(request).pop(ARRIVED, None)  # where the database stood says nothing of the replica

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponseBase | None:
        """What the replica could not answer, because it had to go on or has gone, the database does."""
        read = getattr(request, READ_THERE, None)
        if read is None or not isinstance(fault, OperationalError):
            return None
        database, view, args, kwargs = read
        connections[DEFAULT_DB_ALIAS] = database
        delattr(request, READ_THERE)
        behind.blind_until = time.monotonic() + BLIND_FOR
        response: HttpResponseBase = view(request, *args, **kwargs)
        return response


def may_be_read_there(request: HttpRequest, view: Any) -> bool:
    """Whether a question is one a replica may answer at all."""
    key = getattr(request, showing.KEY_SHOWN, None)
    return (
        request.method == "GET"
        and getattr(view, "cls", None) in (Listing, One)
        and FIELD not in request.GET
        and not bulk.asked_whole(request)
        and (key is not None or not request.user.is_authenticated)
        and not (key is not None and _has_just_written(key.pk))
    )


def _is_good() -> bool:
    return behind.good(time.monotonic(), settings.REPLICA_SECONDS, _ours, _theirs)


def _ours() -> int:
    return _place(DEFAULT_DB_ALIAS, "SELECT (pg_current_wal_lsn() - '0/0')::bigint")


def _theirs() -> int:
    return _place(REPLICA, "SELECT (pg_last_wal_replay_lsn() - '0/0')::bigint")


def _place(alias: str, question: str) -> int:
    """A place in the log; of a server that is no replica, none, and so nothing is read there."""
    with connections[alias].cursor() as cursor:
        cursor.execute(question)
        return int(cursor.fetchone()[0] or 0)


def _remember_writing(request: HttpRequest) -> None:
    key = getattr(request, showing.KEY_SHOWN, None)
    if key is not None and request.method not in {"GET", "HEAD", "OPTIONS"}:
        try:
            cache.set(f"wrote:{key.pk}", "1", timeout=settings.REPLICA_SECONDS + 1)
        except redis.RedisError:  # then nobody who reads can ask either, and asks the database
            return


def _has_just_written(key: int) -> bool:
    try:
        return cache.get(f"wrote:{key}") is not None
    except redis.RedisError:
        return True
