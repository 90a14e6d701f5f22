"""Short ways to write down claims for the comparison tests: "4", "2+", "..5", "24-60", "~23:21-25", "no", "not 4"."""

import re
from datetime import date, timedelta
from decimal import Decimal

from claims.rules.comparing.comparison import Comparand
from claims.rules.values.value import Value
from claims.vocabulary import Polarity
from sources.rules.period import Period
from sources.vocabulary import Precision


def figure(short: str, unit: str = "") -> Value:
    """A value from its short form."""
    if short in ("yes", "no"):
        return Value(polarity=Polarity(short), unit=unit)
    polarity = Polarity.NO if short.startswith("not ") else Polarity.YES
    written = short.removeprefix("not ")
    approximate = written.startswith("~")
    bounds = written.lstrip("~").split(":")[-1]
    if bounds.endswith("+"):
        return Value(Decimal(bounds[:-1]), None, unit, approximate, polarity)
    if bounds.startswith(".."):
        return Value(None, Decimal(bounds[2:]), unit, approximate, polarity)
    low, _, high = bounds.partition("-")
    return Value(Decimal(low), Decimal(high or low), unit, approximate, polarity)


def days(short: str) -> Period | None:
    """A period from "2019", "2019-02", "2019-02-22", "2019-02-22/24"; "?" in front marks it as inferred."""
    if not short:
        return None
    inferred, written = short.startswith("?"), short.lstrip("?")
    parts = re.split(r"[-/]", written)
    year = int(parts[0])
    if len(parts) == 1:
        return Period(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, inferred)
    month = int(parts[1])
    if len(parts) == 2:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return Period(date(year, month, 1), last, Precision.MONTH, inferred)
    return Period(
        date(year, month, int(parts[2])), date(year, month, int(parts[-1])), Precision.DAY, inferred
    )


def claim(
    text: str,
    value: str,
    population: str = "people",
    *,
    act: str = "killed",
    event: str = "clashes",
    unit: str = "",
    when: str = "",
    as_of: str = "",
    running: bool = False,
    places: str = "",
    key: str = "",
    corrected_by: str = "",
    party_only: bool = False,
) -> Comparand:
    """One claim; places are parted by commas from wide to narrow."""
    return Comparand(
        key=key or text,
        text=text,
        event=event,
        event_title=f"The {event}",
        act=act,
        population=population,
        measure=f"{population} {act}".capitalize(),
        value=figure(value, unit),
        when=days(when),
        as_of=days(as_of),
        running=running,
        places=tuple(place.strip() for place in places.split(",") if place),
        corrected_by=corrected_by,
        party_only=party_only,
    )
