"""What the API offers of one kind of row: who may see it, what it shows, and by what a list of it is narrowed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sources.api.audience import Audience
from sources.api.parameters import Parameter

Row = Mapping[str, Any]
Rows = QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a row is told: the columns it is read from, the function that words them, and the form of the outcome.

    ``form`` is the TypedDict that ``tell`` returns; the API's description is made from it, so the two cannot part.
    ``mend`` may put other values into the rows before they are told, where the audience may not know the stored ones.
    ``noted`` says whether the feed of changes names every change of what is told: only then does its end tell whether
    an answer is still so.
    """

    form: type
    columns: tuple[str, ...]
    tell: Callable[[Row], Mapping[str, Any]]
    mend: Callable[[list[dict[str, Any]], Audience], None] | None = None
    noted: bool = True

    def told(self, rows: Rows, audience: Audience) -> list[Any]:
        """All the rows, in one query and what ``mend`` asks."""
        return self.worded(list(rows.values(*self.columns)), audience)

    def worded(self, read: list[dict[str, Any]], audience: Audience) -> list[Any]:
        """The same for rows already read."""
        if self.mend is not None:
            self.mend(read, audience)
        return [self.tell(row) for row in read]


@dataclass(frozen=True, slots=True)
class Resource:
    """One kind of row as partners meet it under ``/api/v1/<name>/``.

    ``rows`` are those the audience may see; ``in_order`` the same, asked of each by itself, where a page of a list that
    nothing narrows is read faster so; ``former`` those that were merged into another, whose address leads on.
    ``brief`` is the shape in lists, ``full`` the one of a single row.
    """

    name: str
    about: str
    rows: Callable[[Audience], Rows]
    brief: Shape
    full: Shape
    parameters: tuple[Parameter, ...] = ()
    former: Callable[[Audience], Rows] | None = None
    in_order: Callable[[Audience], Rows] | None = None

    def whole(self, audience: Audience) -> Rows:
        """The rows of the list that nothing narrows."""
        return (self.in_order or self.rows)(audience)
