"""Checking that every stored score is what its origins add up to, and having worked out anew those that are not."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from django.db import transaction
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


def rescore(*, claims: Iterable[int] | None = None, watch: Watcher = lambda *_: None) -> int:
    """Have the claims that differ weighed again, whose ledgers only the full arithmetic can write; how many there were.

    Run a second time once they are weighed, it finds none. The nightly check is another one: it works every column out
    by the full arithmetic, claim by claim (``provenance.pipeline.rescoring``).
    """
    with transaction.atomic():
        found = [each.claim for each in differing(claims=claims, watch=watch)]
        if found:
            corroboration.ask(claims=found)
    return len(found)
