"""Having the statements of acts sorted again, and writing down in which events something moved."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import F

from claims.models import Act


def hold(*, acts: Iterable[int]) -> None:
    """Lock some acts (by primary key) in one order, so that no two who lock them wait for each other in a ring."""
    list(Act.objects.select_for_update().filter(pk__in=set(acts)).order_by("pk").values_list("pk"))


def ask(*, acts: Iterable[int], claims: Iterable[int] = ()) -> None:
    """Have the statements of some acts (by primary key) sorted again; runs inside the caller's transaction.

    ``claims`` (by primary key) are those some of whose statements go, speak otherwise, are judged or have another
    lineage. Their events are written down, of acts too large to be sorted as a whole.
    """
    asked = set(acts)
    hold(acts=asked)
    Act.objects.filter(pk__in=asked).update(match_due=F("match_due") + 1)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO claims_unsorted (event_id)
            SELECT DISTINCT event.id FROM claims_claim AS claim
            JOIN claims_event AS event ON event.id = claim.event_id
            JOIN claims_sorting AS sorting USING (act_id)
            WHERE claim.id = ANY(%s)
            ORDER BY event.id ON CONFLICT DO NOTHING
            """,
            [sorted(set(claims))],
        )
