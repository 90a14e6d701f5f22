"""Looks at the store of pages, where one is set up: whether it keeps, hands out and lets go, and what waits to go."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db.models import Min
from django.utils import timezone

from claims.models import OutsideReview
from provenance.operating.diagnosis import Diagnosis, by_age, fault, fine
from sources.actions import archiving, renewing
from sources.keeping import opening
from sources.keeping.store import Away, Missing, Store
from sources.models import RawPage, Removal

TRIAL, WORDS = "trial", b"Written by doctor, to see whether this store keeps what it is given.\n"
REMEDY = "Look at the address (CAPTURES_URL), who asks (CAPTURES_KEY, CAPTURES_SECRET), and the object storage itself."
WAITS_MOST, WAITS_GRAVE = (
    26 * 3_600.0,
    50 * 3_600.0,
)  # seconds: what was erased goes at once, else every night
ARCHIVED_WITHIN = 9 * 86_400.0  # seconds: the timer runs every week


def keeping() -> Iterator[Diagnosis]:
    """All there is to say of the store."""
    store = opening.store()
    if store is not None:
        yield _tried(store)
    elif RawPage.objects.filter(content__isnull=True).exists():
        told = "Pages lie outside the database, and CAPTURES_URL names no store."
        yield fault("store", told, "Set CAPTURES_URL to the store they were kept in.")
    yield from _waiting()
    yield from _archiving()


def _tried(store: Store) -> Diagnosis:
    try:
        store.keep(TRIAL, WORDS)
        held = store.read(TRIAL) == WORDS
        store.take_away(TRIAL)
    except Away as away:
        return fault("store", f"The store of pages cannot be reached: {away.cause}.", REMEDY)
    except Missing:
        held = False
    if not held:
        return fault("store", "The store of pages does not hand out what it was given.", REMEDY)
    return fine("store", f"The store of pages keeps, hands out and lets go ({_place()}).")


def _place() -> str:
    return str(settings.CAPTURES_URL).partition("?")[0]


def _waiting() -> Iterator[Diagnosis]:
    oldest = Removal.objects.due().values_list("due_at", flat=True).first()
    if oldest is not None:
        age = (timezone.now() - oldest).total_seconds()
        told = "What is to go from the store of pages has waited for {age}."
        remedy = (
            "It goes every night while the store can be reached and lets go; manage.py clear does it now."
        )
        yield by_age("removals", age, most=WAITS_MOST, grave=WAITS_GRAVE, told=told, remedy=remedy)


def _archiving() -> Iterator[Diagnosis]:
    """Pages that ARCHIVE_DAYS would have in an archive, and erased ones that lie in one still."""
    now = timezone.now()
    if settings.ARCHIVE_DAYS:
        kept = OutsideReview.objects.order_by().values("raw")
        until = now - timedelta(days=settings.ARCHIVE_DAYS)
        oldest = archiving.due(before=until, but=kept).aggregate(oldest=Min("captured_at"))["oldest"]
        yield by_age(
            "archiving",
            (until - oldest).total_seconds() if oldest else 0.0,
            most=ARCHIVED_WITHIN,
            grave=2 * ARCHIVED_WITHIN,
            told=f"Pages over {settings.ARCHIVE_DAYS} days old have waited for an archive for {{age}}.",
            remedy="Run manage.py archive, and look at the timer that should have.",
        )
    if renewing.waiting():
        told = "Archives in the store hold pages that were erased."
        yield fault("renewing", told, "Run manage.py archive (or clear) as the owner of the tables.")
