"""Tells programs, long before it happens, that something they ask will not be answered any more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

NOTICE = timedelta(days=365)
"""The least time between the day something is called deprecated and the day it goes."""
ATTRIBUTE = "retiring"
"""Of a request, what of it goes; of a view, what of it goes by method."""


@dataclass(frozen=True, slots=True)
class Retiring:
    """Since when something is deprecated, when it goes (both in UTC), and where one reads what to ask instead."""

    since: datetime
    gone: datetime
    instead: str

    def __post_init__(self) -> None:
        if self.gone - self.since < NOTICE:
            raise ValueError(f"gone is {self.gone:%Y-%m-%d}: give {NOTICE.days} days of notice at least")


Retired = Mapping[str, Retiring]


def remember(request: HttpRequest, view: Any) -> None:
    """Put on a request what of the view it asks is to go."""
    kinds: Retired = getattr(getattr(view, "cls", None), ATTRIBUTE, {})
    method = "GET" if request.method == "HEAD" else str(request.method)
    setattr(request, ATTRIBUTE, kinds.get(method))


def tell(request: HttpRequest, response: HttpResponseBase) -> None:
    """Put on an answer since when it is deprecated (RFC 9745), when it goes (RFC 8594), and where one reads of it."""
    going = getattr(request, ATTRIBUTE, None)
    if isinstance(going, Retiring):
        response["Deprecation"] = f"@{int(going.since.timestamp())}"
        response["Sunset"] = format_datetime(going.gone, usegmt=True)
        response["Link"] = f'<{going.instead}>; rel="deprecation"; type="text/html"'
