"""Asking for an address to be looked at, so that the article there is taken in and its changes are noticed."""

from django.db import transaction
from django.db.models.functions import Now

from sources.actions import hosts
from sources.actions.signature import Person
from sources.errors import Refused
from sources.models import Feed, Visit
from sources.rules import addresses
from sources.rules.targets import target
from sources.vocabulary import VisitReason


def ask(*, url: str, by: Person | None = None) -> Visit:
    """Have an address looked at as soon as its host may be asked; asking twice makes one visit.

    What came of it stands on the visit: ``looked_at``, ``outcome``, ``told`` and, where a page was taken in,
    ``article``. Raises ``Refused`` (field ``url``) where no public web site can be meant; then nothing is kept.
    """
    with transaction.atomic():
        visit, new = _written_down(url, VisitReason.ASKED, by=by)
        if not new:
            Visit.objects.filter(pk=visit.pk).update(due_at=Now(), tries=0)
            visit.refresh_from_db()
        return visit


def announce(*, url: str, feed: Feed) -> tuple[Visit, bool]:
    """Have an address looked at because a feed lists it, and whether it is new to us; known ones keep their own time.

    Raises ``Refused`` as ``ask`` does.
    """
    with transaction.atomic():
        return _written_down(url, VisitReason.ANNOUNCED, feed=feed)


def _written_down(
    url: str, reason: VisitReason, *, by: Person | None = None, feed: Feed | None = None
) -> tuple[Visit, bool]:
    try:
        address = addresses.canonical(url)
        goal = target(url)
    except ValueError as error:
        raise Refused(str(error), field="url", where=url[:200]) from error
    known = Visit.objects.filter(address=address).first()
    if known is not None:
        return known, False
    return Visit.objects.get_or_create(
        address=address,
        defaults={
            "url": goal.url,
            "host": hosts.named(name=goal.host),
            "reason": reason,
            "asked_by_id": by.pk if by else None,
            "feed": feed,
            "due_at": Now(),
        },
    )
