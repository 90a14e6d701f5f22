"""Signing reviews: one signature a person and version, and two people for what tells against somebody alive."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.models import Claim, Rating, Review, ReviewSignature
from claims.models.persons import persons_of
from claims.rules import stages
from claims.rules.stages import Version
from claims.vocabulary import GOES_OUT, ReviewStage
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.errors import Refused, Stale
from sources.rules.stated import stated

SIGNED = (ReviewStage.SIGNED, *GOES_OUT)
GUARD = "two_sign_what_tells_against_a_living_person"
LACKING = (
    "A negative rating of a claim about a living person goes out with the signatures of two different people: have this"
    " version signed by somebody else first"
)
TAKEN_BACK = (
    "Whoever took back that the claim is about a living person is not the only one who signs a negative rating of it: "
    "have this version signed by somebody else first"
)
UNSAID = stated(
    "Say first, with a reason, whether the claim is about a living person: a negative rating goes out only once "
    "somebody has"
)
NAMED = stated(
    "Somebody alive may be named or speak here ({who}): say first, with a reason, whether the claim is about a living "
    "person"
)


def second(*, review: Review, by: Person, reason: str) -> ReviewSignature:
    """Put another person's name under the newest version of a review; doing it twice leaves one signature.

    Raises ``Stale`` if a newer version has been written since, ``Refused`` for whoever has signed these words already.
    """
    with signed(user=by, why=reason_given(reason, field="reason")):
        Claim.objects.select_for_update().get(pk=review.claim_id)
        latest = (
            Review.objects.filter(claim=review.claim_id).select_related("written_by").order_by("-number")[0]
        )
        if latest.pk != review.pk:
            raise Stale(
                f"You saw version {review.number}, but there is version {latest.number} by {latest.written_by} by now. "
                "You have signed nothing: read it first",
                field="number",
            )
        _refuse_unsignable(review, by)
        now = timezone.now()
        given = {"signed_at": now, "reason": reason.strip()}
        with transaction.atomic():
            return ReviewSignature.objects.get_or_create(review=review, person_id=by.pk, defaults=given)[0]


def _refuse_unsignable(review: Review, by: Person) -> None:
    if review.stage not in SIGNED:
        raise Refused(
            f"A review that is “{review.get_stage_display()}” is signed by nobody as second: sign it first, as a "
            "version of your own",
            field="stage",
        )
    own = review.signatures.filter(person=by.pk).exists()
    if (own and review.written_by_id == by.pk) or (not own and by.pk in signers_of(review)):
        raise Refused(
            "You have signed these words already: the second signature is somebody else’s", field="person"
        )


def signs(row: Review, former: Review | None) -> bool:
    """Whether writing this version puts its author's name under it: where it says something nobody has signed yet."""
    if row.stage == ReviewStage.SIGNED:
        return True
    told = (former.rating_id, former.summary) if former else None
    return row.stage == ReviewStage.CORRECTED and told != (row.rating_id, row.summary)


def signers_of(review: Review) -> frozenset[int]:
    """Who (by primary key) has signed the words of a version, under it or right before it."""
    return stages.signers(versions_of(review.claim_id), review.number)


def versions_of(claim: int) -> list[Version]:
    """Every version of a claim's review, as the rule of signatures meets it."""
    rows = Review.objects.filter(claim=claim).prefetch_related("signatures")
    return [
        Version(
            row.number,
            ReviewStage(row.stage),
            row.rating_id,
            row.summary,
            frozenset(one.person_id for one in row.signatures.all()),
        )
        for row in rows
    ]


def refuse_unsigned(claim: Claim, latest: Review | None, rating: Rating | None, summary: str) -> None:
    """Tell, before the database does, what keeps a negative rating of a claim about somebody alive from going out."""
    if rating is None or not rating.negative:
        return
    if claim.about_a_living_person is None:
        met = persons_of(claim)
        unsaid = NAMED.format(who=met[0].name) if met else UNSAID
        raise Refused(unsaid, field="about_a_living_person")
    signed_by: frozenset[int] = frozenset()
    if latest is not None and (latest.rating_id, latest.summary) == (rating.pk, summary):
        signed_by = signers_of(latest)
    living, taken_back_by = claim.about_a_living_person is True, claim.taken_back_by_id
    if stages.lacking(living=living, negative=True, signed=signed_by, taken_back_by=taken_back_by):
        raise Refused(LACKING if living else TAKEN_BACK, field="signatures")


def unsigned(error: IntegrityError) -> Refused | None:
    """What to tell where the database has refused a version for want of a signature; nothing for another reason."""
    told = getattr(error.__cause__, "diag", None)
    return Refused(LACKING, field="signatures") if getattr(told, "constraint_name", "") == GUARD else None
