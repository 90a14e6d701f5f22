"""Telling: following the history, wording anew what may read otherwise, and giving what does the next place."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from provenance.history.models import Change, Horizon
from provenance.partners import asking
from provenance.partners.catalogue import BY_NAME
from provenance.telling.actions.reach import around
from provenance.telling.fates import Gone, digest, fates, readable
from provenance.telling.models import Teller, Telling, Untold

AT_ONCE = 200
"""Rows worded in one transaction: a claim in full, or a capture with its text, is some tens of kilobytes."""
STRETCH = 2_000
"""Changes of the history looked at in one transaction, unless a single transaction has written more."""

ORDER = (
    "sources", "articles", "captures", "derivations", "alterations", "events", "claims", "appearances",
    "contradictions", "reviews", "outside_reviews",
)  # fmt: skip
"""In which order rows of one stretch are told: what is named before what names it."""

OWN = """
INSERT INTO telling_untold (resource, public_id)
SELECT DISTINCT resource, public_id FROM history_change WHERE xid >= %s AND xid < %s AND resource = ANY(%s)
ON CONFLICT DO NOTHING
"""
ADD = """
INSERT INTO telling_untold (resource, public_id)
SELECT %(resource)s, found.found FROM ({rows}) AS found ON CONFLICT DO NOTHING
"""
EVERY = """
INSERT INTO telling_untold (resource, public_id)
SELECT %s, found.public_id FROM ({rows}) AS found ON CONFLICT DO NOTHING
"""
ALL = """
INSERT INTO telling_untold (resource, public_id)
SELECT resource, public_id FROM telling_telling WHERE gone = '' ON CONFLICT DO NOTHING
"""
DOUBT = """
UPDATE telling_telling SET digest = '' FROM unnest(%s::text[], %s::text[]) AS doubted(resource, public_id)
WHERE telling_telling.resource = doubted.resource AND telling_telling.public_id = doubted.public_id AND gone = ''
"""
AGAIN = """
INSERT INTO telling_untold (resource, public_id) SELECT * FROM unnest(%s::text[], %s::text[]) ON CONFLICT DO NOTHING
"""
TELL = """
INSERT INTO telling_telling (place, first, resource, public_id, at, digest, gone, became)
SELECT %(last)s + number, %(last)s + number, %(resource)s, public_id, %(at)s, digest, gone, became
FROM unnest(%(ids)s::text[], %(digests)s::bytea[], %(gone)s::text[], %(became)s::text[])
    WITH ORDINALITY AS told(public_id, digest, gone, became, number)
ON CONFLICT (resource, public_id) DO UPDATE SET place = excluded.place, at = excluded.at, digest = excluded.digest,
    gone = excluded.gone, became = excluded.became,
    first = CASE WHEN telling_telling.gone = '' THEN telling_telling.first ELSE excluded.first END
"""


@dataclass(frozen=True, slots=True)
class AsRead:
    """What is to be told of one row: the digest of its words, or how it has gone."""

    public_id: str
    digest: bytes | None
    gone: Gone | None = None


def tell(*, now: datetime | None = None, seconds: float = float("inf")) -> int:
    """Tell all there is to tell, for about so many seconds; how many places were given. One teller works at a time.

    Cheap where nothing has happened. Safe to stop anywhere: each stretch is noted, and each row told, in a transaction
    of its own.
    """
    until, told = time.monotonic() + seconds, 0
    while True:
        step = _step(now or timezone.now())
        told += step or 0
        if step is None or time.monotonic() > until:
            return told


def retell() -> int:
    """Have every row that everybody may see, or that was told, worded anew; how many are to be. For every night."""
    audience = asking.audience_of(None, timezone.now())
    for name in ORDER:
        rows = BY_NAME[name].rows(audience).order_by().values("public_id")
        sql, parameters = rows.query.sql_with_params()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(EVERY.format(rows=sql), [name, *parameters])
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ALL)
    return Untold.objects.count()


def doubt(rows: Iterable[tuple[str, str]]) -> None:
    """Have rows (resource and id) told again, however they read by then.

    For those that somebody has been told of otherwise than the feed does, because they had changed in the meantime:
    were they to change back before the teller comes to them, nobody would hear of it.
    """
    names, ids = zip(*rows, strict=True) if (rows := list(rows)) else ((), ())
    with transaction.atomic(), connection.cursor() as cursor:
        Teller.objects.select_for_update().first()  # else the teller might be done with them at this moment
        cursor.execute(DOUBT, [list(names), list(ids)])
        cursor.execute(AGAIN, [list(names), list(ids)])


def forget(*, now: datetime, days: int) -> int:
    """Forget tombstones told more than so many days ago; how many. Who has read less since must begin anew."""
    with transaction.atomic():
        teller = _turn()
        if teller is None:
            return 0
        old = Telling.objects.exclude(gone="").filter(at__lt=now - timedelta(days=days))
        last = old.order_by("-place").values_list("place", flat=True).first()
        if last is None:
            return 0
        Teller.objects.filter(pk=1).update(forgotten=max(last, teller.forgotten))
        return old.delete()[0]


def _step(now: datetime) -> int | None:
    """Word some rows anew, or look at a stretch of the history; None where neither is left, or another works."""
    with transaction.atomic():
        teller = _turn()
        if teller is None:
            return None
        for name in ORDER:
            if chunk := list(Untold.objects.filter(resource=name).order_by("public_id")[:AT_ONCE]):
                told = _told(name, [each.public_id for each in chunk], teller.place, now)
                Untold.objects.filter(pk__in=[each.pk for each in chunk]).delete()
                return told
        return 0 if _look(teller.seen_xid) else None


def _turn() -> Teller | None:
    """The teller's row, held until the transaction ends; None where somebody else holds it."""
    if not Teller.objects.exists():
        Teller.objects.bulk_create([Teller()], ignore_conflicts=True)
    return Teller.objects.select_for_update(skip_locked=True).first()


def _look(first: int) -> bool:
    """Note the rows that the next stretch of the history may have touched; False where there is none."""
    ahead = Change.objects.filter(xid__gte=first, xid__lt=Horizon()).values_list("xid", flat=True)
    begins, ends = ahead.order_by("xid", "id").first(), ahead.order_by("-xid", "-id").first()
    if begins is None or ends is None:
        return False
    beyond = ahead.order_by("xid", "id")[STRETCH : STRETCH + 1]
    # The transaction that stands across the end waits for the next stretch, unless it is the whole of this one.
    last = max(next(iter(beyond), ends + 1), begins + 1)
    with connection.cursor() as cursor:
        cursor.execute(OWN, [first, last, list(ORDER)])
        for name, rows, keys in around(first, last):
            cursor.execute(ADD.format(rows=rows), {"resource": name, "keys": keys})
    Teller.objects.filter(pk=1).update(seen_xid=last)
    return True


def _told(name: str, ids: Sequence[str], last: int, now: datetime) -> int:
    """Give places behind ``last`` to those rows of one resource that read otherwise than they were told."""
    held = dict(Telling.objects.filter(resource=name, public_id__in=ids).values_list("public_id", "digest"))
    words = [
        each for each in _worded(name, ids, held, now) if each.public_id not in held or _news(each, held)
    ]
    if words:
        with connection.cursor() as cursor:
            cursor.execute(TELL, {"last": last, "resource": name, "at": now, **_columns(words)})
        Teller.objects.filter(pk=1).update(place=last + len(words))
    return len(words)


def _news(word: AsRead, held: Mapping[str, Any]) -> bool:
    """Whether a row reads otherwise; what has gone stays as it went."""
    before = held[word.public_id]
    return word.digest != (bytes(before) if before is not None else None)


def _worded(name: str, ids: Sequence[str], held: Mapping[str, Any], now: datetime) -> list[AsRead]:
    """Every row as it now reads; of those nobody may read, only what was told, as it has gone."""
    audience = asking.audience_of(None, now)
    digests = {row["id"]: digest(row) for row in readable(name, ids, audience)}
    gone = fates(name, [each for each in ids if each not in digests and each in held], audience)
    words = [AsRead(each, digests[each]) for each in ids if each in digests]
    return sorted(
        [*words, *(AsRead(each, None, how) for each, how in gone.items())], key=lambda each: each.public_id
    )


def _columns(words: Sequence[AsRead]) -> dict[str, list[Any]]:
    return {
        "ids": [each.public_id for each in words],
        "digests": [each.digest for each in words],
        "gone": [each.gone.fate.value if each.gone else "" for each in words],
        "became": [each.gone.became if each.gone else "" for each in words],
    }
