"""Counts what each key spends, and what strangers do from each address, and tells both what they have left.

The headers are those of draft-ietf-httpapi-ratelimit-headers-10: ``RateLimit-Policy`` has the quota (q) and its window
(w, in seconds), ``RateLimit`` what remains (r) and after how many seconds (t) there is more. The window slides: no
minute, wherever it begins, holds more than the quota.
"""

import logging
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import redis
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from provenance.accounts import turns
from provenance.accounts.passwords import address_of
from provenance.accounts.turns import Spent
from provenance.history.past.instant import FIELD
from provenance.partners import bulk
from provenance.partners.doors import Waiting
from provenance.partners.models import Key
from provenance.partners.pace import hashed
from provenance.partners.showing import KEY_SHOWN

POLICY, LEFT = "RateLimit-Policy", "RateLimit"
"""The headers that tell the quota, and what is left of it."""
WINDOW = 60
"""Seconds."""
WHOLE = 20
"""What a whole list costs."""
PAST = 10
"""What a question about the past costs: it undoes a claim’s history, some ten times the work of a page."""
QUOTA = "quota"
"""The attribute of a request that holds what it was counted against."""
TURN = "provenance.turn"
"""Where in the environment of a request the token of a turn stands that was begun for it before Django was asked."""
BLIND_FOR = 5.0
"""Seconds for which counters that did not answer are not asked again by this process: each try may last two."""

Answered = TypeVar("Answered")

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Sight:
    """Until when, by this process’s clock, the counters are not asked."""

    blind_until: float = 0.0


sight = Sight()


@dataclass(slots=True)
class Quota:
    """Against what a request is counted; ``spent`` is None where the counters could not be asked."""

    name: str
    most: int
    spent: Spent | None = None


def hold(request: HttpRequest, view: Any) -> None:
    """Count a request for a view of the API against its key, or the address of a stranger; people are not counted.

    Raises ``Waiting`` where it is more than is left. Where the counters cannot be asked it is answered, whether it
    reads or writes, and the log says so: they keep the pace, and guard nothing. Signing in by password, where they do,
    stays shut meanwhile.
    """
    kind, key = getattr(view, "cls", None), getattr(request, KEY_SHOWN, None)
    if kind is None or (key is None and request.user.is_authenticated):
        return
    if isinstance(key, Key):
        quota = Quota("key", key.a_minute or settings.KEY_A_MINUTE)
        cost, token = cost_of(kind, request), request.META.get(TURN) or _token()
        spent = _spend(_of_key(key.pk), quota.most, cost, token)
    else:
        quota = Quota("address", settings.STRANGERS_A_MINUTE)
        spent = _spend(_of_address(request), quota.most, 1, _token())
    _counted(request, quota, spent)


def hold_more(request: Any, cost: int) -> None:
    """Count for a key what a request turned out to cost besides; for nobody else. Raises ``Waiting``."""
    key, quota = getattr(request, KEY_SHOWN, None), getattr(request, QUOTA, None)
    if isinstance(key, Key) and isinstance(quota, Quota) and cost > 0:
        quota.spent = _spend(_of_key(key.pk), quota.most, cost, _token())
        _must_be_let_through(quota)


def hold_stranger(request: HttpRequest) -> None:
    """Count a key that opened nothing against the address it came from. Raises ``Waiting``."""
    quota = Quota("address", settings.STRANGERS_A_MINUTE)
    _counted(request, quota, _spend(_of_address(request), quota.most, 1, _token()))


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a key that has been begun; ``comes_to`` waits for what came of it, or says None.

    Whoever spends under the same ``token`` takes the same turn, and nothing is counted twice.
    """

    token: str
    comes_to: Callable[[], Spent | None]


def begin(key: int, most: int) -> Turn | None:
    """Begin to count one request of a key, by its primary key; None where the counters cannot be asked."""
    token = _token()
    told = _seen(lambda: turns.begin(key=_of_key(key), most=most, cost=1, window=WINDOW, token=token))
    return told and Turn(token, lambda: _seen(told))


def cost_of(kind: Any, request: HttpRequest) -> int:
    """What a request of a key costs: 1, what the view says of its method, and more where it asks about the past."""
    costs: Mapping[str, int] = getattr(kind, "costs", {})
    if bulk.asked_whole(request):
        return WHOLE
    return PAST if FIELD in request.GET else costs.get(str(request.method), 1)


def tell(request: HttpRequest, response: HttpResponseBase) -> None:
    """Put on an answer what it was counted against."""
    quota = getattr(request, QUOTA, None)
    if isinstance(quota, Quota):
        response[POLICY] = f'"{quota.name}";q={quota.most};w={WINDOW}'
        if quota.spent is not None:
            response[LEFT] = left(quota.name, quota.spent)


def left(quota: str, spent: Spent) -> str:
    """The header that tells how much is left."""
    return f'"{quota}";r={spent.left};t={spent.more}'


def _counted(request: HttpRequest, quota: Quota, spent: Spent | None) -> None:
    quota.spent = spent
    setattr(request, QUOTA, quota)
    _must_be_let_through(quota)


def _must_be_let_through(quota: Quota) -> None:
    if quota.spent is not None and quota.spent.wait:
        whose = "This key" if quota.name == "key" else "Your address, without a key,"
        wait = quota.spent.wait
        raise Waiting(wait, f"{whose} may spend {quota.most} in any minute: try again in {wait} seconds.")


def sight_is_clear() -> bool:
    """Whether the counters have answered lately, or have not been asked."""
    return time.monotonic() >= sight.blind_until


def _spend(key: str, most: int, cost: int, token: str) -> Spent | None:
    return _seen(lambda: turns.spend(key=key, most=most, cost=cost, window=WINDOW, token=token))


def _seen(asked: Callable[[], Answered]) -> Answered | None:
    """What the counters answer; None where they do not, or did not a moment ago."""
    if not sight_is_clear():
        return None
    try:
        return asked()
    except (redis.RedisError, ValueError) as trouble:
        sight.blind_until = time.monotonic() + BLIND_FOR
        log.warning(
            "The counters do not answer (%s): requests are answered uncounted", type(trouble).__name__
        )
        return None


def _token() -> str:
    return secrets.token_hex(8)


def _of_key(key: int) -> str:
    return f"quota:key:{key}"


def _of_address(request: HttpRequest) -> str:
    return f"quota:address:{hashed(address_of(request))}"
