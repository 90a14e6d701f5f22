"""The integrity check as a whole: every check in turn, over one unmoving picture of the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection

from claims.models import Appearance
from provenance.history.checks import Fault, Watch, chain, entries, erasures, evidence, outside, schema
from provenance.history.models import Entry, Head, Link
from sources.actions import clearing
from sources.models import Capture, RawPage
from sources.models.glimpse import unmoving

CHECKS: dict[str, Callable[[Watch], Iterator[Fault]]] = {
    "entries match their hashes": entries.altered,
    "every link follows from the one before": chain.broken,
    "every decision stands in the chain": chain.undecided,
    "every batch is whole": chain.unbatched,
    "the chain reaches its head": chain.beheaded,
    "the feed can be followed": entries.ahead,
    "raw pages are as they came": evidence.pages,
    "pages outside the database are as they came": outside.pages,
    "archives are as they were written": outside.archived,
    "pages that were erased are gone outside, too": outside.gone,
    "captured texts are as they were read": evidence.texts,
    "every quote stands in its capture": evidence.quotes,
    "captures, grades, reviews and explainers are as the history saw them arrive": evidence.kept,
    "what was erased is what the chain says was": erasures.forged,
    "every constraint is in force": schema.lax,
    "every trigger is in place": schema.unguarded,
}


@dataclass(slots=True)
class Outcome:
    """What the check found: faults by the check that found them, how much was looked at, and the head of the chain."""

    faults: list[tuple[str, Fault]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    head: str = ""


def verify(*, watch: Callable[[str, int, int], None], anchor: str = "") -> Outcome:
    """Run every check; ``watch`` hears which one runs and how far it has come."""
    outcome = Outcome()
    with clearing.held(), still():
        for name, check in CHECKS.items():
            watch(name, 0, 1)
            outcome.faults += [(name, fault) for fault in check(_told(watch, name))]
        if anchor:
            outcome.faults += [("the chain holds its anchor", fault) for fault in chain.unanchored(anchor)]
        outcome.counts = {
            "entries": Entry.objects.count(),
            "links": Link.objects.count(),
            "raw_pages": RawPage.objects.count(),
            "captures": Capture.objects.count(),
            "quotes": Appearance.objects.count(),
        }
        head = Head.objects.first()
        outcome.head = str(head) if head else ""
        outcome.counts["unsealed"] = outcome.counts["entries"] - (head.entries if head else 0)
    return outcome


def _told(watch: Callable[[str, int, int], None], name: str) -> Watch:
    return lambda done, total: watch(name, done, total)


@contextmanager
def still() -> Iterator[None]:
    """A transaction that sees the database as it is at one moment; inside another transaction, as that one sees it."""
    with unmoving(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL extra_float_digits = 1")
        cursor.execute("SET LOCAL timezone = 'UTC'")
        yield
