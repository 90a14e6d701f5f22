"""Whether one sentence says that something is so of which another says that it is not, told by their own words.

"Soldiers did not open fire" shares nearly every word with "Soldiers opened fire", and says the contrary. It does so if
the one tells the very thing that the other denies: who, does what, to whom. Where that is not sure, nothing is said.
"""

from collections import Counter
from dataclasses import dataclass

from claims.rules.bearings.denied import Scope, Way, may_deny, none_words, scopes
from claims.rules.bearings.keys import keys_of
from claims.rules.bearings.lines import Line, line
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.general import lemma
from sources.rules.stated import stated

LEAST = 2
"""Telling words that must meet for two sentences to be of one thing."""
IMPLIED = {
    "=hospitalised": ("=injured",), "@bone": ("=injured",), "=jailed": ("@judgment",), "@clinic": ("=injured",),
}  # fmt: skip
"""What is so as well where a thing is told: whoever was taken to hospital was hurt."""


@dataclass(frozen=True, slots=True)
class Opposed:
    """What the one denies and the other tells, in the denying one's words, and the word it is denied by."""

    denied: str
    negation: str

    @property
    def detail(self) -> str:
        """The same in a sentence."""
        return stated(
            f"One says that it is not so (“{self.negation}”: “{self.denied}”), the other that it is"
        )


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence by its telling words, ``keys`` for each token; ``denied`` are those denied in it, ``scopes`` where."""

    line: Line
    keys: tuple[str, ...]
    scopes: tuple[Scope, ...]
    denied: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        told = frozenset(filter(None, self.keys))
        return told.union(*(IMPLIED.get(key, ()) for key in told))


def opposed(
    claim: str | Line, text: str | Line, pack: Pack, other_pack: Pack | None = None
) -> Opposed | None:
    """How two sentences say the contrary of each other; None where nothing tells that they do.

    ``pack`` is the language of both unless the text has another.
    """
    packs = pack, other_pack or pack
    one, other = _ready(claim, packs[0]), _ready(text, packs[1])
    if not (may_deny(one, packs[0]) or may_deny(other, packs[1])):
        return None
    left, right = _told(one, packs[0]), _told(other, packs[1])
    return _against(right, left, packs[1]) or _against(left, right, packs[0])


def _ready(given: str | Line, pack: Pack) -> Line:
    return given if isinstance(given, Line) else line(given, pack)


def _against(denier: _Told, teller: _Told, pack: Pack) -> Opposed | None:
    told = teller.all
    if len(denier.all & told) < LEAST:
        return None
    for scope in denier.scopes:
        needed = _needed(denier, scope, pack)
        within = {key for at in scope.places if (key := denier.keys[at])} & denier.denied
        if _figure_denied(denier, scope, teller, pack):
            continue
        if not needed or not needed <= within or not needed <= told or within & told & teller.denied:
            continue
        if 2 * len(within & told) >= len(within) and _one_subject(denier, scope, told):
            return Opposed(_words(denier, needed), denier.line.tokens[scope.at].text)
    return None


def _figure_denied(denier: _Told, scope: Scope, teller: _Told, pack: Pack) -> bool:
    """Whether what is denied is a figure that the other does not give: "it is not true that 50 were killed"."""
    held = {t.fold for at in scope.places if _numeral(t := denier.line.tokens[at], pack)}
    return bool(held) and not held & {token.fold for token in teller.line.tokens}


def _numeral(token: Token, pack: Pack) -> bool:
    return token.text[0].isdigit() or pack.numbers.get(token.fold, 0) > 1


def _needed(denier: _Told, scope: Scope, pack: Pack) -> frozenset[str]:
    """The words the other must tell: the deed and what it is done to, or the noun and what is said of it."""
    telling = [at for at in scope.places if denier.keys[at]]
    if scope.way is Way.NOUN:
        verb = next((at for at in telling[1:] if _verb(denier, at, pack)), None)
        chosen = telling[:1] + ([verb] if verb is not None else telling[1:2])
        return frozenset(denier.keys[at] for at in chosen) if len(chosen) == LEAST else frozenset()
    found = telling[:1]
    if len(telling) > 1:
        between = denier.line.tokens[telling[0] : telling[1]]
        found += [] if any(token.fold in pack.prepositions for token in between) else telling[1:2]
    return frozenset(denier.keys[at] for at in found)


def _verb(told: _Told, at: int, pack: Pack) -> bool:
    token = told.line.tokens[at]
    return told.keys[at].startswith("=") or (not token.capital and bool(lemma(token.fold, pack)))


def _one_subject(denier: _Told, scope: Scope, told: frozenset[str]) -> bool:
    """Whether the other names any of those of whom it is denied; where the negation opens the sentence, anybody may."""
    if scope.way is Way.NOUN:
        return True
    before = {key for key in denier.keys[: scope.at] if key}
    return not before or bool(before & told)


def _words(one: _Told, needed: frozenset[str]) -> str:
    """The needed words, those with them that tell something only together: "open fire"."""
    kept = list[int]()
    for at, key in enumerate(one.keys):
        if key in needed or (not key and one.line.stems[at] and kept[-1:] == [at - 1]):
            kept.append(at)
    return " ".join(one.line.tokens[at].text for at in kept)


def _told(read: Line, pack: Pack) -> _Told:
    keys = keys_of(read, pack)
    # A "not" that is part of what is told ("left without a home") denies nothing.
    said = none_words(pack)
    found = tuple(e for e in scopes(read, pack) if not (keys[e.at] and read.tokens[e.at].fold in said))
    times = Counter(at for each in found for at in each.places)
    denied = frozenset(key for at, key in enumerate(keys) if key and times[at] % 2)
    return _Told(read, keys, found, denied)
