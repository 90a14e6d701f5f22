"""Units brought to one another, so that a mile can be held against a kilometre, a tonne against a pound."""

from dataclasses import replace
from decimal import Decimal

from claims.rules.values.value import Value

# SI Brochure (BIPM, 9th edition), for the yard, pound and gallon the international agreement of 1959; months and years
# are the Gregorian calendar's means.
_SCALES: dict[str, dict[str, str]] = {
    "length": {
        "mm": "0.001", "cm": "0.01", "m": "1", "metre": "1", "meter": "1", "metro": "1", "km": "1000",
        "kilometre": "1000", "kilometer": "1000", "kilometro": "1000", "mile": "1609.344", "mi": "1609.344",
        "milla": "1609.344", "foot": "0.3048", "ft": "0.3048", "feet": "0.3048", "pie": "0.3048", "yard": "0.9144",
        "yd": "0.9144", "in": "0.0254", "nautical mi": "1852", "inch": "0.0254", "pulgada": "0.0254",
    },
    "mass": {
        "g": "0.001", "kg": "1", "kilo": "1", "kilogram": "1", "kilogramo": "1", "t": "1000", "tonne": "1000",
        "tonelada": "1000", "ton": "1000", "lb": "0.45359237", "pound weight": "0.45359237", "libra": "0.45359237",
    },
    "area": {
        "m2": "1", "hectare": "10000", "ha": "10000", "hectarea": "10000", "km2": "1000000",
        "acre": "4046.8564224", "square mile": "2589988.110336", "square kilometre": "1000000",
    },
    "volume": {"l": "1", "litre": "1", "liter": "1", "litro": "1", "gallon": "3.785411784", "barrel": "158.987294928"},
    "time": {
        "second": "1", "segundo": "1", "minute": "60", "minuto": "60", "hour": "3600", "hora": "3600", "day": "86400",
        "dia": "86400", "night": "86400", "week": "604800", "semana": "604800", "month": "2629746", "mes": "2629746",
        "year": "31556952", "ano": "31556952", "decade": "315569520", "decada": "315569520",
        "century": "3155695200", "siglo": "3155695200",
    },
    "speed": {"km/h": "1", "m/h": "0.001", "mph": "1.609344", "knot": "1.852"},
    "power": {"kw": "0.001", "mw": "1", "gw": "1000"},
    "energy": {"kwh": "0.001", "mwh": "1", "gwh": "1000", "twh": "1000000"},
    "points": {"percentage point": "1", "basis point": "0.01"},
    "share": {"percent": "1", "%": "1", "por ciento": "1", "permille": "0.1"},
}  # fmt: skip
_KNOWN = {unit: (kind, Decimal(size)) for kind, units in _SCALES.items() for unit, size in units.items()}
_HEADS = frozenset(
    {"", "people", "person", "persona", "personas", "deaths", "dead", "victims", "members", "count"}
)
_MONEY = frozenset(
    {"cent", "peso", "bolivar", "franc", "crown", "dirham", "florin", "guilder", "dinar", "shilling"}
)
"""Money without a code of its own, because several states use the name; all other money goes by its code."""
MARGIN = Decimal("0.02")
"""A converted figure was rounded by whoever wrote it: two in a hundred either way."""


def dimension(unit: str) -> str:
    """What a unit measures ("length", "mass", "time" …); "warmth" for degrees, empty where it is none of our units."""
    if unit in _DEGREES or unit == "degree":
        return "warmth"
    found = _looked_up(unit)
    return found[0] if found else ""


def _looked_up(unit: str) -> tuple[str, Decimal] | None:
    return _KNOWN.get(unit) or _KNOWN.get(unit.removesuffix("s"))


def same_unit(one: str, other: str) -> bool:
    """Whether figures in the two units can be held against each other as they stand."""
    if one == other or (one in _HEADS and other in _HEADS):
        return True
    if _span(one) != _span(other):
        return False
    first, second = _looked_up(one), _looked_up(other)
    if first is None and second is None:
        return one in _HEADS or other in _HEADS or one.removesuffix("s") == other.removesuffix("s")
    return first is not None and first == second


def _span(unit: str) -> str:
    """The span of time a rate is counted by: "day" in "people per day"."""
    return unit.partition(" per ")[2]


def converted(value: Value, unit: str) -> Value | None:
    """The value in another unit, its bounds widened for rounding; None where the units measure other things.

    Money is never converted: the rate of the day is not in the text.
    """
    if same_unit(value.unit, unit):
        return value
    if {value.unit, unit} == _DEGREES:
        return _warmth(value, unit)
    source, target = _looked_up(value.unit), _looked_up(unit)
    if source is None or target is None or source[0] != target[0]:
        return None
    factor = source[1] / target[1]
    low = None if value.low is None else value.low * factor * (1 - MARGIN)
    high = None if value.high is None else value.high * factor * (1 + MARGIN)
    return replace(value, low=low, high=high, unit=unit, approximate=True)


_DEGREES = {"celsius", "fahrenheit"}


def _warmth(value: Value, unit: str) -> Value:
    """Degrees on the other scale, a degree of rounding either way."""

    def there(figure: Decimal) -> Decimal:
        return figure * 9 / 5 + 32 if unit == "fahrenheit" else (figure - 32) * 5 / 9

    low = None if value.low is None else there(value.low) - 1
    high = None if value.high is None else there(value.high) + 1
    return replace(value, low=low, high=high, unit=unit, approximate=True)


def in_share(unit: str) -> bool:
    """Whether the unit is a share of a whole."""
    found = _looked_up(unit)
    return found is not None and found[0] == "share"


def counts_heads(unit: str) -> bool:
    """Whether the unit only counts people or things one by one, and is no money and no measure."""
    return unit in _HEADS or not (_looked_up(unit) or unit.isupper() or unit in _MONEY)


def bare(unit: str) -> str:
    """The unit, empty where it says no more than that heads are counted."""
    return "" if unit in _HEADS else unit
