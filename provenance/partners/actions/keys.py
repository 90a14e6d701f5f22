"""Making keys for a partner, putting new ones in their place, and revoking them; a key is told once, to who made it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError
from django.db.models import Q
from django.utils import timezone

from provenance.partners.actions.partners import reason
from provenance.partners.models import Key, Partner
from provenance.partners.models.key import LONGEST, MOST_A_MINUTE
from provenance.partners.rules import networks as bound
from provenance.partners.rules import secret
from provenance.partners.vocabulary import Scope
from sources.actions.signature import Person, signed
from sources.errors import Refused, Stale, Taken
from sources.publicid import public_id
from sources.rules.stated import stated

YEAR = timedelta(days=365)
"""How long a key opens unless somebody says otherwise."""
LONGEST_OVERLAP = timedelta(days=30)
"""How long two keys may stand side by side: a partner's developers are at work again within so long."""
USED_EVERY = timedelta(hours=1)
"""How seldom it is written down that a key was used: one write an hour, however many requests."""


@dataclass(frozen=True, slots=True)
class Made:
    """A key just made, and the only time its secret is told."""

    key: Key
    secret: str


def make(
    *,
    partner: Partner,
    name: str,
    scopes: Sequence[str],
    networks: str = "",
    a_minute: int | None = None,
    lasts: timedelta = YEAR,
    by: Person,
    why: str,
) -> Made:
    """Make a key. Raises ``Refused`` with the field to mend, ``Taken`` where the partner has had one of this name."""
    name, lasts, why = _named(name), _lasting(lasts), reason(why)
    fields = {"name": name, **_opened(scopes, networks, a_minute)}
    try:
        with signed(user=by, why=why):
            return _written(partner=partner, expires_at=timezone.now() + lasts, **fields)
    except IntegrityError as error:
        raise Taken(
            stated("This partner has, or had, a key of this name: choose another, or rotate that one"),
            field="name",
        ) from error


def rotate(*, key: Key, version: int, overlap: timedelta, by: Person, why: str) -> Made:
    """Make the key that takes this one’s place; this one dies when the overlap is over, if it has not by then.

    The new one opens the same from the same networks, for as long as this one was given. Raises ``Refused`` and
    ``Stale``.
    """
    if not timedelta(0) <= overlap <= LONGEST_OVERLAP:
        raise Refused(stated(f"Let the two overlap for 0 to {LONGEST_OVERLAP.days} days"), field="overlap")
    why, now = reason(why), timezone.now()
    with signed(user=by, why=why):
        held = _opening(key, version, now)
        dies = max(min(held.expires_at, now + overlap), held.created_at + timedelta(microseconds=1))
        _set(held, version, expires_at=dies)
        try:
            return _written(
                partner=held.partner,
                name=held.name,
                generation=held.generation + 1,
                scopes=held.scopes,
                networks=held.networks,
                a_minute=held.a_minute,
                expires_at=now + (held.expires_at - held.created_at),
            )
        except IntegrityError as error:
            raise _stale() from error


def change(
    *,
    key: Key,
    version: int,
    scopes: Sequence[str],
    networks: str,
    a_minute: int | None = None,
    by: Person,
    why: str,
) -> None:
    """Let a key open something else, from elsewhere or more often, from this moment on.

    Raises ``Refused`` and ``Stale``.
    """
    fields, why = _opened(scopes, networks, a_minute), reason(why)
    with signed(user=by, why=why):
        _set(_opening(key, version, timezone.now()), version, **fields)


def revoke(*, key: Key, version: int, by: Person, why: str) -> None:
    """Let a key open nothing from this moment on, for good. Raises ``Refused`` without a reason, and ``Stale``."""
    why = reason(why)
    with signed(user=by, why=why):
        rows = Key.objects.filter(pk=key.pk, version=version, revoked_at=None)
        if not rows.update(revoked_at=timezone.now(), revoked_why=why, version=version + 1):
            raise _stale()


def used(*, key: Key, now: datetime) -> None:
    """Write down that a key was used, unless that was done within the last hour."""
    if key.used_at is not None and key.used_at > now - USED_EVERY:
        return
    rows = Key.objects.filter(Q(used_at=None) | Q(used_at__lte=now - USED_EVERY), pk=key.pk)
    rows.update(used_at=now)


def _opened(scopes: Sequence[str], networks: str, a_minute: int | None) -> dict[str, Any]:
    """What a key opens. Raises ``Refused`` with the field to mend."""
    if a_minute is not None and not 1 <= a_minute <= MOST_A_MINUTE:
        raise Refused(stated(f"Write a number from 1 to {MOST_A_MINUTE}, or nothing"), field="a_minute")
    return {"scopes": scopes_of(scopes), "networks": networks_of(networks), "a_minute": a_minute}


def scopes_of(written: Sequence[str]) -> list[str]:
    """The scopes in the order of the list. Raises ``Refused`` for none, and for one we do not know."""
    known = [each.value for each in Scope]
    for each in written:
        if each not in known:
            raise Refused(stated(f"{each[:40]!a} is no scope: use {', '.join(known)}"), field="scopes")
    if not written:
        raise Refused(stated("Choose what the key opens: one scope at least"), field="scopes")
    return [each for each in known if each in written]


def networks_of(written: str) -> list[str]:
    """The networks in a text. Raises ``Refused`` with the one to mend."""
    try:
        return bound.read(written)
    except ValueError as error:
        raise Refused(str(error), field="networks") from error


def _written(*, partner: Partner, expires_at: datetime, generation: int = 1, **fields: Any) -> Made:
    shown = secret.written(
        "".join(secrets.choice(secret.SIGNS) for _ in range(secret.CHANCE)), live=not settings.LOCAL
    )
    row = Key.objects.create(
        public_id=public_id("key", secrets.token_hex(16)),
        partner=partner,
        generation=generation,
        beginning=shown[: secret.BEGINNING],
        digest=secret.digest(shown),
        created_at=timezone.now(),
        expires_at=expires_at,
        **fields,
    )
    return Made(row, shown)


def _opening(key: Key, version: int, now: datetime) -> Key:
    """The key as it stands, locked. Raises ``Stale`` where it is another, ``Refused`` where it opens nothing."""
    held = Key.objects.select_for_update(of=("self",)).select_related("partner").get(pk=key.pk)
    if held.version != version:
        raise _stale()
    if held.revoked_at is not None or held.expires_at <= now:
        raise Refused(stated("This key opens nothing any longer: make a new one"), field="key")
    return held


def _set(key: Key, version: int, **changed: object) -> None:
    if not Key.objects.filter(pk=key.pk, version=version).update(**changed, version=version + 1):
        raise _stale()


def _stale() -> Stale:
    return Stale(stated("This key has been changed meanwhile: look at it again"), field="version")


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused(stated("Name what the key is for, such as “nightly pull”"), field="name")
    if len(name) > 60 or not name.isprintable():
        raise Refused(stated("Shorten the name to 60 characters"), field="name")
    return name


def _lasting(lasts: timedelta) -> timedelta:
    if not timedelta(hours=1) <= lasts <= LONGEST:
        raise Refused(stated(f"Let the key open for 1 to {LONGEST.days} days"), field="days")
    return lasts
