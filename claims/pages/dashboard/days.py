"""Which days the dashboard counts: a day, a week or a month, up to a day that the address names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

from django.db.models import F, Q
from django.utils.translation import gettext

from sources.models import Article
from sources.pages import wording
from sources.pages.asked import Misasked, day
from sources.rules.period import Period, start_of
from sources.visibility import Reader
from sources.vocabulary import TO_THE_DAY

LENGTHS = {"day": 1, "week": 7, "month": 30}
"""Days in each period a reader can choose, the last one included."""
LATEST = 20_000
"""Articles counted at most: where more came out, the period is cut to the newest whole days that hold no more."""
LATEST_FIRST = F("published_at").desc(nulls_last=True)
"""As the index of articles by their time has it."""
EARLIEST = 1000
"""The year before which no article came out."""
FILTERS = ("period", "until")


@dataclass(frozen=True, slots=True)
class Days:
    """The days from ``first`` to ``last``, both included, in UTC; ``length`` is a key of ``LENGTHS``.

    ``cut`` tells that more articles came out than are counted, so that it begins later than asked for.
    """

    length: str
    first: date
    last: date
    cut: bool = False

    @property
    def number(self) -> int:
        """How many days are counted."""
        return (self.last - self.first).days + 1

    @property
    def end(self) -> datetime:
        """The first instant after them."""
        return start_of(self.last + timedelta(days=1))

    @property
    def words(self) -> str:
        """“29 Oct – 4 Nov 2026”"""
        return wording.period(Period(self.first, self.last))

    def at(self, path: str = "") -> Q:
        """The condition under which the article at ``path`` came out on one of these days, its day being known."""
        return Q(
            **{
                f"{path}published_at__gte": start_of(self.first),
                f"{path}published_at__lt": self.end,
                f"{path}published_precision__in": TO_THE_DAY,
            }
        )

    @property
    def ends(self) -> tuple[str, str]:
        """The first and the last of them, as a picture names them at its ends."""
        return wording.day(self.first), wording.day(self.last)

    @property
    def query(self) -> str:
        """What an address says to mean them."""
        return urlencode({"period": self.length, "until": self.last.isoformat()})

    @property
    def before(self) -> date:
        """The last day of the period before."""
        return self.last - timedelta(days=LENGTHS[self.length])

    @property
    def after(self) -> date:
        """The last day of the period after."""
        return self.last + timedelta(days=LENGTHS[self.length])


def last_day(answers: Mapping[str, str], reader: Reader | None, now: datetime) -> date:
    """The day on which the period ends: the one an address names, else the last of which we hold an article in sight.

    That is today at the latest: of a living newsroom it is today, of an archive its end. Raises ``Misasked`` for a
    day to come.
    """
    last = day(answers, "until") or newest(reader, now)
    if last > now.astimezone(UTC).date():
        raise Misasked("until", gettext("write today or an earlier day"))
    if last.year < EARLIEST:
        raise Misasked("until", gettext("write a day as 2026-03-01, or leave it out"))
    return last


def counted_days(length: str, last: date, reader: Reader | None, now: datetime) -> Days:
    """The days of a period that ends on a day, less the oldest where more came out than is counted."""
    return cut(Days(length, last - timedelta(days=LENGTHS[length] - 1), last), reader, now)


def newest(reader: Reader | None, now: datetime) -> date:
    """The last day, today at the latest, on which an article in sight came out; today if there is none."""
    rows = Article.objects.visible_to(reader, now).filter(
        unseen=False, published_at__lte=now, published_precision__in=TO_THE_DAY
    )
    at = rows.order_by(LATEST_FIRST).values_list("published_at", flat=True).first()
    return (at or now).astimezone(UTC).date()


def cut(days: Days, reader: Reader | None, now: datetime) -> Days:
    """The same days, less the oldest where more than ``LATEST`` articles came out; the last day is always kept."""
    rows = Article.objects.visible_to(reader, now).filter(days.at(), unseen=False).order_by(LATEST_FIRST)
    beyond = rows.values_list("published_at", flat=True)[LATEST : LATEST + 1]
    for at in filter(None, beyond):
        first = min(at.astimezone(UTC).date() + timedelta(days=1), days.last)
        return Days(days.length, first, days.last, cut=first > days.first)
    return days
