"""Reads the parameters of a request and refuses, by name, whatever a list does not take."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import QueryDict

from provenance.partners.errors import Fault
from sources.api.audience import Audience
from sources.api.parameters import Parameter


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


def _value(parameter: Parameter, written: str) -> Any:
    try:
        return parameter.kind.read(written)
    except ValueError as fault:
        raise Fault(f"{parameter.name} {fault}.", code="bad_value", field=parameter.name) from fault
