"""Who may see what: the one rule that every reader of the database goes through."""

from datetime import UTC, datetime
from typing import Protocol

from django.db.models import Q

from sources.vocabulary import Publication

# Stands for the moment of asking in a question that is only put into words once.
SOME_DAY = datetime(1, 1, 1, tzinfo=UTC)


class Reader(Protocol):
    """Anybody who asks: a signed-in person or an anonymous partner."""

    @property
    def is_authenticated(self) -> bool: ...

    @property
    def is_staff(self) -> bool: ...


class Guarded(Protocol):
    """A row that somebody may have to be kept from."""

    @property
    def publication(self) -> str: ...

    @property
    def embargo_until(self) -> datetime | None: ...


def newsroom(reader: Reader | None) -> bool:
    """Whether it is one of us, who sees everything."""
    return reader is not None and reader.is_authenticated and reader.is_staff


def visible(reader: Reader | None, now: datetime, path: str = "") -> Q:
    """The condition under which ``reader`` may see a row at ``now``; ``path`` leads to the row ("claim__").

    The newsroom (signed-in staff) sees everything; everybody else only what is published, out of embargo and not
    withdrawn. Hidden rows answer 404, never 403: nobody outside may learn that they exist.
    """
    if newsroom(reader):
        return Q()
    lifted = Q(**{f"{path}embargo_until__isnull": True}) | Q(**{f"{path}embargo_until__lte": now})
    return Q(**{f"{path}publication": Publication.PUBLISHED}) & lifted


def public(row: Guarded, now: datetime) -> bool:
    """Whether everybody may see a row that has been read, as ``visible`` asks it of the database."""
    return row.publication == Publication.PUBLISHED and (
        row.embargo_until is None or row.embargo_until <= now
    )


def guarded(path: str = "") -> Q:
    """The few rows that somebody may have to be kept from; an index holds them, so that looking is cheap."""
    return ~Q(**{f"{path}publication": Publication.PUBLISHED}) | Q(**{f"{path}embargo_until__isnull": False})


def hidden(reader: Reader | None, now: datetime) -> Q:
    """The rows that ``visible`` keeps from the reader, found among the guarded ones."""
    return guarded() & ~visible(reader, now) if visible(reader, now) else Q(pk__in=[])
