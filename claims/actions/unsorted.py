"""Having the statements of acts sorted again, and writing down in which events something moved."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from claims.models import Act, Appearance, Unsorted


def hold(*, acts: Iterable[int]) -> None:
    """Lock some acts (by primary key) in one order, so that no two who lock them wait for each other in a ring."""
    list(Act.objects.select_for_update().filter(pk__in=set(acts)).order_by("pk").values_list("pk"))


def ask(*, acts: Iterable[int], claims: Iterable[int] = ()) -> None:
    """Have the statements of some acts (by primary key) sorted again; runs inside the caller's transaction.

    ``claims`` (by primary key) are those that statements leave or come to, or some of whose statements speak otherwise,
    are judged or have another lineage. Their events are written down, whatever the size of the act: it may be found
    too large to be sorted as a whole by the time it is its turn.
    """
    asked, moved = set(acts), sorted(set(claims))
    hold(acts=asked)
    Act.objects.filter(pk__in=asked).update(match_due=F("match_due") + 1)
    if not moved:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO claims_unsorted (event_id)
            SELECT DISTINCT event_id FROM claims_claim WHERE id = ANY(%s)
            ORDER BY event_id ON CONFLICT DO NOTHING
            """,
            [moved],
        )


def waiting(*, act: Act) -> "QuerySet[Unsorted]":
    """The events in which something moved, and in which statements of the act stand, or none of any.

    A claim about one act may have been put into an event of another by a person.
    """
    standing = Appearance.objects.filter(claim__event=OuterRef("pk"))
    return Unsorted.objects.filter(
        Exists(standing.filter(act=act)) | Q(event__act=act) & ~Exists(standing)
    ).order_by("pk")


def next_events(*, act: Act, most: int) -> set[int]:
    """The first of them (by primary key), up to the one with which they have ``most`` statements together."""
    own = Appearance.objects.filter(act=act, claim__event=OuterRef("pk")).order_by()
    held = own.values("claim__event").annotate(held=Count("pk")).values("held")
    found, left = set(), most
    sized = waiting(act=act).annotate(held=Coalesce(Subquery(held), 0))[: max(0, most)]
    for event, statements in sized.values_list("pk", "held"):
        if left <= 0:
            break
        found.add(event)
        left -= statements
    return found
