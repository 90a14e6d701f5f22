"""When each figure was first told, and on whose word: what a reader asks of any number in a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min, Q
from django.utils.translation import gettext

from claims.models import Appearance, Claim, Corroboration
from claims.models.appearance import AppearanceQuerySet
from claims.pages.ledger import HIDDEN
from claims.rules.weighing.backing import Role, Side
from claims.vocabulary import Stance
from sources.models.article import piece_visible
from sources.pages import wording
from sources.visibility import Reader
from sources.vocabulary import TO_THE_DAY, Precision

NAMED = 2  # origins named in a row; the others are counted


@dataclass(frozen=True, slots=True)
class Telling:
    """The earliest article that gives a figure, as far as its time is known."""

    first: datetime | None = None

    @property
    def when(self) -> str:
        """The day of the earliest article."""
        return wording.moment(self.first, Precision.DAY)


DATED = Q(capture__article__published_precision__in=TO_THE_DAY)


def tellings(reader: Reader | None, now: datetime) -> AppearanceQuerySet:
    """The quotes by which articles the reader may see give a claim, denials left out."""
    shown = piece_visible(reader, now, "capture__article")
    return Appearance.objects.standing().present().filter(shown).exclude(stance=Stance.DISPUTES)


def first_told(claims: Sequence[Claim], reader: Reader | None, now: datetime) -> dict[int, Telling]:
    """By claim: when the articles the reader may see first gave it; in one query."""
    rows = tellings(reader, now).filter(claim__in=claims)
    earliest = (
        rows.order_by().values("claim").annotate(first=Min("capture__article__published_at", filter=DATED))
    )
    return {row["claim"]: Telling(row["first"]) for row in earliest}


def named_origins(backing: Corroboration | None, visible: set[str]) -> str:
    """Whose word a figure is, by name: the independent origins, else the parties who say so.

    An origin that is not in ``visible`` (“source:…”, “article:…”) is told without its name.
    """
    if backing is None:
        return ""
    saying = [entry for entry in backing.ledger if entry["side"] == Side.FOR.value and entry["label"]]
    told = [entry for entry in saying if entry["role"] == Role.ORIGIN.value]
    told = told or [entry for entry in saying if entry["role"] == Role.PARTY.value]
    shown = [e["label"] if not e["origin"] or e["origin"] in visible else gettext(HIDDEN) for e in told]
    names = list(dict.fromkeys(shown))
    further = len(names) - NAMED
    return (
        wording.listed(
            [*names[:NAMED], *([gettext("%(further)s more") % {"further": further}] if further > 0 else [])]
        )
        if names
        else ""
    )
