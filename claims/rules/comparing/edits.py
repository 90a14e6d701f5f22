"""Whether one source has put a figure right, dropped it, or changed it without a word."""

from claims.rules.comparing import scope
from claims.rules.comparing.comparison import Comparand, Comparison, contradicts, not_comparable
from claims.rules.comparing.scope import Pair, said
from claims.rules.values import wording
from claims.rules.values.conversion import counts_heads
from claims.rules.values.ranges import range_of
from claims.vocabulary import ContradictionKind

COUNTED_OUT = frozenset({"attended", "protested", "voted for", "voted against", "abstained", "elected"})
"""What was counted on one day, once for all: of the dead, the missing or the roads cleared there may be more."""


def corrected(both: Pair) -> Comparison | None:
    """What comes of two figures of which the source of one has replaced it by the other, or dropped it."""
    one, other = both.one, both.other
    replaced = one.corrected_by or other.corrected_by
    if not (replaced or one.dropped or other.dropped) or scope.meeting(both):
        return None
    for old, new in ((one, other), (other, one)):
        if old.corrected_by == new.key:
            if old.unannounced and _taken_back(old, new):
                return _edited(old, new)
            return not_comparable(
                f"A correction: the source of {_named(old)} has replaced it by {_named(new)}."
            )
    if not replaced:
        dropped = sorted(_named(claim) for claim in (one, other) if claim.dropped)
        gone = wording.both(*dropped) if len(dropped) > 1 else dropped[0]
        return not_comparable(f"Said no longer: whoever gave {gone} has dropped it since.")
    old = one if one.corrected_by else other
    return not_comparable(f"A correction: {_named(old)} has been withdrawn by its own source.")


def _taken_back(old: Comparand, new: Comparand) -> bool:
    """Whether the figure was changed, and has not only grown: what rises may have risen, and needs no notice.

    A sum of money or a measure does not move: it was changed, whichever way. So was how many came, or voted.
    """
    if old.running or new.running:
        return False
    falls = range_of(new.value).below(range_of(old.value))
    counted_out = old.act.rpartition(":")[2] in COUNTED_OUT and old.day == new.day
    sum_or_measure = not counts_heads(old.value.unit)
    if old.act in scope.LEVELS:
        return sum_or_measure and old.day is not None and old.day == new.day
    return falls or counted_out or sum_or_measure


def _edited(old: Comparand, new: Comparand) -> Comparison:
    return contradicts(
        ContradictionKind.EDITED,
        f"The same article gave {said(old)} before and gives {said(new)} now, and no notice says that it was changed.",
    )


def _named(claim: Comparand) -> str:
    return said(claim) if claim.value.numeric else f"“{claim.text}”"
