"""What people decide about claims, appearances and contradictions: confirm, reject, or take it back."""

from typing import TypeVar

from claims.actions import dues, heirs, passages, twins
from claims.models import Appearance, Claim, Contradiction
from sources.actions import judging
from sources.actions.signature import Person, signed
from sources.errors import Refused
from sources.vocabulary import Judgement

Row = TypeVar("Row", Claim, Appearance, Contradiction)


def judge(*, row: Row, judgement: Judgement, by: Person, why: str, version: int) -> Row:
    """Confirm or reject what the machine suggests, or take a judgement back (``SUGGESTED``).

    An appearance is judged in every capture of its article that carries it word for word, and its copies inherit that.
    A confirmed row is never moved or reworded by the machine, a rejected one counts for nothing and is not suggested
    again. Everything that rests on it is matched, compared and weighed anew; what the look-up found is looked up again
    wherever the same words may stand. Raises ``Stale`` if somebody else was faster.
    """
    with signed(user=by, why=why):
        if isinstance(row, Appearance):
            _refuse_nonsense(row, judgement)
        again: list[Appearance] = twins.twins_of(row) if isinstance(row, Appearance) else []
        claims = _claims(row) | {claim for twin in again for claim in _claims(twin)}
        dues.ask(claims=claims, acts=[row.act_id] if isinstance(row, Appearance) else [])
        own: dict[str, None] = {"inherited_from": None} if isinstance(row, Appearance) else {}
        judged = judging.settle(row=row, judgement=judgement, by=by, why=why, version=version, **own)
        if isinstance(judged, Appearance):
            twins.follow(judged, again, judgement=judgement, by=by, why=why)
            heirs.told(judged)
            if judged.method.startswith(twins.LOOK_UP):
                passages.ask_for(claims=claims)
        return judged


def _claims(row: Claim | Appearance | Contradiction) -> set[int]:
    if isinstance(row, Claim):
        return {row.pk}
    if isinstance(row, Contradiction):
        return {row.one_id, row.other_id}
    return {row.claim_id} if row.claim_id is not None else set()


def _refuse_nonsense(row: Appearance, judgement: Judgement) -> None:
    if judgement is Judgement.CONFIRMED and row.claim_id is None:
        raise Refused("These words belong to no claim yet: move them to one instead", field="claim")
    if judgement is Judgement.SUGGESTED and row.inherited_from is not None:
        above = row.inherited_from.capture.article.canonical
        raise Refused(
            f"This judgement was given to the same words in “{above}”, from which they were copied: take it back there,"
            " or judge these words yourself",
            field="judgement",
        )
    if judgement is Judgement.SUGGESTED and row.method == twins.BY_HAND:
        raise Refused(
            "A person put this quote here, no machine suggested it: reject it instead", field="judgement"
        )
