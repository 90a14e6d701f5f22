"""Of what a sentence says something: "the price of bread" beside "the price of milk", "kilos of" this or that."""

from collections import defaultdict

from claims.rules.bearings.sentence import Sentence

REACH = 3
"""Words behind "of" within which the thing stands: "of the best bread"."""


def of_other_things(one: Sentence, other: Sentence) -> str:
    """Two things that the sentences say one word of: of bread and of milk; empty where they do of none, or of one."""
    mine, theirs = _things(one), _things(other)
    for word in sorted(mine.keys() & theirs.keys()):
        left, right = mine[word] - other.told, theirs[word] - one.told
        if left and right and not mine[word] & theirs[word]:
            return f"{min(left).lstrip('@=')} and {min(right).lstrip('@=')}"
    return ""


def _things(said: Sentence) -> dict[str, set[str]]:
    """For each word with an "of" behind it, the first telling word behind that."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for at, token in enumerate(said.tokens[1:-1], start=1):
        word = said.keys[at - 1] or said.tokens[at - 1].fold
        if token.fold in said.pack.of and said.tokens[at - 1].word:
            behind = (said.keys[k] for k in range(at + 1, min(len(said.tokens), at + 1 + REACH)))
            thing = next((key for key in behind if key), "")
            if thing in said.told:
                found[word].add(thing)
    return found
