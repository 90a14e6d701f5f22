"""Which names may stand in a sentence, to be looked up among the people we know."""

import re

from sources.rules.names import fold

LONGEST = 5
"""Words of a person's name, at most: two given names, two surnames and a particle. Our choice."""

_WORD = re.compile(r"[\w’'-]+")


def names_in(sentence: str) -> frozenset[str]:
    """Every run of up to five words that begins and ends with a capital, folded as names are kept."""
    words = _WORD.findall(sentence)
    runs = (
        words[start:end]
        for start in range(len(words))
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1)
        if words[start][:1].isupper() and words[end - 1][:1].isupper()
    )
    return frozenset(filter(None, (fold(" ".join(run)) for run in runs)))
