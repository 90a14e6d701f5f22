"""Keeping the list of feeds: where outlets announce their articles, and which of them we look at."""

from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from sources.actions import hosts, versions
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.errors import Refused, Taken
from sources.models import Feed, Host, Source
from sources.rules.targets import target
from sources.vocabulary import FeedFormat

# A feed whose address was changed, or that was taken up again, is looked at at once and without prejudice.
_AFRESH = {"due_at": Now(), "tries": 0, "etag": "", "last_modified": ""}


def add(*, source: Source, url: str, form: FeedFormat, by: Person, why: str) -> Feed:
    """Follow a feed from now on. Raises ``Taken`` if it is followed already."""
    address = _address(url)
    with signed(user=by, why=reason_given(why)):
        try:
            with transaction.atomic():
                return Feed.objects.create(
                    source=source.merged_into or source,
                    url=address,
                    format=form,
                    host=_host(address),
                    due_at=Now(),
                )
        except IntegrityError as error:
            raise _taken(address) from error


def edit(*, feed: Feed, url: str, form: FeedFormat, active: bool, by: Person, why: str, version: int) -> Feed:
    """Change a feed's address or format, or pause it (what it brought stays) and take it up again.

    Raises ``Stale`` and ``Taken``.
    """
    address = _address(url)
    with signed(user=by, why=reason_given(why)):
        try:
            with transaction.atomic():
                return versions.change(
                    row=feed,
                    seen=version,
                    url=address,
                    format=form,
                    active=active,
                    host=_host(address),
                    **(_AFRESH if active else {}),
                )
        except IntegrityError as error:
            raise _taken(address) from error


def pause(*, feed: Feed, by: Person, why: str, version: int) -> Feed:
    """Stop looking at a feed; what it brought stays. Raises ``Stale``."""
    with signed(user=by, why=reason_given(why)):
        return versions.change(row=feed, seen=version, active=False)


def take_up(*, feed: Feed, by: Person, why: str, version: int) -> Feed:
    """Look at a paused feed again, from now on. Raises ``Stale``."""
    with signed(user=by, why=reason_given(why)):
        return versions.change(row=feed, seen=version, active=True, **_AFRESH)


def look_now(*, feed: Feed) -> None:
    """Have a feed looked at as soon as its host may be asked. Raises ``Refused`` for one that is paused."""
    if not Feed.objects.filter(pk=feed.pk, active=True).update(due_at=Now(), tries=0):
        raise Refused("is paused: take it up again first", field="active", where=feed.url)


def _address(url: str) -> str:
    """The address as written, once it is known to be one: a feed may depend on the order of its parameters."""
    try:
        target(url)
    except ValueError as error:
        raise Refused(f"{error}", field="url") from error
    return url.strip()


def _host(address: str) -> Host:
    return hosts.named(name=target(address).host)


def _taken(address: str) -> Taken:
    return Taken(f"{address} already is a feed of “{Feed.objects.get(url=address).source}”", field="url")
