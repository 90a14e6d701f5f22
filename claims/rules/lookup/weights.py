"""How much each feature says of whether a text repeats a known claim, and how sure one must be to show or link it."""

from claims.rules.weights import Weights

REPEATS, ANOTHER = "repeats", "another"

BY_HAND = Weights(
    (REPEATS, ANOTHER),
    (-7.0, 0.0),
    {
        "bm25": (0.12, 0.0),
        "claim covered": (4.0, 0.0),
        "text covered": (2.0, 0.0),
        "names of the claim": (0.5, 0.0),
        "pairs of words": (1.0, 0.0),
        "words in a row": (1.0, 0.0),
        "figures in common": (0.5, 0.0),
        "figures clash": (-0.5, 0.0),
        "title covered": (1.0, 0.0),
    },
    "set by hand",
)
"""Half of what a claim's rare words tell, and little else in the text, tip the balance."""

SUGGEST = 0.5
"""From this score on a claim is shown to a person as one the text may repeat."""
LINK = 0.9
"""From this score on a text is linked to the claim without asking; a person's "no" still undoes it."""
