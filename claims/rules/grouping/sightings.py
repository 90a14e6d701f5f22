"""Mentions of the same sentence in copied articles, taken together, with all that likeness looks at worked out once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.rules.grouping.copies import gathered
from claims.rules.grouping.mention import Mention
from claims.rules.language.forms import singular_of
from claims.rules.reader.whereabouts import countries, specific
from claims.rules.values.nesting import WIDEST, nation, plain
from claims.vocabulary import Polarity
from sources.rules.period import Period

DATED_WITHIN = 10
"""Days: a happening dated to ten days or fewer is anchored in time."""
SHORT = 2
"""Letters: words no longer than this are no terms of a sentence."""
LARGE = 100
"""Two reports rarely come upon the same figure of a hundred or more by chance; smaller ones they often do."""

Figure = tuple[Decimal, Decimal | None, str]
"""Lowest and highest value, and the unit."""


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """A period in day numbers, for quick comparing."""

    first: int
    last: int
    inferred: bool

    @property
    def span(self) -> int:
        """How many days it may mean."""
        return self.last - self.first + 1

    def gap(self, other: "Days") -> int:
        """Days between the two; 0 where they overlap."""
        return max(0, other.first - self.last, self.first - other.last)


def days_of(period: Period | None) -> Days | None:
    """The same period in day numbers."""
    return Days(period.first.toordinal(), period.last.toordinal(), period.inferred) if period else None


@dataclass(frozen=True, slots=True, eq=False)
class Sighting:
    """One sentence, however many copies of it there are; ``lead`` is the earliest.

    Where it names no country, the nation of the people it counts stands in. ``stated`` are those of its specific places
    that its own sentence names: the others were taken from around it. ``figure`` is its figure if large enough to tell.
    """

    lead: Mention
    members: tuple[Mention, ...]
    when: Days | None
    reported: Days | None
    specific: frozenset[str]
    stated: frozenset[str]
    countries: frozenset[str]
    population: str
    accused: frozenset[str]
    terms: frozenset[str]
    held: frozenset[str]
    figure: Figure | None

    @property
    def counted(self) -> str:
        """The population where it tells one event from another; empty where it counts simply people."""
        return "" if self.population in WIDEST else self.population

    @property
    def said(self) -> Days | None:
        """When it happened, else when it was reported: an accusation happens in being made."""
        return self.when or self.reported

    @property
    def anchored(self) -> bool:
        """Whether it says when and where (or to whom) the thing happened, or a person has placed it."""
        if self.held:
            return True
        if self.accused:
            return self.said is not None and self.said.span <= DATED_WITHIN
        pinned = self.specific or self.countries or self.counted
        return self.when is not None and self.when.span <= DATED_WITHIN and bool(pinned)

    @property
    def moment(self) -> int | None:
        """A day number to sort by: of the happening, else of its first report."""
        return self.when.first if self.when else self.reported.first if self.reported else None


def sightings(mentions: Iterable[Mention]) -> list[Sighting]:
    """One sighting for each sentence and lineage, oldest first: copies of a sentence always meet."""
    found = [_sighting(members) for members in gathered(mentions)]
    return sorted(found, key=lambda one: one.lead.age)


def places_of(mention: Mention) -> tuple[str, ...]:
    """The places a statement names, without a word it uses for those it counts or accuses: that is no place."""
    return tuple(
        place for place in mention.places if place != mention.population and place not in mention.accused
    )


def _sighting(members: Sequence[Mention]) -> Sighting:
    dated = sorted((days for one in members if (days := days_of(one.when))), key=_fineness)
    reported = [days for one in members if (days := days_of(one.published))]
    places = tuple(place for one in members for place in places_of(one))
    people, terms = members[0].population, frozenset(word for one in members for word in one.terms)
    return Sighting(
        lead=members[0],
        members=tuple(members),
        when=dated[0] if dated else None,
        reported=min(reported, key=lambda days: (days.first, days.last)) if reported else None,
        specific=specific(places),
        stated=frozenset(place for place in specific(places) if named_in(place, terms)),
        countries=countries(places) or nation(people),
        population=plain(people),
        accused=frozenset(name for one in members for name in one.accused),
        terms=members[0].terms,
        held=frozenset(one.held for one in members if one.held),
        figure=_telling_figure(members[0]),
    )


def named_in(place: str, terms: frozenset[str]) -> bool:
    """Whether the words of a place all stand in the sentence; articles and the like are no terms."""
    return all(
        word in terms or singular_of(word, "es") in terms for word in place.split() if len(word) > SHORT
    )


def _telling_figure(mention: Mention) -> Figure | None:
    value = mention.value
    if value.low is None or value.low < LARGE or value.polarity is Polarity.NO:
        return None
    return (value.low, value.high, mention.unit)


def _fineness(days: Days) -> tuple[bool, int, int]:
    return (days.inferred, days.span, days.first)
