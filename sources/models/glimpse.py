"""One look at the database for one page: it does not move meanwhile, and what is hidden is read of it once."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL

from sources.visibility import Reader, newsroom

Hidden = Mapping[str, list[int]]
"""Primary keys of what is hidden, by the name of the database's function that finds them."""
UNMOVING = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
HASHED = "SET LOCAL enable_material = off"
READ_ONCE = "(SELECT unnest(%s::bigint[]))"


class Glimpse:
    """Somebody outside the newsroom who looks at the database as it stands at one moment: a reader like any other.

    What is hidden from them is the same for every question of a page, and costs by how much is hidden: so it is read
    once and handed on with the reader. That is safe in one unmoving picture alone: what arrives hidden after the
    hidden had been read would show. Once the look is over, everything is asked for anew.
    """

    is_staff = False

    def __init__(self, reader: Reader | None, look: Callable[[datetime], Hidden]) -> None:
        """``look`` reads what is hidden at a moment."""
        self.is_authenticated = reader is not None and reader.is_authenticated
        self.over = False
        self._look = look
        self._seen: dict[datetime, Hidden] = {}

    def hidden(self, now: datetime) -> Hidden | None:
        """What is hidden at ``now``; None once the look is over."""
        if self.over:
            return None
        if now not in self._seen:
            self._seen[now] = self._look(now)
        return self._seen[now]


class Kept(RawSQL):
    """The primary keys one of the database's functions finds, as a subquery: asked for by each statement itself, or as
    whoever has a glimpse has read them.

    Which of the two is settled when the statement is put into words: one that outlives the glimpse asks for itself.
    """

    def __init__(self, function: str, reader: Reader | None, now: datetime) -> None:
        words = f"SELECT kept.id FROM {function}(%s) AS kept (id)"  # noqa: S608 (a name of ours)
        super().__init__(words, (now,), output_field=BigIntegerField())
        self.function, self.reader, self.now = function, reader, now

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        read = self.reader.hidden(self.now) if isinstance(self.reader, Glimpse) else None
        if read is None:
            return super().as_sql(compiler, connection)
        return READ_ONCE, [read[self.function]]


@contextmanager
def glimpse(reader: Reader | None, look: Callable[[datetime], Hidden]) -> Iterator[Reader | None]:
    """The reader, while all that is read is of one moment; of the newsroom nothing is hidden, and nothing is held.

    Either way nothing is joined by looking through a heap of rows again for each row: where the first few of a list are
    asked for, the database takes few of its rows to be enough, and at a million articles sought those that hold a
    common word in 180,000 kept rows each time (94 seconds of a processor; 5 by a hash).

    Not for the past: what stood then is read through layers, and what was hidden then is no matter of today's.
    """
    if newsroom(reader):
        with _under(HASHED):
            yield reader
        return
    with _under(UNMOVING, HASHED):
        looking = Glimpse(reader, look)
        try:
            yield looking
        finally:
            looking.over = True


@contextmanager
def unmoving() -> Iterator[None]:
    """A transaction that sees the database as it is at one moment; inside another transaction, as that one sees it."""
    with _under(UNMOVING):
        yield


@contextmanager
def _under(*settings: str) -> Iterator[None]:
    """A transaction that begins with these settings, which end with it; inside another nothing is set."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("; ".join(settings))
        yield
