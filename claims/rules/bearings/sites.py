"""Where a sentence says that something happened: behind a word of place, a name or the kind of spot it was."""

from collections.abc import Iterator
from functools import cache

from claims.rules.bearings.sentence import Sentence
from claims.rules.language.concepts import CONCEPTS
from claims.rules.language.forms import words

LONGEST = 6
"""Words between a word of place and the spot it leads to: "in the small mountain town of Marrath"."""
_LEADS = {
    "en": words("in at near off outside inside into aboard onto on beneath under beside from behind"),
    "es": words("en contra sobre junto ante cerca frente"),
}
_SPOTS = words(
    "airport attic baker beach border bridge cabin camp car castle casino cemetery cavern chapel church cinema cliff"
    " court dam desert embassy factory farm field forest garage garden greenhouse gym headquarters hill home hospital"
    " hotel island jail lake library locker market mine monastery mosque motorway mountain museum office orchard pier"
    " pond pool port pub quarry refinery restaurant river roof room school sea shop shelter shipyard square"
    " stadium stall station street supermarket tent theatre tower town tram train bus boat taxi tunnel university"
    " valley vineyard warehouse workshop yard zoo army-base chemist slaughterhouse jeweller jewellery bank"
    " gate capital north south"
)
"""The rows of ``language.concepts`` that are kinds of spots."""
_ENDS = words("and y e o or that which who que where donde cuando when while as como after tras before")


def sites(said: Sentence) -> tuple[frozenset[str], frozenset[str]]:
    """The names of the places and the kinds of spots a sentence leads to by a word of place."""
    found = list(_sites(said))
    return (
        frozenset(name for name, named in found if named),
        frozenset(spot for spot, named in found if not named),
    )


def _sites(said: Sentence) -> Iterator[tuple[str, bool]]:
    leads, kinds = _LEADS.get(said.pack.code, frozenset()), _spots(said.pack.code)
    for at, token in enumerate(said.tokens):
        if (
            at + 1 < len(said.tokens)
            and said.kind_of_place(at + 1)
            and token.fold.removesuffix("s") in said.names
        ):
            yield token.fold.removesuffix("s"), True
        if token.fold not in leads or at in said.spoken:
            continue
        for place in range(at + 1, min(len(said.tokens), at + 1 + LONGEST)):
            word = said.tokens[place]
            if not word.word or word.fold in _ENDS or (place > at + 1 and word.fold in leads):
                break
            name = word.fold.removesuffix("s")
            if name in said.names and token.fold != "from":
                yield name, True
            elif said.keys[place] in kinds:
                yield said.keys[place], False


@cache
def _spots(language: str) -> frozenset[str]:
    return frozenset(f"@{row}" for row in CONCEPTS.get(language, {}).values() if row in _SPOTS)


def spots_apart(one: Sentence, other: Sentence) -> str:
    """The two kinds of spots by which the places of two sentences differ; empty where neither or one names any."""
    mine, theirs = sites(one)[1], sites(other)[1]
    left, right = mine - other.told, theirs - one.told
    return f"{min(left)[1:]} and {min(right)[1:]}" if left and right and not mine & theirs else ""
