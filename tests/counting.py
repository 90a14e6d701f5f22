"""The counters of what programs and strangers ask, as tests begin and leave them: nothing is counted."""

from typing import Any

from provenance.accounts import turns
from provenance.partners import limits

KINDS = ("quota:*", "guesses:*", "usage:*")


def forget(counters: Any = None) -> None:
    """Have nothing counted, there or where the settings say, and the counters asked again if they did not answer."""
    limits.sight.blind_until = 0.0
    counters = counters or turns.counters()
    for kind in KINDS:
        for each in counters.scan_iter(kind):
            counters.delete(each)


def forget_answers(counters: Any = None) -> None:
    """Have no answer remembered, there or where the settings say."""
    counters = counters or turns.counters()
    for each in counters.scan_iter("tag:*"):
        counters.delete(each)
