"""How often sources take from one another, in what ways and how fast: counted in the database, pair by pair."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Aggregate, Count, DurationField, F, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from sources.models import Derivation, Source
from sources.pages import wording
from sources.pages.derivation import span
from sources.rules.delays import place
from sources.visibility import Reader
from sources.vocabulary import OUTLET_UNKNOWN, DerivationKind, Precision

# Both ends known to the minute, and the lower one not before the upper: anything else is no delay.
TIMED = Q(
    downstream__published_precision=Precision.INSTANT,
    upstream__published_precision=Precision.INSTANT,
    downstream__published_at__gte=F("upstream__published_at"),
)
DELAY = F("downstream__published_at") - F("upstream__published_at")


class Median(Aggregate):
    """The middle of the values: half are below, half above."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True, slots=True)
class Delay:
    """How long a source takes: the median of some derivations, the fastest and the slowest."""

    count: int
    median: timedelta
    fastest: timedelta
    slowest: timedelta

    @property
    def words(self) -> str:
        """“55 minutes (3 minutes – 2 days; 14 timed)”"""
        if self.count == 1:
            return gettext("%(span)s (1 timed)") % {"span": span(self.median)}
        return gettext("%(span)s (%(span2)s – %(span3)s; %(count)s timed)") % {
            "span": span(self.median),
            "span2": span(self.fastest),
            "span3": span(self.slowest),
            "count": wording.grouped(self.count),
        }

    @property
    def places(self) -> tuple[float, float, float]:
        """Fastest, median and slowest on the scale of delays."""
        return place(self.fastest), place(self.median), place(self.slowest)


@dataclass(frozen=True, slots=True)
class Flow:
    """How often ``down`` takes from ``up`` (public ids, empty where the outlet is unknown)."""

    up: str
    up_name: str
    down: str
    down_name: str
    count: int
    credited: int
    kinds: str
    delay: Delay | None
    share: float = 0.0


def standing(reader: Reader | None, now: datetime) -> QuerySet[Derivation]:
    """Derivations between different outlets that count: nobody has rejected them, and the reader may see both ends."""
    links = Derivation.objects.standing().visible_to(reader, now).exclude(kind=DerivationKind.SAME_ARTICLE)
    return links.order_by()


def counted(links: QuerySet[Derivation]) -> list[Flow]:
    """The pairs of sources among some derivations, the most frequent first, in two queries.

    A source merged into another counts as that other; what an outlet takes from itself is left out. The database groups
    by numbers and is asked for the few names afterwards: names for every row would be most of the work.
    """
    known = Q(up_source__isnull=False, down_source__isnull=False)
    rows = list(
        links.annotate(up_source=_outlet("upstream"), down_source=_outlet("downstream"))
        .exclude(known & Q(up_source=F("down_source")))
        .values("up_source", "down_source")
        .annotate(
            count=Count("pk"),
            with_credit=Count("pk", filter=Q(credited=True)),
            ways=ArrayAgg("kind", distinct=True),
            timed=Count("pk", filter=TIMED),
            median=Median(DELAY, filter=TIMED),
            fastest=Min(DELAY, filter=TIMED, output_field=DurationField()),
            slowest=Max(DELAY, filter=TIMED, output_field=DurationField()),
        )
    )
    wanted = {row[end] for row in rows for end in ("up_source", "down_source")} - {None}
    told = Source.objects.filter(pk__in=wanted).values_list("pk", "public_id", "name") if wanted else ()
    names: Names = {pk: (public_id, name) for pk, public_id, name in told}
    return _ranked(_flow(row, names) for row in rows)


Names = dict[int | None, tuple[str, str]]


def _outlet(end: str) -> Coalesce:
    """The outlet at one end, or the one it was merged into; null where nobody knows the outlet."""
    return Coalesce(f"{end}__source__merged_into", f"{end}__source")


def _flow(row: Mapping[str, Any], names: Names) -> Flow:
    timed = row["timed"]
    return Flow(
        *names.get(row["up_source"], ("", OUTLET_UNKNOWN)),
        *names.get(row["down_source"], ("", OUTLET_UNKNOWN)),
        row["count"],
        row["with_credit"],
        wording.listed([gettext(DerivationKind(kind).label) for kind in sorted(row["ways"])]),
        Delay(timed, row["median"], row["fastest"], row["slowest"]) if timed else None,
    )


def _ranked(flows: Iterable[Flow]) -> list[Flow]:
    return sorted(flows, key=lambda flow: (-flow.count, flow.up_name, flow.down_name, flow.up, flow.down))
