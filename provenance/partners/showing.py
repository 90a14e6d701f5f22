"""Lets a partner's program in by the key it shows, and says of one that opens nothing why, and what to do."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import APIException
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from provenance.accounts.passwords import address_of
from provenance.partners.actions import keys
from provenance.partners.arriving import ARRIVED, arrive
from provenance.partners.models import Key
from provenance.partners.rules import networks, secret
from provenance.partners.vocabulary import Scope
from sources.visibility import newsroom

SCHEME = "bearer"
KEY_SHOWN = "key_shown"
"""The attribute of a request that holds the key it was let in by."""
REALM = 'Bearer realm="partners"'
"""How programs are asked for a key (RFC 6750)."""
ASK = "ask the newsroom’s partner manager"

Scopes = dict[str, Scope | None]
"""What a view asks of a key for each method it takes; None where any key will do."""
Costs = dict[str, int]
"""What a view costs a key for each method, where that is not 1 (see ``limits``)."""
READS: Scopes = {"GET": Scope.READ}
ANY_KEY: Scopes = {"GET": None}


class NotLetIn(APIException):
    """A key that opens nothing here. ``told`` is what RFC 6750 calls the fault, for the header."""

    field = "Authorization"
    told = "invalid_token"
    status_code = 401

    def __init__(self, detail: str, code: str) -> None:
        super().__init__(detail, code)
        self.auth_header = f'{REALM}, error="{self.told}"'


class OutOfReach(NotLetIn):
    """A good key, shown from elsewhere or at an address it does not open."""

    told = "insufficient_scope"
    status_code = 403


class PartnerKey(BaseAuthentication):
    """A key in the header of a request: ``Authorization: Bearer pv_live_…``."""

    def authenticate(self, request: Request) -> tuple[Any, Key] | None:
        """The partner’s account and the key the door has let in already (see ``signing_in``)."""
        key = getattr(request, KEY_SHOWN, None)
        return None if key is None else (key.partner.account, key)

    def authenticate_header(self, request: Request) -> str:
        """What a stranger is asked for."""
        return REALM


class NewsroomOrKey(BasePermission):
    """Our own people, and partners' programs as far as their scopes go (see ``must_open``)."""

    message = "Only the newsroom may do this: sign in as one of its people, or show a key that opens write."

    def has_permission(self, request: Request, view: Any) -> bool:
        """Whether one of them asks."""
        return isinstance(request.auth, Key) or newsroom(request.user)


def let_in(request: HttpRequest, shown: str) -> Key:
    """The key a request shows, with its partner. Raises ``NotLetIn`` and ``OutOfReach``.

    The database is asked each time, so that a key revoked is refused from that moment on in every process.
    """
    if not secret.well_formed(shown):
        raise NotLetIn(
            "This is no key: one begins with pv_ and has 46 signs; copy it whole, as it was shown",
            "key_malformed",
        )
    arrival = arrive(secret.digest(shown), now := timezone.now())
    if arrival is None:
        raise NotLetIn(f"Nobody here has made this key: {ASK} for one", "key_unknown")
    key = arrival.key
    if key.revoked_at is not None:
        raise NotLetIn(f"This key was revoked: {ASK} for a new one", "key_revoked")
    if key.expires_at <= now:
        raise NotLetIn(f"This key expired on {key.expires_at:%Y-%m-%d}: {ASK} for a new one", "key_expired")
    if not key.partner.active:
        raise NotLetIn(
            f"No key of {key.partner.name} opens anything at the moment: {ASK} why", "partner_stopped"
        )
    if not networks.holds(key.networks, address := address_of(request)):
        raise OutOfReach(
            f"This key may not be shown from {address or 'an address nobody knows'}: show it from the networks it is "
            f"bound to, or {ASK} to add this one",
            "key_out_of_network",
        )
    keys.used(key=key, now=now)
    setattr(request, ARRIVED, arrival)
    return key


def must_hold(request: Request, scope: Scope) -> None:
    """Raise ``OutOfReach`` where a key is shown that does not open this scope, beside what the address asks for."""
    key = getattr(request, KEY_SHOWN, None)
    if key is not None and scope not in key.scopes:
        raise _out_of_scope(key, scope)


def _out_of_scope(key: Key, scope: Scope) -> OutOfReach:
    fault = OutOfReach(
        f"This key does not open {scope}, only {', '.join(key.scopes)}: {ASK} for one that does",
        "key_out_of_scope",
    )
    fault.auth_header += f', scope="{scope}"'
    return fault


def must_open(key: Key, view: Any, method: str) -> None:
    """Raise ``OutOfReach`` unless the key opens this method of a view: what asks for no scope by name opens to none.

    Pages that describe the API are no views of it, and everybody's; so is what an address says of itself (OPTIONS).
    """
    kind = getattr(view, "cls", None)
    asked: Scopes = getattr(kind, "scopes", {})
    method = "GET" if method == "HEAD" else method
    if kind is None or method == "OPTIONS" or not hasattr(kind, method.lower()):
        return
    if method not in asked:
        raise OutOfReach("No key opens this address: sign in by name and password", "no_key_opens")
    scope = asked[method]
    if scope is not None and scope not in key.scopes:
        raise _out_of_scope(key, scope)
