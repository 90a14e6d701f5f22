"""Finding the stored scores that are not what their origins add up to, a stretch of claims at once.

It sees the figures alone: what the bench times, and what tests hold the sums to the full arithmetic with. The
nightly check is another one: it works every column out, the ledger with them (``claims.actions.trials``).
"""

from collections.abc import Callable, Iterable, Iterator

from django.db.models import Max, Min

from claims.actions import corroboration
from claims.models import Claim, Corroboration
from claims.models.backings import FIGURES, Found, differing_among, differing_between
from claims.models.corroboration import Difference

STRETCH = 50_000
"""Claims (by primary key) added up at once: enough that a statement reads the tables it joins seldom, little enough to
hold: a stretch with half a million quotes takes two hundred megabytes of the server and as much here."""

Watcher = Callable[[int, int], None]
"""Told how far along the primary keys the check is, and where they end."""


def differing(
    *, claims: Iterable[int] | None = None, watch: Watcher = lambda *_: None
) -> Iterator[Difference]:
    """The claims whose stored figures are not what their stored origins add up to: all, or some by primary key.

    A claim that waits to be weighed is left out; one whose voices lean on one another is worked out by itself. Where
    every change was followed up, there is none.
    """
    if claims is not None:
        yield from _told(differing_among(claims))
        return
    ends = Claim.objects.aggregate(first=Min("pk"), last=Max("pk"))
    for first in range(ends["first"] or 0, (ends["last"] or -1) + 1, STRETCH):
        yield from _told(differing_between(first, first + STRETCH - 1))
        watch(min(first + STRETCH, ends["last"]), ends["last"])


def _told(found: Found) -> Iterator[Difference]:
    yield from found.differing
    for claim in Claim.objects.filter(pk__in=found.tied).order_by("pk") if found.tied else ():
        figures = corroboration.figures(claim_id=claim.pk)
        stored = Corroboration.objects.filter(claim=claim).values(*FIGURES).first() or {}
        worked = {name: figures[name] for name in FIGURES} if figures else {}
        if worked != stored:
            yield Difference(claim.public_id, stored, worked)
