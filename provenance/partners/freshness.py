"""Answers “nothing has changed since you asked” without working the answer out again, and never when it is untrue."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from provenance.partners import arriving
from provenance.partners.arriving import ARRIVED, Arrival, End
from provenance.partners.rendering import encode
from sources.pages.remembered import recall, remember

# An embargo ends without anything being written: so what we remember of an answer is forgotten after a minute.
SECONDS = 60


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
    asked_before = remembered and "If-None-Match" in request.headers
    end = _end_of_feed(request) if asked_before else None
    if end is not None:
        recalled = recall(_place(request))
        if recalled is not None and recalled[0] == end:
            unchanged = get_conditional_response(request, etag=recalled[1])
            if unchanged is not None:
                return _finish(unchanged, recalled[1])
    body = written(tell())
    tag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    if end is not None:
        remember(_place(request), (end, tag), seconds=SECONDS)
    response = HttpResponse(body, content_type=media)
    return _finish(get_conditional_response(request, etag=tag, response=response) or response, tag)


def _finish(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    return response


def _end_of_feed(request: HttpRequest) -> End | None:
    arrival: Arrival | None = getattr(request, ARRIVED, None)
    return arriving.end_of_feed() if arrival is None else arrival.end


def _place(request: HttpRequest) -> str:
    asked = (request.get_host(), request.get_full_path(), str(request.user.pk))
    return "tag:" + hashlib.sha256("\n".join(asked).encode()).hexdigest()
