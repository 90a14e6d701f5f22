"""Which of the pieces an article resembles explain its words: the best of them, and no more than need be."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sources.actions.finding import Finding
from sources.rules import slips
from sources.rules.reason import Reason
from sources.rules.slips import Slip
from sources.vocabulary import DerivationKind

# A second upstream counts beside a better one only for words the better one does not explain.
MOST_OVERLAP = 0.5
STAND_IN = "stands in"
"""The rule by which a piece keeps an upstream while a better one is set aside; of all ties these are the least sure."""


def fewest(pairs: Iterable[Finding]) -> list[Finding]:
    """The fewest upstreams that explain the copied words: the best, then those that explain words it does not.

    Another capture of the same article comes before everything; then credited pieces, then the largest containment
    with what the slips in common are worth, then the earliest published.
    """
    ranked = sorted(
        _with_slips(list(pairs)),
        key=lambda pair: (
            pair.kind is not DerivationKind.SAME_ARTICLE,
            not pair.credited,
            -round(pair.likeness.containment + slips.worth(pair.slips), 2) if pair.likeness else 0,
            pair.order,
        ),
    )
    chosen: list[Finding] = []
    for pair in ranked:
        same = [one for one in chosen if one.kind is DerivationKind.SAME_ARTICLE]
        if pair.upstream in {one.upstream for one in chosen} or same:
            continue
        if all(_overlap(pair, one) < MOST_OVERLAP for one in chosen):
            chosen.append(pair)
    return chosen


def standing_in(pairs: Iterable[Finding], chosen: Sequence[Finding], aside: set[int]) -> list[Finding]:
    """Where a chosen upstream is set ``aside`` for closing a ring (by primary key): the first piece out of the others.

    The words stand in that one too. Without it a forged credit, which set the better upstream aside, would cut the
    piece off from all it was taken from, and so make a voice of it.
    """
    taken = {pair.upstream for pair in chosen}
    if not taken & aside:
        return []
    others = [
        pair
        for pair in pairs
        if pair.upstream not in taken & aside and pair.kind is not DerivationKind.SAME_ARTICLE
    ]
    first = min(others, key=lambda pair: pair.order, default=None)
    if first is None or first.upstream in taken:
        return []
    why = Reason(STAND_IN, 0.0, "it is the first piece out that has these words; a surer tie is set aside")
    return [replace(first, reasons=(*first.reasons, why.as_json()))]


def _with_slips(pairs: list[Finding]) -> list[Finding]:
    """The pairs of one article with the slips that it shares with each upstream and not with all, as a reason more."""
    compared = {
        at: (pair.captures[0], pair.likeness.spans, pair.variants)
        for at, pair in enumerate(pairs)
        if pair.likeness
    }
    common: dict[int, tuple[Slip, ...]] = {}
    for capture in {capture for capture, _, _ in compared.values()}:
        common |= slips.shared(
            {at: (spans, vary) for at, (own, spans, vary) in compared.items() if own == capture}
        )
    return [
        replace(pair, slips=common[at], reasons=(*pair.reasons, slips.reason(common[at]).as_json()))
        if common.get(at)
        else pair
        for at, pair in enumerate(pairs)
    ]


def _overlap(one: Finding, other: Finding) -> float:
    """The share of the words (by letters) that one explains and the other explains too."""
    letters = sum(end - start for start, end, _, _ in one.spans)
    common = sum(
        max(0, min(end, stop) - max(start, begin))
        for start, end, _, _ in one.spans
        for begin, stop, _, _ in other.spans
    )
    return common / letters if letters else 1.0
