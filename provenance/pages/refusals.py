"""Answers a question no page can answer with a page that says which part of it, and what to write instead."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sources.errors import Refused


class Refusals:
    """Turns a refusal on a page into a 400 that names the field and the remedy; the API has a shape of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        said = {"field": exception.field, "remedy": exception.sentence}
        return render(request, "400.html", said, status=400)
