"""Puts dates, shares and numbers into the words a reader expects, in the reader’s language."""

from datetime import UTC, date, datetime

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from sources.rules.period import Period
from sources.vocabulary import Precision

MONTHS = (
    pgettext_lazy("month", "Jan"), pgettext_lazy("month", "Feb"), pgettext_lazy("month", "Mar"),
    pgettext_lazy("month", "Apr"), pgettext_lazy("month", "May"), pgettext_lazy("month", "Jun"),
    pgettext_lazy("month", "Jul"), pgettext_lazy("month", "Aug"), pgettext_lazy("month", "Sep"),
    pgettext_lazy("month", "Oct"), pgettext_lazy("month", "Nov"), pgettext_lazy("month", "Dec"),
)  # fmt: skip
FINENESS = {
    Precision.YEAR: gettext_lazy("to the year"),
    Precision.MONTH: gettext_lazy("to the month"),
    Precision.DAY: gettext_lazy("to the day"),
    Precision.INSTANT: gettext_lazy("to the minute"),
}


def day(one: date) -> str:
    """23 Feb 2019; 23 de febrero de 2019"""
    told = {"day": one.day, "month": MONTHS[one.month - 1], "year": one.year}
    return pgettext("date", "%(day)s %(month)s %(year)s") % told


def month(one: date) -> str:
    """Feb 2019; febrero de 2019"""
    return pgettext("date", "%(month)s %(year)s") % {"month": MONTHS[one.month - 1], "year": one.year}


def moment(at: datetime | None, precision: str = Precision.INSTANT.value) -> str:
    """As much of an instant as is known, in UTC; empty where nothing is."""
    if at is None:
        return ""
    at = at.astimezone(UTC)
    if precision == Precision.YEAR.value:
        return str(at.year)
    if precision == Precision.MONTH.value:
        return month(at)
    if precision == Precision.DAY.value:
        return day(at.date())
    return pgettext("date", "%(day)s, %(time)s") % {"day": day(at.date()), "time": f"{at:%H:%M}"}


def without_year(at: datetime | None, precision: str) -> str:
    """“23 Feb, 15:05”, or the day alone where no more is known; “23 de febrero, 15:05”."""
    if at is None:
        return ""
    at = at.astimezone(UTC)
    told = pgettext("date", "%(day)s %(month)s") % {"day": at.day, "month": MONTHS[at.month - 1]}
    if precision == Precision.DAY.value:
        return told
    return pgettext("date", "%(day)s, %(time)s") % {"day": told, "time": f"{at:%H:%M}"}


def figures(written: str) -> str:
    """Digits as the rules write them (1,200.5) with the signs of the reader’s language: 1.200,5."""
    signs = {
        ",": str(formats.get_format("THOUSAND_SEPARATOR")),
        ".": str(formats.get_format("DECIMAL_SEPARATOR")),
    }
    return "".join(signs.get(sign, sign) for sign in written)


def period(one: Period | None) -> str:
    """The days of a period, as briefly as its precision allows."""
    if one is None:
        return ""
    if one.precision is Precision.YEAR and (one.first.month, one.last.month) == (1, 12):
        years = (one.first.year, one.last.year)
        return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
    if one.precision is Precision.MONTH:
        first, last = (month(end) for end in (one.first, one.last))
        return first if first == last else f"{first} – {last}"
    return _days(one.first, one.last)


def _days(first: date, last: date) -> str:
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        told = {"day": first.day, "month": MONTHS[first.month - 1], "last": day(last)}
        return pgettext("date", "%(day)s %(month)s – %(last)s") % told
    return f"{day(first)} – {day(last)}"


def fineness(one: Period | None) -> str:
    """How finely a period is known, and whether we worked it out ourselves."""
    if one is None:
        return ""
    fine = str(FINENESS[one.precision])
    return _("%(fine)s, inferred") % {"fine": fine} if one.inferred else fine


def percent(share: float | None) -> str:
    """A share between 0 and 1 as whole per cent; a copy is never called whole unless it is."""
    if share is None:
        return ""
    return f"{min(round(share * 100), 99) if share < 1 else 100} %"


def many(number: int, noun: str, plural: str = "") -> str:
    """“1 article”, “4 articles”, “12,000 articles”; “12.000 artículos”: the catalogues know its nouns."""
    return f"{grouped(number)} {ngettext(noun, plural or f'{noun}s', number)}"


def grouped(number: int) -> str:
    """A whole number with its thousands parted: 12,000; 12.000."""
    if abs(number) < 1000:
        return str(number)
    return str(formats.number_format(number, use_l10n=True, force_grouping=True))


def decimal(number: float, places: int) -> str:
    """A number with so many decimals: 0.73; 0,73."""
    return f"{number:.{places}f}".replace(".", str(formats.get_format("DECIMAL_SEPARATOR")))


def listed(words: list[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    if len(words) < 2:
        return "".join(words)
    return _("%(most)s and %(last)s") % {"most": ", ".join(words[:-1]), "last": words[-1]}
