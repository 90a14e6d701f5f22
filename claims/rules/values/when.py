"""When something happened, from the words of a sentence and the day its article was published."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from claims.rules.language import holidays, pack_for
from claims.rules.language.dates import CLUES, FORMS, PARTS, SMALL
from claims.rules.language.folding import fold
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.values.months import day_or_none, last_day, month, part_of_month, shift_months, year_of
from sources.rules.period import Moment, Period
from sources.vocabulary import Precision


@dataclass(frozen=True, slots=True)
class Dated:
    """A time named in a sentence: where its words stand in it, the days it means, and how it is bound.

    ``bound`` is "since", "until" or empty; ``form`` names the pattern that found it.
    """

    start: int
    end: int
    period: Period
    bound: str = ""
    form: str = ""


def find(text: str, published: Moment | None, language: str) -> list[Dated]:
    """Every time named in a sentence that can be placed on the calendar, in order, the longest words winning."""
    pack = pack_for(language)
    if pack is None:
        return []
    seen: list[Dated] = []
    plain, clues = text.casefold(), CLUES[pack.code]
    for form, pattern in FORMS[pack.code]:
        if not any(clue in plain for clue in clues.get(form, _ALWAYS)):
            continue
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in seen):
                continue
            if pack.code == "en" and _written_small(match.groupdict().get("month")):
                continue
            groups = {name: fold(found) for name, found in match.groupdict().items() if found}
            period = _resolve(form, groups, published, pack)
            if period is not None:
                seen.append(_bound(Dated(match.start(), match.end(), period, form=form), groups, published))
    return _without_named_days(sorted(seen, key=lambda dated: dated.start), text)


_ALWAYS = ("",)


def _without_named_days(found: list[Dated], text: str) -> list[Dated]:
    """ "Tuesday, 3 June" is one day: the weekday or holiday only names the date behind it, and is none of its own."""
    named = {
        id(one)
        for one, following in pairwise(found)
        if one.form in {"weekday", "holiday"}
        and following.form in {"date", "day_month", "month_day", "iso"}
        and not text[one.end : following.start].strip(" ,")
    }
    return [one for one in found if id(one) not in named]


def _written_small(name: str | None) -> bool:
    """Whether a month's name is written small, as the words "may" and "march" are."""
    return bool(name and name[0].islower())


def running(tokens: Sequence[Token], pack: Pack) -> str:
    """How the sentence says that it is still counting; empty where it does not.

    "running" speaks for the day of publication ("so far", "hasta ahora"), "hour" for an hour of a day the words
    leave open ("by nightfall").
    """
    found = (pack.running.starting(tokens, at) for at in range(len(tokens)))
    return next((phrase[0] for phrase in found if phrase), "")


def _bound(dated: Dated, groups: dict[str, str], published: Moment | None) -> Dated:
    """ "Since January" reaches from its beginning to the day of publication."""
    word = groups.get("bound") or groups.get("until", "")
    if word in {"since", "desde"} and published is not None:
        last = published.period().last
        if dated.period.first <= last:
            period = Period(dated.period.first, last, dated.period.precision, inferred=True)
            return replace(dated, period=period, bound="since")
    if word in {"until", "by", "hasta", "as of"}:
        return replace(dated, bound="until")
    return dated


def _resolve(form: str, groups: dict[str, str], published: Moment | None, pack: Pack) -> Period | None:
    if form == "holiday":
        return _holiday(groups, published, pack)
    if "year" in groups:
        return _absolute(groups, pack)
    if published is None:
        return None
    window = published.period()
    if form in {"day_month", "month_day", "month"}:
        return _without_year(groups, window, pack)
    return _relative(form, groups, window, pack)


def _holiday(groups: dict[str, str], published: Moment | None, pack: Pack) -> Period | None:
    """The named day of the year told, else the latest one not after publication."""
    last = published.period().last if published else None
    years = [int(groups["year"])] if "year" in groups else [last.year, last.year - 1] if last else []
    for year in years:
        days = holidays.days_of(groups["holiday"], year, pack.code)
        if "year" in groups or (last and days[0] <= last):
            precision = Precision.DAY if (days[1] - days[0]).days <= _WEEKEND else Precision.MONTH
            return Period(*days, precision, inferred="year" not in groups)
    return None


_WEEKEND = 3
"""Days between the first and last of a long weekend, which still pins a happening as a day does."""


def _absolute(groups: dict[str, str], pack: Pack) -> Period | None:
    year = int(groups["year"])
    if "month" not in groups:
        return year_of(year)
    number = int(groups["month"]) if groups["month"].isdigit() else pack.months[groups["month"]]
    if "day" not in groups:
        return part_of_month(month(year, number), _part(groups))
    found = day_or_none(year, number, int(groups["day"])) if 1 <= number <= 12 else None
    return Period(found, found) if found else None


def _part(groups: dict[str, str]) -> str:
    return PARTS.get(groups.get("part", ""), "")


def _without_year(groups: dict[str, str], window: Period, pack: Pack) -> Period | None:
    """The latest such day or month that is not after publication; a month's grace for what is announced."""
    number = pack.months[groups["month"]]
    for year in (window.last.year, window.last.year - 1, window.last.year - 2):
        if "day" in groups:
            found = day_or_none(year, number, int(groups["day"]))
            if found and found <= window.last + timedelta(days=31):
                return Period(found, found, Precision.DAY, inferred=True)
        elif date(year, number, 1) <= window.last:
            return part_of_month(month(year, number, inferred=True), _part(groups))
    return None


def _relative(form: str, groups: dict[str, str], window: Period, pack: Pack) -> Period | None:
    """Times counted from publication. Where that is known to a month or year only, so is the answer."""
    if window.precision is Precision.YEAR and form not in {"last_span", "this_span"}:
        return None
    if form in _DAYS_BACK:
        return _moved(window, _DAYS_BACK[form], _DAYS_BACK[form])
    if form == "weekday":
        return _weekday(pack.weekdays[groups["weekday"]], window)
    if form == "ago":
        return _ago(groups, window)
    return _span(groups, window, back=1 if form == "last_span" else 0)


_DAYS_BACK = {"today": 0, "yesterday": 1, "day_before_yesterday": 2}


def _moved(window: Period, most: int, least: int) -> Period:
    precision = Precision.DAY if window.first == window.last else window.precision
    return Period(
        window.first - timedelta(days=most), window.last - timedelta(days=least), precision, inferred=True
    )


def _weekday(number: int, window: Period) -> Period:
    """The latest such day up to publication: "on Friday" printed on a Friday means that day."""
    if window.first != window.last:
        return _moved(window, 6, 0)
    found = window.last - timedelta(days=(window.last.weekday() - number) % 7)
    return Period(found, found, Precision.DAY, inferred=True)


def _ago(groups: dict[str, str], window: Period) -> Period | None:
    count = int(groups["n"]) if groups["n"].isdigit() else SMALL.get(groups["n"], 0)
    unit = groups["unit"]
    if unit in {"day", "dia"}:
        return _moved(window, count, count)
    if unit in {"week", "semana"}:
        return Period(window.first - timedelta(days=7 * count + 3), window.last - timedelta(days=7 * count - 3),
                      Precision.MONTH, inferred=True)  # fmt: skip
    if unit in {"month", "mes"}:
        there = shift_months(window.last, -count)
        return month(there.year, there.month, inferred=True)
    return year_of(window.last.year - count, inferred=True) if window.last.year > count else None


def _span(groups: dict[str, str], window: Period, back: int) -> Period | None:
    """Last or this week, weekend, month or year, told from the day of publication."""
    span, day = groups.get("span") or groups["week"], window.last
    if span in {"year", "ano"}:
        return year_of(day.year - back, inferred=True)
    if span in {"month", "mes"}:
        there = shift_months(window.first, -back)
        return _until(part_of_month(month(there.year, there.month, inferred=True), _part(groups)), day)
    if window.precision is Precision.YEAR:
        return None
    monday = window.first - timedelta(days=window.first.weekday() + 7 * back)
    if "weekend" in span or span == "fin de semana":
        monday = window.first - timedelta(
            days=window.first.weekday() + 7 * (1 if window.first.weekday() < 5 else 0)
        )
        return Period(
            monday + timedelta(days=4), min(monday + timedelta(days=6), day), Precision.DAY, inferred=True
        )
    last = min(window.last - timedelta(days=window.last.weekday() + 1 if back else 0), day)
    return Period(monday, max(monday, last), Precision.MONTH, inferred=True)


def _until(period: Period, day: date) -> Period:
    """Cut "this month" off at the day of publication."""
    if period.first <= day < period.last and period.last != last_day(day.year, day.month):
        return Period(period.first, day, period.precision, period.inferred)
    return period
