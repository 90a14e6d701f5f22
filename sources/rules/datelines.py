"""The day a dispatch was sent, as its dateline tells it: "CARACAS, March 4 (Agency) —", "Quelmi, 10 oct. (EFE).-"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sources.rules.lines import BRIEF, Line
from sources.rules.names import fold

HEAD_LINES = 12
"""Lines at the head of a text among which the dateline stands."""
RUNNING = 6
"""Words of the line it opens: a shorter one is a heading with a day in it, not the first sentence of a dispatch."""
GRACE = 1
"""Days by which a dispatch may be dated ahead of where it was taken in: the day begins earlier in the east."""

_NAMES = (
    "jan january ene enero janeiro janvier",
    "feb february febrero fevereiro fevrier fev",
    "mar march marzo marco mars",
    "apr april abr abril avril avr",
    "may mayo maio mai",
    "jun june junio junho juin",
    "jul july julio julho juillet",
    "aug august ago agosto aout",
    "sep sept september septiembre setiembre setembro septembre set",
    "oct october octubre outubro octobre out",
    "nov november noviembre novembro novembre",
    "dec december dic diciembre dezembro decembre dez",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = r"(?P<{0}>[^\W\d_]{{3,10}})\.?"
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:{_MONTH.format('m1')} (?P<d1>\d{{1,2}})(?:,? (?P<y1>{_YEAR}))?"
    rf"|(?P<d2>\d{{1,2}})(?: de)? {_MONTH.format('m2')}(?:,? (?:del? )?(?P<y2>{_YEAR}))?"
    rf"|{_MONTH.format('m3')} (?:del? )?(?P<y3>{_YEAR}))"
)
_PLACE = r"[A-ZÀ-Þ][\w.'’-]*(?: [\w.'’-]+){0,4}(?: ?\([^()\n]{2,40}\)|, [A-ZÀ-Þ][\w.'’ ]{1,30})?"
_AGENCY = r",? ?[(\[/|] ?[^()\[\]\n]{2,40}[)\]/|]"
_DASH = r" ?(?:\.?\s?[–—-]{1,3}|[:.])\s*(?=\S)"
_DATELINE = re.compile(rf"{_PLACE}(?:(?P<comma>,) ?| ){_DATE}(?:{_AGENCY}|(?(comma)|(?!))){_DASH}")
"""Place and day parted by a comma, or an agency in brackets behind them: "On March 4 – a Monday –" is no dateline."""


def sent(lines: Sequence[Line]) -> str:
    """The day or month of the first dateline: "2019-03-04", "2019-03", or "--03-04" where it names no year; else ""."""
    return next(_told(lines[:HEAD_LINES]), "")


def _told(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        found = _DATELINE.match(line.text[:BRIEF]) if line.words >= RUNNING else None
        written = _written(found) if found else ""
        if written:
            yield written


def _written(found: re.Match[str]) -> str:
    """The date in the order of ISO 8601; nothing where the month or the day is none."""
    groups = {name[0]: told for name, told in found.groupdict().items() if told and name != "comma"}
    month = _MONTHS.get(fold(groups["m"]))
    if month is None:
        return ""
    year, day = groups.get("y", "-"), int(groups.get("d", "0"))
    if "d" not in groups:
        return f"{year}-{month:02}"
    try:
        date(int(year) if year != "-" else 2000, month, day)
    except ValueError:
        return ""
    return f"{year}-{month:02}-{day:02}"


def with_year(written: str, taken_in: datetime | None) -> str:
    """A day without a year as the last such day before a text was taken in; nothing where that is not known."""
    if not written.startswith("--"):
        return written
    if taken_in is None:
        return ""
    month, day = int(written[2:4]), int(written[5:7])
    for year in range(taken_in.year + 1, taken_in.year - 8, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue  # 29 February
        if (found - taken_in.date()).days <= GRACE:
            return found.isoformat()
    return ""
