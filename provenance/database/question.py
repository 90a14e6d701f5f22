"""Questions that are put into words once, and that the database plans once: asked with nothing but what differs."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

BLANK = re.compile("%s|%%")


@dataclass(frozen=True, slots=True)
class Question:
    """A question in words; ``%(name)s`` stands where something differs each time."""

    words: str

    def asked(self, **given: Any) -> list[tuple[Any, ...]]:
        """All rows."""
        line: Any = connection
        cursor = line.planned()
        cursor.execute(self.words, given)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def worded(rows: "QuerySet[Any, Any]", **differing: Any) -> Question:
    """The question for ``rows``, in which each value of ``differing`` only stands for what is given when it is asked.

    All else is written into it, so that the planner knows it.
    """
    return filled(*rows.query.sql_with_params(), differing)


def filled(words: str, parameters: tuple[Any, ...], differing: Mapping[str, Any]) -> Question:
    """The same for words with a ``%s`` for each parameter."""
    left = iter(parameters)

    def blank(found: re.Match[str]) -> str:
        return found[0] if found[0] == "%%" else _written(next(left), differing)

    return Question(BLANK.sub(blank, words))


def _written(value: Any, differing: Mapping[str, Any]) -> str:
    for name, stand_in in differing.items():
        if type(value) is type(stand_in) and value == stand_in:
            return f"%({name})s"
    compose: Callable[[str, list[Any]], str] = connection.ops.compose_sql  # type: ignore[attr-defined]
    return compose("%s", [value]).replace("%", "%%")
