"""What went wrong, in one shape everywhere under /api/: type, code, detail and field."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypedDict

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from claims.actions.proposals import Declined, Judged
from provenance.partners.actions.receipts import Busy, Reused
from provenance.partners.rendering import encode
from provenance.partners.signing import Unsigned
from sources.errors import Refused, Stale, Taken, Unknown
from sources.keeping.reading import Lost
from sources.keeping.store import Away

UNDER = "/api/"


class ErrorTold(TypedDict):
    """The one shape of every error."""

    type: str
    code: str
    detail: str
    field: str | None


# What sort of fault each answer speaks of; anything else from 400 up is an invalid request.
TYPES = {
    401: "not_authenticated",
    403: "permission_denied",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    409: "conflict",
    410: "gone",
    412: "conflict",
    413: "too_large",
    415: "unsupported_media_type",
    428: "conflict",
    429: "throttled",
}
SENTENCES = {
    400: "This request cannot be read.",
    403: "This is not yours to do.",
    404: "There is nothing at this address.",
    405: "This address does not take this method.",
    413: "This is too large to take in one request.",
    500: "Something failed on our side. It has been noted; try again in a minute.",
    503: "The service is not ready: try again when Retry-After says, else in a minute.",
}
AGAIN = 1
"""Seconds after which a request that met its twin at work is sent again: most are answered long before."""
ANSWERS: tuple[tuple[type[Refused], int], ...] = (
    (Unsigned, 503), (Away, 503), (Lost, 503), (Unknown, 404), (Stale, 409), (Taken, 409), (Busy, 409),
    (Reused, 422), (Declined, 409), (Judged, 409), (Refused, 400),
)  # fmt: skip


class Fault(APIException):
    """A request that cannot be answered as it stands; ``field`` names the parameter or field to mend."""

    status_code = 400

    def __init__(self, detail: str, *, code: str, field: str = "") -> None:
        super().__init__(detail, code)
        self.field = field


def told(status: int, detail: str = "", *, code: str = "", field: str | None = None) -> ErrorTold:
    """The shape for one fault."""
    kind = TYPES.get(status, "server_error" if status >= 500 else "invalid_request")
    return {
        "type": kind,
        "code": code or kind,
        "detail": detail or SENTENCES.get(status) or f"{HTTPStatus(status).phrase}.",
        "field": field,
    }


def told_of(fault: APIException) -> ErrorTold:
    """The shape for one fault that was raised."""
    codes = fault.get_codes()
    code = codes if isinstance(codes, str) else ""
    return told(fault.status_code, str(fault.detail), code=code, field=getattr(fault, "field", "") or None)


def answer(fault: Exception, context: dict[str, Any]) -> Response | None:
    """Every fault a view raises, in the one shape; what nobody foresaw is left to the 500 below."""
    if isinstance(fault, Refused):
        status = next(number for kind, number in ANSWERS if isinstance(fault, kind))
        again = {"Retry-After": str(AGAIN)} if isinstance(fault, Busy) else {}
        shape = told(status, fault.sentence, code=fault.code, field=fault.field or None)
        return Response(shape, status=status, headers=again)
    response = exception_handler(fault, context)
    if response is None:
        return None
    status = response.status_code
    if isinstance(fault, ValidationError):
        field, first = _first(fault.detail)
        response.data = told(status, str(first), code=first.code or "invalid", field=field or None)
    elif isinstance(fault, APIException):
        response.data = told_of(fault)
    else:
        response.data = told(status)
    return response


def _first(detail: Any, path: str = "") -> tuple[str, ErrorDetail]:
    """The first of a form's faults, with the dotted path to its field."""
    if isinstance(detail, dict):
        name, inner = next(iter(detail.items()))
        own = "" if name == "non_field_errors" else str(name)
        return _first(inner, ".".join(part for part in (path, own) if part))
    if isinstance(detail, list):
        places = [place for place, each in enumerate(detail) if each]
        if len(detail) > 1 and isinstance(detail[places[0]], dict):
            path = f"{path}.{places[0]}" if path else str(places[0])
        return _first(detail[places[0]], path)
    return path, detail


class OneShape:
    """Puts what fails outside the API's own views (no such address, a broken request, a crash) into the shape too.

    And has no shared cache keep what is silent about caches: refusals depend on who asks as much as answers do.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.path.startswith(UNDER):
            return response
        if response.status_code >= 400 and not response.get("Content-Type", "").startswith(
            "application/json"
        ):
            response = self._shaped(request, response)
        response.setdefault("Cache-Control", "private, no-cache")  # else RFC 9111 lets it be kept for others
        patch_vary_headers(response, ("Authorization",))
        return response

    @staticmethod
    def _shaped(request: HttpRequest, failed: HttpResponseBase) -> HttpResponse:
        body = encode(told(failed.status_code)) if request.method != "HEAD" else b""
        response = HttpResponse(body, status=failed.status_code, content_type="application/json")
        if when := failed.get("Retry-After"):
            response["Retry-After"] = when
        return response
