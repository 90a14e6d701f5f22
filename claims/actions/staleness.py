"""Marking the copies that still carry what the article they were taken from has taken back."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from claims.actions.lineages import Family
from claims.models import Appearance
from claims.rules.weighing import lapses
from claims.rules.weighing.lapses import Taken, Teller
from claims.vocabulary import Stance
from sources.models import Article


def keep(*, rows: Sequence[Appearance], family: Family) -> bool:
    """Mark those of a claim's appearances that carry what was taken back above them; True if a mark came or went.

    Runs inside the caller's transaction, with the claim locked; the rows given are brought up to date.
    """
    telling = [row for row in rows if row.stance != Stance.DISPUTES]
    denying = [row for row in rows if row.stance == Stance.DISPUTES]
    found = {
        key: taken
        for said in (telling, denying)
        for key, taken in lapses.stale([_teller(row, family) for row in said]).items()
    }
    named = {article.public_id: article for article in family.articles.values()}
    moved = False
    for row in rows:
        taken = found.get(row.pk)
        if _stale(row, taken, named):
            moved = True
    return moved


def _stale(row: Appearance, taken: Taken | None, named: Mapping[str, Article]) -> bool:
    at: datetime | None = taken.at if taken else None
    origin = named[taken.piece].pk if taken else None
    if (row.stale_at, row.stale_from_id) == (at, origin):
        return False
    row.stale_at, row.stale_from_id = at, origin
    Appearance.objects.filter(pk=row.pk).update(stale_at=at, stale_from_id=origin)
    return True


def _teller(row: Appearance, family: Family) -> Teller:
    piece = family.articles[row.capture.article.canonical_pk].public_id
    return Teller(row.pk, piece, family.above(row) - {piece}, row.superseded_at)
