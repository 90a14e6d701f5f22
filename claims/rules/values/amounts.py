"""How much or how many, in figures and words: a number with its unit, its range and its bound."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import Enum

from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.shares import DEGREES, HOURLY, POINTS
from claims.rules.language.tokens import Token
from claims.rules.values.numbers import Number, number_at
from claims.rules.values.value import Value

TOLERANCE = Decimal("0.10")
"""How far "around" and "nearly" reach: a tenth of the figure, at least 1 for things that are counted.

Chosen to cover how rounded figures are used ("around 29" for 27 to 32); a convention of ours, not a measured law.
"""


class FigureKind(Enum):
    """What a figure measures; from ``AGE`` on, numbers that say something but of which no claim is made."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    DURATION = "duration"
    AGE = "age"
    RANK = "rank"
    SCORE = "score"
    YEAR = "year"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what stands around it: the tokens it covers, its unit and its bound."""

    low: Decimal
    high: Decimal | None
    first: int
    after: int
    kind: FigureKind
    unit: str
    bound: str = ""
    further: bool = False
    vague: bool = False


def amount_at(tokens: Sequence[Token], at: int, pack: Pack) -> Amount | None:
    """The number that begins at a token, with its currency or unit but without its bound; None where there is none."""
    sign = not tokens[at].word or tokens[at].text.endswith("$")
    prefix = pack.currencies.get(tokens[at].fold) if sign else None
    place = at + 1 if prefix else at
    if place >= len(tokens):
        return None
    number = number_at(tokens, place, pack)
    if number is None:
        return None
    approximate = (
        tokens[number.after - 1].fold.endswith(("ena", "enar", "aine"))
        and not tokens[number.after - 1].fold[0].isdigit()
    )
    bound = "about" if approximate and tokens[number.after - 1].fold not in {"docena", "douzaine"} else ""
    kind, unit, after = _unit(tokens, number, prefix, pack)
    if kind is None:
        return None
    return Amount(number.low, number.high, at, after, kind, unit, bound, vague=number.vague)


def _unit(
    tokens: Sequence[Token], number: Number, prefix: str | None, pack: Pack
) -> tuple[FigureKind | None, str, int]:
    """What the figure measures, its unit, and the index after the unit; no kind where letters make it a label."""
    after = number.after
    if prefix:
        repeated = after < len(tokens) and pack.currencies.get(tokens[after].fold) == prefix
        return FigureKind.MONEY, prefix, after + (1 if repeated else 0)
    if number.suffix:
        known = pack.units.get(number.suffix)
        return (FigureKind(known[0]), known[1], after) if known else (None, "", after)
    skipped = after < len(tokens) and tokens[after].fold in pack.of and number.low >= 1000
    return _unit_word(tokens, after + (1 if skipped else 0), pack) or (FigureKind.COUNT, "", after)


_SIZES = words("square cubic metric nautical")


def _unit_word(tokens: Sequence[Token], index: int, pack: Pack) -> tuple[FigureKind, str, int] | None:
    """The unit a word names: "dollars", "per cent", "km", "square miles", "km per hour"."""
    word = tokens[index].fold if index < len(tokens) else ""
    following = tokens[index + 1].fold if index + 1 < len(tokens) else ""
    if word in pack.currencies:
        return FigureKind.MONEY, pack.currencies[word], index + 1
    two_words = _two_words(word, following, pack)
    if two_words:
        return *two_words, index + 2
    points = POINTS.starting(tokens, index)
    if points:
        return FigureKind.PERCENT, *points
    kind, unit = pack.units.get(word, ("", ""))
    hourly = HOURLY.starting(tokens, index + 1) if unit in {"km", "mi", "m"} else None
    if hourly:
        return FigureKind.MEASURE, "mph" if unit == "mi" else f"{unit}/h", hourly[1]
    return (FigureKind(kind), "percent" if kind == "percent" else unit, index + 1) if kind else None


def _two_words(word: str, following: str, pack: Pack) -> tuple[FigureKind, str] | None:
    """Units of two words: "per cent", "square miles", "degrees Celsius"."""
    if word in {"per", "por"} and following in {"cent", "ciento"}:
        return FigureKind.PERCENT, "percent"
    if following in {"nautica", "nauticas"} and word in {"milla", "millas"}:
        return FigureKind.MEASURE, "nautical mi"
    if word in _SIZES and following in pack.units:
        return FigureKind.MEASURE, f"{word} {pack.units[following][1]}"
    if word in _DEGREES and following in DEGREES:
        return FigureKind.MEASURE, DEGREES[following]
    if following in _HOURS and word in pack.units and pack.units[word][1] in _POWER:
        return FigureKind.MEASURE, f"{pack.units[word][1]}h"
    return None


_POWER = words("kw mw gw")
_HOURS = words("hora horas hour hours")
"""Behind a unit of power they make one of energy: "720 gigavatios hora"."""
_DEGREES = words("degree degrees grado grados ° º")


def ranged(tokens: Sequence[Token], amount: Amount, pack: Pack) -> Amount:
    """Join "between 2 and 4", "2 to 4" and "two or three" into one range."""
    opens, joins = pack.between
    between = amount.first > 0 and tokens[amount.first - 1].fold == opens
    place = amount.after
    if place + 1 >= len(tokens):
        return amount
    joined = (
        tokens[place].fold in ({joins, "e"} if between else pack.range_words) or tokens[place].text in "–—-"
    )
    if not joined or (not between and amount.first > 0 and tokens[amount.first - 1].fold in {"from", "de"}):
        return amount
    other = amount_at(tokens, place + 1, pack)
    if other is None or other.high is None or not amount.low < other.high:
        return amount
    if amount.kind is not FigureKind.COUNT and (amount.kind, amount.unit) != (other.kind, other.unit):
        return amount
    low = _same_scale(amount.low, other.low, tokens, amount.after)
    first = amount.first - (1 if between else 0)
    return Amount(low, other.high, first, other.after, other.kind, other.unit, "between" if between else "to")


def _same_scale(low: Decimal, high: Decimal, tokens: Sequence[Token], after: int) -> Decimal:
    """ "Between 2 and 3 million": the first figure shares the scale of the second."""
    for scale in (10**9, 10**6):
        if high >= scale and low < 1000 and low < high / scale * 10:
            return low * scale
    return low


def bounded(tokens: Sequence[Token], amount: Amount, pack: Pack) -> Amount:
    """Take in the words before and after that bound the figure: "at least", "or more", "another"."""
    bound, first, further = amount.bound, amount.first, False
    while True:
        found = pack.bounds.ending(tokens, _before_article(tokens, first, pack))
        if found is None or _not_a_bound(tokens, found[1], pack):
            break
        further = further or found[0] == "more"
        own = (
            bound if bound != "about" or first != amount.first else ""
        )  # "más de un centenar" is no rough hundred
        bound = own or (bound if found[0] == "more" else found[0])
        first = found[1]
    after = amount.after
    behind = pack.after_bounds.starting(tokens, after)
    if behind and not bound:
        bound, after = behind
    return Amount(
        amount.low, amount.high, first, after, amount.kind, amount.unit, bound, further, amount.vague
    )


def _before_article(tokens: Sequence[Token], first: int, pack: Pack) -> int:
    """Step over "the" in "nearly the 6,000" and "los" in "cerca de los 6.000"."""
    return first - 1 if first > 1 and tokens[first - 1].fold in {"los", "las"} else first


def _not_a_bound(tokens: Sequence[Token], first: int, pack: Pack) -> bool:
    """Whether the words belong to a verb or a place ("took over 12 schools", "police say 6", "rose up to 5%")."""
    word = tokens[first].fold
    if word == "say":
        return not first or tokens[first - 1].text != ","
    if word in {"up", "hasta"} and first > 0:
        return tokens[_past_time(tokens, first - 1, pack)].fold in pack.moved
    if word == "under" and first > 0:
        return tokens[first - 1].fold in {"child", "children", "people", "those", "anyone", "girls", "boys"}
    return (
        word == "over"
        and first > 0
        and tokens[first - 1].fold in {"took", "taken", "take", "crossed", "all", "hand"}
    )


def _past_time(tokens: Sequence[Token], at: int, pack: Pack) -> int:
    """Back over the words of a time, in front of which the verb stands: "cayó en 2024 hasta las 40.000"."""
    timing = pack.weekdays.keys() | pack.months.keys()
    while at > 0 and (
        tokens[at].text.isdigit()
        or tokens[at].fold in timing
        or tokens[at].fold in {"en", "el", "la", "de", "on", "in"}
    ):
        at -= 1
    return at


def value_of(amount: Amount, unit: str) -> Value:
    """Apply the bound: "more than 60" people is 61 and more, since people come whole; money has no such step."""
    low, high = _whole(amount.low), None if amount.high is None else _whole(amount.high)
    step = Decimal(1) if amount.kind is FigureKind.COUNT and low == low.to_integral_value() else Decimal(0)
    top = low if high is None else high
    around = None if high is None else high + _slack(high, step)
    ranges: dict[str, tuple[Decimal | None, Decimal | None]] = {
        "low": (low, None),
        "above": (low + step, None),
        "below": (None, top - step),
        "high": (None, high),
        "nearly": (low - _slack(low, step), high),
        "about": (low - _slack(low, step), around),
    }
    approximate = amount.bound in {"nearly", "about"} or (amount.vague and amount.bound not in ranges)
    return Value(*ranges.get(amount.bound, (low, high)), unit, approximate=approximate)


def _slack(figure: Decimal, step: Decimal) -> Decimal:
    """A tenth of the figure, in whole units and at least one of them where the thing comes whole."""
    share = figure * TOLERANCE
    return max(step, share.to_integral_value(ROUND_HALF_UP)) if step else _whole(share)


def _whole(figure: Decimal) -> Decimal:
    """The figure without an idle fraction: 1500000.0 becomes 1500000."""
    whole = figure.to_integral_value(ROUND_FLOOR)
    return whole if whole == figure == figure.to_integral_value(ROUND_CEILING) else figure.normalize()
