"""Commonplaces: words so many print that sharing them says nothing, learned from the articles themselves.

Two signs. Two articles of one outlet that share nothing but words near their heads or tails show its standing lines
(the second article is enough). And a hash whose carriers share nothing more with a new piece, however many they are,
belongs to a stock phrase or to a quote that everybody has. Both are learned at sight; nothing is counted up between
batches, so that nothing grows but the few hashes learned.
"""

import numpy as np
from numpy.typing import NDArray

from sources.rules.fingerprints import Hashes
from sources.rules.overlap import inside
from sources.rules.postings import Meetings

MANY = 8
"""Carriers that share a hash with a piece and nothing more: from so many on it is a commonplace. A copied passage has
at least one carrier that shares the whole of it."""

MORE = 3
"""Hashes shared from which two texts have more in common than a phrase: about as many as 32 copied words leave."""


def phrases(met: Meetings, pairs: Hashes, strong: Hashes) -> NDArray[np.bool_]:
    """Which of a batch's entries are carried by MANY others, none of which shares more with the same piece.

    ``pairs`` tells for each meeting the pair of captures; ``strong`` are the pairs, sorted, that share MORE hashes.
    """
    many = met.carriers >= MANY
    wide = np.flatnonzero(many[met.places])
    backed = met.places[wide[inside(pairs[wide], strong)]]
    many[backed] = False
    return many
