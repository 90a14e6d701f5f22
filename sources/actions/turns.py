"""Whose look comes next: what is due is begun once its host's turn is ours, and given up where it always ends badly."""

from typing import TypeVar

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Now

from sources.actions import hosts
from sources.fetching.looking import MOST_SECONDS
from sources.models.visit import Watched
from sources.rules import outcomes
from sources.vocabulary import VisitOutcome

TURN_SECONDS = MOST_SECONDS + 5
MOST_BEGUN = 5
"""Openings begun and never ended after which an address is left alone: what it brings may be what kills the worker.

More than a step of the line is tried: pages are read in a child, so that a worker that dies meanwhile was most likely
stopped by somebody.
"""

Row = TypeVar("Row", bound=Watched)


def begin(*, rows: "QuerySet[Row]", pk: int) -> Row | None:
    """The row, if it is due and its host's turn is ours now; else nothing is to be done about it at this moment."""
    with transaction.atomic():
        row = rows.select_related("host").filter(pk=pk, due_at__lte=Now()).first()
        if row is None or not hosts.reserve(host_id=row.host_id, seconds=TURN_SECONDS):
            return None
        if row.begun >= MOST_BEGUN:
            give_up(
                rows=rows, pk=pk, cause=f"what it sent was opened {MOST_BEGUN} times, and that never ended"
            )
            return None
        return row


def opened(*, rows: "QuerySet[Row]", pk: int) -> None:
    """Note that what an address sent is about to be opened. It stays noted if the worker dies of it.

    Only then: a worker that dies while it is out has others on their way, and it was none of their fault.
    """
    rows.filter(pk=pk).update(begun=F("begun") + 1)


def give_up(*, rows: "QuerySet[Row]", pk: int, cause: str) -> None:
    """Leave an address alone because the program itself fails on it; a person may ask for it again."""
    rows.filter(pk=pk).update(
        due_at=None,
        looked_at=Now(),
        begun=0,
        outcome=VisitOutcome.OUR_FAULT,
        told=outcomes.sentence(VisitOutcome.OUR_FAULT, cause[:200]),
    )
