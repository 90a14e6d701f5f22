"""The known claims that some words may repeat, as they are listed: how likely, and a sentence for each reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from claims.models import Claim
from claims.models.recognition import Recognised, Sought, recognised_each
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
    (found,) = alike_each([words], language, reader, now, most=most)
    return found


def alike_each(
    texts: Sequence[str], language: str, reader: Reader | None, now: datetime, *, most: int
) -> list[list[Alike]]:
    """The same for some texts of one language; their claims are read together."""
    sought = [Sought(text, language) for text in texts]
    every = recognised_each(sought, reader=reader, now=now, most=most)
    found = [[each for each in some if each.suggests] for some in every]
    wanted = {each.claim for some in found for each in some}
    claims = Claim.objects.visible_to(reader, now).current().for_page().filter(pk__in=wanted)
    rows = {row.claim.pk: row for row in lists.listed(list(claims.order_by("pk")), reader, now)}
    return [[_told(each, rows[each.claim]) for each in some if each.claim in rows] for some in found]


def _told(each: Recognised, row: lists.Row) -> Alike:
    figures = [held.reason for held in each.figures.held]
    merged = (
        []
        if each.wording == row.claim.text
        else [gettext("Known in these words too: “%(wording)s”.") % {"wording": each.wording}]
    )
    denied = [f"{each.opposed.detail}."] if each.opposed else []
    why = (*denied, f"{each.reason.detail}.", *figures, *merged)
    return Alike(row, each.score, why, each.stance is Stance.DISPUTES)
