"""The condition that a row is one of many that are at hand by their keys, put to the database as a single value."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, BooleanField, F, Func, Q, Value


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
