"""Reads the parameters of a request and refuses, by name, whatever a list does not take."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Q, Value
from django.http import QueryDict

from claims.models import Claim, Event
from provenance.partners.errors import Fault
from sources.api.audience import Audience
from sources.api.parameters import TRUTH, Parameter
from sources.api.resource import Rows
from sources.models import Article
from sources.visibility import SOME_DAY, Reader, asked_at, hidden

GUARDED: dict[str, Rows] = {
    "articles": Article.objects.all(),
    "claims": Claim.objects.all(),
    "events": Event.objects.all(),
}


def given(query: QueryDict, allowed: Collection[str]) -> Mapping[str, str]:
    """Each parameter's one value; a name the list does not know, or given twice, is refused."""
    asked = {}
    for name, values in query.lists():
        if name not in allowed:
            known = f"allowed are {', '.join(sorted(allowed))}" if allowed else "none is allowed here"
            raise Fault(
                f"There is no parameter {_shown(name)}; {known}.",
                code="unknown_parameter",
                field=_shown(name),
            )
        if len(values) > 1:
            raise Fault(f"{name} is given more than once: give it once.", code="given_twice", field=name)
        asked[name] = str(values[0])
    return asked


def _shown(name: str) -> str:
    return ascii(name[:60])[1:-1]


def condition(parameters: Sequence[Parameter], asked: Mapping[str, str], audience: Audience) -> Q:
    """What rows must meet to be in the list."""
    kept = Q()
    for parameter in parameters:
        if parameter.name in asked:
            kept &= parameter.keeps(_value(parameter, asked[parameter.name]), audience)
    return kept


def truth(name: str, asked: Mapping[str, str]) -> bool:
    """Whether a parameter that is true or false was given as true."""
    try:
        return bool(TRUTH.read(asked.get(name, "false")))
    except ValueError as fault:
        raise Fault(f"{name} {fault}.", code="bad_value", field=name) from fault


def _value(parameter: Parameter, written: str) -> Any:
    try:
        return parameter.kind.read(written)
    except ValueError as fault:
        raise Fault(f"{parameter.name} {fault}.", code="bad_value", field=parameter.name) from fault


def audience_of(reader: Reader | None, now: datetime) -> Audience:
    """Who asks, with one look at whether anything at all is hidden from them."""
    audience = Audience(reader, now)
    if audience.newsroom:
        return audience
    sql, parameters = _look()
    with connection.cursor() as cursor:
        cursor.execute(sql, asked_at(parameters, now))
        return replace(audience, guarded=frozenset(kind for (kind,) in cursor.fetchall()))


@cache
def _look() -> tuple[str, tuple[Any, ...]]:
    """The question which kinds of row have any that outsiders may not see; put into words once."""
    looks = [
        rows.filter(hidden(None, SOME_DAY)).order_by().values_list(Value(kind))[:1]
        for kind, rows in GUARDED.items()
    ]
    return looks[0].union(*looks[1:], all=True).query.sql_with_params()
