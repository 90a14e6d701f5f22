"""Telling a compilation: a text that holds most of one piece, and most of another that has nothing to do with it."""

from sources.actions import neighbours
from sources.actions.neighbours import Copy
from sources.rules import derivations, likeness


def holds_a_third(*, whole: Copy, part: Copy) -> bool:
    """Whether the text that holds ``part`` also holds most of a third piece, one that is not like the part at all.

    The third must be such as the part has to be: not known to have come later, nor crediting the whole. What is held
    alone decides, so that it makes no difference when each of the three came in.
    """
    return any(
        _gathered(third, whole) and _strangers(third, part) for third in neighbours.unlike(whole, part)
    )


def _gathered(third: Copy, whole: Copy) -> bool:
    measured = likeness.measure(third.body.text, whole.body.text)
    return (
        derivations.copied(measured)
        and derivations.gathered(third.copyable, whole.copyable, measured)
        and third.credit_to(whole) is None
    )


def _strangers(one: Copy, other: Copy) -> bool:
    """Whether two texts are no copies of each other: the index of hashes may not tell, once many carry the same."""
    return not derivations.copied(likeness.measure(one.body.text, other.body.text))
