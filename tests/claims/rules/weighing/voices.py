"""Short ways to write down testimonies for the corroboration tests."""

from claims.rules.weighing.corroboration import Backing, Testimony, weigh
from claims.vocabulary import Stance
from sources.vocabulary import Reliability


def says(
    origin: str,
    grade: str = "F",
    *,
    article: str = "",
    stance: Stance = Stance.ASSERTS,
    family: str = "",
    party: bool = False,
    comment: bool = False,
) -> Testimony:
    """One appearance: ``origin`` says it, in the article named (or one of its own)."""
    article = article or f"article of {origin}"
    return Testimony(
        key=f"{article}/{origin}/{stance}",
        article=article,
        stance=stance,
        origin=origin,
        origin_label=origin,
        family=family or origin,
        reliability=Reliability(grade),
        party=party,
        comment=comment,
    )


def denies(origin: str, grade: str = "F", *, party: bool = False, comment: bool = False) -> Testimony:
    """One appearance in which ``origin`` disputes it."""
    return says(origin, grade, stance=Stance.DISPUTES, party=party, comment=comment)


def backed(*grades: str, claim: str = "rival", prefix: str = "rival origin") -> Backing:
    """A claim backed by one independent origin for each grade."""
    voices = [says(f"{prefix} {number}", grade) for number, grade in enumerate(grades)]
    return weigh(voices, claim=claim, label=f"what {claim} says")
