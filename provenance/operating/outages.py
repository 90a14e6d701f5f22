"""Answers whatever fails because the database is away, or has sent us away, with when to try again."""

import sys

import psycopg
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.defaults import server_error

RETRY_AFTER = 2
"""Seconds: a lost session is replaced at once, and a database that was killed serves again within five."""

PASSING = (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)
"""A session that is lost or cannot be had, a deadlock, a full disk, a statement that was stopped: nothing in what was
asked is at fault, and nothing of it was done."""


def failed(request: HttpRequest) -> HttpResponse:
    """503 with ``Retry-After`` where the database failed us, 500 where we failed. Called while the fault is handled."""
    if not isinstance(sys.exc_info()[1], PASSING):
        return server_error(request)
    answer = HttpResponse(loader.render_to_string("503.html"), status=503)
    answer["Retry-After"] = str(RETRY_AFTER)
    return answer
