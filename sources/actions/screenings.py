"""Screening: holding new captures against all that came before, once, and keeping who resembles whom.

Only one worker at a time does it, and hundreds of captures in a turn, so that two that arrive together never miss
each other. What is found does not depend on where the postings are kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from sources.actions.shingles import StoredPostings
from sources.models import Article, Capture, Resemblance, Screening, Shingle
from sources.rules import fingerprints, postings
from sources.rules.fingerprints import Hashes
from sources.rules.postings import MOST_CARRIERS, Postings
from sources.rules.screening import BATCH, LEAST_HASHES, Index, sharing

TURN = 0x5C4EE9
"""The key of the database's lock that whoever screens holds until the end of its transaction."""


@dataclass(frozen=True, slots=True)
class _Caught:
    """Postings in memory and how far they have come: the last screening in them, and of which capture."""

    postings: Postings = field(default_factory=Postings)
    number: int = 0
    capture: int = 0


_caught: dict[str, _Caught] = {}


def screen(*, article_id: int) -> None:
    """Hold an article's captures that have not been screened against all others, and others that wait along with them.

    Must come first in a transaction: it waits for whoever screens just now.
    """
    if not _waiting(article_id):
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
        own = _waiting(article_id)
        if own:
            _take(own + _also_waiting(article_id, BATCH - len(own)))


def _unscreened() -> QuerySet[Capture]:
    return Capture.objects.filter(~Exists(Screening.objects.filter(capture=OuterRef("pk"))))


def _waiting(article_id: int) -> list[int]:
    return list(_unscreened().filter(article=article_id).order_by("pk").values_list("pk", flat=True))


def _also_waiting(article_id: int, most: int) -> list[int]:
    """Captures of other articles whose lineage is about to be looked for."""
    due = _unscreened().filter(article__unseen=False, article__trace_done__lt=F("article__trace_due"))
    rows = due.exclude(article=article_id).order_by("pk").values_list("pk", flat=True)
    return list(rows[: max(0, most)])


def _take(captures: Sequence[int]) -> None:
    index = _index()
    numbers = _numbered(captures)
    carried = dict(Capture.objects.filter(pk__in=captures).values_list("pk", "fingerprint"))
    entries = _entries([(numbers[pk], bytes(carried[pk])) for pk in captures])
    found = index.meet(entries)
    _write(sharing(entries, found, LEAST_HASHES))
    if isinstance(index, StoredPostings):
        index.keep(entries[found.carriers < MOST_CARRIERS])


def _numbered(captures: Sequence[int]) -> dict[int, int]:
    made = Screening.objects.bulk_create(Screening(capture_id=capture) for capture in captures)
    return {screening.capture_id: screening.number for screening in made}


def _entries(carried: Sequence[tuple[int, bytes]]) -> Hashes:
    hashes = [fingerprints.unpack(packed) for _, packed in carried]
    numbers = np.repeat(
        np.array([number for number, _ in carried], dtype=np.int64), [len(one) for one in hashes]
    )
    return postings.entries_of(np.concatenate(hashes), numbers)


def _write(pairs: Sequence[tuple[int, int, int]]) -> None:
    """Keep the pairs (by number) of different articles."""
    numbers = {number for later, earlier, _ in pairs for number in (later, earlier)}
    rows = Screening.objects.filter(pk__in=numbers).values_list("number", "capture", "capture__article")
    captures = {number: (capture, article) for number, capture, article in rows}
    Resemblance.objects.bulk_create(
        [
            Resemblance(later_id=captures[later][0], earlier_id=captures[earlier][0], hashes=shared)
            for later, earlier, shared in pairs
            if captures[later][1] != captures[earlier][1]
        ],
        batch_size=5000,
    )


def _index() -> Index:
    """Everything screened and committed so far; the postings in memory catch up with what others did meanwhile."""
    if settings.COPIES_FOUND_IN == "tables":
        return StoredPostings()
    name = str(connection.settings_dict["NAME"])
    caught = _caught.get(name, _Caught())
    if not Screening.objects.filter(number=caught.number, capture=caught.capture).exists():
        caught = _Caught()
    for batch in _after(caught.number):
        entries = _entries([(number, packed) for number, _, packed in batch])
        kept = entries[caught.postings.meet(entries).carriers < MOST_CARRIERS]
        caught = _Caught(caught.postings.keep(kept), batch[-1][0], batch[-1][1])
    _caught[name] = caught
    return caught.postings


def _after(number: int) -> Iterator[list[tuple[int, int, bytes]]]:
    rows = Screening.objects.filter(number__gt=number).order_by("number")
    told = rows.values_list("number", "capture", "capture__fingerprint").iterator(chunk_size=BATCH)
    while batch := [(place, capture, bytes(packed)) for place, capture, packed in islice(told, BATCH)]:
        yield batch


def begin_again() -> int:
    """Throw away what was found and ask for every held article to be traced, and so screened, again; returns how many.

    Needed once when ``COPIES_FOUND_IN`` is changed: a table of shingles is only filled while it is the one used.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
        for table in (Resemblance, Screening, Shingle):
            table.objects.all().delete()
        held = Article.objects.filter(unseen=False)
        list(held.select_for_update().order_by("pk").values_list("pk"))
        return held.update(trace_due=F("trace_due") + 1, traced_revision=0)
