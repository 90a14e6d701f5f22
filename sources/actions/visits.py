"""Asking for an address to be looked at, so that the article there is taken in and its changes are noticed."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from sources.actions import hosts, versions
from sources.actions.signature import Person
from sources.errors import Refused
from sources.models import Domain, Feed, Visit
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
            # Whoever has it open to stop it must see first that somebody wants it looked at.
            Visit.objects.filter(pk=visit.pk).update(due_at=Now(), tries=0, version=F("version") + 1)
            visit.refresh_from_db()
        return visit


def announce(*, url: str, feed: Feed, hints: Sequence[tuple[str, str]] = ()) -> tuple[Visit, bool]:
    """Have an address looked at because a feed lists it, and whether it is new to us; known ones keep their own time.

    ``hints`` is what the feed says of where the piece came from. Raises ``Refused`` as ``ask`` does.
    """
    with transaction.atomic():
        return _written_down(url, VisitReason.ANNOUNCED, feed=feed, hints=hints)


def stop(*, visit: Visit, version: int) -> Visit:
    """Look at an address no more until somebody asks for it; what was found there stays. Raises ``Stale``."""
    with transaction.atomic():
        return versions.change(row=visit, seen=version, due_at=None)


def outlet_of(*, visit: Visit, url: str) -> str:
    """The name of the outlet that publishes at ``url``, where that is known by the feed that announced it; else "".

    It is so where the piece stands on the feed's own host and nobody has said whose host that is.
    """
    if visit.feed is None or addresses.host(url) != addresses.host(visit.feed.url):
        return ""
    if Domain.objects.filter(host=addresses.host(url)).exists():
        return ""
    return visit.feed.source.name


def _written_down(
    url: str,
    reason: VisitReason,
    *,
    by: Person | None = None,
    feed: Feed | None = None,
    hints: Sequence[tuple[str, str]] = (),
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
            "hints": [list(hint) for hint in hints],
            "due_at": Now(),
        },
    )
