"""What the labels of stance models mean in our three words; the names are those of public models and data sets."""

from collections.abc import Mapping, Sequence

from claims.rules.language.folding import fold
from claims.rules.language.forms import words
from claims.vocabulary import Stance

NOTHING = "nothing"
"""What a label means that says of a text neither of the three."""

# Fact checks, entailment, and stance on rumours and headlines each have names of their own.
_MEANS: Mapping[str, frozenset[str]] = {
    Stance.ASSERTS.value: words("asserts agree agrees for support supports supported entailment entails"),
    Stance.DISPUTES.value: words(
        "disputes disagree disagrees against contradiction contradicts refute refutes deny"
    ),
    Stance.REPEATS.value: words("repeats discuss discusses observing comment query"),
    NOTHING: words("nothing neutral unrelated none nei other"),
}


def meanings(names: Sequence[str], told: Sequence[str] = ()) -> dict[str, str]:
    """For each of a model's labels our word, or NOTHING; ``told`` are pairs such as "LABEL_0=asserts" and come first.

    Raises ``ValueError`` naming the labels of which nobody knows what they mean.
    """
    given = dict(each.partition("=")[::2] for each in told)
    known = {word: meaning for meaning, listed in _MEANS.items() for word in listed}
    meant = {name: given.get(name, known.get(fold(name).replace("_", " "), "")) for name in names}
    unknown = sorted(name for name, meaning in meant.items() if meaning not in _MEANS)
    if unknown:
        raise ValueError(
            f"nobody knows what {', '.join(unknown)} means: write {unknown[0]}=asserts or the like"
        )
    if not {Stance.ASSERTS.value, Stance.DISPUTES.value} <= set(meant.values()):
        raise ValueError("asserts and disputes are both wanted among what the labels mean")
    return meant
