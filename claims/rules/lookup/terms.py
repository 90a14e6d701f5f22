"""The terms of a text: the words, cut down to their stems, by which known claims are found."""

from collections import Counter

from claims.rules.language import PACKS
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token, tokenize
from claims.rules.lookup.plainwords import plain_words
from claims.rules.text.stems import stem

SHORTEST = 2
"""Letters of a term: a single letter says nothing."""


def terms_of(text: str, language: str = "en") -> Counter[str]:
    """How often each telling word stands in a text, as a stem: "Deportes" and "deporte" count as one.

    Figures are left out, in digits or in words: "two killed" and "four killed" must be found by the same terms, and
    their figures are compared afterwards. So are words that every text has. Reading stays linear in the text.
    """
    pack = PACKS.get(language, PACKS["en"])
    return Counter(filter(None, (term_of(token, pack) for token in tokenize(plain_words(text)))))


def term_of(token: Token, pack: Pack) -> str:
    """The term a word counts as; "" where it tells nothing, and for a figure."""
    word = token.fold
    if not token.word or len(word) < SHORTEST or word in pack.content_stops or word in pack.numbers:
        return ""
    return "" if word.endswith("n't") else stem(word, pack.code)
