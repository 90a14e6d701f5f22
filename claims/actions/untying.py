"""A curator says that two sources do not depend on one another, whatever their answers look like, or takes it back."""

from claims.actions import corroboration
from claims.actions.heads import heads, spoken_on
from claims.models import Tie
from sources.actions import judging
from sources.actions.signature import Person, signed
from sources.vocabulary import Judgement


def untie(*, tie: Tie, by: Person, why: str, version: int) -> Tie:
    """Have a tie count for nothing from now on, however often it is learned again. Raises ``Stale``."""
    return _settle(tie, Judgement.REJECTED, by, why, version)


def take_back(*, tie: Tie, by: Person, version: int) -> Tie:
    """Let the tie count again, as it was learned last. Raises ``Stale``."""
    return _settle(tie, Judgement.SUGGESTED, by, "", version)


def _settle(tie: Tie, judgement: Judgement, by: Person, why: str, version: int) -> Tie:
    with signed(user=by, why=why):
        judging.settle(row=tie, judgement=judgement, by=by, why=why, version=version)
        corroboration.ask(claims=spoken_on([(tie.one_id, tie.other_id)], heads()))
        return tie
