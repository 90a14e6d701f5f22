"""Keeps signs in texts from outside from turning round the words of the page about them; programs get all of them."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from sources.rules.directions import SIGNS, contained

HOLDS = re.compile(rb"\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")  # such a sign in UTF-8
SPOKEN = re.compile(r'(\s(?:aria-label|aria-description|title|alt)=")([^"]*)')
"""What a tag holds to be spoken or shown beside the page: signs of direction have nothing to turn there."""
WORDS = re.compile(r"(<(textarea|script|style)\b.*?</\2\s*>|<[^>]*>)|[^<]+", re.DOTALL | re.IGNORECASE)


class Directions:
    """Has each run of words on a page turn nothing but itself; what stands in forms stays as it was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and _turns(response):
            page = response.content.decode(response.charset)
            response.content = WORDS.sub(kept, page).encode(response.charset)
        return response


def _turns(response: HttpResponse) -> bool:
    """Whether it is a page with any such sign: most are not, and cost one look."""
    return (
        response.get("Content-Type", "").startswith("text/html")
        and HOLDS.search(response.content) is not None
    )


def kept(found: re.Match[str]) -> str:
    """A run of words, or a tag, with such signs only where they turn what is seen, and nothing but itself."""
    if not found[1]:
        return contained(found[0])
    return found[0] if found[2] else SPOKEN.sub(lambda told: told[1] + SIGNS.sub("", told[2]), found[0])
