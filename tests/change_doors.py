"""The doors of the list of changes, by which a claim is given to somebody: of two who do so at once, one is told."""

from django.utils import timezone

from claims.models import Claim
from provenance.news.actions import assignments
from tests import factories as make
from tests.doors import VERSION, Doors, contradiction, form
from tests.racing import NAMES, Opened, Sent


def changed() -> Claim:
    """A claim of which there is news, and which nobody has any more."""
    claim = contradiction().one
    assignments.assign(
        claim=claim.pk, holder=None, note="", version=0, by=make.make_user(), at=timezone.now()
    )
    return claim


def giving(claim: Claim) -> Opened:
    held = {
        "pick": claim.public_id,
        f"seen-{claim.public_id}": 1,
        "deed": "assign",
        "sure": "yes",
        "shown": "3",
    }
    return lambda client, name: Sent(client, "/queue/changes/bulk/", {**held, "holder": name})


def first() -> Opened:
    return form("/queue/changes/", "assign", ("claim", contradiction().one.public_id), holder=NAMES)


PAGES: Doors = {
    "change-queue": ("one row for each claim: the database takes no second", first),
    "change-bulk": (VERSION, lambda: giving(changed())),
}
APART = {"follow": "everybody follows for themselves"}
