"""Times every answer by the route it came from: no address, person or text is kept with it."""

import time
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from prometheus_client import Counter, Histogram

from provenance.operating import tracing

NO_ROUTE = "none"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
"""A stranger may make up methods; each would be a series of its own."""
TOO_OFTEN = 429

LATENCY = Histogram(
    "provenance_request_seconds",
    "From a request to the beginning of its answer, by route and by the class of the answer",
    ["route", "method", "answered"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0),
)
LIMITED = Counter(
    "provenance_limited_requests",
    "Requests refused because somebody had asked too often, by route",
    ["route"],
)


class Timing:
    """Stands before all else, so that what the others take is counted in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        with tracing.span("request") as span:
            response = self.get_response(request)
            route = route_of(request)
            method = request.method if request.method in METHODS else "other"
            span.tell(route, str(method), response.status_code)
        observe(route, str(method), response.status_code, time.perf_counter() - began)
        if response.status_code == TOO_OFTEN:
            LIMITED.labels(route).inc()
        return response


def observe(route: str, method: str, number: int, seconds: float) -> None:
    """Note how long an answer of this number took."""
    LATENCY.labels(route, method, f"{number // 100}xx").observe(seconds)


def route_of(request: HttpRequest) -> str:
    """The name of the route that answered; addresses that lead nowhere are all one."""
    match = request.resolver_match
    return (match.view_name or NO_ROUTE) if match else NO_ROUTE
