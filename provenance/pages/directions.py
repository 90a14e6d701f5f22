"""Keeps signs in texts from outside from turning round the words of the page about them; programs get all of them."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from sources.rules.directions import contained

HOLDS = re.compile(rb"\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")  # such a sign in UTF-8
WORDS = re.compile(r"(<(textarea|script|style)\b.*?</\2\s*>|<[^>]*>)|[^<]+", re.DOTALL | re.IGNORECASE)


class Directions:
    """Has each run of words on a page turn nothing but itself; what stands in forms stays as it was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and _turns(response):
            page = response.content.decode(response.charset)
            response.content = WORDS.sub(_kept, page).encode(response.charset)
        return response


def _turns(response: HttpResponse) -> bool:
    """Whether it is a page with any such sign: most are not, and cost one look."""
    return (
        response.get("Content-Type", "").startswith("text/html")
        and HOLDS.search(response.content) is not None
    )


def _kept(found: re.Match[str]) -> str:
    return found[0] if found[1] else contained(found[0])
