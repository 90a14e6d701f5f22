"""Reads the parameters of a request and refuses, by name, whatever a list does not take."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from provenance.partners import arriving
from provenance.partners.arriving import ARRIVED, Arrival
from provenance.partners.errors import Fault
from sources.api.audience import Audience
from sources.api.parameters import TRUTH, Parameter
from sources.visibility import Reader


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
    return audience if audience.newsroom else replace(audience, guarded=arriving.guarded(now))


def audience(request: Any) -> Audience:
    """Who asks now; where a key was shown, what is hidden was looked at with it."""
    arrival: Arrival | None = getattr(request, ARRIVED, None)
    if arrival is None:
        return audience_of(request.user, timezone.now())
    return Audience(request.user, arrival.now, arrival.guarded)
