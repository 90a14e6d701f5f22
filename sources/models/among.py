"""The condition that a row is one of some that are told by their keys, put to the database as a single value."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, BooleanField, F, Func, Q, QuerySet, Value


class _Among(Func):
    """A key that is one of an array."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY ("
    output_field = BooleanField()


def among(path: str, keys: Iterable[int]) -> Q:
    """Rows whose key at ``path`` ("claim") is one of ``keys``.

    With a place for each of a thousand keys, to put a question into words takes longer than to have it answered.
    """
    return Q(_Among(F(path), Value(list(keys), output_field=ArrayField(BigIntegerField()))))


def among_few(path: str, keys: "QuerySet[Any, Any]") -> Q:
    """Rows whose key at ``path`` is one of the few that ``keys`` finds: that is answered first, and they by an index.

    The database cannot know that they are few: asked whether a row is in the answer, it would look through all rows.
    """
    return Q(_Among(F(path), ArraySubquery(keys)))
