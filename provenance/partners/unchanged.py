"""Tells a program at the door that it holds the answer already, before the view is asked that would have to tell it.

Who asks, what they may spend and what their key opens has been looked at by then (see ``signing_in``); what is
remembered of an answer was told to the same reader under the same address. So only what the address does not say is
looked at here: the method, and that JSON is wanted.
"""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from provenance.partners import freshness
from provenance.partners.arriving import ARRIVED

SETTLED = "settled_at_the_door"
"""How a view says whether its answers are all remembered, and differ by nothing but the address and these."""
JSON = ("*/*", "application/json")


def may_be(request: HttpRequest, view: Any) -> bool:
    """Whether it could be told at the door at all: to a key, of which is known how far the feed had come."""
    return (
        request.method == "GET"
        and freshness.asks_again(request)
        and is_settled(view)
        and request.META.get("HTTP_ACCEPT", "*/*") in JSON
        and hasattr(request, ARRIVED)
    )


def is_settled(view: Any) -> bool:
    """Whether all that a view answers is remembered: its kind says so of what it answers."""
    settled = getattr(getattr(view, "cls", None), SETTLED, None)
    return settled is not None and settled(view.initkwargs.get("resource", view.cls.resource))


def told(request: HttpRequest, view: Any) -> HttpResponseBase | None:
    """304 with the headers of the view, if nothing has changed as far as anybody remembers; else None."""
    answer = freshness.unchanged(request)
    if answer is not None:
        asked = view.cls(**view.initkwargs)
        asked.setup(request)
        for name, value in asked.default_response_headers.items():
            answer.headers.setdefault(name, value)
    return answer
