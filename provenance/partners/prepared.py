"""Puts the questions for whole lists into words once: for Django to write one costs more than to have it answered.

A list that nothing narrows is asked for in the same words by everybody who may see as much, but for the moment and the
row it goes on behind. So its words are kept for each kind of audience. They are kept only where that is safe: where no
row is read to find them, and two moments and two rows give the same words, with these alone in different places.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from provenance.partners.catalogue import BY_NAME
from provenance.partners.paging import Cursor, turn
from sources.api.audience import Audience
from sources.api.resource import Resource
from sources.visibility import SOME_DAY

ROWS = ("a" * 12, "b" * 12)
"""Ids that stand for the row a page goes on behind; what they are does not matter, but that they differ."""
MOMENTS = (SOME_DAY, SOME_DAY + timedelta(days=1))
KEPT = 500
"""Questions kept: some ten lists, two ways, two audiences, what is guarded, and the lengths of pages in use."""


class _RowsWereRead(Exception):
    """Putting a question into words took a look into the tables: it would be out of date the next time."""


@dataclass(frozen=True, slots=True)
class _OneOfUs:
    """Stands for anybody of the newsroom: what they see does not hang on who they are."""

    is_authenticated: bool = True
    is_staff: bool = True


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A question in words, its parameters, where among them moment and row stand, and how rows are read from it."""

    sql: str
    parameters: tuple[Any, ...]
    moments: tuple[int, ...]
    rows: tuple[int, ...]
    names: tuple[str, ...]
    compiler: Any
    converters: Any

    def asked(self, audience: Audience, cursor: Cursor | None) -> list[dict[str, Any]]:
        """The rows, as ``values()`` gives them."""
        given = list(self.parameters)
        for place in self.moments:
            given[place] = audience.now
        for place in self.rows:
            given[place] = cursor.key if cursor else ""
        with connection.cursor() as asking:
            asking.execute(self.sql, given)
            found: Any = asking.fetchall()
        if self.converters:
            found = self.compiler.apply_converters(found, self.converters)
        return [dict(zip(self.names, row, strict=True)) for row in found]


def read(resource: Resource, audience: Audience, length: int, cursor: Cursor | None) -> list[Any]:
    """So many rows of a list that nothing narrows, told in brief."""
    way = None if cursor is None else cursor.back
    kept = _prepared(resource.name, audience.newsroom, audience.guarded, length, way)
    if kept is not None:
        return resource.brief.worded(kept.asked(audience, cursor), audience)
    return resource.brief.told(turn(resource.rows(audience), cursor)[:length], audience)


@lru_cache(maxsize=KEPT)
def _prepared(
    name: str, newsroom: bool, guarded: frozenset[str] | None, length: int, way: bool | None
) -> _Prepared | None:
    """The question for a page, put into words twice; None where it has to be put anew each time."""
    put = []
    for moment, row in zip(MOMENTS, ROWS, strict=True):
        audience = Audience(_OneOfUs() if newsroom else None, moment, guarded)
        try:
            with connection.execute_wrapper(_no_row_is_read):
                put.append(_put(name, audience, length, None if way is None else Cursor(row, back=way)))
        except (_RowsWereRead, EmptyResultSet):
            return None
    one, other = put
    moments, rows = (_places(one, other, pair) for pair in (MOMENTS, ROWS))
    differing = {
        place for place, both in enumerate(zip(one[1], other[1], strict=False)) if both[0] != both[1]
    }
    if one[0] != other[0] or differing != {*moments, *rows}:
        return None
    sql, parameters, names, compiler = one
    converters = compiler.get_converters([each[0] for each in compiler.select])
    return _Prepared(sql, parameters, moments, rows, names, compiler, converters)


Put = tuple[str, tuple[Any, ...], tuple[str, ...], Any]


def _put(name: str, audience: Audience, length: int, cursor: Cursor | None) -> Put:
    """A question in words, with its parameters, the names of its columns, and what put it so."""
    resource = BY_NAME[name]
    query = turn(resource.rows(audience), cursor)[:length].values(*resource.brief.columns).query
    compiler = query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    names = query.selected or (*query.extra_select, *query.values_select, *query.annotation_select)
    return sql, tuple(parameters), tuple(names), compiler


def _places(one: Put, other: Put, pair: tuple[Any, Any]) -> tuple[int, ...]:
    """Where among the parameters the first of a pair stands in the one, and the second in the other."""
    both = zip(one[1], other[1], strict=False)
    return tuple(place for place, found in enumerate(both) if found == pair)


def _no_row_is_read(*_: Any) -> Any:
    raise _RowsWereRead
