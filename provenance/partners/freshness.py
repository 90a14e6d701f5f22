"""Answers “nothing has changed since you asked” without working the answer out again, and never when it is untrue."""

import hashlib
from collections.abc import Callable
from typing import Any

import redis
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from provenance.accounts.counters import Later, line
from provenance.partners import arriving
from provenance.partners.arriving import ARRIVED, Arrival, End
from provenance.partners.rendering import encode

# An embargo ends without anything being written: so what we remember of an answer is forgotten after a minute.
SECONDS = 60
RECALLED = "recalled"
"""The attribute of a request that holds what is remembered of its answer, where that was looked for beforehand."""


def answer(
    request: HttpRequest,
    tell: Callable[[], Any],
    *,
    remembered: bool = True,
    media: str = "application/json",
    written: Callable[[Any], bytes] = encode,
) -> HttpResponseBase:
    """What ``tell`` has to say, ``written`` out, under a tag made from its bytes; 304 for whoever holds that already.

    The tag depends on nothing but what the reader may see, so that it does not give unpublished work away. Whoever
    asks with a tag a second time costs one look at the end of the history, as long as that has not moved; an answer
    that may change without it is not ``remembered``, and worked out each time.
    """
    end = _end_of_feed(request) if remembered and asks_again(request) else None
    if end is not None and (same := _unchanged(request, end)) is not None:
        return same
    body = written(tell())
    tag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    if end is not None:
        _remember(request, end, tag)
    response = HttpResponse(body, content_type=media)
    return _finish(get_conditional_response(request, etag=tag, response=response) or response, tag)


def asks_again(request: HttpRequest) -> bool:
    """Whether somebody says what they hold already."""
    return "HTTP_IF_NONE_MATCH" in request.META


def look_ahead(request: HttpRequest, *, clear: bool) -> None:
    """Have what is remembered of an answer looked for with the next thing that the counters are asked.

    Where the sight of them is not ``clear``, nothing is looked for.
    """
    setattr(request, RECALLED, line().later("GET", _place(request)) if clear else None)


def unchanged(request: HttpRequest) -> HttpResponseBase | None:
    """304 for whoever holds what is remembered of the answer, if nothing has been written since; else None."""
    end = _end_of_feed(request)
    return None if end is None else _unchanged(request, end)


def _unchanged(request: HttpRequest, end: End) -> HttpResponseBase | None:
    at, _, tag = _recalled(request).partition(" ")
    same = get_conditional_response(request, etag=tag) if at == _written(end) else None
    return None if same is None else _finish(same, tag)


def _finish(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    return response


def _end_of_feed(request: HttpRequest) -> End | None:
    arrival: Arrival | None = getattr(request, ARRIVED, None)
    return arriving.end_of_feed() if arrival is None else arrival.end


def _recalled(request: HttpRequest) -> str:
    """Where the feed ended when an answer was last told, and its tag; nothing where nobody remembers."""
    try:
        if not hasattr(request, RECALLED):
            look_ahead(request, clear=True)
        later: Later | None = getattr(request, RECALLED)
        return "" if later is None else (later.answer() or b"").decode()
    except (redis.RedisError, ValueError):
        return ""


def _remember(request: HttpRequest, end: End, tag: str) -> None:
    try:
        line().tell("SET", _place(request), f"{_written(end)} {tag}", "EX", SECONDS)
    except (redis.RedisError, ValueError):
        return


def _written(end: End) -> str:
    return f"{end[0]}.{end[1]}"


def _place(request: HttpRequest) -> str:
    asked = (request.get_host(), request.get_full_path(), str(request.user.pk))
    return "tag:" + hashlib.sha256("\n".join(asked).encode()).hexdigest()
