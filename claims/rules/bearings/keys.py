"""What the words of a sentence tell, named so that words for one thing meet: in other forms, verbs and languages."""

import re
from collections.abc import Mapping
from functools import cache

from claims.rules.bearings.denied import HAVING, none_words
from claims.rules.bearings.lines import Line
from claims.rules.language import PACKS
from claims.rules.language.concepts import CONCEPTS
from claims.rules.language.forms import words
from claims.rules.language.measures import KNOWN, measured
from claims.rules.language.occurrences import VERBS
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
_ANY = words("any ever yet single alone alguno alguna algun aun todavia")
"""Words beside a negation that only make it whole."""


def keys_of(read: Line, pack: Pack) -> tuple[str, ...]:
    """For each word what it tells; empty for figures, words of negation and those that tell nothing.

    A happening is told from other words by its sign ("=closed"), a thing of many names by the first of its row
    ("@blaze"): both are the same in every language. All others are stems of their own language.
    """
    return tuple(_key(read, at, pack) for at in range(len(read.tokens)))


def _key(read: Line, at: int, pack: Pack) -> str:
    token = read.tokens[at]
    if not read.stems[at] or token.fold in _nothing(pack.code) or token.text[0].isdigit():
        return ""
    act = pack.acts.get(token.fold) if token.fold not in pack.cues else None
    known = VERBS.get(pack.code, {}).get(token.fold)
    if act or known:
        return f"={(act or known or ('',))[0]}"
    root = _root(token, pack)
    counted = measured(_plain(token, pack), "", pack.code)
    if counted in KNOWN and not token.capital:
        return f"={counted}"
    concept = _concepts(pack.code).get(root)
    return _ACTS.get(concept, f"@{concept}") if concept else root


def _plain(token: Token, pack: Pack) -> str:
    """A verb in its plain form as far as its ending shows it."""
    return lemma(token.fold, pack) or _root(token, pack)


@cache
def _nothing(language: str) -> frozenset[str]:
    """Words that tell nothing of their own."""
    pack = PACKS[language]
    return none_words(pack) | pack.numbers.keys() | HAVING | _ANY | words("according segun acuerdo")


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
