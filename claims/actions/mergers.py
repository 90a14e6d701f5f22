"""Merging two claims that say one thing, and splitting them again with everything that went along."""

from django.utils import timezone

from claims.actions import dues
from claims.models import Appearance, Claim, ClaimMerger
from sources.actions import versions
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.errors import Refused


def merge(
    *, claim: Claim, into: Claim, by: Person, why: str, version: int, into_version: int | None = None
) -> ClaimMerger:
    """Let a claim lead to another from now on: its address redirects and its appearances go along.

    What had been merged into it before leads there too. The machine keeps to it: statements that would make the
    merged claim are put into the other. ``version`` and ``into_version`` are those the person saw; without the latter
    the one that is kept is taken as it stands. That the merged claim is about a living person goes along as well, or
    who took it back, and stays after a split until a person says otherwise: what tells against somebody alive never
    goes out with one signature because of a merger. Raises ``Stale`` if either has been changed since.
    """
    why = reason_given(why)
    with signed(user=by, why=why):
        dues.ask(claims=[claim.pk, into.pk])
        claim.refresh_from_db()
        into.refresh_from_db()
        _refuse_nonsense(claim, into)
        appearances = claim.appearances.order_by("pk")
        brought = {
            "appearances": list(appearances.values_list("public_id", flat=True)),
            "claims": list(claim.merged.order_by("pk").values_list("public_id", flat=True)),
        }
        versions.change(row=claim, seen=version, merged_into=into)
        # Whoever has the other claim open must look again before they save.
        seen = into.version if into_version is None else into_version
        versions.change(row=into, seen=seen, **_of_somebody_alive(claim, into))
        appearances.update(claim=into)
        Claim.objects.filter(merged_into=claim).update(merged_into=into)
        return ClaimMerger.objects.create(
            one=claim, into=into, merged_by_id=by.pk, merged_at=timezone.now(), why=why, brought=brought
        )


def split(*, claim: Claim, by: Person, why: str, version: int) -> Claim:
    """Undo the merging of a claim: its address is its own again, and what went along comes back.

    Appearances that somebody has since put elsewhere stay there.
    """
    why = reason_given(why)
    with signed(user=by, why=why):
        claim.refresh_from_db()
        into = claim.merged_into
        if into is None:
            raise Refused("This claim is not merged into another: there is nothing to split")
        dues.ask(claims=[claim.pk, into.pk])
        merger = claim.mergers.filter(split_at=None).first()
        brought = merger.brought if merger else {"appearances": [], "claims": []}
        claim = versions.change(row=claim, seen=version, merged_into=None)
        versions.change(row=into, seen=into.version)
        Appearance.objects.filter(public_id__in=brought["appearances"], claim=into).update(claim=claim)
        Claim.objects.filter(public_id__in=brought["claims"], merged_into=into).update(merged_into=claim)
        claim.mergers.filter(split_at=None).update(split_by_id=by.pk, split_at=timezone.now(), split_why=why)
        return claim


def _of_somebody_alive(claim: Claim, into: Claim) -> dict[str, bool | int | None]:
    if into.about_a_living_person:
        return {}
    if claim.about_a_living_person:
        return {"about_a_living_person": True, "taken_back_by_id": None}
    if claim.taken_back_by_id and not into.taken_back_by_id:
        return {"taken_back_by_id": claim.taken_back_by_id}
    return {}


def _refuse_nonsense(claim: Claim, into: Claim) -> None:
    if claim.pk == into.pk:
        raise Refused("A claim cannot be merged into itself: choose another", field="into")
    if claim.merged_into is not None:
        raise Refused(f"This claim already is merged into “{claim.merged_into}”: split it first")
    if into.merged_into is not None:
        raise Refused(
            f"“{into}” is itself merged into “{into.merged_into}”: merge into that one", field="into"
        )
