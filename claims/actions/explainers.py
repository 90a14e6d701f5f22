"""Writing explainers: how two claims can both be true, each version a row of its own, signed and never altered."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.models import Claim, Explainer
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.errors import Refused, Stale
from sources.publicid import public_id
from sources.rules.stated import stated
from sources.vocabulary import Publication

MOST = 4_000
"""Characters of an explainer: what a reader takes in beside two claims. Our choice."""


def write(
    *, one: Claim, other: Claim, seen: int, stage: Publication, text: str, reason: str, by: Person
) -> Explainer:
    """Write the next version for two claims; ``seen`` is the number of the latest the person saw, 0 for none.

    Raises ``Stale`` if a newer version has been written since.
    """
    one, other = sorted((one, other), key=lambda claim: claim.pk)
    if one.pk == other.pk:
        raise Refused("An explainer is about two claims: choose another one", field="other")
    with signed(user=by, why=reason_given(reason, field="reason")):
        _hold(one, other)
        latest = Explainer.objects.filter(one=one, other=other).order_by("-number").first()
        _refuse_nonsense(latest, seen, stage, text)
        try:
            with transaction.atomic():
                return Explainer.objects.create(
                    public_id=public_id("explainer", one.public_id, other.public_id, str(seen + 1)),
                    one=one,
                    other=other,
                    number=seen + 1,
                    stage=stage,
                    text=text.strip(),
                    reason=reason.strip(),
                    written_by_id=by.pk,
                    written_at=timezone.now(),
                )
        except IntegrityError as error:
            raise _stale(Explainer.objects.filter(one=one, other=other).first(), seen) from error


def _hold(*pair: Claim) -> None:
    """Lock both claims, so that neither is merged meanwhile; for one that was, the page about it stands elsewhere."""
    rows = Claim.objects.select_for_update(of=("self",)).select_related("merged_into")
    for claim in rows.filter(pk__in=[each.pk for each in pair]).order_by("pk"):
        if claim.merged_into is not None:
            told = stated(
                f"“{claim}” has been merged into “{claim.merged_into}” since you opened it: write beside that one"
            )
            raise Stale(f"{told}. Nothing of yours was saved", field="text")


def _refuse_nonsense(latest: Explainer | None, seen: int, stage: Publication, text: str) -> None:
    if (latest.number if latest else 0) != seen:
        raise _stale(latest, seen)
    if not text.strip():
        raise Refused("Say in a sentence or two how both can be true", field="text")
    if len(text) > MOST:
        raise Refused(f"Say it in {MOST:,} characters at most; this has {len(text):,}", field="text")
    if stage is Publication.WITHDRAWN and (latest is None or latest.stage != Publication.PUBLISHED):
        raise Refused(
            "Only what is published can be withdrawn: save it as a draft, or publish it", field="stage"
        )


def _stale(latest: Explainer | None, seen: int) -> Stale:
    newest = f"version {latest.number} by {latest.written_by}" if latest else "no version"
    return Stale(
        f"You saw version {seen}, but there is {newest} by now. Nothing of yours was saved: read it, then write yours"
        " again",
        field="number",
    )
