"""Doing one thing to many rows of a queue: which were ticked, and each in a transaction of its own."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy

from sources.errors import Refused
from sources.pages.retelling import in_words

MOST = 50  # rows in one go: more than a person has looked at
SAY_WHY = gettext_lazy("Say why, in a few words: whoever looks at this later will ask")

Row = TypeVar("Row")


def ticked(request: HttpRequest) -> list[str]:
    """The ids of the ticked rows; none, and the person is told, where too few or too many are ticked."""
    picked = request.POST.getlist("pick")[: MOST + 1]
    if picked and len(picked) <= MOST:
        return picked
    messages.error(
        request, gettext("Nothing was saved: tick between 1 and %(MOST)s rows first") % {"MOST": MOST}
    )
    return []


def each_alone(request: HttpRequest, rows: Iterable[Row], do: Callable[[Row], object], done: str) -> None:
    """Do it to one row after the other; what is refused is told and leaves the others alone."""
    number = 0
    for row in rows:
        try:
            do(row)
            number += 1
        except Refused as refused:
            messages.error(
                request,
                gettext("Not saved, “%(row)s”: %(sentence)s")
                % {"row": row, "sentence": in_words(refused.sentence)},
            )
    if number:
        messages.success(request, f"{number} {done[:1].lower()}{done[1:]}")
