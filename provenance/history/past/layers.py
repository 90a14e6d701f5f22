"""Lets whatever is read meanwhile see the rows of an earlier moment in place of today's."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from psycopg import sql

from claims.models import veil as veiled_claims
from provenance.history.past.instant import FIELD
from provenance.history.past.undoing import Layer
from sources.errors import Refused
from sources.models import veil as veiled_articles
from sources.rules.stated import stated

READS = re.compile(r"\s*(\(|select\b|with\b)", re.IGNORECASE)
OPENING = re.compile(r"\s*with(\s+recursive)?\b", re.IGNORECASE)
# The planner must see through it, or it would read whole tables where it could look one row up.
STAND_IN = """{table} AS NOT MATERIALIZED (
    SELECT * FROM public.{table} WHERE {key} <> ALL({touched}::bigint[])
    UNION ALL SELECT * FROM jsonb_populate_recordset(NULL::public.{table}, {rows}::jsonb)
)"""

# What the database keeps as functions reads the tables themselves: here it is spelt out, and layers lie over it too.
SPELT_OUT = {**veiled_claims.FUNCTIONS, **veiled_articles.FUNCTIONS}
KEPT = re.compile(rf"\b({'|'.join(SPELT_OUT)})\(([^()]+)\)")
GIVEN = ("moment", "wanted")  # what they are given, in this order
TOLD = "(SELECT told.id FROM (SELECT {values}) AS given ({given}) CROSS JOIN LATERAL ({query}) AS told (id))"

MOST = 2_000_000
"""Characters of rows that stand in for others: each query carries those it has a use for. A claim that some three
hundred articles carry, all since changed, takes about so many. Our choice."""

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


class TooMuch(Refused):
    """More has changed since the moment asked for than is undone for one question."""

    code = "too_much"

    def __init__(self) -> None:
        super().__init__(
            stated(
                f"{FIELD} reaches back past more changes than are undone at once: ask for a later moment."
            ),
            field=FIELD,
        )


class ReadOnly(RuntimeError):
    """Somebody tried to change what has been: a fault of the program."""


class Layers:
    """The tables of which some rows stood otherwise, each with the query that stands in for it."""

    def __init__(self) -> None:
        self._queries: dict[str, str] = {}
        self._sizes: dict[str, int] = {}

    def put(self, layer: Layer) -> None:
        """Have a table stood in for from now on; one whose rows all stood as they do now needs no stand-in.

        Raises ``TooMuch`` where all that stands in would be more than ``MOST``.
        """
        self._sizes[layer.table] = sum(map(len, layer.rows))
        if sum(self._sizes.values()) > MOST:
            raise TooMuch
        if layer.touched:
            self._queries[layer.table] = _stand_in(layer)

    def over(self, query: str) -> str:
        """The query as it reads with all stand-ins it has a use for. Raises ``ReadOnly`` for one that writes."""
        query = _spelt_out(query)
        used = [
            self._queries[table] for table in self._queries if re.search(rf"(?<!public\.)\b{table}\b", query)
        ]
        if not used:
            return query
        if not READS.match(query):
            raise ReadOnly(f"the past is only read: {query[:80]}")
        opening = OPENING.match(query)
        if opening is None:
            return f"WITH {', '.join(used)} {query}"
        return f"WITH{opening[1] or ''} {', '.join(used)}, {query[opening.end() :]}"

    def __call__(self, execute: Execute, query: str, values: Any, many: bool, context: dict[str, Any]) -> Any:
        """What Django calls in place of the database, for every query."""
        read = self.over(query if values is not None else query.replace("%", "%%"))
        return execute(read, () if values is None else values, many, context)


@contextmanager
def under(layers: Layers) -> Iterator[None]:
    """While this lasts, everything is read through the layers, those put on later included."""
    with connection.execute_wrapper(layers):
        yield


def _spelt_out(query: str) -> str:
    """The query with what those functions ask in their place, each as of the moment it is asked for."""
    while (found := KEPT.search(query)) is not None:
        given = ", ".join(GIVEN[: found[2].count(",") + 1])
        told = TOLD.format(values=found[2], given=given, query=SPELT_OUT[found[1]])
        query = f"{query[: found.start()]}{told}{query[found.end() :]}"
    return query


def _stand_in(layer: Layer) -> str:
    touched = "{" + ",".join(str(key) for key in layer.touched) + "}"
    return STAND_IN.format(
        table=layer.table,
        key=layer.key,
        touched=_literal(touched),
        rows=_literal("[" + ",".join(layer.rows) + "]"),
    )


def _literal(text: str) -> str:
    """A text as it stands in a query that is given its values apart."""
    return sql.Literal(text).as_string(connection.connection).replace("%", "%%")
