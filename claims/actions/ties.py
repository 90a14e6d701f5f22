"""Which of the voices behind a claim and its rivals are known to share their mistakes."""

from collections.abc import Iterable

from claims.models import Tie
from claims.rules.weighing import dependence
from claims.rules.weighing.backing import Testimony
from claims.rules.weighing.dependence import Ties

OF_A_SOURCE = (
    "source:"  # how the family of a household begins; an article whose outlet is unknown has no ties
)


def among(*heard: Iterable[Testimony]) -> Ties:
    """The ties between any two of the families that testify, in one query; in none where no two could be tied."""
    families = {one.family for testimonies in heard for one in testimonies}
    sources = sorted(name.removeprefix(OF_A_SOURCE) for name in families if name.startswith(OF_A_SOURCE))
    if len(sources) < 2:
        return dependence.UNTIED
    rows = Tie.objects.standing().between(sources).order_by()
    told = rows.values_list("one__public_id", "other__public_id", "probability", "alike", "wrong", "apart")
    return {
        frozenset((f"{OF_A_SOURCE}{one}", f"{OF_A_SOURCE}{other}")): dependence.Tie(
            probability, alike, wrong, apart
        )
        for one, other, probability, alike, wrong, apart in told
    }
