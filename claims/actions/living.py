"""Saying whether a claim is about a living person, which decides how many sign a negative rating of it."""

from claims.models import Claim
from sources.actions import versions
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.errors import Refused


def say(*, claim: Claim, about: bool, by: Person, why: str, version: int) -> Claim:
    """Say that a claim the person saw at ``version`` is about a living person, or that it is not.

    Whoever takes back that it is, is from then on not the only one who signs a negative rating of it.
    What was published before stays out; where it lacks a signature now, it waits for one in the queue of reviews.
    Saying the same again changes nothing. Raises ``Stale`` if somebody else saved since.
    """
    with signed(user=by, why=reason_given(why)):
        claim.refresh_from_db()
        if claim.merged_into is not None:
            raise Refused(f"This claim has been merged into “{claim.merged_into}”: say it of that one")
        if claim.about_a_living_person is about:
            return claim
        said = {"about_a_living_person": about, **_taken_back(claim, about, by)}
        return versions.change(row=claim, seen=version, **said)


def _taken_back(claim: Claim, about: bool, by: Person) -> dict[str, int | None]:
    if about:
        return {"taken_back_by_id": None}
    return {"taken_back_by_id": by.pk} if claim.about_a_living_person else {}
