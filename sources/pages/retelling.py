"""Tells what the program has kept in English once more in the reader’s language, by the form its words always have."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language, gettext, trans_real

from sources.pages import refigured

CONTEXT = "stated"
"""Under which the catalogues keep the forms of what ``stated`` marks: sentences with a ``{blank}`` for each value."""
VERBATIM = frozenset(
    "name names voice outlet title quote address error place claim source agency speaker words who act".split()  # noqa: SIM905 (reads best so)
)
"""Blanks that hold what somebody is called or has written: told as they are."""
TERMS = frozenset({"label", "get_stage_display", "stance", "kind", "unit"})
"""Blanks that hold a word of our closed lists, a line of a ledger, or a name, which is told as it is."""
OURS = TERMS | {"sentence"}
"""Blanks that hold words of ours even between “ and ”."""
JOINED = frozenset({"both", "both_places", "dates", "figures", "gone", "told", "behind", "said"})
"""Blanks that may hold two things in one breath; everywhere else an “and” may be part of a name."""
BREATHS = ("{one} and {other}", "{one} against {other}", "{figures} and {once} more")
BLANK = re.compile(r"\{(\w+)\}")
QUOTED = re.compile(r"“\{(\w+)\}”")
SHAPES = {
    **dict.fromkeys(("count", "grouped", "low", "high"), r"[\d,.]+"),
    **dict.fromkeys(("number", "figure"), r"\S+(?: million| billion)?"),
    "range": r"(?:.*\d.*|no figure.*)",
}
"""What a blank for a figure holds: nothing else is taken for one."""
QUOTE = re.compile(r"“[^“”]*”")
PAIR = re.compile(r"(“[^“”]*”) and (“[^“”]*”\.?)")
CHOICE = re.compile(r"“[^“”]+”( or “[^“”]+”)*")
WHOLE = 5
"""Signs of its own, blanks and spaces left out, by which a form is known where it stands alone; shorter ones are only
looked for inside other sentences, where somebody’s own words could not be taken for them."""
DEEPEST = 5
"""Sentences within sentences; none of ours has more than four."""
KEPT = 8192
"""Sentences each process holds ready: those of some hundred pages."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a sentence: how it is known again, its longest words, and what it is in one language.

    ``alone`` says whether it is known where it stands alone: worked out once, it is asked of every form for every
    sentence.
    """

    form: str
    pattern: re.Pattern[str]
    anchor: str
    said: str
    verbatim: frozenset[str]
    alone: bool


def retold(stored: str) -> str | None:
    """The words in the reader’s language; nothing where the catalogues have none for them."""
    language = get_language()
    return _kept(stored, language) if language and language != settings.LANGUAGE_CODE else None


def in_words(stored: str) -> str:
    """The words in the reader’s language, as they are kept where the catalogues have none: for running text."""
    return retold(stored) or stored


@lru_cache(maxsize=KEPT)
def _kept(stored: str, language: str) -> str | None:
    return _alone(stored, forms_of(language), 0)


@lru_cache(maxsize=8)
def forms_of(language: str) -> list[Form]:
    """The forms a language has words for, those with the most words of their own first."""
    # Django’s own page of words for scripts reads the catalogue so; it has no public way.
    said = trans_real.translation(language)._catalog.items()  # type: ignore[attr-defined] # noqa: SLF001
    keys = ((str(key).partition("\x04"), words) for key, words in said if isinstance(key, str))
    found = [(form, words) for (context, parted, form), words in keys if parted and context == CONTEXT]
    found.sort(key=_stricter)
    return [_form(form, words) for form, words in found]


def _stricter(one: tuple[str, str]) -> tuple[int, int, str]:
    """Longer forms first, and of two as long the one whose blanks hold less."""
    form = one[0]
    return -len(BLANK.sub("", form)), -sum(called(blank) in SHAPES for blank in BLANK.findall(form)), form


def _form(form: str, said: str) -> Form:
    parts = BLANK.split(form)
    pattern = "".join(
        f"(?P<{part}>{SHAPES.get(called(part), '.*?')})" if place % 2 else re.escape(part)
        for place, part in enumerate(parts)
    )
    quoted = {name for name in QUOTED.findall(form) if called(name) not in OURS}
    verbatim = frozenset(name for name in parts[1::2] if name in quoted or called(name) in VERBATIM)
    found = re.compile(pattern, re.DOTALL)
    return Form(form, found, max(parts[::2], key=len), said, verbatim, _known_alone(form))


def _known_alone(form: str) -> bool:
    """Whether a form is known where it stands alone: by its words, or as it has no blanks."""
    words = BLANK.sub("", form)
    if form in BREATHS:
        return False
    return words == form or "→" in words or len("".join(words.split())) >= WHOLE


def called(blank: str) -> str:
    """What a blank is called, without the number that tells it from another of its name."""
    return blank.rstrip("23456789")


def _alone(stored: str, forms: Sequence[Form], depth: int) -> str | None:
    """A sentence that stands by itself, or several that were put together."""
    told = _in_parts(stored, forms, depth, ("; ", ". "))
    if told is None:
        told = _formed(stored, [form for form in forms if form.alone], depth, forms)
    if (
        told is None
        and (told := _in_parts(stored, forms, depth, (": ", ", "))) is None
        and stored.endswith(".")
    ):
        # Some words are kept as a part of a sentence here and as one of their own there.
        bare = _formed(stored[:-1], [form for form in forms if form.alone], depth, forms)
        told = f"{bare}." if bare is not None else None
    return told


def _formed(stored: str, tried: Sequence[Form], depth: int, forms: Sequence[Form]) -> str | None:
    for form in tried:
        if form.anchor in stored and (found := form.pattern.fullmatch(stored)):
            return _filled(form, found.groupdict(), forms, depth + 1)
    told = gettext(stored) if stored else stored
    return told if told != stored else None


def _filled(form: Form, values: Mapping[str, str], forms: Sequence[Form], depth: int) -> str:
    told = {name: _value(name, value, form, forms, depth) for name, value in values.items()}
    return BLANK.sub(lambda blank: told[blank[1]], form.said)


def _in_parts(stored: str, forms: Sequence[Form], depth: int, signs: Sequence[str]) -> str | None:
    """Sentences that were put together, one after the other; nothing where one of them is not known."""
    if depth >= DEEPEST:
        return None
    alone = [form for form in forms if form.alone]
    for sign in signs:
        at = stored.find(sign)
        while at > 0:
            # A full stop belongs to the sentence before it.
            cut = at + len(sign) - 1 if sign == ". " else at
            first, rest = stored[:cut], stored[at + len(sign) :]
            told = first if QUOTE.fullmatch(first) else _formed(first, alone, depth + 1, forms)
            if told is not None and (then := _rest(rest, forms, depth + 1)) is not None:
                return f"{told}{stored[cut : at + len(sign)]}{then}"
            at = stored.find(sign, at + 1)
    return None


def _rest(stored: str, forms: Sequence[Form], depth: int) -> str | None:
    if pair := PAIR.fullmatch(stored):
        return gettext("%(most)s and %(last)s") % {"most": pair[1], "last": pair[2]}
    return stored if QUOTE.fullmatch(stored) else _alone(stored, forms, depth)


def _value(name: str, value: str, form: Form, forms: Sequence[Form], depth: int) -> str:
    """What stands in a blank: somebody’s words as they are, figures and days as one writes them, parts retold."""
    if name in form.verbatim or not value:
        return value
    if (written := refigured.written(value)) is not None:
        return written
    if CHOICE.fullmatch(value):
        return gettext(" or ").join(f"“{gettext(word.strip('“”'))}”" for word in value.split(" or "))
    if depth >= DEEPEST:
        return value
    if called(name) in TERMS:
        return _alone(value, forms, depth) or value
    return _within(name, value, forms, depth) or value


def _within(name: str, value: str, forms: Sequence[Form], depth: int) -> str | None:
    """A part of a sentence, which one may begin with: then it has a capital in every language."""
    tried = [form for form in forms if form.form not in BREATHS]
    if called(name) in JOINED:
        tried = [*(form for form in forms if form.form in BREATHS), *tried]
    lowered = value[:1].lower() + value[1:]
    told = _part(value, tried, forms, depth)
    if told is None and lowered != value and (told := _part(lowered, tried, forms, depth)) is not None:
        return told[:1].upper() + told[1:]
    return told


def _part(value: str, tried: Sequence[Form], forms: Sequence[Form], depth: int) -> str | None:
    told = _formed(value, tried, depth, forms)
    return told or _alone(value, forms, depth) or _measured(value, tried, forms, depth)


def _measured(value: str, tried: Sequence[Form], forms: Sequence[Form], depth: int) -> str | None:
    """A figure with its unit: “at least 12 trucks”."""
    figure, parted, unit = value.rpartition(" ")
    if not parted or not unit.isalpha():
        return None
    told = refigured.written(figure) or _formed(figure, tried, depth, forms)
    return f"{told} {_formed(unit, tried, depth, forms) or unit}" if told is not None else None
