"""One sentence that says why a suggestion came out so, for those who do not read the list of its features."""

from collections.abc import Mapping, Sequence
from typing import Any

from sources.rules.reason import Reason

MOST = 5
"""Reasons told in the sentence; the list beside it has all."""
LEADING = ("figure", "act", "denies", "attribution", "stance", "hedge")
"""Rules that say what was read and whose word it is: told first, in this order, whatever they weigh."""


def in_a_sentence(reasons: Sequence[Reason]) -> str:
    """What was read in the words, in whose mouth, and what else weighed most; empty where there are no reasons."""
    order = {rule: place for place, rule in enumerate(LEADING)}
    told = sorted(reasons, key=lambda each: (order.get(each.rule, len(order)), -abs(each.weight)))
    details = [each.detail.strip() for each in told[:MOST] if each.detail.strip()]
    if not details:
        return ""
    joined = "; ".join(details)
    return f"{joined[0].upper()}{joined[1:]}."


def of_stored(stored: Sequence[Mapping[str, Any]]) -> str:
    """The same for reasons as they are kept; what older rules left out counts as nothing."""
    return in_a_sentence(
        [Reason(each.get("rule", ""), each.get("weight", 0.0), each.get("detail", "")) for each in stored]
    )
