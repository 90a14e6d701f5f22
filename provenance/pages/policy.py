"""Tells browsers with every answer what it may load, in words that are put together once."""

from functools import cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

OWN = {"_csp_config", "_csp_update", "_csp_replace", "_csp_exempt"}
"""What stands on an answer that has a policy of its own."""


class Policy(CSPMiddleware):
    """django-csp's; it would put the same policy together anew for each answer."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Leave to it only what has a policy of its own."""
        if settings.DEBUG or hasattr(request, "_csp_nonce") or OWN & vars(response).keys():
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, _usual())
        return response


@cache
def _usual() -> str:
    return build_policy()
