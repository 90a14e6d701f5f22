"""How much a word counts in one claim, and which few of a text's words are looked up: the rarest ones."""

from collections.abc import Mapping

from claims.rules.lookup.rarity import K1, B

LENGTH = 12
"""Terms that a claim has, usually: it is one sentence. A fixed figure, so that no claim's weights move when another
claim is added."""

FEWEST = 1_000
COMMON = 0.05
"""A word that stands in more than this share of the claims, and in more than so many, tells nothing about any."""

LOOKED_UP = 12
"""Words of a text that are looked up, the rarest first. Of 800 short texts, each of which repeats one of 10,375 known
claims, 8 words had the right one among their ten best for 81 in 100, 12 for 87, all words for 93."""
SURE = 3
"""Words looked up in any case, in however many claims they stand."""

MOST_READ = 20_000
MOST_READ_WHOLE = 200_000
"""Entries read for one sentence of an article that is compared with the claims, and for all sentences of a capture,
rarest words first: nobody waits for it, but no article may hold up the others."""

MOST_PASSAGES = 2_000
"""Sentences whose articles are looked at again for one claim, the newest first. Only a claim of a few everyday words
has half of them in more sentences than that; an older article that repeats it is then found by people alone."""

LISTED_READ = 2_000
"""Entries read, rarest words first, for a claim that is held against all others when it is listed; up to ``MOST_READ``
for its ``SURE`` words. Of 100 claims told again in other words among 200,000 invented ones, this finds 94, ten times as
many entries 95, in four times the time."""

LEAST_READ = 500
SHARE_READ = 0.01
"""Entries read for one text: so many, or this share of the claims if that is more. A word that would lead to more is
left, and so are those that stand in more claims than it."""


def weights(terms: Mapping[str, int]) -> dict[str, float]:
    """What each word of a claim counts for, before its rarity: the part of BM25 that belongs to the claim alone."""
    damping = K1 * (1 - B + B * sum(terms.values()) / LENGTH)
    return {term: count * (K1 + 1) / (count + damping) for term, count in terms.items()}
