"""Keeping a search under a name, its feed and its e-mail, what its owner has seen of it, and letting it go."""

import hashlib
import secrets
from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone

from provenance.accounts.models import User
from provenance.searches.actions import finds
from provenance.searches.actions.finds import Found
from provenance.searches.models import SavedSearch
from sources.errors import Refused, Stale
from sources.publicid import public_id

MOST = 50
"""Searches one person may keep: each is looked through every minute or so."""


def keep(*, owner: User, name: str, asked: Mapping[str, str], found: Found) -> SavedSearch:
    """Keep a search; what it finds today is known from the start. Raises ``Refused`` with the field to mend."""
    name = " ".join(name.split())
    if not name:
        raise Refused("Give it a name: it heads the feed and the e-mails", field="name")
    if len(name) > 100:
        raise Refused("Shorten the name to 100 characters", field="name")
    with transaction.atomic():
        # The owner's row is locked, so that two who save at once are counted one after the other.
        User.objects.select_for_update(no_key=True).get(pk=owner.pk)
        held = SavedSearch.objects.filter(owner=owner)
        if held.filter(name=name).exists():
            raise Refused("You keep a search of this name already: choose another", field="name")
        if held.count() >= MOST:
            raise Refused(f"You keep {MOST} searches, the most there may be: let one go first", field="name")
        row = SavedSearch.objects.create(
            public_id=public_id("saved search", secrets.token_hex(16)),
            owner=owner,
            name=name,
            asked=dict(asked),
            created_at=timezone.now(),
        )
        finds.keep(search=row.pk, found=found, known=True)
    return row


def open_feed(*, search: SavedSearch, version: int) -> str:
    """Make the secret of a new feed address, told this once; one given out before leads nowhere from now on."""
    token = secrets.token_urlsafe(32)
    _change(search, version, token_hash=hashed(token))
    return token


def close_feed(*, search: SavedSearch, version: int) -> None:
    """Let no feed address lead to it any longer."""
    _change(search, version, token_hash="")


def mail(*, search: SavedSearch, version: int, wanted: bool) -> None:
    """Tell what it finds from now on by e-mail, or no longer. Raises ``Refused`` where there is no address for it."""
    if wanted and not search.owner.email:
        raise Refused("Your account has no e-mail address: ask an administrator to add it", field="by_mail")
    with transaction.atomic():
        _change(search, version, by_mail=wanted)
        if wanted:  # what was found until now has been there to be read
            search.finds.filter(letter=None, known=False).update(known=True)


def seen(*, search: SavedSearch, upto: int) -> None:
    """Remember that its owner has seen its finds up to one (by primary key); a look only ever leads further."""
    rows = SavedSearch.objects.filter(pk=search.pk, looked_at__lt=upto)
    rows.filter(pk__in=search.finds.filter(pk__gte=upto).values("search")).update(looked_at=upto)


def let_go(*, search: SavedSearch, version: int) -> None:
    """Delete it with all it found."""
    with transaction.atomic():
        _change(search, version, by_mail=False)
        SavedSearch.objects.filter(pk=search.pk).delete()


def hashed(token: str) -> str:
    """What is kept of the secret in a feed's address; long and random, it needs no salt."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _change(search: SavedSearch, version: int, **changed: object) -> None:
    """Compare and set. Raises ``Stale`` where it is not as it was seen."""
    rows = SavedSearch.objects.filter(pk=search.pk, version=version)
    try:
        done = rows.update(**changed, version=version + 1)
    except IntegrityError as error:  # a secret met twice, which nobody will live to see
        raise Stale("Try again", field="version") from error
    if not done:
        raise Stale("This search has been changed meanwhile: look at it again", field="version")
    search.version = version + 1
