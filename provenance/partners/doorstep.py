"""Tells a program that asks in the same words again what it was told, if nothing has changed: before Django is asked.

Programs ask for the same pages again and again. What one was told is kept whole for a minute, under every word it was
asked for with. It is told again after two questions: to the database, whether the key stands as it did and the history
has not moved; and to the counters, what the key may spend. An embargo that ends ends it too. Whatever is otherwise in
any way (a word more, a key that opens less, an address, counters that are away) goes on to Django, which judges and
explains: here nothing is judged, only known again. Nobody is told anything by it that Django did not just tell them.
"""

import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

import psycopg
from django.conf import settings
from django.db import Error as DatabaseErrors
from django.db import connection
from django.http import HttpResponse
from django.utils import timezone

from provenance.accounts.passwords import noted_address
from provenance.operating import timing, tracing
from provenance.partners import arriving, freshness, limits, settled, usage
from provenance.partners.errors import UNDER
from provenance.partners.rules import secret
from provenance.partners.settled import Settled
from provenance.partners.told import Shelf, Told, Words

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

BEARER = "Bearer "
SAID = (
    "wsgi.url_scheme", "SERVER_NAME", "SERVER_PORT", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_HOST",
    "HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_ACCEPT_LANGUAGE", "HTTP_IF_NONE_MATCH", "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_PORT",
)  # fmt: skip
"""What an answer may hang on, beside the key and the address it is shown from."""
IDLE = frozenset(
    {
        "HTTP_AUTHORIZATION", "HTTP_USER_AGENT", "HTTP_CONNECTION", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP",
        "HTTP_X_REQUEST_ID", "HTTP_TRACEPARENT", "HTTP_TRACESTATE", "HTTP_DNT", "HTTP_FROM",
    }
)  # fmt: skip
"""Headers that no answer hangs on, or that are looked at by themselves; with any other, Django is asked."""
KNOWN = IDLE | {name for name in SAID if name.startswith("HTTP_")}
MEGABYTE = 1_000_000


class Doorstep:
    """Stands before Django where a web server asks for it."""

    def __init__(self, application: Application, megabytes: int | None = None) -> None:
        self.application = application
        self.shelf = Shelf(MEGABYTE * (settings.TOLD_MB if megabytes is None else megabytes))

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        words = said(environ) if self.shelf.most else None
        if words is None:
            return self.application(environ, start)
        began, now = time.perf_counter(), timezone.now()
        told = self.shelf.find(words, now)
        if told is not None and (left := _still_so(told, words, now, environ)) is not None:
            return _again(told, left, start, began)
        answer = self.application(environ, start)
        if isinstance(answer, HttpResponse) and (by := settled.of(answer)) is not None:
            self._keep(words, answer, by)
        return answer

    def _keep(self, words: Words, answer: HttpResponse, by: Settled) -> None:
        try:
            ends = arriving.shown_from(by.now)
        except (DatabaseErrors, psycopg.Error):
            return  # whoever was answered is answered; it is only not known again
        until = by.now + timedelta(seconds=freshness.SECONDS)
        line = f"{answer.status_code} {answer.reason_phrase}"
        headers = tuple((name, value) for name, value in answer.items() if name != limits.LEFT)
        self.shelf.put(words, Told(line, headers, answer.content, by, min(until, ends or until)))


def said(environ: Environ) -> Words | None:
    """The words of a request that may be known again, the digest of its key first; None for every other."""
    shown: str = environ.get("HTTP_AUTHORIZATION", "")
    if (
        environ["REQUEST_METHOD"] != "GET"
        or not shown.startswith(BEARER)
        or not environ.get("PATH_INFO", "").startswith(UNDER)
        or environ.get("CONTENT_LENGTH") not in (None, "", "0")
        or any(name.startswith("HTTP_") and name not in KNOWN for name in environ)
    ):
        return None
    return (
        secret.digest(shown[len(BEARER) :]),
        noted_address(environ),
        *(environ.get(name) for name in SAID),
    )


def _still_so(told: Told, words: Words, now: datetime, environ: Environ) -> str | None:
    """What the key has left, the header, if it may be told the same again.

    The counters count while the database is asked; where Django is to answer, the turn is begun and it goes on with it.
    """
    turn = limits.begin(told.by.key, told.by.most)
    if turn is None:
        return None
    environ[limits.TURN] = turn.token
    if not _stands(told, str(words[0]), now):
        return None
    spent = turn.comes_to()
    return None if spent is None or spent.wait else limits.left("key", spent)


def _stands(told: Told, digest: str, now: datetime) -> bool:
    try:
        connection.close_if_unusable_or_obsolete()
        standing = arriving.standing(digest, now)
    except (DatabaseErrors, psycopg.Error):  # Django will meet it too, and say so
        return False
    return standing is not None and (standing.version, standing.end) == (told.by.version, told.by.end)


def _again(told: Told, left: str, start: Start, began: float) -> list[bytes]:
    with tracing.span("request") as span:
        start(told.line, [*told.headers, (limits.LEFT, left)])
        span.tell(told.by.route, "GET", told.number)
    timing.observe(told.by.route, "GET", told.number, time.perf_counter() - began)
    usage.tell(usage.of_answer(told.by.key, told.number, told.by.sent))
    return [told.body]
