"""What the words of a sentence tell, named so that words for one thing meet: in other forms, verbs and languages."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from claims.rules.bearings.denied import HAVING, none_words
from claims.rules.bearings.lines import Line
from claims.rules.language import PACKS
from claims.rules.language.concepts import CONCEPTS
from claims.rules.language.forms import singular_of, words
from claims.rules.language.idioms import IDIOMS, LIGHT
from claims.rules.language.measures import KNOWN, measured
from claims.rules.language.occurrences import EXISTING, VERBS
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.general import lemma
from claims.rules.text.stems import stem

_FORMS = re.compile(
    r"(?:aron|ieron|ados?|adas?|idos?|idas?|ando|iendo|[aei]r|aba|aban|[ií]an?|ar[oa]n|ier[oa]n|iera|ara)$"
)
_ROOT = 4
"""Letters that must be left of a Spanish verb for its forms to be taken for one."""
_ACTS = {
    "arrested": "=arrested", "dead": "=killed", "injured": "=injured", "kidnap": "=abducted", "evacuate": "=evacuated",
    "rescue": "=rescued", "missing": "=missing", "escape": "=fled", "strand": "=stranded", "laid-off": "=dismissed",
    "wreck": "=destroyed", "opened": "=opened", "sign": "=signed", "sink": "=sank", "collapse": "=collapsed",
}  # fmt: skip
"""Things that are happenings, by the name these have in the lists of what happens."""
_SAME = {
    "=died": "=killed", "=escaped": "=fled", "=freed": "=released", "=held": "=took place", "=captured": "=arrested",
    "=convicted": "@judgment", "@dead": "=killed", "=elected": "@ballot", "@election": "@ballot", "=voted": "@ballot",
    "@free": "=released", "@imprison": "=jailed", "@jail": "=jailed", "@homeless": "=homeless", "=shot": "@shoot",
    "=scored": "@score", "=travelled": "@travel", "=visited": "@travel", "=surrendered": "@surrender",
    "=burned": "@blaze", "@triumph": "=won", "=sick": "=poisoned", "@poison": "=poisoned", "=attacked": "@ambush",
    "=sentenced": "@judgment", "=started": "=began", "=crashed": "=collapsed",
    "@resign": "=resigned", "@leak": "=leaked", "=flooded": "@flood",
}  # fmt: skip
"""Happenings that stand in two lists under two names, by the one they go by here."""
_ANY = words("any ever yet single alone alguno alguna algun aun todavia")
"""Words beside a negation that only make it whole."""


def keys_of(read: Line, pack: Pack) -> tuple[str, ...]:
    """For each word what it tells; empty for figures, words of negation and those that tell nothing.

    A happening is told from other words by its sign ("=closed"), a thing of many names by the first of its row
    ("@blaze"): both are the same in every language. All others are stems of their own language.
    """
    found = [_key(read, at, pack) for at in range(len(read.tokens))]
    for first, last, told in _together(read, pack):
        found[first:last] = [told.removeprefix("-"), *[""] * (last - first - 1)]
    return tuple(_SAME.get(key, key) for key in found)


def _together(read: Line, pack: Pack) -> Iterator[tuple[int, int, str]]:
    """Words that tell one thing together, and their places: "gave way"."""
    idioms, at = IDIOMS.get(pack.code), 0
    while idioms and at < len(read.tokens):
        found = idioms.starting(read.tokens, at)
        if found:
            yield at, found[1], found[0]
        at = found[1] if found else at + 1


def _key(read: Line, at: int, pack: Pack) -> str:
    token = read.tokens[at]
    if not read.stems[at] or token.fold in _nothing(pack.code) or token.text[0].isdigit():
        return ""
    thing = _plain_noun(token, pack)
    if thing:
        return _ACTS.get(thing, f"@{thing}")
    if token.fold in EXISTING and at + 1 < len(read.tokens) and _participle(read.tokens[at + 1]):
        return ""
    act = pack.acts.get(token.fold) if token.fold not in pack.cues else None
    known = VERBS.get(pack.code, {}).get(token.fold)
    if act or known:
        return f"={(act or known or ('',))[0]}"
    root = _root(token, pack)
    counted = measured(_plain(token, pack), "", pack.code)
    if counted in KNOWN and not token.capital:
        return f"={counted}"
    concept = CONCEPTS.get(pack.code, {}).get(token.fold) or _concepts(pack.code).get(root)
    return _ACTS.get(concept, f"@{concept}") if concept else root


def _participle(token: Token) -> bool:
    """Whether a Spanish participle stands here: of "hubiera sido" and "había caído" the first tells the tense alone."""
    return token.fold.endswith(("ado", "ido", "ada", "ida", "ados", "idos", "adas", "idas", "to", "cho"))


def _plain_noun(token: Token, pack: Pack) -> str:
    """The row in which a Spanish noun stands that only its accent tells from a verb: "cerro", a hill; "cerró"."""
    listed = pack.code == "es" and token.fold == token.text.lower() and token.fold.endswith(("o", "a", "as"))
    if not listed or token.fold in pack.acts:
        return ""
    return CONCEPTS["es"].get(token.fold) or CONCEPTS["es"].get(singular_of(token.fold, "es"), "")


def _plain(token: Token, pack: Pack) -> str:
    """A verb in its plain form as far as its ending shows it."""
    return lemma(token.fold, pack) or _root(token, pack)


@cache
def _nothing(language: str) -> frozenset[str]:
    """Words that tell nothing of their own."""
    pack = PACKS[language]
    said = none_words(pack) | pack.numbers.keys() | HAVING | _ANY | words("according segun acuerdo")
    return said | LIGHT.get(language, frozenset())


@cache
def _concepts(language: str) -> Mapping[str, str]:
    pack = PACKS[language]
    return {_root(Token(word, 0), pack): row for word, row in CONCEPTS.get(language, {}).items()}


def _root(token: Token, pack: Pack) -> str:
    """The stem; of a Spanish verb what its forms have in common: "vertió" and "vertido"."""
    if pack.code != "es":
        return stem(lemma(token.fold, pack) or token.fold, pack.code)
    past = token.text.endswith("ó")
    cut = token.fold.removesuffix("o").removesuffix("i") if past else _FORMS.sub("", token.fold)
    whole = cut == token.fold or len(cut) < _ROOT or token.capital
    return stem(token.fold, "es") if whole else cut
