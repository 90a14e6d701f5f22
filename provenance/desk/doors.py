"""What the doors of the desk do alike: who may come in, how a refusal is answered, where a decision leads."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from sources.actions.signature import Person
from sources.desk.person import person
from sources.errors import Refused, Stale

JUST_NOW = 6  # own decisions beside a queue

Typed = Mapping[str, str]
Answers = dict[str, str]
# Does what was decided; returns what to tell the person, and the row to go on at. Raises ``Refused``.
Decide = Callable[[Typed, Person], tuple[str, str]]


def newsroom_only(request: HttpRequest) -> None:
    """Readers from outside get no further."""
    if not request.user.is_staff:
        raise PermissionDenied


def may(request: HttpRequest, *rights: str) -> bool:
    """Whether whoever asks is of the newsroom and holds every one of these rights."""
    return request.user.is_staff and request.user.has_perms(rights)


def must(request: HttpRequest, *rights: str) -> None:
    """Those who may; nobody else gets as far as an action."""
    if not may(request, *rights):
        raise PermissionDenied


def answer(
    request: HttpRequest, template: str, shown: Mapping[str, Any], refused: Refused | None
) -> HttpResponse:
    """The page, which tells what was ``refused``: 409 where somebody else was faster, 400 otherwise."""
    code = 200 if refused is None else 409 if isinstance(refused, Stale) else 400
    return render(request, template, {**shown, "refused": refused}, status=code)


def queue_door(
    request: HttpRequest,
    answers: Answers,
    *,
    page: Callable[..., HttpResponse],
    decide: Decide,
    queue: str,
    right: str,
) -> HttpResponse:
    """A queue, or a decision taken there; what is refused is shown with all that was typed.

    Without a ``right`` deciding is the whole newsroom's.
    """
    if request.method != "POST":
        return page(request, answers)
    must(request, *([right] if right else []))
    typed = request.POST.dict()
    try:
        done, at = decide(typed, person(request))
    except Refused as refused:
        return page(request, answers, refused=refused, typed=typed)
    messages.success(request, done)
    return _onward(queue, answers, at=at)


def _onward(queue: str, answers: Answers, *, at: str) -> HttpResponse:
    """The same page of the queue, at the row ``at`` where there is one."""
    kept = {name: answer for name, answer in {**answers, "at": at[:20]}.items() if answer}
    return redirect(f"{reverse(queue)}?{urlencode(kept)}" if kept else reverse(queue))


def place(
    rows: Sequence[str], answers: Answers, field: str, typed: Typed | None, refused: Refused | None
) -> dict[str, Any]:
    """What a queue prints of where one stands: ``at`` is the open row, of those shown; ``field`` names it in a form.

    ``lost`` is a refusal of a row that is not shown, and so cannot be told beside it.
    """
    at = typed.get(field, "") if typed else answers["at"]
    return {
        "asked": answers,
        "at": at if at in rows else rows[0] if rows else "",
        "moved_on": bool(answers["at"]),
        "lost": refused is not None and at not in rows,
        "typed": typed or {},
    }
