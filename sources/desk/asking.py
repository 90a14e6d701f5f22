"""Asking why before something is done to the rows a person has picked from a list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import helpers
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sources.errors import Refused

# What is done to one row: the row, the version the person saw, and what they typed; None if there was nothing to do.
Deed = Callable[[HttpRequest, Any, int, dict[str, Any]], object]
MOST = 100  # rows in one go: more than a person has looked at


class WhyForm(forms.Form):
    """The reason for what is about to be done."""

    why = forms.CharField(
        label="Why", widget=forms.Textarea(attrs={"rows": 3, "cols": 80}), help_text="Kept in the history."
    )


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked on the page between picking rows and doing something to them."""

    title: str
    deed: Deed
    form: Callable[[Sequence[Model], Any], forms.Form]
    done: str = "done"


def why(rows: Sequence[Model], posted: Any) -> forms.Form:
    """Asks for the reason alone."""
    return WhyForm(posted)


def ask(desk: Any, request: HttpRequest, picked: "QuerySet[Any]", question: Question) -> HttpResponse | None:
    """Ask, then do it to each row in a transaction of its own; what is refused is told, row by row.

    The versions travel with the page: a row that somebody else has changed meanwhile is left alone.
    """
    rows = list(picked[: MOST + 1])
    if len(rows) > MOST:
        desk.message_user(request, f"Pick {MOST} rows at most.", messages.ERROR)
        return None
    form = question.form(rows, request.POST if "asked" in request.POST else None)
    if form.is_valid():
        _do(desk, request, rows, question, form.cleaned_data)
        return None
    given = {row.pk: request.POST.get(f"seen-{row.pk}", row.version) for row in rows}
    context = {
        **desk.admin_site.each_context(request),
        "title": question.title,
        "opts": desk.opts,
        "form": form,
        "rows": [(row, given[row.pk]) for row in rows],
        "action": request.POST.get("action", ""),
        "checkbox": helpers.ACTION_CHECKBOX_NAME,
        "media": desk.media + form.media,
    }
    return render(request, "desk/ask.html", context)


def seen_of(request: HttpRequest, row: Any) -> int:
    """The version of a picked row that travelled with the page; one nobody can have seen where it was lost."""
    given = request.POST.get(f"seen-{row.pk}", "")
    return int(given) if given.isdecimal() and len(given) < 10 else 0


def _do(
    desk: Any,
    request: HttpRequest,
    rows: list[Any],
    question: Question,
    typed: dict[str, Any],
) -> None:
    done = 0
    for row in rows:
        try:
            done += question.deed(request, row, seen_of(request, row), typed) is not None
        except Refused as refused:
            desk.message_user(request, f"“{row}”: {refused.sentence}.", messages.ERROR)
    if done:
        desk.message_user(request, f"{done} {question.done}.", messages.SUCCESS)
