"""Invented known claims of any number, made from a seed, and texts that repeat some of them in other words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.rules.language import PACKS

WORDS = 50_000
TOPICS = 2_000
TOPIC_WORDS = 120
FROM_TOPIC = 0.22
SHORTEST, LONGEST = 8, 30
"""Words of a claim. A claim takes a share of its words from its topic's, the others from all, by Zipf's law."""

DROPPED, REPLACED, ADDED = 0.25, 0.15, 6
"""What a text leaves out of the claim's words, puts others in place of, and says besides."""

CONSONANTS, VOWELS, ENDS = "bdfgklmnprtvz", "aeiou", "bkmnprt"
"""Of which the words are made: no stem is cut at such an end, so that nobody's stemming makes a difference."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that repeats the claim at this place."""

    text: str
    claim: int


def make(*, size: int, asked: int, seed: int) -> tuple[list[str], list[Asked]]:
    """``size`` claims, and ``asked`` texts that repeat different ones of them; the same for the same seed."""
    chance = np.random.default_rng(seed)
    words = vocabulary(chance)
    shares = np.cumsum(1 / np.arange(1, WORDS + 1))
    shares /= shares[-1]
    topics = chance.integers(0, WORDS, (TOPICS, TOPIC_WORDS))
    about = chance.integers(0, TOPICS, size)
    claims = [_claim(topics[topic], shares, chance) for topic in about]
    repeated = chance.permutation(size)[:asked]
    texts = [
        Asked(_spoken(_other_words(claims[place], topics[about[place]], shares, chance), words), int(place))
        for place in repeated
    ]
    return [_spoken(claim, words) for claim in claims], texts


def vocabulary(chance: np.random.Generator) -> list[str]:
    """Words nobody has heard; none is a word the program or its peers pass over."""
    passed_over = frozenset().union(*(pack.content_stops | pack.numbers.keys() for pack in PACKS.values()))
    syllables = [f"{consonant}{vowel}" for consonant in CONSONANTS for vowel in VOWELS]
    ends = [f"{consonant}{vowel}{end}" for consonant in CONSONANTS for vowel in VOWELS for end in ENDS]
    parts = (syllables, syllables, ends)
    made: dict[str, None] = {}
    while len(made) < WORDS:
        word = "".join(part[chance.integers(len(part))] for part in parts)
        if word not in passed_over:
            made[word] = None
    return list(made)


def _claim(topic: NDArray[np.int64], shares: NDArray[np.float64], chance: np.random.Generator) -> list[int]:
    length = int(chance.integers(SHORTEST, LONGEST + 1))
    words = np.searchsorted(shares, chance.random(length))
    own = chance.random(length) < FROM_TOPIC
    words[own] = chance.choice(topic, int(own.sum()))
    return [int(word) for word in words]


def _other_words(
    claim: Sequence[int], topic: NDArray[np.int64], shares: NDArray[np.float64], chance: np.random.Generator
) -> list[int]:
    kept = [word for word in claim if chance.random() >= DROPPED]
    other = np.searchsorted(shares, chance.random(len(kept) + ADDED))
    said = [int(other[place]) if chance.random() < REPLACED else word for place, word in enumerate(kept)]
    around = [int(word) for word in other[len(kept) :]]
    return [*around[: ADDED // 2], *said, *around[ADDED // 2 :]]


def _spoken(words: Sequence[int], vocabulary: Sequence[str]) -> str:
    return f"{' '.join(vocabulary[word] for word in words).capitalize()}."
