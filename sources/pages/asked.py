"""Reads what an address asks for after its question mark, and refuses what it cannot mean."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext

from sources.errors import Refused

LONGEST = 500  # characters; longer than any sentence somebody looks up


class Misasked(Refused):
    """A question no page can answer; the sentence says what to write instead."""

    code = "misasked"

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence, field=field)


def asked(request: HttpRequest, *known: str) -> dict[str, str]:
    """The address's parameters, every known one present and trimmed; anything else is refused by name."""
    for name in request.GET:
        if name not in known:
            raise Misasked(
                name[:60],
                gettext("this page knows %(listed)s; leave the rest out") % {"listed": _listed(known)},
            )
    return {name: _one(name, request.GET.getlist(name)) for name in known}


def choice(answers: dict[str, str], field: str, allowed: tuple[str, ...]) -> str:
    """The answer to ``field``, which must be one of ``allowed`` or missing."""
    answer = answers[field]
    if answer and answer not in allowed:
        raise Misasked(field, gettext("write %(listed)s, or leave it out") % {"listed": _listed(allowed)})
    return answer


def place(answers: dict[str, str], field: str, otherwise: str) -> int:
    """How far into a list the answer to ``field`` leads, 0 where it is missing; what is no such number is refused."""
    written = answers[field]
    if written and not (written.isascii() and written.isdigit() and len(written) < 7):
        raise Misasked(field, otherwise)
    return int(written or 0)


def day(answers: Mapping[str, str], field: str) -> date | None:
    """The day in the answer to ``field``, None where it is missing; what is no day is refused."""
    try:
        return date.fromisoformat(answers[field]) if answers[field] else None
    except ValueError:
        raise Misasked(field, gettext("write a day as 2026-03-01, or leave it out")) from None


def _one(name: str, answers: list[str]) -> str:
    if len(answers) > 1:
        raise Misasked(name, gettext("write it once"))
    answer = answers[0].strip() if answers else ""
    if len(answer) > LONGEST:
        raise Misasked(
            name,
            gettext("shorten it to %(LONGEST)s characters; one sentence is enough") % {"LONGEST": LONGEST},
        )
    if not answer.isprintable() and any(ord(letter) < 32 and letter not in "\t\r\n" for letter in answer):
        raise Misasked(name, gettext("leave out the control characters"))
    return answer


def _listed(words: tuple[str, ...]) -> str:
    if len(words) < 2:
        return words[0] if words else gettext("no parameters")
    return gettext("%(most)s or %(last)s") % {"most": ", ".join(words[:-1]), "last": words[-1]}
