"""Chooses the language a reader’s page speaks; programs, files and the desk of Django are answered in English.

Whoever is signed in is spoken to as they have chosen; else a cookie of ours says it, else what the browser asks for
(``Accept-Language``), else English. Addresses are the same in every language, and each answer says what it depends on
(``Vary``), so that no cache hands one reader’s language to another.

The API, exports, the history and what is stored (reasons, ledgers, what people wrote) stay as they are, in English or
in the words of whoever wrote them. What is told at the time of showing is told in the reader’s language. A stored
sentence of a machine is told again in the reader’s language where the catalogues know its words
(``sources/pages/retelling.py``); where they do not, it is shown as it is, marked as English for whoever listens to it.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

ENGLISH = ("/api/", "/admin/", "/audit.csv", "/healthz", "/readyz", "/metrics", "/static/")
"""Beneath these everything is for programs, or is Django’s own desk, which would be half in one language."""
FILES = (".gz", ".opml", ".zip", ".atom")
"""Addresses that end so are files to keep: the same bytes for everybody."""


class Languages:
    """Has each page speak its reader’s language, and puts back what was spoken before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if in_english(request.path_info):
            with translation.override(settings.LANGUAGE_CODE):
                return self.get_response(request)
        language = chosen(request)
        with translation.override(language):
            response = self.get_response(request)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        response.headers.setdefault("Content-Language", language)
        return response


def in_english(path: str) -> bool:
    """Whether an address answers programs, which are told everything in one language."""
    return path.startswith(ENGLISH) or path.endswith(FILES)


def chosen(request: HttpRequest) -> str:
    """The language of a reader: kept on the person, else the cookie, else the browser’s wish, else English."""
    person = request.user
    kept = person.language if person.is_authenticated else ""
    return kept if kept in dict(settings.LANGUAGES) else translation.get_language_from_request(request)
