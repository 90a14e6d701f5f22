"""What an export is: its lines in an order that content alone decides, and how each is told."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sources.api.audience import Audience
from sources.api.resource import Resource, Rows, Shape

Line = Mapping[str, Any]
# How many rows come over the wire at once from the database's cursor; some hundred kilobytes of quotes.
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Export:
    """One export: ``lines`` gives them one by one, never all at once; ``form`` is the TypedDict each is made to."""

    about: str
    form: type
    lines: Callable[[Audience], Iterator[Line]]


def by_public_id(rows: Rows, shape: Shape, audience: Audience) -> Iterator[Line]:
    """Every row, told, in the order of the public ids; read through a cursor of the server's."""
    read = rows.order_by("public_id").values(*shape.columns).iterator(chunk_size=CHUNK)
    while chunk := list(islice(read, CHUNK)):
        yield from shape.worded(chunk, audience)


def of(resource: Resource, shape: Shape | None = None) -> Export:
    """The export of a resource, in the words of the API unless a shape of its own is given."""
    told = shape or resource.full
    return Export(
        resource.about, told.form, lambda audience: by_public_id(resource.rows(audience), told, audience)
    )
