"""Remembering how far each person knows each claim: they opened it, or ticked it as seen; and taking a tick back."""

from collections.abc import Collection

from django.db import connection, transaction
from django.utils import timezone

from provenance.news.actions.marks import Moment
from provenance.news.models import Look
from sources.actions.signature import Person
from sources.errors import Stale

# One statement compares and sets: of two looks that meet, whichever saw more stands, in whatever order they come. A
# tick keeps what it replaced, so that it can be undone; opening the claim is no tick, and leaves nothing to undo.
KNOW = """
INSERT INTO news_look (person_id, claim_id, upto, running, looked_at, former_upto, former_running)
SELECT %(person)s, claim, %(upto)s, %(running)s, %(now)s, CASE WHEN %(ticked)s THEN 0 END, '{}'
FROM unnest(%(claims)s::bigint[]) AS claim ORDER BY claim
ON CONFLICT (person_id, claim_id) DO UPDATE SET upto = EXCLUDED.upto, running = EXCLUDED.running,
    looked_at = EXCLUDED.looked_at, former_upto = CASE WHEN %(ticked)s THEN news_look.upto END,
    former_running = CASE WHEN %(ticked)s THEN news_look.running ELSE '{}' END
WHERE news_look.upto < EXCLUDED.upto
    OR news_look.upto = EXCLUDED.upto AND EXCLUDED.running <@ news_look.running
        AND EXCLUDED.running <> news_look.running
"""


def opened(*, claim: int, shown: Moment, by: Person) -> None:
    """Remember that somebody has opened a claim (by primary key), and how it stood when it was shown."""
    _know([claim], shown, by, ticked=False)


def ticked(*, claims: Collection[int], shown: Moment, by: Person) -> int:
    """Remember that somebody has seen on the list what happened to claims (by primary key); returns how many moved."""
    return _know(claims, shown, by, ticked=True)


@transaction.atomic
def take_back(*, claim: int, shown: Moment, by: Person) -> None:
    """Undo the tick by which somebody saw a claim as it was shown then. Raises ``Stale`` if they looked again since."""
    rows = Look.objects.select_for_update().filter(person_id=by.pk, claim_id=claim, upto=shown.upto)
    look = rows.exclude(former_upto=None).filter(running=list(shown.running)).first()
    if look is None:
        raise Stale(
            "You have looked at this claim again since, so there is nothing to take back", field="claim"
        )
    Look.objects.filter(pk=look.pk).update(
        upto=look.former_upto, running=look.former_running, former_upto=None, former_running=[]
    )


def _know(claims: Collection[int], shown: Moment, by: Person, *, ticked: bool) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            KNOW,
            {
                "person": by.pk,
                "claims": sorted(set(claims)),
                "upto": shown.upto,
                "running": list(shown.running),
                "now": timezone.now(),
                "ticked": ticked,
            },
        )
        return int(cursor.rowcount)
