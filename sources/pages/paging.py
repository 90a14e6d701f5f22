"""Turns a long list into pages that stay put while rows come and go: each page begins after the last row seen."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.db.models import F, Field, Model, Q, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.utils.translation import gettext

from sources.pages.asked import Misasked

SIZE = 25  # rows on a page
START, MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The rows of one page; ``next`` is the cursor of the page after it, empty on the last one."""

    rows: list[Row]
    next: str
    first: bool


@dataclass(frozen=True, slots=True)
class Key:
    """One column the list is ordered by; where it is ``nullable``, rows without a value there come last.

    A column of a related row is nullable too, unless the list holds no row that has none beside it. ``held_last`` tells
    that the index has what is missing at its end, which the order has to ask for even of rows that all have a value.
    """

    path: str
    descending: bool = False
    nullable: bool = False
    held_last: bool = False

    def order(self) -> Any:
        nulls_last = True if self.nullable or self.held_last else None
        return (
            F(self.path).desc(nulls_last=nulls_last)
            if self.descending
            else F(self.path).asc(nulls_last=nulls_last)
        )

    def beyond(self, value: Any) -> Q:
        """The rows that come later by this column alone."""
        if value is None:
            return Q(pk__in=[])
        later = Q(**{f"{self.path}__{'lt' if self.descending else 'gt'}": value})
        return later | Q(**{f"{self.path}__isnull": True}) if self.nullable else later


def page(
    rows: QuerySet[Row],
    keys: Sequence[Key],
    after: str,
    size: int = SIZE,
    *,
    whole: QuerySet[Row] | None = None,
) -> Page[Row]:
    """The ``size`` rows behind the cursor ``after`` in the order of ``keys``, the last of which must be unique.

    They are read from ``whole``, if it is given, as in ``first_rows``.
    """
    values = values_of(rows.model, keys, after)
    return cut(first_rows(rows, keys, size + 1, values, whole), keys, first=not after, size=size)


def values_of(model: type[Model], keys: Sequence[Key], after: str) -> list[Any] | None:
    """What a row had in ``keys`` behind which a page begins, by its cursor; None for the first page."""
    return _read(model, keys, after) if after else None


def first_rows(
    rows: QuerySet[Any, Any],
    keys: Sequence[Key],
    most: int,
    after: Sequence[Any] | None = None,
    whole: QuerySet[Any, Any] | None = None,
) -> list[Any]:
    """The first rows in the order of ``keys``, or the first behind some values of these.

    ``whole`` are all rows of their kind with everything that is shown of one: only of those found it is read, where
    otherwise it would be read, and sorted, of all that might be.
    Where rows are put in order by a column of a related row which some have not, those that have it are found by its
    index, and only then those without: in one order, the database would sort all there are.
    """
    first, *rest = keys
    if not first.nullable or LOOKUP_SEP not in first.path:
        return _stretch(rows, keys, most, after, whole)
    found: list[Any] = []
    if after is None or after[0] is not None:
        known = rows.filter(**{f"{first.path}__isnull": False})
        found = _stretch(known, (replace(first, nullable=False), *rest), most, after, whole)
    if len(found) < most:
        values = after[1:] if after and after[0] is None else None
        without = rows.filter(**{f"{first.path}__isnull": True})
        found += _stretch(without, rest, most - len(found), values, whole)
    return found


def _stretch(
    rows: QuerySet[Any, Any],
    keys: Sequence[Key],
    most: int,
    after: Sequence[Any] | None,
    whole: QuerySet[Any, Any] | None,
) -> list[Any]:
    order = [key.order() for key in keys]
    ordered = rows.order_by(*order)
    found = ordered.filter(_behind(keys, after))[:most] if after else ordered[:most]
    return list(found if whole is None else whole.filter(pk__in=found.values("pk")).order_by(*order))


def merged(
    rows: QuerySet[Row],
    apart: Sequence[Row],
    keys: Sequence[Key],
    after: str,
    size: int = SIZE,
    *,
    whole: QuerySet[Row] | None = None,
) -> Page[Row]:
    """The same of ``rows`` together with some held ``apart``, in whose columns stands something else than is stored.

    Every key is a number or a moment, of which what is missing comes last; those apart are few and at hand.
    """
    values = values_of(rows.model, keys, after)
    if values:
        place = _place(keys, values)
        apart = [row for row in apart if _place(keys, [_value(row, key.path) for key in keys]) > place]
    found = [*first_rows(rows, keys, size + 1, values, whole), *apart]
    found.sort(key=lambda row: _place(keys, [_value(row, key.path) for key in keys]))
    return cut(found[: size + 1], keys, first=not after, size=size)


def _place(keys: Sequence[Key], values: Sequence[Any]) -> tuple[tuple[bool, Any], ...]:
    """Sorts rows as the database does by the same keys."""
    return tuple(
        (value is None, 0 if value is None else -_number(value) if key.descending else _number(value))
        for key, value in zip(keys, values, strict=True)
    )


def _number(value: Any) -> Any:
    """A moment in microseconds, which no rounding moves; a number as it is."""
    return (value - START) // MICROSECOND if isinstance(value, datetime) else value


def cut(found: Sequence[Row], keys: Sequence[Key], *, first: bool, size: int = SIZE) -> Page[Row]:
    """The first ``size`` of some rows that are in the order of ``keys`` already."""
    following = _write(found[size - 1], keys) if len(found) > size else ""
    return Page(list(found[:size]), following, first)


def _behind(keys: Sequence[Key], values: Sequence[Any]) -> Q:
    key, value = keys[0], values[0]
    beyond = key.beyond(value)
    if len(keys) == 1:
        return beyond
    level = Q(**{f"{key.path}__isnull": True}) if value is None else Q(**{key.path: value})
    behind = beyond | (level & _behind(keys[1:], values[1:]))
    if key.nullable:
        return behind
    # Said once more as one bound, from which on the index is read; of two conditions it would be read from its start.
    return Q(**{f"{key.path}__{'lte' if key.descending else 'gte'}": value}) & behind


def _write(row: Model, keys: Sequence[Key]) -> str:
    values = [_value(row, key.path) for key in keys]
    return base64.urlsafe_b64encode(json.dumps(values, default=str).encode()).decode().rstrip("=")


def _value(row: Any, path: str) -> Any:
    """The value under a path; None where a row on the way there is missing."""
    for step in path.split(LOOKUP_SEP):
        try:
            row = getattr(row, step)
        except ObjectDoesNotExist:
            return None
        if row is None:
            return None
    return row


def _read(model: type[Model], keys: Sequence[Key], cursor: str) -> list[Any]:
    try:
        written = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        values = json.loads(written)
        if not isinstance(values, list) or len(values) != len(keys):
            raise ValueError
        return [_typed(model, key, value) for key, value in zip(keys, values, strict=True)]
    except (binascii.Error, ValueError, TypeError, OverflowError, ValidationError, RecursionError):
        raise Misasked(
            "after", gettext("follow the link “Next” instead of writing it yourself, or leave it out")
        ) from None


def _typed(model: type[Model], key: Key, value: Any) -> Any:
    if value is None and key.nullable:
        return None
    if isinstance(value, (list, dict, bool)) or value is None:
        raise ValueError
    if isinstance(value, str):
        value.encode()  # half a surrogate pair is no text
        if "\x00" in value:
            raise ValueError
    return _field(model, key.path).to_python(value)


def _field(model: type[Model], path: str) -> "Field[Any, Any]":
    *relations, name = path.split(LOOKUP_SEP)
    for relation in relations:
        related = model._meta.get_field(relation).related_model  # noqa: SLF001 (Django's documented door)
        if not isinstance(related, type):
            raise FieldDoesNotExist(path)
        model = related
    options = model._meta  # noqa: SLF001 (as above)
    found = options.pk if name == "pk" else options.get_field(name)
    if not isinstance(found, Field):
        raise FieldDoesNotExist(path)
    return found
