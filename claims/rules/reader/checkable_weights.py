"""What makes a sentence worth checking, and how much: weights set by hand, with the words they are explained in."""

from claims.rules.learned.weights import Weights
from sources.rules.stated import stated

CHECKABLE, NOT = "checkable", "not"
_FOR = {
    "figure": 2.2,
    "number": 0.7,
    "accusation": 2.0,
    "denial": 1.4,
    "act": 1.3,
    "comparison": 1.2,
    "attributed": 0.7,
    "sights": 0.7,
    "name": 0.5,
    "dated": 0.5,
    "opinion": -1.3,
    "forecast": -1.1,
    "question": -2.4,
    "rhetoric": -1.5,
    "first person": -0.5,
    "comment": -0.4,
    "fragment": -1.6,
    "furniture": -4.0,
}
WORTH = Weights(
    (CHECKABLE, NOT), (-1.4, 0.0), {name: (weight, 0.0) for name, weight in _FOR.items()}, "set by hand"
)
"""Natural logarithms of odds; a plain sentence with nothing in it starts at one to four."""
TOLD = {
    "figure": stated("gives a figure"),
    "number": stated("gives a date, an age, a rank or a score"),
    "accusation": stated("lays something on somebody"),
    "denial": stated("denies what somebody is said to have done"),
    "act": stated("says that something has happened"),
    "comparison": stated("compares"),
    "attributed": stated("gives somebody’s word for a fact"),
    "sights": stated("names records or a study that can be asked for"),
    "name": stated("names somebody or some place"),
    "dated": stated("says when"),
    "opinion": stated("is an opinion"),
    "forecast": stated("speaks of what may come"),
    "question": stated("asks"),
    "rhetoric": stated("speaks to the reader"),
    "first person": stated("speaks of the speaker"),
    "comment": stated("is a reader’s word"),
    "fragment": stated("is too short to say something"),
    "furniture": stated("belongs to the page, not to the piece"),
}
NOTHING = stated("holds nothing that can be looked up")
