"""How much each sign says about whether one sentence follows from another, as long as nobody has taught it better."""

from claims.rules.learned.weights import Weights

FOLLOWING = Weights(
    ("entailment", "neutral", "contradiction"),
    (-0.3, 0.3, -0.6),
    {
        "figures: entailment": (1.2, 0.0, -1.2),
        "figures: contradiction": (-3.0, 0.0, 3.6),
        "figures: borne out": (0.6, 0.0, -0.6),
        "a figure: comes out of the other figures": (1.6, 0.0, -1.6),
        "a figure: the same figure, more tightly bound": (1.2, 0.3, -1.2),
        "a figure: left open": (-2.4, 2.0, -1.2),
        "a figure: comes out of no sum": (-2.4, 0.0, 1.2),
        "figures: the same figure of something else": (-0.3, 0.3, -0.3),
        "figures: not there": (-1.2, 0.4, 0.4),
        "words covered": (1.6, -0.8, 0.4),
        "neighbouring words covered": (0.6, -0.3, 0.0),
        "a name of its own": (-0.3, 0.3, 0.0),
        "number of words of its own": (-0.6, 0.6, 0.0),
        "longest run of words of its own": (-1.0, 1.0, 0.0),
        "a country of its own": (-0.6, 0.6, 0.0),
        "a month or day of its own": (-0.6, 0.6, 0.0),
        "its length": (2.0, -2.0, 0.0),
        "length of the other": (-2.0, 2.0, 0.0),
        "only the other disputes": (-0.6, 0.0, 0.6),
        "only the other hedges": (-0.4, 0.4, 0.0),
        "negation in one alone": (-0.6, 0.0, 0.6),
        "the opposite word": (-1.2, 0.0, 1.2),
    },
    "set by hand",
)
"""Figures weigh most; then how much of the sentence the other has, and whether what it has not stands together, as
something said besides. Out of a short sentence hardly anything follows but what it says itself; a long one is quoted in
part, and short lines are about any of its parts."""
