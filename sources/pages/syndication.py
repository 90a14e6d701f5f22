"""The map of who takes from whom between sources, by period and kind, drawn for the foremost and listed for all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from django.db.models import F, Model, Q, QuerySet
from django.utils.translation import gettext, gettext_lazy

from sources.models import Article, Derivation
from sources.pages import wording
from sources.pages.asked import Misasked, choice, day
from sources.pages.derivation import KINDS
from sources.pages.flows import Flow, counted, standing
from sources.pages.paging import SIZE
from sources.rules import flowmap
from sources.rules.flowmap import FlowMap, Pair
from sources.rules.period import start_of
from sources.visibility import Reader

LATEST = 10_000
"""Articles looked at at most: of more, those of the newest whole days that hold no more, and the page says so.

Our choice: so many are told within a fifth of a second, and a map of a larger newsroom costs no more than theirs.
"""
LATEST_FIRST = F("published_at").desc(nulls_last=True)
"""As the index of articles by their time has it."""
Rows = TypeVar("Rows", bound=Model)
FILTERS = ("kind", "from", "until", "source", "sort", "after")
SORTS: dict[str, Callable[[Flow], Any]] = {
    "count": lambda flow: -flow.count,
    "delay": lambda flow: flow.delay.median if flow.delay else timedelta.max,
    "credit": lambda flow: flow.credited / flow.count,
    "taker": lambda flow: flow.down_name.casefold(),
    "giver": lambda flow: flow.up_name.casefold(),
}
SORTS_SAID = (
    ("count", gettext_lazy("most derivations")),
    ("delay", gettext_lazy("fastest")),
    ("credit", gettext_lazy("least credited")),
    ("taker", gettext_lazy("taker")),
    ("giver", gettext_lazy("giver")),
)


@dataclass(frozen=True, slots=True)
class Cut:
    """That what came out before a day is not counted, or what came out on no day we know where ``since`` is empty."""

    since: date | None

    @property
    def words(self) -> str:
        """“5 Nov 2026”"""
        return wording.day(self.since) if self.since else ""


@dataclass(frozen=True, slots=True)
class MapPage:
    """The picture, one page of the table beneath, and how much was counted; ``cut`` where that is not all."""

    picture: FlowMap
    rows: list[Flow]
    next: str
    first: bool
    pairs: int
    derivations: int
    sources: int
    cut: Cut | None = None


def syndication(answers: dict[str, str], reader: Reader | None, now: datetime) -> MapPage:
    """The map as asked for, in three queries: every derivation counts, of very many articles those of the newest."""
    cut = None if answers["source"] else _cut(answers, reader, now)
    flows = counted(_left(_narrowed(standing(reader, now), answers), cut))
    sort = choice(answers, "sort", tuple(SORTS)) or "count"
    rows, following = _page(sorted(flows, key=SORTS[sort]), answers["after"])
    names = {key: name for flow in flows for key, name in _ends(flow)}
    return MapPage(
        flowmap.draw((Pair(_key(flow.up), _key(flow.down), flow.count) for flow in flows), names),
        rows,
        following,
        not answers["after"],
        len(flows),
        sum(flow.count for flow in flows),
        len(names),
        cut,
    )


def _cut(answers: dict[str, str], reader: Reader | None, now: datetime) -> Cut | None:
    """Where to begin of more articles than are looked at; the newest day is counted whatever it holds.

    One source's are all counted, however old: they are few.
    """
    held = Article.objects.visible_to(reader, now).filter(unseen=False)
    times = _within(held, answers).order_by(LATEST_FIRST).values_list("published_at", flat=True)
    for beyond in times[LATEST : LATEST + 1]:
        newest = times[0]
        if beyond is None or newest is None:
            return Cut(None)
        oldest, latest = (at.astimezone(UTC).date() for at in (beyond, newest))
        return Cut(min(oldest + timedelta(days=1), latest))
    return None


def _left(links: QuerySet[Derivation], cut: Cut | None) -> QuerySet[Derivation]:
    """The derivations that are counted."""
    if cut is None:
        return links
    if cut.since is None:
        return links.filter(downstream__published_at__isnull=False)
    return links.filter(downstream__published_at__gte=start_of(cut.since))


def _ends(flow: Flow) -> tuple[tuple[str, str], tuple[str, str]]:
    return (_key(flow.up), flow.up_name), (_key(flow.down), flow.down_name)


def _key(public_id: str) -> str:
    """What the picture calls a source; those nobody knows are one."""
    return public_id or "unknown"


def _narrowed(links: QuerySet[Derivation], answers: dict[str, str]) -> QuerySet[Derivation]:
    if kind := choice(answers, "kind", tuple(each.value for each in KINDS)):
        links = links.filter(kind=kind)
    links = _within(links, answers, "downstream__")
    if source := answers["source"]:
        ends = Q()
        for end in ("upstream", "downstream"):
            ends |= Q(**{f"{end}__source__public_id": source})
            ends |= Q(**{f"{end}__source__merged_into__public_id": source})
        links = links.filter(ends)
    return links


def _within(rows: QuerySet[Rows], answers: dict[str, str], path: str = "") -> QuerySet[Rows]:
    """The rows whose article, at ``path``, came out on the days asked for."""
    if first := day(answers, "from"):
        rows = rows.filter(**{f"{path}published_at__gte": start_of(first)})
    if last := day(answers, "until"):
        rows = rows.filter(**{f"{path}published_at__lt": start_of(last + timedelta(days=1))})
    return rows


def _page(flows: Sequence[Flow], after: str) -> tuple[list[Flow], str]:
    """The page behind the pair that ``after`` names, wherever that stands by now."""
    start = 0
    if after:
        places = {_cursor(flow): at for at, flow in enumerate(flows)}
        if after not in places:
            raise Misasked(
                "after", gettext("follow the link “Next” instead of writing it yourself, or leave it out")
            )
        start = places[after] + 1
    shown = list(flows[start : start + SIZE])
    return shown, _cursor(shown[-1]) if start + SIZE < len(flows) else ""


def _cursor(flow: Flow) -> str:
    return f"{_key(flow.up)}.{_key(flow.down)}"
