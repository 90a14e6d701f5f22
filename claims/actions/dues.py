"""Asking for everything that rests on some claims to be worked out anew: matching, comparison and corroboration."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import F

from claims.actions import comparing, corroboration, unsorted
from claims.models import Act, Claim


def hold(*, claims: Iterable[int], acts: Iterable[int] = ()) -> None:
    """Lock these claims (by primary key) and all that ``ask`` would lock before them, raising nothing.

    Called by a step of the pipeline before it writes any row of theirs: whoever writes first and locks afterwards waits
    for a person who does it the other way round, and they for it.
    """
    asked = set(claims)
    _lock_acts({*acts, *Claim.objects.filter(pk__in=asked).order_by().values_list("event__act", flat=True)})
    corroboration.hold(claims=asked)


def _lock_acts(acts: Iterable[int]) -> None:
    list(Act.objects.select_for_update().filter(pk__in=set(acts)).order_by("pk").values_list("pk"))


def sort(*, acts: Iterable[int], claims: Iterable[int] = ()) -> None:
    """Have the statements of some acts (by primary key) sorted again; runs inside the caller's transaction.

    ``claims`` (by primary key) are those some of whose statements go, speak otherwise or are judged.
    """
    asked = set(acts)
    _lock_acts(asked)
    Act.objects.filter(pk__in=asked).update(match_due=F("match_due") + 1)
    unsorted.note(claims=claims)


def ask(*, claims: Iterable[int], acts: Iterable[int] = ()) -> None:
    """Raise what is due for these claims (by primary key), their events and acts, and for ``acts`` besides.

    Called first thing in a person's action, it also takes the locks in the order in which the steps of the pipeline
    take them (act, comparison, claims, events), so that a person and a worker never wait for each other in a ring.
    """
    asked = set(claims)
    rows = Claim.objects.filter(pk__in=asked)
    stirred = {*acts, *rows.values_list("event__act", flat=True)}
    _lock_acts(stirred)
    with connection.cursor() as cursor:
        for act in sorted(stirred):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('compare'), %s)", [act])
    Act.objects.filter(pk__in=stirred).update(match_due=F("match_due") + 1)
    unsorted.note(claims=asked)
    corroboration.ask(claims=asked)
    comparing.ask(events=rows.values_list("event", flat=True))
