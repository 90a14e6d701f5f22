"""Whether one sentence says that something is so of which another says that it is not, told by their own words.

"Soldiers did not open fire" shares nearly every word with "Soldiers opened fire", and says the contrary. It does so if
the one tells the very thing that the other denies: who, does what, to whom. Where that is not sure, nothing is said.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from claims.rules.bearings.denied import HAVING, Scope, Way, may_deny, none_words, scopes
from claims.rules.bearings.lines import Line, line
from claims.rules.language import PACKS
from claims.rules.language.forms import words
from claims.rules.language.occurrences import VERBS
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.general import lemma
from claims.rules.text.stems import stem

LEAST = 2
"""Telling words that must meet for two sentences to be of one thing."""
_FORMS = re.compile(
    r"(?:aron|ieron|ados?|adas?|idos?|idas?|ando|iendo|[aei]r|aba|aban|[ií]an?|ar[oa]n|ier[oa]n|iera|ara)$"
)
_ROOT = 4
"""Letters that must be left of a Spanish verb for its forms to be taken for one."""
_ANY = words("any ever yet single alone alguno alguna algun aun todavia")
"""Words beside a negation that only make it whole."""


@dataclass(frozen=True, slots=True)
class Opposed:
    """What the one denies and the other tells, in the denying one's words, and the word it is denied by."""

    denied: str
    negation: str

    @property
    def detail(self) -> str:
        """The same in a sentence."""
        return f"One says that it is not so (“{self.negation}”: “{self.denied}”), the other that it is"


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence by its telling words, ``keys`` for each token; ``denied`` are those denied in it, ``scopes`` where."""

    line: Line
    keys: tuple[str, ...]
    scopes: tuple[Scope, ...]
    denied: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return frozenset(filter(None, self.keys))


def opposed(claim: str | Line, text: str | Line, pack: Pack) -> Opposed | None:
    """How two sentences of one language say the contrary of each other; None where nothing tells that they do."""
    one, other = _ready(claim, pack), _ready(text, pack)
    if not (may_deny(one, pack) or may_deny(other, pack)):
        return None
    left, right = _told(one, pack), _told(other, pack)
    return _against(right, left, pack) or _against(left, right, pack)


def _ready(given: str | Line, pack: Pack) -> Line:
    return given if isinstance(given, Line) else line(given, pack)


def _against(denier: _Told, teller: _Told, pack: Pack) -> Opposed | None:
    told = teller.all
    if len(denier.all & told) < LEAST:
        return None
    for scope in denier.scopes:
        needed = _needed(denier, scope, pack)
        within = {key for at in scope.places if (key := denier.keys[at])} & denier.denied
        if not needed or not needed <= within or not needed <= told or within & told & teller.denied:
            continue
        if 2 * len(within & told) >= len(within) and _one_subject(denier, scope, told):
            return Opposed(_words(denier, needed), denier.line.tokens[scope.at].text)
    return None


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
    return " ".join(t.text for t, key in zip(one.line.tokens, one.keys, strict=True) if key in needed)


def _told(read: Line, pack: Pack) -> _Told:
    keys = tuple(_key(read, at, pack) for at in range(len(read.tokens)))
    found = tuple(scopes(read, pack))
    times = Counter(at for each in found for at in each.places)
    denied = frozenset(key for at, key in enumerate(keys) if key and times[at] % 2)
    return _Told(read, keys, found, denied)


def _key(read: Line, at: int, pack: Pack) -> str:
    """What a word tells: what happened, in whichever verb, or its stem; nothing of figures and words of negation."""
    token = read.tokens[at]
    if not read.stems[at] or token.fold in _nothing(pack.code) or token.text[0].isdigit():
        return ""
    act = pack.acts.get(token.fold) if token.fold not in pack.cues else None
    known = VERBS.get(pack.code, {}).get(token.fold)
    if act or known:
        return f"={(act or known or ('',))[0]}"
    return _root(token, pack)


@cache
def _nothing(language: str) -> frozenset[str]:
    """Words that tell nothing of their own."""
    pack = PACKS[language]
    return none_words(pack) | pack.numbers.keys() | HAVING | _ANY


def _root(token: Token, pack: Pack) -> str:
    """The stem; of a Spanish verb what its forms have in common: "vertió" and "vertido"."""
    if pack.code != "es":
        return stem(lemma(token.fold, pack) or token.fold, pack.code)
    past = token.text.endswith("ó")
    cut = token.fold.removesuffix("o").removesuffix("i") if past else _FORMS.sub("", token.fold)
    whole = cut == token.fold or len(cut) < _ROOT or token.capital
    return stem(token.fold, "es") if whole else cut
