"""What is asked of the database when a program comes in: whose key it shows, where the feed ends, what is hidden.

One question, because every further one is a wait for the server; each part of it can be asked alone, too.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.apps import apps
from django.db.models import Value

from claims.models import Claim, Event
from provenance.database.question import Question, worded
from provenance.history.models import Change, Horizon
from provenance.partners.models import Key
from provenance.partners.models.key import NOBODYS, put_together, shown
from sources.api.resource import Rows
from sources.models import Article
from sources.visibility import SOME_DAY, hidden

GUARDED: dict[str, Rows] = {
    "articles": Article.objects.all(),
    "claims": Claim.objects.all(),
    "events": Event.objects.all(),
}
ARRIVED = "arrival"
"""The attribute of a request that holds what was learnt when it came in, for as long as that may be relied on."""

End = tuple[int, int]
"""Transaction and number of the last change of the feed."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the database said when a key was shown.

    ``end`` is the last change, if nothing that is still being written can come in before it. ``guarded`` names the
    kinds of row of which outsiders may not see any at the moment ``now``.
    """

    key: Key
    now: datetime
    end: End | None
    guarded: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """As which ``version`` a key that opens something stands, and the last change, as with ``Arrival``."""

    version: int
    end: End | None


def arrive(digest: str, now: datetime) -> Arrival | None:
    """Who shows the key of this digest, whatever has become of it; None where nobody has made it."""
    found = _all_of_it().asked(digest=digest, now=now)
    if not found:
        return None
    *key, xid, change, horizon, guarded = found[0]
    return Arrival(put_together("default", key), now, _settled(xid, change, horizon), frozenset(guarded))


def standing(digest: str, now: datetime) -> Standing | None:
    """How the key of this digest stands, if it opens anything at the moment ``now``; else None."""
    found = _whether_it_stands().asked(digest=digest, now=now)
    if not found:
        return None
    version, xid, change, horizon = found[0]
    return Standing(version, _settled(xid, change, horizon))


def shown_from(now: datetime) -> datetime | None:
    """The next moment at which an embargo ends, and something is seen that nobody has written since; None: none."""
    ends = [moment for (moment,) in _embargoes().asked(now=now)]
    return min(ends, default=None)


def end_of_feed() -> End | None:
    """The last change, if nothing that is still being written can come in before it."""
    found = _last().asked()
    return _settled(*found[0]) if found else None


def guarded(now: datetime) -> frozenset[str]:
    """The kinds of row of which any is hidden from outsiders."""
    return frozenset(kind for (kind,) in _look().asked(now=now))


def _settled(xid: int | None, change: int | None, horizon: int | None) -> End | None:
    settled = xid is not None and change is not None and horizon is not None and xid < horizon
    return (xid, change) if settled else None  # type: ignore[return-value]  # what is settled is there


@cache
def _all_of_it() -> Question:
    return Question(
        f"SELECT who.*, feed.*, ARRAY({_look().words}) FROM ({shown().words}) AS who "  # noqa: S608 (our own words)
        f"LEFT JOIN ({_last().words}) AS feed ON true"
    )


@cache
def _whether_it_stands() -> Question:
    keys = Key.objects.filter(digest=NOBODYS, revoked_at=None, expires_at__gt=SOME_DAY, partner__active=True)
    opens = worded(keys.order_by().values_list("version"), digest=NOBODYS, now=SOME_DAY)
    return Question(
        f"SELECT who.*, feed.* FROM ({opens.words}) AS who LEFT JOIN ({_last().words}) AS feed ON true"  # noqa: S608 (our own words)
    )


@cache
def _embargoes() -> Question:
    first, *others = [
        kind._default_manager.filter(embargo_until__gt=SOME_DAY)  # noqa: SLF001 (Django's public name for it)
        .order_by("embargo_until")
        .values_list("embargo_until")[:1]
        for kind in apps.get_models()
        if any(field.name == "embargo_until" for field in kind._meta.concrete_fields)  # noqa: SLF001
    ]
    return worded(first.union(*others, all=True), now=SOME_DAY)


@cache
def _look() -> Question:
    looks = [
        rows.filter(hidden(None, SOME_DAY)).order_by().values_list(Value(kind))[:1]
        for kind, rows in GUARDED.items()
    ]
    return worded(looks[0].union(*looks[1:], all=True), now=SOME_DAY)


@cache
def _last() -> Question:
    rows = Change.objects.order_by("-xid", "-id").annotate(horizon=Horizon())
    return worded(rows.values_list("xid", "id", "horizon")[:1])
