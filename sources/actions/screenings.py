"""Screening: holding new captures against all that came before, once, and keeping who resembles whom.

Only one worker at a time does it, and hundreds of captures in a turn, so that two that arrive together never miss
each other. What is found does not depend on where the postings are kept.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from sources.actions import alterations
from sources.actions.shingles import StoredPostings
from sources.models import Article, Capture, Resemblance, Screening, Shingle
from sources.rules import fingerprints, postings
from sources.rules.body import body_of
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


def warm_up(*, seconds: float) -> bool:
    """Let the index catch up with what others have screened, batch by batch; False if that is not done in time.

    What a worker does before it takes a job, so that no lease runs out over it. Each batch counts at once: in tables
    for everybody, in memory for this process.
    """
    until = time.monotonic() + seconds
    return all(time.monotonic() < until for _ in _catching_up())


def _catching_up() -> Iterator[None]:
    return (
        _shelving()
        if settings.COPIES_FOUND_IN == "tables"
        else _remembering(str(connection.settings_dict["NAME"]))
    )


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
    for _ in _catching_up():
        pass
    index = _index()
    numbers = _numbered(captures)
    entries = _entries([(numbers[pk], hashes) for pk, hashes in _hashes(captures).items()])
    found = index.meet(entries)
    _write(sharing(entries, found, LEAST_HASHES))
    if isinstance(index, StoredPostings):
        index.keep(entries[found.carriers < MOST_CARRIERS])
        Screening.objects.filter(pk__in=numbers.values()).update(shelved=True)


def _hashes(captures: Sequence[int]) -> dict[int, Hashes]:
    """The winnowed hashes of some captures; worked out from the text where none are kept."""
    rows = Capture.objects.filter(pk__in=captures).order_by("pk").values_list("pk", "fingerprint")
    found = {pk: fingerprints.unpack(bytes(packed)) for pk, packed in rows}
    bare = [pk for pk, hashes in found.items() if not len(hashes)]
    texts = Capture.objects.filter(pk__in=bare).only("text").prefetch_related("sections")
    bodies = {capture.pk: body_of(capture.text, alterations.said(capture).sections).text for capture in texts}
    return found | dict(zip(bodies, fingerprints.winnow(list(bodies.values())), strict=True))


def _numbered(captures: Sequence[int]) -> dict[int, int]:
    made = Screening.objects.bulk_create(Screening(capture_id=capture) for capture in captures)
    return {screening.capture_id: screening.number for screening in made}


def _entries(carried: Sequence[tuple[int, Hashes]]) -> Hashes:
    numbers = np.repeat(
        np.array([number for number, _ in carried], dtype=np.int64), [len(one) for _, one in carried]
    )
    return postings.entries_of(np.concatenate([hashes for _, hashes in carried]), numbers)


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
    """Everything screened and committed so far, once it has caught up."""
    if settings.COPIES_FOUND_IN == "tables":
        return StoredPostings()
    return _caught[str(connection.settings_dict["NAME"])].postings


def _remembering(name: str) -> Iterator[None]:
    """Bring the postings in memory up to what others did meanwhile; a batch is known once it is done."""
    caught = _caught.get(name, _Caught())
    if not Screening.objects.filter(number=caught.number, capture=caught.capture).exists():
        caught = _Caught()
    _caught[name] = caught
    while batch := _batch(Screening.objects.filter(number__gt=caught.number)):
        entries = _entries_of(batch)
        kept = entries[caught.postings.meet(entries).carriers < MOST_CARRIERS]
        caught = _caught[name] = _Caught(caught.postings.keep(kept), *batch[-1])
        yield


def _shelving() -> Iterator[None]:
    """Bring the table of shingles up to what was screened while another index was in use."""
    while Screening.objects.filter(shelved=False).exists():
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
            if batch := _batch(Screening.objects.filter(shelved=False)):
                index, entries = StoredPostings(), _entries_of(batch)
                index.keep(entries[index.meet(entries).carriers < MOST_CARRIERS])
                Screening.objects.filter(pk__in=[number for number, _ in batch]).update(shelved=True)
        yield


def _batch(rows: QuerySet[Screening]) -> list[tuple[int, int]]:
    """The first of some screenings: number and capture."""
    return list(rows.order_by("number").values_list("number", "capture")[:BATCH])


def _entries_of(batch: Sequence[tuple[int, int]]) -> Hashes:
    hashes = _hashes([capture for _, capture in batch])
    return _entries([(number, hashes[capture]) for number, capture in batch])


def begin_again() -> int:
    """Throw away what was found and ask for every held article to be traced, and so screened, again; returns how many.

    For an index in doubt; a change of ``COPIES_FOUND_IN`` does not need it.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
        for table in (Resemblance, Screening, Shingle):
            table.objects.all().delete()
        held = Article.objects.filter(unseen=False)
        list(held.select_for_update().order_by("pk").values_list("pk"))
        return held.update(trace_due=F("trace_due") + 1, traced_revision=0)
