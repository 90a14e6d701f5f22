"""Asking for everything that rests on some claims to be worked out anew: matching, comparison and corroboration."""

from collections.abc import Iterable

from django.db import connection

from claims.actions import comparing, corroboration, unsorted
from claims.models import Claim


def hold(*, claims: Iterable[int], acts: Iterable[int] = ()) -> None:
    """Lock these claims (by primary key) and all that ``ask`` would lock before them, raising nothing.

    Called by a step of the pipeline before it writes any row of theirs: whoever writes first and locks afterwards waits
    for a person who does it the other way round, and they for it.
    """
    asked = set(claims)
    unsorted.hold(
        acts={*acts, *Claim.objects.filter(pk__in=asked).order_by().values_list("event__act", flat=True)}
    )
    corroboration.hold(claims=asked)


def ask(*, claims: Iterable[int], acts: Iterable[int] = ()) -> None:
    """Raise what is due for these claims (by primary key), their events and acts, and for ``acts`` besides.

    Called first thing in a person's action, it also takes the locks in the order in which the steps of the pipeline
    take them (act, comparison, claims, events), so that a person and a worker never wait for each other in a ring.
    """
    asked = set(claims)
    rows = Claim.objects.filter(pk__in=asked)
    stirred = {*acts, *rows.values_list("event__act", flat=True)}
    unsorted.ask(acts=stirred, claims=asked)
    with connection.cursor() as cursor:
        for act in sorted(stirred):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('compare'), %s)", [act])
    corroboration.ask(claims=asked)
    comparing.ask(events=rows.values_list("event", flat=True))
