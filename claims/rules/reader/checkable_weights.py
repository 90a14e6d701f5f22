"""What makes a sentence worth checking, and how much: weights set by hand, with the words they are explained in."""

from claims.rules.learned.weights import Weights

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
    "figure": "gives a figure",
    "number": "gives a date, an age, a rank or a score",
    "accusation": "lays something on somebody",
    "denial": "denies what somebody is said to have done",
    "act": "says that something has happened",
    "comparison": "compares",
    "attributed": "gives somebody’s word for a fact",
    "sights": "names records or a study that can be asked for",
    "name": "names somebody or some place",
    "dated": "says when",
    "opinion": "is an opinion",
    "forecast": "speaks of what may come",
    "question": "asks",
    "rhetoric": "speaks to the reader",
    "first person": "speaks of the speaker",
    "comment": "is a reader’s word",
    "fragment": "is too short to say something",
    "furniture": "belongs to the page, not to the piece",
}
NOTHING = "holds nothing that can be looked up"
