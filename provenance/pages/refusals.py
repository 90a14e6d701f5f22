"""Answers a question no page can answer with a page that says which part of it, and what to write instead."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from provenance.partners.errors import UNDER
from sources.errors import Refused

FORMS = ("/admin/", "/add/")
"""Where forms say themselves, beside the field, what is wrong with it, and keep what was typed."""


class Refusals:
    """Turns a refusal on a page into a 400 that names the field and the remedy; the API has a shape of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(UNDER):
            # No text in the database may hold a NUL, and asking it for one fails.
            if "\0" in request.path_info:
                raise Http404
            if "%00" in request.META.get("QUERY_STRING", ""):
                return _refuse(request, Refused("leave out the NUL character", field=_spoilt(request.GET)))
            if not request.path_info.startswith(FORMS) and (spoilt := _spoilt(request.POST, "")):
                return _refuse(request, Refused("leave out the NUL character", field=spoilt))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return _refuse(request, exception) if isinstance(exception, Refused) else None


def _spoilt(given: QueryDict, otherwise: str = "%00") -> str:
    """The parameter or field that holds the NUL; ``otherwise`` where none does, or the NUL stands in its very name."""
    spoilt = (name for name, values in given.lists() if any("\0" in str(value) for value in values))
    return next((name for name in spoilt if "\0" not in name), otherwise)


def _refuse(request: HttpRequest, refused: Refused) -> HttpResponse:
    said = {"field": refused.field, "remedy": refused.sentence.rstrip(".")}
    return render(request, "400.html", said, status=400)
