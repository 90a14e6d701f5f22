"""Places named in a sentence, from the words that point to them, wide before narrow."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.countries import CAPITALS, LABELS, NAMES, PEOPLES, country_of
from claims.rules.language.folding import fold
from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.whereabouts import is_spot

# Capitalised words that follow "in" or "at" and are no places.
_NOT_PLACES = words(
    "god monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december i english spanish french lunes martes christmas"
    " easter ramadan congress parliament covid twitter facebook instagram youtube tv mr mrs ms dr"
    " president general minister arabic urgent"
)
_JOINERS = words("de del la las los el al of the san santa")
_GOING = ("cruz", "lleg", "huy", "entr", "viaj", "huid", "regres", "camino", "frente")
_NOT_GOING = frozenset({"according", "thanks", "due", "belonging", "loyal", "close"})
MAX_NAME = 5
_OWNING = re.compile(r"['’´]s$")
_SIDES = words(
    "half side bank shore part end territory soil waters sector zone lado mitad orilla parte territorio"
)
_OF_A_PEOPLE = ("ish", "ese", "eno", "ano", "ana", "ian", "ean")
"""Endings by which a name before "side" or "bank" is that of a people from which that of the place is not to be had."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a sentence: its token indexes, how the text names it, and its folded names, wide to narrow."""

    first: int
    last: int
    label: str
    names: tuple[str, ...]


def find(tokens: Sequence[Token], pack: Pack, people: frozenset[str] = frozenset()) -> list[Place]:
    """The places that the words "in", "near", "town of", "border with" and the like point to, in order.

    ``people`` are folded names of persons and bodies in the article, which are never places.
    """
    found: list[Place] = []
    at = 0
    while at < len(tokens):
        place = _place_at(tokens, at, pack)
        if place is None:
            at += 1
        else:
            if not set(place.names) & people:
                found.append(place)
            at = place.last
    return found


def folded(places: Sequence[Place]) -> tuple[str, ...]:
    """All folded names, countries first and streets and buildings last, each once."""
    names = [name for place in places for name in place.names]
    return tuple(dict.fromkeys(sorted(names, key=lambda name: (name not in LABELS, is_spot(name)))))


def _place_at(tokens: Sequence[Token], at: int, pack: Pack) -> Place | None:
    cue = tokens[at].fold
    following = tokens[at + 1].fold if at + 2 < len(tokens) else ""
    of_kind = cue in pack.place_kinds and following in pack.of
    if of_kind or (cue in {"border", "frontier", "frontera"} and following in {"with", "con"}):
        place = _named(tokens, at + 2, pack, lead=at)
        return _with_country(tokens, place, max(0, at - 1) - 1, at) if place else None
    if _is_cue(tokens, at, pack):
        return _behind_cue(tokens, at, pack)
    return _before_kind(tokens, at, pack) if tokens[at].capital and pack.adjectives_first else None


_KINDS_BEHIND = words("district county province municipality borough prefecture parish")
"""What stands behind a place's own name: "Sorrel district recorded 44 cases"."""


def _before_kind(tokens: Sequence[Token], at: int, pack: Pack) -> Place | None:
    start = at + 1 if tokens[at].fold in pack.determiners else at
    last = _end_of_name(tokens, start, pack)
    kind = tokens[last] if start < last < len(tokens) else None
    if (
        kind is None
        or kind.capital
        or kind.fold not in _KINDS_BEHIND
        or _not_a_place(tokens, start, last, pack)
    ):
        return None
    label = _text(tokens, start, last)
    return Place(start, last, label, _names(label, fold(label)))


def _is_cue(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a word points to a place here: "in", "near", a Spanish "a" after going; not "according to"."""
    cue, before = tokens[at].fold, tokens[at - 1].fold if at else ""
    if cue == "to" and before in _NOT_GOING:
        return False
    moving = cue == "a" and before.startswith(_GOING)
    return (cue in pack.place_cues or moving) and not (tokens[at].capital and at > 0)


def _behind_cue(tokens: Sequence[Token], at: int, pack: Pack) -> Place | None:
    start = at + 1
    while start < len(tokens) and (
        tokens[start].fold in pack.determiners or _kind_or_people(tokens, start, pack)
    ):
        if tokens[start].fold in pack.of and start == at + 1:
            return None
        start += 1
    place = _named(tokens, start, pack, lead=start)
    if place is None or place.first - at > 7:
        return None
    return _with_country(tokens, place, at, start)


def _kind_or_people(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Words that may stand before a place's name: "the western Venezuelan state of", "the town of"."""
    word = tokens[at].fold
    if at + 1 >= len(tokens) or (tokens[at].capital and tokens[at + 1].capital and word in pack.place_kinds):
        return False  # "Port Edrin", "Lake Orve": part of the name
    if (
        word in pack.place_kinds
        or word in pack.of
        or word in {"neighbouring", "neighboring", "nearby", "vecina", "vecino"}
    ):
        return True
    if word in pack.directions and tokens[at + 1].capital and country_of(tokens[at + 1].text):
        return _is_people(tokens[at + 1].fold)
    people = tokens[at].capital and country_of(tokens[at].text)
    return bool(
        people
        and tokens[at + 1].word
        and (tokens[at + 1].fold in pack.place_kinds or tokens[at + 1].fold == "border")
    )


def _named(tokens: Sequence[Token], start: int, pack: Pack, lead: int) -> Place | None:
    """A capitalised name from ``start`` on, with a direction before it ("southern Venezuela")."""
    index = start
    while index < len(tokens) and tokens[index].fold in pack.determiners:
        index += 1
    direction = index
    if _spanish_direction(tokens, index, pack):
        index += 2
        while index < len(tokens) and tokens[index].fold in pack.determiners:
            index += 1
    while index < len(tokens) and tokens[index].fold in pack.directions and not tokens[index].capital:
        index += 1
    last = _end_of_name(tokens, index, pack)
    if last == index or _not_a_place(tokens, index, last, pack):
        return None
    extra = _letters_added(tokens, last)
    label, name = (_text(tokens, first, last).removesuffix(extra) for first in (direction, index))
    return Place(min(lead, direction), last, label, _names(name, fold(label)))


def _letters_added(tokens: Sequence[Token], last: int) -> str:
    """What a text writes onto the name of a place: the sign of the owner, or the "n" of "the Tolmaran side"."""
    text = tokens[last - 1].text
    owning = _OWNING.search(text)
    if owning:
        return owning.group()
    sided = last < len(tokens) and tokens[last].fold in _SIDES
    return "n" if sided and text.endswith("an") and text[-3:-2] not in _VOWELS else ""


_VOWELS = frozenset("aeiou")


def _names(name: str, narrow: str) -> tuple[str, ...]:
    """The folded names of a place: its country where it is one or stands for one, itself, its part."""
    plain = fold(name)
    wide: tuple[str, ...]
    if plain in NAMES or name.isupper():
        wide = (country_of(name) or plain,)
    elif plain in CAPITALS:
        wide = (CAPITALS[plain], plain)
    else:
        sides = [country_of(side) for side in name.split("-")]
        wide = (*sides, plain) if len(sides) > 1 and all(sides) else (plain,)
    return tuple(dict.fromkeys((*wide, narrow) if narrow != plain else wide))


def _spanish_direction(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """ "Sur de" before a name."""
    opens = not pack.adjectives_first and at + 1 < len(tokens) and tokens[at].fold in pack.directions
    return opens and tokens[at + 1].fold in {"de", "del"}


def _end_of_name(tokens: Sequence[Token], index: int, pack: Pack) -> int:
    last = index
    while last < len(tokens) and last - index < MAX_NAME:
        token = tokens[last]
        if (token.word and token.capital and token.fold not in _NOT_PLACES) or (
            last > index and token.fold in _JOINERS and last + 1 < len(tokens) and _joins(tokens, last)
        ):
            last += 1
        else:
            break
    return last


def _joins(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1]
    return (following.capital and following.word) or (
        following.fold in _JOINERS and at + 2 < len(tokens) and tokens[at + 2].capital
    )


def _not_a_place(tokens: Sequence[Token], first: int, last: int, pack: Pack) -> bool:
    """A person after "to" or "of", an institution, a people used as an adjective."""
    words = [token.fold for token in tokens[first:last]]
    unlike = pack.titles | pack.outlet_words | pack.months.keys() | pack.institutions.keys()
    if any(word in unlike for word in words):
        return True
    name = _text(tokens, first, last)
    if name.isupper() and len(name) > 1 and not country_of(name):
        return True
    if any(token.text.endswith(("'s", "’s", "´s")) for token in tokens[first : last - 1]):
        return True
    if "-" in tokens[last - 1].text and not all(
        part[:1].isupper() for part in tokens[last - 1].text.split("-")
    ):
        return True
    text = tokens[last - 1].text
    if text.endswith(("'s", "’s", "´s")) or (last < len(tokens) and tokens[last].text == "'s"):
        return not country_of(text)
    adjective = country_of(tokens[last - 1].text) and words[-1] not in LABELS and _is_people(words[-1])
    return bool(adjective) or _side_of_a_people(tokens, last)


def _side_of_a_people(tokens: Sequence[Token], last: int) -> bool:
    """ "The Tolmaran half of the bridge": the name says whose half it is, not where."""
    following = tokens[last].fold if last < len(tokens) else ""
    return following in _SIDES and tokens[last - 1].fold.endswith(_OF_A_PEOPLE)


def _is_people(word: str) -> bool:
    """Whether a folded word is the name of a country's people and not also a country."""
    return word in PEOPLES and word not in LABELS


def _with_country(tokens: Sequence[Token], place: Place, at: int, start: int) -> Place:
    """Add the country whose people stand before the name: "the Venezuelan town of Ureña"."""
    for token in tokens[at + 1 : start]:
        country = country_of(token.text) if token.capital else ""
        if country and country not in place.names:
            return Place(place.first, place.last, place.label, (country, *place.names))
    return place


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words as the text spells them, one blank between."""
    return " ".join(token.text for token in tokens[first:last])
