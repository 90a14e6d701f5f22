"""Figures, dates and values in the words a sub-editor would print."""

import re
from collections.abc import Mapping
from decimal import Decimal

from claims.rules.values.value import Value
from claims.vocabulary import Polarity
from sources.rules.period import Period
from sources.rules.stated import stated
from sources.vocabulary import Precision

PEOPLE, PERCENT = stated("people"), stated("percent")
_WORDS = (
    stated("zero"), stated("one"), stated("two"), stated("three"), stated("four"), stated("five"), stated("six"),
    stated("seven"), stated("eight"), stated("nine"), stated("ten"), stated("eleven"), stated("twelve"),
)  # fmt: skip
_SPELLED = {Decimal(figure): word for figure, word in enumerate(_WORDS)}
_LARGE = ((Decimal(10**9), stated("{count} billion")), (Decimal(10**6), stated("{count} million")))
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_VAGUE = re.compile(
    r"\b((?:an? |some |un |una |unas |unos |algunas |several |varias )?(?:few |couple of |pocas )?"
    r"(?:dozens?|scores?|hundreds|thousands|tens of thousands|handful|several|docenas?|decenas?|cientos|"
    r"centenares|miles|varios|varias|puñado))\b",
    re.IGNORECASE,
)


def spelled(figure: Decimal) -> str:
    """Words up to twelve, then digits in groups of three, then millions: "four", "6,000", "1.5 million"."""
    if figure in _SPELLED:
        return _SPELLED[figure]
    for size, word in _LARGE:
        if abs(figure) >= size and figure % (size / 100) == 0:
            return word.format(count=grouped(figure / size))
    return grouped(figure)


def listed_parts(parts: Mapping[str, Decimal]) -> str:
    """Figures with their groups in one breath: "11 (fighter) and six (soldier)"."""
    told = [f"{spelled(figure)} ({group or PEOPLE})" for group, figure in parts.items()]
    return both(", ".join(told[:-1]), told[-1]) if len(told) > 1 else "".join(told)


def both(one: str, other: str) -> str:
    """Two things in one breath: "four and five", "22 February 2019 and 3 March 2019"."""
    return stated(f"{one} and {other}")


def grouped(figure: Decimal) -> str:
    """Digits alone, in groups of three: "4", "1,200", "2.5"."""
    whole = figure.to_integral_value()
    return f"{int(whole):,}" if figure == whole else f"{figure.normalize():,f}"


def value(given: Value, text: str = "") -> str:
    """A value as a phrase: "four", "at least two", "“a few dozen” (24 to 60)", as its claim's text has it."""
    if not given.numeric:
        return stated("none") if given.polarity is Polarity.NO else stated("some")
    valued = _range(given, text) + _unit(given.unit, plural=given.high != 1)
    return stated(f"not {valued}") if given.polarity is Polarity.NO else valued


def _range(given: Value, text: str) -> str:
    low, high = given.low, given.high
    number = spelled if given.unit in ("", "people") else grouped
    if low is None and high is not None:
        return stated(f"at most {number(high)}")
    if low is not None and high is None:
        return stated(f"at least {number(low)}")
    if low is None or high is None or low == high:
        figure = number(low if low is not None else Decimal(0))
        return stated(f"around {figure}") if given.approximate else figure
    span = stated(f"{grouped(low)} to {grouped(high)}")
    vague = _VAGUE.search(text)
    if vague and not re.search(r"\d", text):
        return f"“{vague.group(1).strip().lower()}” ({span})"
    if given.approximate:
        figure = number(_middle(low, high, text))
        return stated(f"around {figure} ({span})")
    return stated(f"between {number(low)} and {number(high)}")


def _middle(low: Decimal, high: Decimal, text: str) -> Decimal:
    """The figure the text itself prints between the bounds, else the midpoint, rounded."""
    for printed in re.findall(r"\d[\d,]*(?:\.\d+)?", text):
        figure = Decimal(printed.rstrip(",").replace(",", ""))
        if low <= figure <= high:
            return figure
    return ((low + high) / 2).to_integral_value()


def _unit(unit: str, *, plural: bool) -> str:
    if unit in ("", "people"):
        return ""
    return f" {unit}s" if plural and grows(unit) else f" {unit}"


def grows(unit: str) -> bool:
    """Whether a unit takes an s where it counts several: no abbreviation does, nor a word that tells of several."""
    counts = unit.isalpha() and unit.islower() and len(unit) > 2
    return counts and unit not in ("people", "percent") and not unit.endswith(("s", "men"))


def period(days: Period) -> str:
    """A period as a date: "2019", "February 2019", "22 February 2019", "22–24 February 2019"."""
    first, last = days.first, days.last
    month = f"{_MONTHS[first.month - 1]} {first.year}"
    if days.precision is Precision.YEAR:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if days.precision is Precision.MONTH and (first.year, first.month) == (last.year, last.month):
        return month
    if first == last:
        return f"{first.day} {month}"
    end = f"{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return (
        f"{first.day} {_MONTHS[first.month - 1]}{'' if first.year == last.year else f' {first.year}'} – {end}"
    )


def sentence(words: str) -> str:
    """The same words with a capital first letter, whether or not a quotation mark opens them."""
    for place, letter in enumerate(words):
        if letter.isalnum():
            return words[:place] + letter.upper() + words[place + 1 :]
    return words
