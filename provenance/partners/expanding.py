"""Tells in one answer what most readers would ask for next: the rows that a row names, and the lists that are of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypedDict
from urllib.parse import urlencode

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest
from django.urls import reverse

from claims.api.outside_reviews import OutsideReviewTold, outside_reviews
from provenance.history.past.instant import FIELD as MOMENT
from provenance.partners.catalogue import BY_NAME
from provenance.partners.errors import Fault
from provenance.partners.paging import Cursor
from provenance.partners.picking import Tree, listed
from sources.api.audience import Audience
from sources.api.resource import Resource

EXPAND = "expand"
MOST_INSIDE = 20
"""Rows of a list that are told inside another row; its ``next`` leads to the others."""
MOST_AROUND = 50
"""Rows of a page in which lists are told: no page holds more than a thousand rows of one list."""


@dataclass(frozen=True, slots=True)
class Named:
    """A row that another names by its id, or in brief: told as its own list tells it, in the same place."""

    name: str
    resource: str


@dataclass(frozen=True, slots=True)
class Within:
    """The list of one resource that is of a row: its first rows, and the address of the others.

    ``column`` is where the database keeps which row each is of, and ``parameter`` narrows the list to it in addresses.
    """

    name: str
    resource: str
    parameter: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is told beside a row, whole, in the given form; ``tell`` gives it by the rows’ ids, in one go for all."""

    name: str
    form: type
    tell: Callable[[Sequence[str], Audience], Mapping[str, list[Any]]]
    resource: str = ""
    """None: nothing leads on from here."""


Expansion = Named | Within | Beside

EXPANSIONS: Mapping[str, tuple[Expansion, ...]] = {
    "claims": (
        Named("event", "events"),
        Within("appearances", "appearances", "claim", ("claim__public_id",)),
        Within("contradictions", "contradictions", "claim", ("one__public_id", "other__public_id")),
        Within("reviews", "reviews", "claim", ("claim__public_id",)),
        Beside("outside_reviews", OutsideReviewTold, outside_reviews),
    ),
    "appearances": (Named("claim", "claims"), Named("article", "articles")),
    "contradictions": (Named("claims", "claims"), Named("appearances", "appearances")),
    "events": (Within("claims", "claims", "event", ("event__public_id",)),),
    "reviews": (Named("claim", "claims"),),
    "outside_reviews": (Named("claim", "claims"),),
    "captures": (Named("article", "articles"),),
    "derivations": (Named("downstream", "articles"), Named("upstream", "articles")),
    "alterations": (Named("article", "articles"),),
}
"""What can be told inside the rows of each resource; what is told there can be expanded once more."""


class ListWithin(TypedDict):
    """The first rows of a list that is of this row."""

    next: Annotated[str | None, "the address at which the list goes on; null where these are all"]
    results: list[dict[str, Any]]


@cache
def choices(resource: str) -> tuple[str, ...]:
    """Every name that ``expand`` takes for a resource; dotted for what stands in something expanded."""
    return tuple(
        name
        for each in EXPANSIONS.get(resource, ())
        for name in (each.name, *(f"{each.name}.{below.name}" for below in EXPANSIONS.get(each.resource, ())))
    )


def wanted(asked: Mapping[str, str], resource: str) -> Tree:
    """What a request wants expanded. Raises ``Fault``."""
    if EXPAND not in asked:
        return {}
    if MOMENT in asked:
        raise Fault(
            f"{EXPAND} tells rows as they stand today: leave it out where {MOMENT} is given.",
            code="not_of_the_past",
            field=EXPAND,
        )
    found: dict[str, dict[str, Tree]] = {}
    for name in listed(asked[EXPAND], EXPAND, choices(resource)):
        outer, _, inner = name.partition(".")
        found.setdefault(outer, {}).update({inner: {}} if inner else {})
    return found


def hold_length(wanted: Tree, resource: str, length: int) -> None:
    """Refuse pages so long that lists inside their rows would make them endless. Raises ``Fault``."""
    lists = [
        each for each in EXPANSIONS.get(resource, ()) if isinstance(each, Within) and each.name in wanted
    ]
    if lists and length > MOST_AROUND:
        raise Fault(
            f"page_size: at most {MOST_AROUND} where expand asks for {lists[0].name}.",
            code="bad_value",
            field="page_size",
        )


@dataclass(frozen=True, slots=True)
class Expander:
    """One request's way of telling rows inside rows: to whom, and under what address."""

    request: HttpRequest
    audience: Audience

    def expand(self, resource: str, told: Sequence[dict[str, Any]], wanted: Tree) -> None:
        """Put into each row what is wanted in it; each expansion takes as many queries however many rows there are."""
        for each in EXPANSIONS.get(resource, ()):
            if each.name not in wanted or not told:
                continue
            if isinstance(each, Named):
                self._in_place(each, told, wanted[each.name])
            elif isinstance(each, Within):
                self._within(each, told, wanted[each.name])
            else:
                self._beside(each, told)

    def _in_place(self, named: Named, told: Sequence[dict[str, Any]], below: Tree) -> None:
        inside = BY_NAME[named.resource]
        ids = {identity for row in told for identity in _ids(row[named.name])}
        rows = inside.rows(self.audience).filter(public_id__in=ids) if ids else None
        found = {} if rows is None else {row["id"]: row for row in inside.brief.told(rows, self.audience)}
        self.expand(named.resource, list(found.values()), below)
        for row in told:
            row[named.name] = _replaced(row[named.name], found)

    def _within(self, within: Within, told: Sequence[dict[str, Any]], below: Tree) -> None:
        inside, ids = BY_NAME[within.resource], [row["id"] for row in told]
        belongs = self._belongs(inside, within, ids)
        rows = inside.rows(self.audience).filter(public_id__in={each for _, each in belongs})
        found = {row["id"]: row for row in inside.brief.told(rows, self.audience)}
        self.expand(within.resource, list(found.values()), below)
        of: defaultdict[str, list[str]] = defaultdict(list)
        for outer, identity in belongs:
            of[outer].append(identity)
        for row in told:
            row[within.name] = self._list(within, row["id"], sorted(of[row["id"]]), found)

    def _beside(self, beside: Beside, told: Sequence[dict[str, Any]]) -> None:
        found = beside.tell([row["id"] for row in told], self.audience)
        for row in told:
            row[beside.name] = found.get(row["id"], [])

    def _belongs(self, inside: Resource, within: Within, ids: Sequence[str]) -> set[tuple[str, str]]:
        """Which row each of the first rows is of, and one more of each list where there are more."""
        found: set[tuple[str, str]] = set()
        for column in within.columns:
            place = Window(RowNumber(), partition_by=F(column), order_by=F("public_id").asc())
            rows = inside.rows(self.audience).filter(Q(**{f"{column}__in": ids})).order_by()
            first = rows.annotate(place=place).filter(place__lte=MOST_INSIDE + 1)
            found.update(first.values_list(column, "public_id"))
        return found

    def _list(
        self, within: Within, outer: str, ids: Sequence[str], found: Mapping[str, dict[str, Any]]
    ) -> ListWithin:
        shown, more = ids[:MOST_INSIDE], len(ids) > MOST_INSIDE
        onward = self._onward(within, outer, shown[-1]) if more else None
        return {"next": onward, "results": [found[each] for each in shown if each in found]}

    def _onward(self, within: Within, outer: str, last: str) -> str:
        asked = {within.parameter: outer, "cursor": Cursor(last).token()}
        return self.request.build_absolute_uri(f"{reverse(f'api:{within.resource}')}?{urlencode(asked)}")


def _ids(named: Any) -> Iterator[str]:
    """The ids by which a row names another, or several."""
    if isinstance(named, list):
        for each in named:
            yield from _ids(each)
    elif named is not None:
        yield named if isinstance(named, str) else named["id"]


def _replaced(named: Any, found: Mapping[str, Any]) -> Any:
    """What was named, told; a thing that cannot be told stays as it was named."""
    if isinstance(named, list):
        return [_replaced(each, found) for each in named]
    return next((found[identity] for identity in _ids(named) if identity in found), named)


def unpicked(wanted: Tree, fields: Tree) -> Tree:
    """The fields asked for, and with them what is expanded, of which no part is asked for by name."""
    added: Iterable[str] = wanted.keys() - fields.keys() if fields else ()
    return {**fields, **{name: {} for name in added}}
