"""How much a word counts in one claim, and which few of a text's words are looked up: the rarest ones."""

from collections.abc import Mapping

from claims.rules.lookup.rarity import K1, B

LENGTH = 12
"""Terms that a claim has, usually: it is one sentence. A fixed figure, so that no claim's weights move when another
claim is added."""

FEWEST = 1_000
COMMON = 0.05
"""A word that stands in more than this share of the claims, and in more than so many, tells nothing about any."""

LOOKED_UP = 8
"""Words of a text that are looked up, the rarest first: more words find hardly more, and take longer."""

MOST_READ = 20_000
"""Entries read for one text: once the rarer words have led to so many, the others are left."""


def weights(terms: Mapping[str, int]) -> dict[str, float]:
    """What each word of a claim counts for, before its rarity: the part of BM25 that belongs to the claim alone."""
    damping = K1 * (1 - B + B * sum(terms.values()) / LENGTH)
    return {term: count * (K1 + 1) / (count + damping) for term, count in terms.items()}
