"""How two sentences say each other's contrary by other words than a "not": jailed and released, "not the rebels"."""

from collections.abc import Iterator
from itertools import chain

from claims.rules.bearings.denied import scopes
from claims.rules.bearings.sentence import Sentence
from claims.rules.language.forms import words

_PAIRS = """
@positive / @negative
=approved / =rejected
=approved / @refuse
=jailed / =released
=jailed / =acquitted
@judgment / =acquitted
=opened / =closed
=built / =destroyed
@climb / @decline
=arrested / @surrender
@accept / =rejected
@accept / @refuse
@legal / @illegal
=injured / unharm
=injured / unhurt
=injured / unscath
=injured / iles
=killed / @survivor
=killed / aliv
=killed / viv
=cancelled / =took place
=opened / =cancelled
absent / present
guilti / innoc
culpabl / inocent
afloat / =sank
intact / =destroyed
intact / =damaged
"""
PAIRS = tuple(tuple(row.split(" / ")) for row in filter(None, _PAIRS.splitlines()))
"""Keys (``bearings.keys``) of which one says the contrary of the other, of one and the same."""
CLOSING = 5
"""Words at most that "not" sets apart: "not the rebels", "y no la brigada municipal de Urz"."""


def contrary(one: Sentence, other: Sentence) -> str:
    """The words that say the contrary of each other; empty where a sentence has both, or denies anything."""
    for left, right in ((one, other), (other, one)):
        found = next(chain(_paired(left, right), _turned(left, right)), "")
        if found:
            return found
    return ""


def _paired(one: Sentence, other: Sentence) -> Iterator[str]:
    left, right = one.told - _denied(one), other.told - _denied(other)
    for a, b in (*PAIRS, *((b, a) for a, b in PAIRS)):
        if a in left and b in right and a not in right and b not in left:
            yield f"“{_word(one, a)}” and “{_word(other, b)}”"


def _turned(one: Sentence, other: Sentence) -> Iterator[str]:
    """ "Unsigned" beside "signed"."""
    for token, key in zip(one.tokens, one.keys, strict=True):
        if key in _denied(one):
            continue
        bare = token.fold.removeprefix("un") if key else token.fold
        if bare != token.fold and len(bare) > CLOSING and bare in other.line.folds:
            yield f"“{token.text}” and “{bare}”"


def _word(said: Sentence, key: str) -> str:
    return next(t.text for t, each in zip(said.tokens, said.keys, strict=True) if each == key)


def _denied(said: Sentence) -> frozenset[str]:
    return frozenset(said.keys[at] for each in scopes(said.line, said.pack) for at in each.places)


def set_apart(one: Sentence, other: Sentence) -> str:
    """Whom the one sets apart by "not" from those who did it, while the other says that it was they."""
    denied = _denied(other)
    for first, last in _apart(one):
        keys = {one.keys[at] for at in range(first, last) if one.keys[at]}
        names = {t.fold.removesuffix("s") for t in one.tokens[first:last]} & one.names
        if (keys & other.told or names & other.names) and not keys & denied:
            return " ".join(t.text for t in one.tokens[first:last])
    return ""


def _apart(said: Sentence) -> Iterator[tuple[int, int]]:
    """The places of the words that "not" sets apart between two commas: "X, not the rebels, did it"."""
    for at, token in enumerate(said.tokens):
        opens = at > 0 and (said.tokens[at - 1].text == "," or said.tokens[at - 1].fold in _AND)
        if not (opens and token.fold in _NOT):
            continue
        behind = range(at + 1, min(len(said.tokens), at + 2 + CLOSING))
        last = next((k for k in behind if said.tokens[k].text in ",;" or said.tokens[k].fold in _AS), 0)
        if last > at + 1 and not any(t.text[0].isdigit() for t in said.tokens[at + 1 : last]):
            yield at + 1, last


_AND, _NOT, _AS = words("and y e but pero sino"), words("not no"), words("as como")
