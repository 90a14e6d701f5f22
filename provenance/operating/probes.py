"""Lets machines ask for signs of life and figures by number: a probe knows the address of a process, not our name."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

ASKED_BY_MACHINES = ("/healthz", "/readyz", "/metrics")


class Probes:
    """Takes a probe's request as one for the first name we are known by; its answer leads nowhere by a name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info in ASKED_BY_MACHINES and settings.ALLOWED_HOSTS:
            request.META.pop("HTTP_X_FORWARDED_HOST", None)
            request.META["HTTP_HOST"] = settings.ALLOWED_HOSTS[0].lstrip(".")
        return self.get_response(request)
