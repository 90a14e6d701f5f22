"""Puts the questions for whole lists into words once: for Django to write one costs more than to have it answered.

A list that nothing narrows is asked for in the same words by everybody who may see as much, but for the moment and the
row it goes on behind. So its words are kept for each kind of audience, and the database plans them once. They are kept
only where that is safe: where no row is read to find them, and two moments and two rows give the same words, with these
alone in different places.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from provenance.database.question import Question, filled
from provenance.partners.catalogue import BY_NAME
from provenance.partners.paging import Cursor, turn
from sources.api.audience import Audience
from sources.api.resource import Resource
from sources.visibility import SOME_DAY

STAND_INS = ((SOME_DAY, "a" * 12), (SOME_DAY + timedelta(days=1), "b" * 12))
"""Moments, and ids of the row a page goes on behind; what they are does not matter, but that they differ."""
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
    """A question in words, and how rows are read from its answer."""

    question: Question
    names: tuple[str, ...]
    compiler: Any
    converters: Any

    def asked(self, audience: Audience, cursor: Cursor | None) -> list[dict[str, Any]]:
        """The rows, as ``values()`` gives them."""
        found: Any = self.question.asked(moment=audience.now, row=cursor.key if cursor else "")
        if self.converters:
            found = self.compiler.apply_converters(found, self.converters)
        return [dict(zip(self.names, row, strict=True)) for row in found]


def read(resource: Resource, audience: Audience, length: int, cursor: Cursor | None) -> list[Any]:
    """So many rows of a list that nothing narrows, told in brief."""
    way = None if cursor is None else cursor.back
    kept = _prepared(resource.name, audience.newsroom, audience.guarded, length, way)
    if kept is not None:
        return resource.brief.worded(kept.asked(audience, cursor), audience)
    return resource.brief.told(turn(resource.whole(audience), cursor)[:length], audience)


@lru_cache(maxsize=KEPT)
def _prepared(
    name: str, newsroom: bool, guarded: frozenset[str] | None, length: int, way: bool | None
) -> _Prepared | None:
    """The question for a page, put into words twice; None where it has to be put anew each time."""

    def put(moment: datetime, row: str) -> _Prepared:
        audience = Audience(_OneOfUs() if newsroom else None, moment, guarded)
        return _put(name, audience, length, None if way is None else Cursor(row, back=way))

    try:
        with connection.execute_wrapper(_no_row_is_read):
            one, other = (put(*stand_ins) for stand_ins in STAND_INS)
    except (_RowsWereRead, EmptyResultSet):
        return None
    return one if one.question == other.question else None


def _put(name: str, audience: Audience, length: int, cursor: Cursor | None) -> _Prepared:
    """The question in words, with blanks for the moment of asking and the row behind which the page begins."""
    resource = BY_NAME[name]
    query = turn(resource.whole(audience), cursor)[:length].values(*resource.brief.columns).query
    compiler = query.get_compiler(connection=connection)
    words, parameters = compiler.as_sql()
    differing = {"moment": audience.now, **({"row": cursor.key} if cursor else {})}
    names = query.selected or (*query.extra_select, *query.values_select, *query.annotation_select)
    converters = compiler.get_converters([each[0] for each in compiler.select])
    return _Prepared(filled(words, tuple(parameters), differing), tuple(names), compiler, converters)


def _no_row_is_read(*_: Any) -> Any:
    raise _RowsWereRead
