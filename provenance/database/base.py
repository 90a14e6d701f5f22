"""The program's line to PostgreSQL: looked at before it is used, and able to have a question planned once.

Django asks of a line at the beginning of every request whether it still serves (``SELECT 1``), which takes as long as
many an answer. Whoever hangs up says so on the line, so that a look at it, which asks nobody, tells as much: a server
that stops, or a pooler that lets go. What a look cannot tell is that a firewall has forgotten a line on which nothing
was said for minutes: of one that has rested the question is asked still.
"""

import select
import time
from typing import Any

import psycopg
from django.db.backends.postgresql import base, operations

RESTED = 10.0
"""Seconds without a word after which a line is asked; no firewall we know of forgets one so soon."""


class Planned(psycopg.Cursor[Any]):
    """A cursor whose statements are planned once for each line, and whose parameters are sent beside them."""

    def execute(self, query: Any, params: Any = None, **more: Any) -> "Planned":
        """As psycopg does; what others ask on this line is not counted as worth a plan."""
        line = self.connection
        line.prepare_threshold = 0
        try:
            return super().execute(query, params, **more)
        finally:
            line.prepare_threshold = None


class Operations(operations.DatabaseOperations):
    """Django's; they can tell what a planned question was, too."""

    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> str:
        """The question with its parameters in it, for whoever counts and reads questions."""
        asked: str | None = super().last_executed_query(cursor, sql, params)
        return asked or str(self.compose_sql(sql, params))


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's, with these two besides."""

    ops_class = Operations
    health_check_done: bool
    spoken_at = float("-inf")
    _planning: "psycopg.Cursor[Any] | None" = None

    def close_if_health_check_failed(self) -> None:
        """Close the line if it serves no more; ask only where a look does not tell."""
        now = time.monotonic()
        if not self.health_check_done and now - self.spoken_at < RESTED:
            self.health_check_done = self.connection is not None and not _something_said(self.connection)
        self.spoken_at = now
        super().close_if_health_check_failed()

    def planned(self) -> Any:
        """The cursor for what is asked in the same words again and again: the same each time, for one question at once.

        It is kept because a new one learns anew how every kind of value is written and read, which takes as long as
        many a question. Where a pooler lends sessions for one transaction each, nothing is planned beforehand: the next
        one would not know of it.
        """
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:
            if self._planning is None or self._planning.connection is not self.connection:
                lent = self.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")
                self._planning = (psycopg.Cursor if lent else Planned)(self.connection)
            return self._prepare_cursor(self._planning)  # type: ignore[attr-defined]  # the stubs leave it out


def _something_said(line: Any) -> bool:
    """Whether anything came that nobody asked for: a farewell, or the end of the line."""
    look = select.poll()
    look.register(line.fileno(), select.POLLIN)
    return bool(look.poll(0))
