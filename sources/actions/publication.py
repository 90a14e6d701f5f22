"""Letting readers outside the newsroom see a row, at once or after an embargo, or taking it from their sight."""

from datetime import datetime
from typing import TypeVar

from sources.actions import derivations, lineages, versions
from sources.actions.judging import reason_given
from sources.actions.signature import Person, signed
from sources.models import Article, Derivation
from sources.models.judged import Publishable
from sources.vocabulary import Publication

Row = TypeVar("Row", bound=Publishable)


def publish(*, row: Row, by: Person, why: str, version: int, embargo_until: datetime | None = None) -> Row:
    """Let everybody see the row, from ``embargo_until`` on if a time is given."""
    return _settle(row, Publication.PUBLISHED, by, why, version=version, embargo_until=embargo_until)


def withdraw(*, row: Row, by: Person, why: str, version: int) -> Row:
    """Take the row from everybody's sight but the newsroom's; nothing is lost."""
    return _settle(row, Publication.WITHDRAWN, by, why, version=version)


def draft(*, row: Row, by: Person, why: str, version: int) -> Row:
    """Keep the row in the newsroom until somebody publishes it."""
    return _settle(row, Publication.DRAFT, by, why, version=version)


def _settle(
    row: Row,
    publication: Publication,
    by: Person,
    why: str,
    *,
    version: int,
    embargo_until: datetime | None = None,
) -> Row:
    with signed(user=by, why=reason_given(why)):
        if isinstance(row, Article):
            # What readers may not see tells them nothing of how statements are sorted: that is worked out anew. First,
            # because articles are locked in one order.
            lineages.moved(articles=[row.pk])
            # What was taken from it is explained to readers by other pieces while it is hidden.
            derivations.ask(set(Derivation.objects.filter(upstream=row).values_list("downstream", flat=True)))
        return versions.change(row=row, seen=version, publication=publication, embargo_until=embargo_until)
