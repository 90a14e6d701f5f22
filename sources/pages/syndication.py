"""The map of who takes from whom between sources, by period and kind, drawn for the foremost and listed for all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext, gettext_lazy

from sources.models import Derivation
from sources.pages.asked import Misasked, choice, day
from sources.pages.derivation import KINDS
from sources.pages.flows import Flow, counted, standing
from sources.pages.paging import SIZE
from sources.rules import flowmap
from sources.rules.flowmap import FlowMap, Pair
from sources.rules.period import start_of
from sources.visibility import Reader

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
class MapPage:
    """The picture, one page of the table beneath, and how much was counted."""

    picture: FlowMap
    rows: list[Flow]
    next: str
    first: bool
    pairs: int
    derivations: int
    sources: int


def syndication(answers: dict[str, str], reader: Reader | None, now: datetime) -> MapPage:
    """The map as asked for, in two queries: every derivation counts."""
    flows = counted(_narrowed(standing(reader, now), answers))
    sort = choice(answers, "sort", tuple(SORTS)) or "count"
    rows, following = _cut(sorted(flows, key=SORTS[sort]), answers["after"])
    names = {key: name for flow in flows for key, name in _ends(flow)}
    return MapPage(
        flowmap.draw((Pair(_key(flow.up), _key(flow.down), flow.count) for flow in flows), names),
        rows,
        following,
        not answers["after"],
        len(flows),
        sum(flow.count for flow in flows),
        len(names),
    )


def _ends(flow: Flow) -> tuple[tuple[str, str], tuple[str, str]]:
    return (_key(flow.up), flow.up_name), (_key(flow.down), flow.down_name)


def _key(public_id: str) -> str:
    """What the picture calls a source; those nobody knows are one."""
    return public_id or "unknown"


def _narrowed(links: QuerySet[Derivation], answers: dict[str, str]) -> QuerySet[Derivation]:
    if kind := choice(answers, "kind", tuple(each.value for each in KINDS)):
        links = links.filter(kind=kind)
    if first := day(answers, "from"):
        links = links.filter(downstream__published_at__gte=start_of(first))
    if last := day(answers, "until"):
        links = links.filter(downstream__published_at__lt=start_of(last + timedelta(days=1)))
    if source := answers["source"]:
        ends = Q()
        for end in ("upstream", "downstream"):
            ends |= Q(**{f"{end}__source__public_id": source})
            ends |= Q(**{f"{end}__source__merged_into__public_id": source})
        links = links.filter(ends)
    return links


def _cut(flows: Sequence[Flow], after: str) -> tuple[list[Flow], str]:
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
