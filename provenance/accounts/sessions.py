"""How long somebody stays signed in, and that what only they may see stays in no browser's memory.

Twelve hours from signing in, a working day, and three hours without any request: longer than the hour of NIST SP
800-63B-4, 2.2.3, as a review is written for hours between two requests, and one sent too late would be lost.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.http.response import HttpResponseBase

BEGAN, SEEN = "began_at", "seen_at"
NOTED_EVERY = 300
"""Seconds between two notes of when somebody was last there: each request would be written down else."""
PRIVATE = "private, no-store"


def begin(session: SessionBase) -> None:
    """Let a session's time run from now on: its person has just shown who they are."""
    session[BEGAN] = session[SEEN] = int(time.time())


def is_over(session: SessionBase, *, now: float) -> bool:
    """Whether it has lasted too long, or nobody was there for too long; none without marks is older than its cookie."""
    began, seen = float(session.get(BEGAN, now)), float(session.get(SEEN, now))
    return now - began > settings.SESSION_HOURS * 3600 or now - seen > settings.IDLE_MINUTES * 60


class Sessions:
    """Ends sessions that are over, and tells browsers to keep no page of somebody signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        known = settings.SESSION_COOKIE_NAME in request.COOKIES and SEEN in request.session
        if known:
            now = time.time()
            if is_over(request.session, now=now):
                logout(request)
            elif now - request.session[SEEN] > NOTED_EVERY:
                request.session[SEEN] = int(now)
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and _is_page(response):
            response.headers.setdefault("Cache-Control", PRIVATE)
        return response


def _is_page(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")
