"""Tells what the program has kept in English once more in the reader’s language, by the form its words always have."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language, gettext, trans_real

from sources.pages import wording

CONTEXT = "stated"
"""Under which the catalogues keep the forms of what ``stated`` marks: sentences with a ``{blank}`` for each value."""
VERBATIM = frozenset(
    "name names voice outlet title words quote address error why place where".split()  # noqa: SIM905 (reads best so)
)
"""Blanks that hold what somebody is called or has written: told as they are."""
BLANK = re.compile(r"\{(\w+)\}")
QUOTED = re.compile(r"“\{(\w+)\}”")
TERMS = frozenset({"label", "get_stage_display"})
"""Blanks that hold a word of our closed lists even between “ and ”: a stage of a review."""
CHOICE = re.compile(r"“[^“”]+”( or “[^“”]+”)*")
NUMBER = re.compile(r"[+−-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?) ?%")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
DEEPEST = 5
"""Sentences within sentences; none of ours has more than four."""
KEPT = 8192
"""Sentences each process holds ready: those of some hundred pages."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a sentence: how it is known again, its longest words, and what it is in one language."""

    pattern: re.Pattern[str]
    anchor: str
    said: str
    verbatim: frozenset[str]


def retold(stored: str) -> str | None:
    """The words in the reader’s language; nothing where the catalogues have none for them."""
    language = get_language()
    return _kept(stored, language) if language and language != settings.LANGUAGE_CODE else None


def in_words(stored: str) -> str:
    """The words in the reader’s language, as they are kept where the catalogues have none: for running text."""
    return retold(stored) or stored


@lru_cache(maxsize=KEPT)
def _kept(stored: str, language: str) -> str | None:
    return _sentence(stored, _forms(language), 0)


@lru_cache(maxsize=8)
def _forms(language: str) -> list[Form]:
    """The forms a language has words for, those with the most words of their own first."""
    # Django’s own page of words for scripts reads the catalogue so; it has no public way.
    said = trans_real.translation(language)._catalog.items()  # type: ignore[attr-defined] # noqa: SLF001
    keys = ((str(key).partition("\x04"), words) for key, words in said if isinstance(key, str))
    found = [(form, words) for (context, parted, form), words in keys if parted and context == CONTEXT]
    found.sort(key=lambda each: (-len(BLANK.sub("", each[0])), each[0]))
    return [_form(form, words) for form, words in found]


def _form(form: str, said: str) -> Form:
    parts = BLANK.split(form)
    pattern = "".join(
        f"(?P<{part}>.*?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
    )
    blanks = frozenset(parts[1::2])
    quoted, called = QUOTED.findall(form), {name: name.rstrip("23456789") for name in blanks}
    verbatim = frozenset(
        name for name in blanks if called[name] in VERBATIM or (name in quoted and called[name] not in TERMS)
    )
    return Form(re.compile(pattern, re.DOTALL), max(parts[::2], key=len), said, verbatim)


def _sentence(stored: str, forms: Sequence[Form], depth: int) -> str | None:
    """A sentence of ours in other words; where it is a part that a sentence begins with, as it is put there."""
    for form in forms:
        if form.anchor in stored and (found := form.pattern.fullmatch(stored)):
            return _filled(form, found, forms, depth)
    told = gettext(stored) if stored else stored
    if told != stored:
        return told
    lowered = stored[:1].lower() + stored[1:]
    if depth and lowered != stored and (within := _sentence(lowered, forms, depth)) is not None:
        return within[:1].upper() + within[1:]
    return _in_parts(stored, forms, depth)


def _in_parts(stored: str, forms: Sequence[Form], depth: int) -> str | None:
    """Sentences that were put together, one after the other; nothing where one of them is not known."""
    if depth >= DEEPEST:
        return None
    for sign in (". ", ": ", "; ", ", "):
        told = [_sentence(part, forms, DEEPEST) for part in stored.split(sign)]
        if len(told) > 1 and all(told):
            return sign.join(map(str, told))
    return None


def _filled(form: Form, found: re.Match[str], forms: Sequence[Form], depth: int) -> str:
    values = {
        name: value if name in form.verbatim else _value(value, forms, depth + 1)
        for name, value in found.groupdict().items()
    }
    return BLANK.sub(lambda blank: values[blank[1]], form.said)


def _value(value: str, forms: Sequence[Form], depth: int) -> str:
    """What stands in a blank: figures as the language writes them, parts of sentences retold, else as it is."""
    if NUMBER.fullmatch(value):
        return wording.figures(value)
    if share := SHARE.fullmatch(value):
        return f"{wording.figures(share[1])} %"
    if DAY.fullmatch(value):
        return wording.day(date.fromisoformat(value))
    if CHOICE.fullmatch(value):
        return gettext(" or ").join(f"“{gettext(word.strip('“”'))}”" for word in value.split(" or "))
    told = _sentence(value, forms, depth) if depth < DEEPEST else None
    return value if told is None else told
