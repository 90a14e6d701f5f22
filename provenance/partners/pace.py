"""Lets nobody ask what is dear to answer more than so often a minute, so that nobody keeps the others waiting."""

import hashlib
import secrets

import redis
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext
from rest_framework.request import Request

from provenance.accounts import turns
from provenance.accounts.passwords import address_of
from provenance.partners.doors import Waiting
from provenance.partners.showing import KEY_SHOWN
from sources.visibility import newsroom

WINDOW = 60
"""Seconds for which requests are counted; the limit holds for any stretch of so long."""


def hold(request: Request, texts: int = 1) -> None:
    """Count so many texts for whoever sends them, one before anything is read: a bad one keeps us busy too.

    What a key asks has been counted against the key (see ``limits``).

    Raises ``Waiting`` where it is one too many. Where the counters cannot be asked, it is answered: a look-up does no
    harm, and needs nothing of them.
    """
    most = settings.MATCHES_A_MINUTE
    if hasattr(request, KEY_SHOWN) or texts < 1:
        return
    if wait := _wait(f"matches:{request.user.pk}", most, texts):
        raise Waiting(wait, f"More than {most} texts in a minute: try again in {wait} seconds.")


def of_past(request: HttpRequest) -> int:
    """Count a question about the past, which undoes a claim's history; returns the seconds to wait, 0 where counted.

    Of an account, and of an address from which strangers ask; the newsroom asks as often as it likes, and what a key
    asks has been counted against the key.
    """
    if newsroom(request.user) or hasattr(request, KEY_SHOWN):
        return 0
    return _wait(f"past:{_asks(request)}", settings.PAST_A_MINUTE)


def of_text(request: HttpRequest) -> int:
    """The same for a whole article that is pasted: a look-up for every sentence, and a search for copies."""
    if newsroom(request.user):
        return 0
    return _wait(f"texts:{_asks(request)}", settings.PASTED_A_MINUTE)


def told_of_text(wait: int) -> str:
    """What to tell somebody who pastes too often."""
    return gettext("More than %(PASTED_A_MINUTE)s articles in a minute: try again in %(wait)s seconds.") % {
        "PASTED_A_MINUTE": settings.PASTED_A_MINUTE,
        "wait": wait,
    }


def hold_past(request: Request) -> None:
    """The same for programs. Raises ``Waiting`` where it is one too many."""
    if wait := of_past(request):
        raise Waiting(wait, told_of_past(wait))


def told_of_past(wait: int) -> str:
    """What to tell somebody who asks too often."""
    return gettext(
        "More than %(PAST_A_MINUTE)s questions about the past in a minute: try again in %(wait)s seconds."
    ) % {"PAST_A_MINUTE": settings.PAST_A_MINUTE, "wait": wait}


def _asks(request: HttpRequest) -> str:
    """The account that asks, or the address from which a stranger does."""
    return f"account:{request.user.pk}" if request.user.is_authenticated else hashed(address_of(request))


def _wait(key: str, most: int, cost: int = 1) -> int:
    try:
        return turns.spend(key=key, most=most, cost=cost, window=WINDOW, token=secrets.token_hex(8)).wait
    except (redis.RedisError, ValueError):
        return 0


def hashed(address: str) -> str:
    """Addresses do not lie about in clear text."""
    return hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()[:32]
