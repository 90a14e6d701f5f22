"""Answers a question no page can answer with a page that says which part of it, and what to write instead."""

import re
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

from provenance.partners.errors import UNDER
from sources.errors import Refused
from sources.keeping.reading import Lost
from sources.keeping.store import Away
from sources.pages.retelling import in_words

FORMS = ("/admin/", "/add/")
"""Where forms say themselves, beside the field, what is wrong with it, and keep what was typed."""

PARTING = re.compile(r"[ -~]{0,200}[!-~]")
"""What may part the parts of a form (RFC 2046, 5.1.1, as Django reads it)."""
SOON = 60  # seconds
READABLE = gettext_lazy("send the form in UTF-8, and where it comes in parts, say what parts them")


class Refusals:
    """Turns a refusal on a page into a 400 that names the field and the remedy; the API has a shape of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Before anybody asks for its fields: the page that tells of the fault would ask for them again, and fail too.
        if _unreadable(request):
            return _refuse(request, Refused(str(READABLE), field="Content-Type"))
        if not request.path_info.startswith(UNDER):
            # No text in the database may hold a NUL, and asking it for one fails.
            if "\0" in request.path_info:
                raise Http404
            if "%00" in request.META.get("QUERY_STRING", ""):
                return _refuse(
                    request, Refused(gettext("leave out the NUL character"), field=_spoilt(request.GET))
                )
            if not request.path_info.startswith(FORMS) and (spoilt := _spoilt(request.POST, "")):
                return _refuse(request, Refused(gettext("leave out the NUL character"), field=spoilt))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return _refuse(request, exception) if isinstance(exception, Refused) else None


def _unreadable(request: HttpRequest) -> bool:
    """Whether what was sent says of itself that it is a form in another encoding, or in parts that nothing parts."""
    if request.content_type == "application/x-www-form-urlencoded":
        return (request.encoding or "utf-8").lower() != "utf-8"
    parted = request.content_type == "multipart/form-data"
    return parted and not PARTING.fullmatch((request.content_params or {}).get("boundary", ""))


def _spoilt(given: QueryDict, otherwise: str = "%00") -> str:
    """The parameter or field that holds the NUL; ``otherwise`` where none does, or the NUL stands in its very name."""
    spoilt = (name for name, values in given.lists() if any("\0" in str(value) for value in values))
    return next((name for name in spoilt if "\0" not in name), otherwise)


def _refuse(request: HttpRequest, refused: Refused) -> HttpResponse:
    if isinstance(refused, (Away, Lost)):
        answer = render(request, "away.html", {"remedy": in_words(refused.sentence)}, status=503)
        answer["Retry-After"] = str(SOON)
        return answer
    said = {"field": refused.field, "remedy": in_words(refused.sentence).rstrip(".")}
    return render(request, "400.html", said, status=400)
