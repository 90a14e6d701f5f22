"""Dividing a claim: some of its appearances go to another claim in one go, and can be put back as they stood."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from claims.actions import claims, dues, heirs, passages, quotes, twins
from claims.models import Appearance, Claim, Division
from claims.rules.values.value import Value
from sources.actions import versions
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.errors import Refused, Stale
from sources.publicid import public_id
from sources.rules.names import fold
from sources.vocabulary import Judgement, Publication

FORMER = ("judgement", "judged_by_id", "judged_at", "judged_why", "inherited_from_id", "match_reasons")
"""The columns of an appearance that a division changes, besides its claim."""
MOST = 200
"""Appearances that are divided off in one go: more than a person has looked at. Our choice."""
Chosen = Mapping[str, int]
"""Appearances by their public ids, each with the version the person saw it at."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the claim says that is written for the appearances divided off; all else it has from the first one."""

    text: str
    value: Value


def divide(
    *,
    claim: Claim,
    version: int,
    chosen: Chosen,
    into: Claim | Wording,
    into_version: int,
    by: Person,
    why: str,
) -> Division:
    """Put the chosen appearances into another claim, one that we know or one that is written for them.

    The same words in other captures and copies go along. From then on the machine leaves what stands in either claim
    where it stands. ``version`` and ``into_version`` are those the person saw; the latter counts for a known claim
    alone. Raises ``Stale`` if either claim or one of the appearances was changed since: then nothing is moved.
    """
    why = reason_given(why)
    with signed(user=by, why=why):
        rows = _chosen(claim, chosen)
        known = [into.pk] if isinstance(into, Claim) else []
        dues.ask(claims=[claim.pk, *known], acts={row.act_id for row in rows})
        claim = versions.change(row=claim, seen=version)
        _refuse_merged(claim)
        there, made = _other(claim, into, into_version, by, why)
        brought = {name: told for row in rows for name, told in _move(row, chosen, there, by, why).items()}
        _refuse_emptied(claim)
        return Division.objects.create(
            public_id=public_id("division", claim.public_id, there.public_id, str(claim.version)),
            one=claim,
            into=there,
            made=made,
            brought=brought,
            divided_by_id=by.pk,
            divided_at=timezone.now(),
            why=why,
        )


def undo(*, division: Division, by: Person, why: str) -> Division:
    """Put back what a division moved, exactly as it stood; a claim written for it leads to the first one from then on.

    What somebody has decided about an appearance since stays where it is. Undoing it twice is refused as ``Stale``.
    """
    why = reason_given(why)
    with signed(user=by, why=why):
        rows = {row.public_id: row for row in Appearance.objects.filter(public_id__in=division.brought)}
        dues.ask(claims=[division.one_id, division.into_id], acts={row.act_id for row in rows.values()})
        held = (
            Division.objects.select_for_update(of=("self",)).select_related("one", "into").get(pk=division.pk)
        )
        _refuse_undone(held)
        back = [row for name, row in rows.items() if _put_back(row, held, held.brought[name])]
        for row in back:
            heirs.told(row)
        passages.ask_for(claims=[held.one_id, held.into_id])
        for claim in (held.one, held.into):
            versions.change(row=claim, seen=claim.version)
        _fold(held)
        marks = {"undone_by_id": by.pk, "undone_at": timezone.now(), "undone_why": why}
        Division.objects.filter(pk=held.pk, undone_at=None).update(**marks)
        held.refresh_from_db()
        return held


def _chosen(claim: Claim, chosen: Chosen) -> list[Appearance]:
    if not chosen:
        raise Refused("Tick the appearances that say something else", field="pick")
    if len(chosen) > MOST:
        raise Refused(f"Tick {MOST} appearances at most: divide off the rest afterwards", field="pick")
    rows = Appearance.objects.filter(public_id__in=chosen, claim=claim).exclude(judgement=Judgement.REJECTED)
    found = list(rows.select_related("attributed_to", "capture__article").order_by("public_id"))
    for row in found:
        if row.version != chosen[row.public_id]:
            versions.hold(row=row, seen=chosen[row.public_id])  # says who was faster
    if len(found) != len(chosen):
        raise Stale(
            "Some of these appearances stand in this claim no more. Nothing of yours was saved: open the page again",
            field="pick",
        )
    return found


def _refuse_merged(claim: Claim) -> None:
    if claim.merged_into is not None:
        raise Refused(
            f"This claim has been merged into “{claim.merged_into}”: divide that one", field="claim"
        )


def _refuse_emptied(claim: Claim) -> None:
    """A claim that nothing says any more is no half of anything."""
    if not claim.appearances.exclude(judgement=Judgement.REJECTED).exists():
        raise Refused(
            "Nothing would be left of this claim: say that it is the same as the other instead", field="pick"
        )


def _other(claim: Claim, into: Claim | Wording, seen: int, by: Person, why: str) -> tuple[Claim, bool]:
    """The claim that takes them, and whether it was written for them."""
    if isinstance(into, Claim):
        if into.pk == claim.pk:
            raise Refused("That is this claim itself: choose another", field="into")
        into = versions.change(row=into, seen=seen)
        if into.merged_into is not None:
            raise Refused(
                f"That claim has been merged into “{into.merged_into}”: choose that one", field="into"
            )
        return into, False
    if fold(into.text) == fold(claim.text) and into.value == claim.value:
        raise Refused("Word it otherwise: it has to tell what sets it apart from this claim", field="text")
    written = claims.propose(
        event=claim.event,
        population=claim.measure.population,
        label=claim.measure.label,
        text=into.text,
        value=into.value,
        as_of=claim.as_of,
        running=claim.running,
        language=claim.language,
        publication=Publication(claim.publication),
        by=by,
        why=why,
    )
    if written.merged_into_id == claim.pk:  # divided off before, and undone
        written = versions.change(row=written, seen=written.version, merged_into=None)
    if written.merged_into is not None:
        raise Refused(f"This is worded like “{written.merged_into}”: choose that claim", field="text")
    return written, not written.appearances.exists()


def _move(row: Appearance, chosen: Chosen, into: Claim, by: Person, why: str) -> dict[str, dict[str, Any]]:
    """Move one appearance with its twins; returns how each of them stood, and the version it has now."""
    if Appearance.objects.filter(pk=row.pk, claim=into).exists():  # gone along with one of the same words
        return {}
    went = {each.pk: _told(each) for each in (row, *twins.twins_of(row)) if each.claim_id == row.claim_id}
    quotes.move(appearance=row, claim=into, by=by, why=why, version=chosen[row.public_id])
    left = Appearance.objects.filter(pk__in=went).values_list("pk", "public_id", "version")
    return {name: {**went[pk], "version": version} for pk, name, version in left}


def _told(row: Appearance) -> dict[str, Any]:
    held = {name: getattr(row, name) for name in FORMER}
    return {**held, "judged_at": row.judged_at.isoformat() if row.judged_at else None}


def _put_back(row: Appearance, division: Division, former: Mapping[str, Any]) -> bool:
    if row.claim_id != division.into_id or row.version != former["version"]:
        return False
    columns = {name: former[name] for name in FORMER}
    at = columns["judged_at"]
    columns["judged_at"] = datetime.fromisoformat(at) if at else None
    versions.change(row=row, seen=row.version, claim=division.one, **columns)
    return True


def _refuse_undone(division: Division) -> None:
    if division.undone_at is not None:
        raise Stale(
            f"{division.undone_by} has undone this already: “{division.undone_why}”. Nothing of yours was saved",
            field="division",
        )
    for claim in (division.one, division.into):
        if claim.merged_into is not None:
            raise Refused(
                f"“{claim}” has been merged into “{claim.merged_into}” since: split it off there first",
                field="division",
            )


def _fold(division: Division) -> None:
    """Let the claim written for the division lead to the first one, where nothing else has been put to it since."""
    into = division.into
    if division.made and not into.appearances.exists() and not into.reviews.exists():
        versions.change(row=into, seen=into.version, merged_into=division.one)
