"""Finding the stored scores that are not what their origins add up to, a stretch of claims in one statement.

It sees the figures alone: what the bench times, and what tests hold the statement to the full arithmetic with. The
nightly check is another one: it works every column out, the ledger with them (``claims.actions.trials``).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from django.db.models import Max, Min

from claims.actions import corroboration
from claims.models import Claim
from claims.models.backings import FIGURES, Difference, differing_among, differing_between

STRETCH = 20_000
"""Claims (by primary key) added up at once: enough that the statement's own cost is nothing, little enough to hold."""

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


def _told(found: Iterable[Difference]) -> Iterator[Difference]:
    for each in found:
        if not each.tied:
            yield each
            continue
        figures = corroboration.figures(claim_id=each.claim)
        told = replace(each, found={name: figures[name] for name in FIGURES} if figures else {})
        if told.found != told.held:
            yield told
