"""How a list is narrowed: each parameter with its meaning, the values it takes and the rows it keeps."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q

from sources.api.audience import Audience
from sources.publicid import ALPHABET, LENGTH
from sources.vocabulary import Word

PUBLIC_ID = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
NUMBER = re.compile(r"-?\d{1,19}(\.\d{1,30})?([eE][+-]?\d{1,3})?", re.ASCII)
MOST_NUMBER = 10**18
"""What fits the column and a whole number of JSON's; behind the point stand four digits, to which is rounded."""
LEAP = re.compile(r"(T\d\d:\d\d):60", re.ASCII)
"""A leap second, which RFC 3339 may write and no clock of ours shows; the second before it is meant."""
COUNT = re.compile(r"\d{1,9}", re.ASCII)
LONGEST = 200
SAID = "^[^\\x00]*[^\\x00\\s][^\\x00]*$"
NO_NUL = "^[^\\x00]*$"
WEB_ADDRESS = "web-address"
"""The format of an address that may be left empty, which “uri” may not."""
PLACE = "place"
"""The format of a place that only we write and read: a program follows the addresses that hold one, and makes none."""
PLACED: dict[str, Any] = {"type": "string", "format": PLACE}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a parameter's value may be: ``schema`` says it in JSON Schema, ``read`` reads it or raises ValueError."""

    schema: dict[str, Any]
    read: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a list; ``keeps`` turns its value into the condition that rows must meet."""

    name: str
    about: str
    kind: Kind
    keeps: Callable[[Any, Audience], Q]

    @classmethod
    def on(cls, name: str, about: str, kind: Kind, *lookups: str) -> "Parameter":
        """A parameter that keeps rows of which any of these lookups meets the value."""

        def keeps(value: Any, _audience: Audience) -> Q:
            condition = Q()
            for lookup in lookups:
                condition |= Q(**{lookup: value})
            return condition

        return cls(name, about, kind, keeps)


def word(words: type[Word]) -> Kind:
    """One word of a closed list."""
    allowed = [each.value for each in words]

    def read(written: str) -> str:
        if written not in allowed:
            raise ValueError(f"is {_shown(written)}: write one of {', '.join(allowed)}")
        return written

    return Kind({"type": "string", "enum": allowed}, read)


def text(longest: int = LONGEST) -> Kind:
    """A few words; never empty, never more than ``longest`` characters."""

    def read(written: str) -> str:
        if "\0" in written:
            raise ValueError("holds a NUL character: leave it out")
        if not written.strip():
            raise ValueError("is empty: leave the parameter out or give it a value")
        if len(written) > longest:
            raise ValueError(f"is longer than {longest} characters: shorten it")
        return written.strip()

    # Some sign that is no space, and no NUL, wherever it stands.
    return Kind({"type": "string", "minLength": 1, "maxLength": longest, "pattern": SAID}, read)


def _public_id(written: str) -> str:
    if not PUBLIC_ID.fullmatch(written):
        raise ValueError(f"is {_shown(written)}: write the twelve letters and digits of an id")
    return written


def _moment(written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(LEAP.sub(r"\1:59", written.upper()))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        fault = f"is {_shown(written)}: write a day (2026-03-01) or an instant (2026-03-01T12:00:00Z)"
        raise ValueError(fault) from None


def _number(written: str) -> Decimal:
    if not NUMBER.fullmatch(written):
        raise ValueError(f"is {_shown(written)}: write a number such as 4 or -1.5")
    number = Decimal(written)
    if abs(number) >= MOST_NUMBER:
        raise ValueError(f"is {_shown(written)}: write a number below {MOST_NUMBER:,}")
    return round(number, 4)


def _count(written: str) -> int:
    if not COUNT.fullmatch(written):
        raise ValueError(f"is {_shown(written)}: write a whole number from 0 up")
    return int(written)


def _truth(written: str) -> bool:
    if written not in {"true", "false"}:
        raise ValueError(f"is {_shown(written)}: write true or false")
    return written == "true"


def _shown(written: str) -> str:
    """The value as it can stand in a sentence."""
    return ascii(written[:40] + ("…" if len(written) > 40 else "")) if written else "empty"


ID = Kind({"type": "string", "pattern": f"^[{ALPHABET}]{{{LENGTH}}}$"}, _public_id)
MOMENT = Kind(
    {
        "anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}],
        "description": "a day, or an instant with its offset",
    },
    _moment,
)
NUMERIC = Kind({"type": "number", "exclusiveMinimum": -MOST_NUMBER, "exclusiveMaximum": MOST_NUMBER}, _number)
COUNTED = Kind({"type": "integer", "minimum": 0, "maximum": 999_999_999}, _count)
TRUTH = Kind({"type": "boolean"}, _truth)


def words_in(*lookups: str) -> Callable[[Any, Audience], Q]:
    """Keep rows in which every word stands in one of the columns, whatever its case."""

    def keeps(written: str, _audience: Audience) -> Q:
        condition = Q()
        for each in written.split()[:10]:
            found = Q()
            for lookup in lookups:
                found |= Q(**{f"{lookup}__icontains": each})
            condition &= found
        return condition

    return keeps
