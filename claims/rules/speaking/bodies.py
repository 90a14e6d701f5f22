"""Institutions an article names: ministries, embassies, armies, councils, each with the country it belongs to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.countries import country_of
from claims.rules.language.folding import fold
from claims.rules.language.forms import words as forms
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token

REACH = 60
"""Characters before and after a name in which its title or noun is looked for."""


@dataclass(frozen=True, slots=True)
class Body:
    """An institution an article names: its fullest form, its kind of noun and the country it belongs to."""

    name: str
    at: int
    noun: str
    kind: str
    affiliation: str


_OPENING = forms(
    "segun the el la los las in at on for by en por para desde entretanto meanwhile while as but"
)
"""Words that open a sentence before a body's name and so stand with a capital: "Según el Hospital Central"."""


def body_name(tokens: Sequence[Token], pack: Pack) -> str:
    """The institution named in an apposition such as "spokeswoman for the Council of Elders"."""
    for at, token in enumerate(tokens):
        if token.fold in {"for", "of", "del", "de", "at"} and at + 1 < len(tokens):
            words = [t.text for t in tokens[at + 1 :] if t.word]
            while words and fold(words[0]) in pack.determiners:
                words.pop(0)
            if words and words[0][0].isupper():
                return " ".join(words)
    return ""


def is_lower_body(text: str, start: int, run: str, pack: Pack, peoples: dict[str, str]) -> bool:
    """Whether a small-letter institution follows a country's name: "Russian embassy", "Venezuelan military"."""
    following = text[start + len(run) + 1 : start + len(run) + 25].split(" ")
    return any(fold(re.sub(r"\W", "", word)) in pack.institutions for word in following[:2]) and bool(
        country_in(run.rsplit(maxsplit=1)[-1], peoples)
    )


def read_body(text: str, start: int, run: str, pack: Pack, peoples: dict[str, str]) -> Body | None:
    """An institution with its country: "Russian embassy in Colombia", "Orvessan Ministry of Defence"."""
    name = run
    words = re.match(
        r"((?:\s[a-zà-ÿ]+){0,2}?)\s([a-zà-ÿ]+)((?:\s(?:in|of|to|en|de)\s[A-ZÀ-Ý][\w-]+)?)",
        text[start + len(run) : start + len(run) + REACH],
    )
    if not any(fold(word) in pack.institutions for word in run.split()):
        if not words or fold(words.group(2)) not in pack.institutions:
            return None
        name = run + words.group(1) + " " + words.group(2) + words.group(3)
    elif (
        place := re.match(r"\s(?:in|en)\s[A-ZÀ-Ý][\w-]+", text[start + len(run) : start + len(run) + REACH])
    ) and "embass" in fold(run):
        name = run + place.group()
    name = re.sub(r"^(?:The|El|La|Los|Las)\s", "", name)
    while len(name.split()) > 2 and fold(name.split()[0]) in _OPENING:
        name = name.split(maxsplit=1)[1]
    noun = next(fold(word) for word in name.split() if fold(word) in pack.institutions)
    if len(name.split()) < 2:
        return None
    country = next((c for word in name.split() if (c := country_in(word, peoples))), "")
    return Body(name, start, noun, pack.institutions[noun], country)


def country_in(word: str, peoples: dict[str, str]) -> str:
    """The folded country behind a word, by our table or by what the article itself shows."""
    return country_of(word) or peoples.get(fold(word), "")
