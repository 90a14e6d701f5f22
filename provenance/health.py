"""Tells a supervisor whether the program lives, and whether what it needs to serve a newsroom is there."""

import os
from collections.abc import Callable

import redis
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from provenance.celery import CLOCK_HEARTBEAT, HEARTBEAT, LINE_HEARTBEAT

SECONDS_FOR_BROKER = 2.0


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """This process answers. The instance's token tells it from a stranger on the same port."""
    return JsonResponse({"alive": True, "instance": os.environ.get("PROVENANCE_INSTANCE", "")})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """503 while anything is missing. `?need=database` asks for that alone: pages can be read without
    broker and worker, so a load balancer should ask no more."""
    wanted = [name for name in request.GET.get("need", "").split(",") if name] or list(NEEDS)
    unknown = sorted(set(wanted) - NEEDS.keys())
    if unknown:
        return JsonResponse(
            {"detail": f"need: {', '.join(unknown)} is none of {', '.join(NEEDS)}"}, status=400
        )
    found = {name: NEEDS[name]() for name in wanted}
    return JsonResponse({"ready": all(found.values()), **found}, status=200 if all(found.values()) else 503)


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def broker_answers() -> bool:
    if not settings.REDIS_URL:
        return False
    try:
        with redis.Redis.from_url(settings.REDIS_URL, socket_timeout=SECONDS_FOR_BROKER) as broker:
            return bool(broker.ping())
    except redis.RedisError:
        return False


def worker_lives() -> bool:
    """Whether a worker has begun a task lately; it does so every second while all is well."""
    return _gave_a_sign(HEARTBEAT)


def matcher_lives() -> bool:
    """Whether somebody has worked the line lately, from trace to score; every second, as above."""
    return _gave_a_sign(LINE_HEARTBEAT)


def clock_lives() -> bool:
    """Whether the clock has asked for work lately; it does so every second."""
    return _gave_a_sign(CLOCK_HEARTBEAT)


def _gave_a_sign(name: str) -> bool:
    try:
        return cache.get(name) is not None
    except redis.RedisError:
        return False


NEEDS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "broker": broker_answers,
    "worker": worker_lives,
}
