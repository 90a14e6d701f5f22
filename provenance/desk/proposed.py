"""What partners have proposed, beside the queue of possible appearances: a person agrees, or says no."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from claims.actions import proposals
from claims.models import ProposedAppearance
from claims.pages import figures
from claims.rules.analysts.proposing import Proposal
from provenance.desk import saying
from provenance.desk.judging import JUDGED, Deed, deed_of
from provenance.desk.saying import value_of
from sources.actions.signature import Person
from sources.desk.deciding import LOST, number_of, version_of
from sources.errors import Unknown
from sources.pages.article import title_of
from sources.vocabulary import Judgement

SHOWN = 20
"""Proposals shown at once, the oldest; the others follow as these are judged."""
JUST_NOW = 5
FIELD = "proposal"
"""The name of the field of a form that says which proposal is meant."""
DONE = {
    Deed.CONFIRM: gettext_lazy("Agreed: it stands in your name, put by hand to the claim"),
    Deed.REJECT: gettext_lazy("Said no: the partner is told why, and not asked again"),
    Deed.UNDO: gettext_lazy("Taken back: it waits again"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One proposal as it is shown."""

    row: ProposedAppearance

    @property
    def partner(self) -> str:
        """Who proposes it."""
        return _partner(self.row)

    @property
    def outlet(self) -> str:
        """Who printed it."""
        return title_of(self.row.capture.article.canonical)

    @property
    def text(self) -> str:
        """The claim it is proposed for, known or new."""
        return self.row.claim.text if self.row.claim else str((self.row.told or {}).get("text", ""))

    @property
    def value(self) -> str:
        """What a new claim gives."""
        return "" if self.row.claim else figures.long(value_of(self.row.told or {}))

    @property
    def following(self) -> str:
        """Where the queue goes on: it stays where it was."""
        return ""


def shown(by: Person) -> dict[str, Any]:
    """What the page prints of them, in three queries."""
    waiting = ProposedAppearance.objects.waiting().for_page().select_related("proposed_by__partner")
    mine = ProposedAppearance.objects.filter(judged_by=by.pk, judgement=Judgement.REJECTED)
    return {
        "proposed": [Line(row) for row in waiting[:SHOWN]],
        "proposed_waiting": ProposedAppearance.objects.waiting().count(),
        "refused_lately": list(
            mine.select_related("capture").defer("capture__text").order_by("-judged_at")[:JUST_NOW]
        ),
    }


def decide(typed: Mapping[str, str], by: Person) -> tuple[str, str]:
    """Do what a button beside a proposal says. Raises ``Refused`` as the actions do."""
    deed, named = deed_of(typed), typed.get(FIELD, "")[:20]
    rows = ProposedAppearance.objects.select_related(
        "claim", "capture__article__source", "proposed_by__partner"
    )
    row = rows.filter(public_id=named).first()
    if row is None:
        raise Unknown(
            gettext("Nothing is proposed under this id: it was taken back, or never there"), field=FIELD
        )
    agreed = deed is Deed.CONFIRM
    proposals.judge(
        row=row,
        judgement=JUDGED[deed],
        by=by,
        why=typed.get("why", ""),
        version=version_of(typed),
        claim_version=number_of(typed, "claim_version", lost=str(LOST)) if agreed and row.claim else 0,
        told=saying.told(row.told, Proposal()) if agreed and row.told else None,
        proposer=_partner(row),
    )
    return str(DONE[deed]), ""


def _partner(row: ProposedAppearance) -> str:
    partner = getattr(row.proposed_by, "partner", None)
    return partner.name if partner else str(row.proposed_by)
