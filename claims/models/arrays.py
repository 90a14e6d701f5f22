"""Reads whole columns from the database as arrays: a million numbers take what a few thousand rows do."""

from typing import Any

import numpy as np
from django.db.backends.utils import CursorWrapper
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]

KINDS = {21: ("i2", np.int64), 23: ("i4", np.int64), 20: ("i8", np.int64), 701: ("f8", np.float64)}
"""The numbers PostgreSQL can send, by the number of their kind (pg_type): smallint, integer, bigint, float8."""
HEAD = 20
"""Bytes before the first number: how many dimensions, whether there are NULLs, the kind, the size, where it begins."""


def columns(name: str, *, of: str, **expressions: str) -> str:
    """The SQL of one row in which each expression stands with all its values as bytes, to be read by ``arrays``.

    No value may be NULL. The SQL given is our own, never anybody's input.
    """
    sent = ", ".join(f"array_send(array_agg({each})) AS {name}_{key}" for key, each in expressions.items())
    return f"(SELECT {sent} FROM {of}) AS {name}"  # noqa: S608 (our own words)


def arrays(cursor: CursorWrapper) -> Arrays:
    """The columns of the one row that the statement just made found, by name; empty where there was no value."""
    (row,) = cursor.fetchall()
    return {column.name: _numbers(sent) for column, sent in zip(cursor.description, row, strict=True)}


def _numbers(sent: bytes | memoryview | None) -> NDArray[Any]:
    """As ``array_send`` writes them: before each number stands its length, in four bytes."""
    if sent is None:
        return np.zeros(0, np.int64)
    word, kind = KINDS[int.from_bytes(bytes(sent[8:12]))]
    numbers = np.frombuffer(sent, [("size", ">i4"), ("number", f">{word}")], offset=HEAD)["number"]
    found: NDArray[Any] = numbers.astype(kind)
    return found
