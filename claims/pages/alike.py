"""The known claims that some words may repeat, as they are listed: how likely, and a sentence for each reason."""

from dataclasses import dataclass
from datetime import datetime

from claims.models import Claim
from claims.models.recognition import Recognised, recognised
from claims.pages import lists
from claims.vocabulary import Stance
from sources.visibility import Reader


@dataclass(frozen=True, slots=True)
class Alike:
    """A claim that the words repeat or dispute: how likely, from 0 to 1, and why, a sentence for each reason."""

    row: lists.Row
    score: float
    why: tuple[str, ...]
    disputes: bool = False


def alike(words: str, language: str, reader: Reader | None, now: datetime, *, most: int) -> list[Alike]:
    """The claims likely enough to be the same, likeliest first, at most ``most``."""
    found = recognised(words, language=language, reader=reader, now=now, most=most)
    likely = {each.claim: each for each in found if each.suggests}
    claims = Claim.objects.visible_to(reader, now).current().for_page().filter(pk__in=likely)
    rows = {row.claim.pk: row for row in lists.listed(list(claims.order_by("pk")), reader, now)}
    return [_told(each, rows[key]) for key, each in likely.items() if key in rows]


def _told(each: Recognised, row: lists.Row) -> Alike:
    figures = [held.reason for held in each.figures.held]
    merged = [] if each.wording == row.claim.text else [f"Known in these words too: “{each.wording}”."]
    denied = [f"{each.opposed.detail}."] if each.opposed else []
    why = (*denied, f"{each.reason.detail}.", *figures, *merged)
    return Alike(row, each.score, why, each.stance is Stance.DISPUTES)
