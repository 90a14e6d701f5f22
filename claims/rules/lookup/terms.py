"""The terms of a text, by which known claims are found: words as stems, and what happened as one in every language."""

from collections import Counter
from collections.abc import Iterator, Sequence

from claims.rules.language import PACKS
from claims.rules.language.countries import PEOPLES, country_of, people_of
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token, tokenize
from claims.rules.lookup.plainwords import plain_words
from claims.rules.reader.acts import triggers
from claims.rules.text.stems import stem

SHORTEST = 2
"""Letters of a term: a single letter says nothing."""
_ACT = "act "
"""Begins the term of a happening; no stem holds a blank."""
ACTS = frozenset(act for pack in PACKS.values() for act, _ in pack.acts.values())
"""The happenings we have words for."""


def terms_of(text: str, language: str = "en") -> Counter[str]:
    """How often each term stands in a text: "Deportes" and "deporte" count as one.

    What happened is one term however it is told, in every language: "shot dead", "killed" and "murieron". Figures are
    left out, in digits or in words: "two killed" and "four killed" must be found by the same terms, and their figures
    are compared afterwards. So are words that every text has. Reading stays linear in the text.
    """
    pack = PACKS.get(language, PACKS["en"])
    return Counter(term for term, _, _ in telling(tokenize(plain_words(text)), pack))


def claim_terms(text: str, language: str, act: str) -> Counter[str]:
    """The terms of a claim: those of its sentence and what happened, be it told there in words we know or not."""
    terms = terms_of(text, language)
    if act in ACTS:
        terms.setdefault(act_term(act), 1)
    return terms


def act_term(act: str) -> str:
    """The term that a happening of this kind counts as."""
    return f"{_ACT}{act}"


def is_act(term: str) -> bool:
    """Whether a term stands for a happening."""
    return term.startswith(_ACT)


def telling(tokens: Sequence[Token], pack: Pack) -> Iterator[tuple[str, int, int]]:
    """The words and phrases of a text that tell something, in order: each one’s term, first token and the one after.

    The term of a happening may be told by several words ("shot dead").
    """
    happenings = {each.first: each for each in triggers(tokens, pack)}
    after = 0
    for at, token in enumerate(tokens):
        if at < after:
            continue
        happening = happenings.get(at)
        after = happening.last if happening else at + 1
        term = act_term(happening.act) if happening else _term(token, at, tokens, pack)
        if term:
            yield term, at, after


def _term(token: Token, at: int, tokens: Sequence[Token], pack: Pack) -> str:
    """The term a word counts as; "" where it tells nothing, and for a figure."""
    word = token.fold
    if not token.word or len(word) < SHORTEST or word in pack.content_stops or word in pack.numbers:
        return ""
    if word.endswith("n't"):
        return ""
    known = _in_english(token, pack)
    if known or pack.code == "en":
        return stem(known or word)
    return stem(word, "en" if _name(at, tokens) else pack.code)


def _in_english(token: Token, pack: Pack) -> str:
    """The English word a counted noun goes by ("troops" and "soldados" are soldiers), or a country or its people."""
    noun = pack.nouns.get(token.fold, "")
    land = "" if noun or pack.code == "en" else country_of(token.text)
    if land:
        noun = people_of(land) if token.fold in PEOPLES else land
    return noun.rpartition(" ")[2]


def _name(at: int, tokens: Sequence[Token]) -> bool:
    """Whether it is a name, which has one form in all languages: it has a capital, and no sentence begins with it."""
    return tokens[at].capital and at > 0 and tokens[at - 1].text not in {".", "!", "?", ":", "“", '"', "«"}
