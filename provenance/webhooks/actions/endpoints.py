"""Opening an endpoint of a partner's, tending it, and giving it new secrets; a secret is told once, to who made it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from provenance import sealing
from provenance.partners.actions.partners import reason
from provenance.partners.changes import told_up_to
from provenance.partners.models import Partner
from provenance.searches.models import SavedSearch
from provenance.webhooks.models import Endpoint
from provenance.webhooks.rules import signature
from provenance.webhooks.rules.message import SINGULAR
from provenance.webhooks.vocabulary import EndpointState
from sources.actions.signature import Person, signed
from sources.errors import Refused, Stale, Taken
from sources.publicid import public_id
from sources.rules.targets import Target, target

OVERLAP = timedelta(hours=24)
"""How long a former secret signs beside the new one (Standard Webhooks, “Zero downtime secret rotation”)."""
MOST = 10
"""Endpoints of one partner: each is told everything."""


@dataclass(frozen=True, slots=True)
class Made:
    """An endpoint with a secret just made, and the only time it is told."""

    endpoint: Endpoint
    secret: str


def begin(*, partner: Partner, url: str, resources: Sequence[str], by: Person, why: str) -> Made:
    """Tell an address of what changes from now on. Raises ``Refused`` with the field to mend, and ``Taken``."""
    url, resources, why = address(url).url, known(resources), reason(why)
    try:
        with signed(user=by, why=why):
            Partner.objects.select_for_update(no_key=True).get(pk=partner.pk)
            if Endpoint.objects.filter(partner=partner).count() >= MOST:
                raise Refused(f"This partner has {MOST} endpoints, the most there may be", field="url")
            return _made(url, partner=partner, resources=resources)
    except IntegrityError as error:
        raise Taken("This partner is told at this address already", field="url") from error


def begin_for(*, search: SavedSearch, url: str, by: Person) -> Made:
    """Tell an address what a saved search finds from now on. Raises ``Refused``, and ``Taken`` where one is told."""
    url = address(url).url
    try:
        with signed(user=by, why="For a saved search."):
            return _made(url, search=search)
    except IntegrityError as error:
        raise Taken(
            "What this search finds is told at an address already: close that first", field="url"
        ) from error


def _made(url: str, **whose: Any) -> Made:
    fresh, name = secrets.token_bytes(signature.BYTES), public_id("endpoint", secrets.token_hex(16))
    place = told_up_to()
    row = Endpoint.objects.create(
        public_id=name, url=url, place=place.place, started=place.started,
        secret=sealing.seal(fresh, of=_whose(name)), created_at=timezone.now(), **whose,
    )  # fmt: skip
    return Made(row, signature.shown(fresh))


def change(
    *, endpoint: Endpoint, version: int, url: str, resources: Sequence[str], by: Person, why: str
) -> None:
    """Tell another address, or of other things. Raises ``Refused``, ``Taken`` and ``Stale``."""
    url, resources = address(url).url, known(resources)
    try:
        with signed(user=by, why=reason(why)):
            _set(endpoint, version, url=url, resources=resources, closed_looks=0, again_at=None)
    except IntegrityError as error:
        raise Taken("This partner is told at this address already", field="url") from error


def rotate(*, endpoint: Endpoint, version: int, by: Person, why: str) -> Made:
    """Make a new secret; the one before signs beside it for a day. Raises ``Refused`` and ``Stale``."""
    fresh = secrets.token_bytes(signature.BYTES)
    with signed(user=by, why=reason(why)):
        held = Endpoint.objects.select_for_update(no_key=True).get(pk=endpoint.pk)
        _set(
            held, version, secret=sealing.seal(fresh, of=_whose(held.public_id)),
            former_secret=held.secret, former_until=timezone.now() + OVERLAP,
        )  # fmt: skip
    return Made(held, signature.shown(fresh))


def pause(*, endpoint: Endpoint, version: int, by: Person, why: str) -> None:
    """Tell it nothing until somebody opens it again. Raises ``Refused`` without a reason, and ``Stale``."""
    with signed(user=by, why=reason(why)):
        _set(endpoint, version, state=EndpointState.PAUSED, why="")


def resume(*, endpoint: Endpoint, version: int, by: Person, why: str) -> None:
    """Tell it again, from where it left off: what waits is sent, what was given up is not. Raises ``Stale``."""
    with signed(user=by, why=reason(why)):
        _set(
            endpoint, version, state=EndpointState.OPEN, why="", failing_since=None, closed_looks=0, again_at=None,
        )  # fmt: skip


def close(*, endpoint: Endpoint, version: int, by: Person, why: str) -> None:
    """Forget it with all that it was told. Raises ``Refused`` without a reason, and ``Stale``."""
    with signed(user=by, why=reason(why)):
        _set(endpoint, version, state=EndpointState.PAUSED, why="")
        Endpoint.objects.filter(pk=endpoint.pk).delete()


def disable(*, endpoint: Endpoint, why: str) -> bool:
    """Tell it nothing more, by the machine; returns whether it was open. Who looks after the partner reads ``why``."""
    rows = Endpoint.objects.filter(pk=endpoint.pk, state=EndpointState.OPEN)
    return bool(rows.update(state=EndpointState.DISABLED, why=why[:500], version=endpoint.version + 1))


def secrets_of(endpoint: Endpoint, now: datetime) -> list[bytes]:
    """The secrets that sign what it is sent now, the newest first. Raises ``sealing.Sealed`` where none opens."""
    sealed = [endpoint.secret]
    if endpoint.former_until is not None and endpoint.former_until > now:
        sealed.append(endpoint.former_secret)
    return [sealing.opened(each, of=_whose(endpoint.public_id)) for each in sealed]


def reseal() -> int:
    """Seal every secret under the newest key; returns how many endpoints. Safe twice and half-way."""
    done = 0
    for row in Endpoint.objects.order_by("pk").iterator():
        try:
            fresh = {
                name: sealing.seal(sealing.opened(sealed, of=_whose(row.public_id)), of=_whose(row.public_id))
                for name in ("secret", "former_secret")
                if (sealed := getattr(row, name))
            }
        except sealing.Sealed:
            continue
        done += Endpoint.objects.filter(pk=row.pk, secret=row.secret).update(**fresh)
    return done


def address(url: str) -> Target:
    """An address that may be told. Raises ``Refused``: a public one, under TLS, at the web's own port."""
    try:
        found = target(url)
    except ValueError as error:
        raise Refused(f"This {error}", field="url") from error
    if found.scheme != "https":
        raise Refused("Begin it with https://: what is sent must reach nobody else", field="url")
    return found


def known(resources: Sequence[str]) -> list[str]:
    """The lists an endpoint asks to be told of, in one order. Raises ``Refused`` for one we do not know."""
    for each in resources:
        if each not in SINGULAR:
            raise Refused(f"{each[:40]!a} is no list of ours: use {', '.join(SINGULAR)}", field="resources")
    return [each for each in SINGULAR if each in resources]


def _whose(public_id: str) -> str:
    """What the seals of an endpoint are bound to."""
    return f"endpoint {public_id}"


def _set(endpoint: Endpoint, version: int, **changed: object) -> None:
    """Compare and set. Raises ``Stale`` where it is not as it was seen."""
    if not Endpoint.objects.filter(pk=endpoint.pk, version=version).update(**changed, version=version + 1):
        raise Stale("This endpoint has been changed meanwhile: look at it again", field="version")
