"""How alike two statements are as accounts of one happening: named features, each with its weight and its words."""

from dataclasses import dataclass
from math import inf

from claims.rules.grouping import accusing
from claims.rules.grouping.coincidence import told_alike
from claims.rules.grouping.rarity import Rarity
from claims.rules.grouping.sightings import DATED_WITHIN, Days, Sighting
from claims.rules.reader.whereabouts import is_spot
from claims.rules.values import nesting, wording
from sources.rules.reason import Reason
from sources.rules.stated import stated

# Weights are points of our own: two statements of one event need JOIN or more between anchored ones, ATTACH or more to
# hang a vaguer one on. A day and a town make 6; a day and a country alone stay below.
JOIN = 4.5
GATHER = 3.5
ATTACH = 2.0
BLOCKED = -inf
PIN = 1.25

NEAR = 3
"""Days: accounts of one happening differ by a day for time zones and by a few for "at the weekend"."""
NEWS_LAG = 45
"""Days: an undated report is taken to speak of the weeks before it appeared."""
MEMORY = 400
"""Days: beyond a year and a month, an undated report needs better evidence to speak of so old a happening."""


def when(one: Sighting, other: Sighting, _: Rarity) -> float:
    """Dates that meet, nearly meet, or exclude each other."""
    if one.when and other.when:
        return _dated(one.when, other.when)
    if one.when and other.reported:
        return _reported(one.when, other.reported)
    if other.when and one.reported:
        return _reported(other.when, one.reported)
    if one.reported and other.reported:
        return _both_reported(one.reported, other.reported)
    return 0.0


def _dated(one: Days, other: Days) -> float:
    gap, span = one.gap(other), max(one.span, other.span)
    if gap == 0:
        return 3.0 if span <= DATED_WITHIN else 1.5 if span <= 31 else 0.5
    if gap <= NEAR:
        return 2.0 if span <= DATED_WITHIN else 1.0
    return 0.0 if gap <= DATED_WITHIN and (one.inferred or other.inferred) else BLOCKED


def _reported(happened: Days, report: Days) -> float:
    if happened.first > report.last + 1:
        return BLOCKED
    lag = report.first - happened.last
    if lag <= NEWS_LAG:
        return 0.5 if report.span <= 31 else 0.25
    return 0.0 if lag <= MEMORY else -1.0


def _both_reported(one: Days, other: Days) -> float:
    gap = one.gap(other)
    if gap <= NEAR and max(one.span, other.span) <= DATED_WITHIN:
        return 1.0
    return 0.5 if gap <= NEWS_LAG else 0.0 if gap <= MEMORY else -1.0


def where(one: Sighting, other: Sighting, rarity: Rarity) -> float:
    """A town or region both name weighs most, a country little; different ones weigh against.

    They do not where one lies in the other, as a street in a town, nor within one article, which names many a place,
    where either was only taken from the words around; two that each sentence names itself weigh like two countries.
    """
    shared = one.specific & other.specific
    if shared:
        return 1.5 + 1.5 * max(map(rarity.place, shared))
    if _lands_differ(one, other):
        return -3.0
    if one.specific and other.specific:
        return 0.0 if _may_be_one_place(one, other) else -3.0 if one.stated and other.stated else -1.5
    return 1.0 if one.countries & other.countries else 0.0


def _may_be_one_place(one: Sighting, other: Sighting) -> bool:
    if one.specific & other.terms or other.specific & one.terms:
        return True
    same_article = bool(one.lead.lineage) and one.lead.lineage == other.lead.lineage
    if same_article and not (one.stated and other.stated):
        return True
    return all(map(is_spot, one.specific)) != all(map(is_spot, other.specific))


def _lands_differ(one: Sighting, other: Sighting) -> bool:
    return bool(one.countries and other.countries) and not one.countries & other.countries


def who(one: Sighting, other: Sighting, rarity: Rarity) -> float:
    """The same group of people counted, or one within the other."""
    first, second = one.counted, other.counted
    if not first or not second:
        return 0.25 if first == second else 0.0
    if first == second:
        return 0.5 + 1.5 * rarity.group(first)
    return 0.75 if nesting.within(first, second) or nesting.within(second, first) else 0.0


def words(one: Sighting, other: Sighting, rarity: Rarity) -> float:
    """Rare words both sentences use, however they are built; at most 2.5."""
    shared = one.terms & other.terms
    return min(2.5, 0.7 * rarity.words(shared)) if shared else 0.0


def figure(one: Sighting, other: Sighting, rarity: Rarity) -> float:
    """The same large figure of the same people in the same days, in whatever language; small ones meet by chance.

    Two accounts of one happening that differ in the day or the town alone are told by all that they share beside it.
    """
    alike = told_alike(one, other)
    if alike:
        return 1.0 + alike
    if one.figure is None or one.figure != other.figure or not _same_news(one, other):
        return 0.0
    first, second = one.population, other.population
    kin = nesting.same_group(first, second) or nesting.within(first, second) or nesting.within(second, first)
    elsewhere = one.stated and other.stated and not one.specific & other.specific
    if not kin or elsewhere or _lands_differ(one, other):
        return 0.0
    return 1.0 + 1.5 * rarity.figure(one.figure)


def _same_news(one: Sighting, other: Sighting) -> bool:
    if one.said is None or other.said is None or max(one.said.span, other.said.span) > 31:
        return False
    return one.said.gap(other.said) <= (NEAR if one.when and other.when else DATED_WITHIN)


def parties(one: Sighting, other: Sighting, _: Rarity) -> float:
    """The same party is accused, of the same act: few other things are said of both, and in two weeks nothing else."""
    return 0.0 if not one.accused & other.accused else JOIN if accusing.same(one, other) else 2.5


def lineage(one: Sighting, other: Sighting, _: Rarity) -> float:
    """Both stand in articles copied from one another, or in one article."""
    return 0.75 if one.lead.lineage and one.lead.lineage == other.lead.lineage else 0.0


NAMES = ("when", "where", "who", "words", "figure", "parties", "lineage")
"""The features, in the order in which their weights are told."""


@dataclass(frozen=True, slots=True)
class Link:
    """How strongly two sightings belong to one event."""

    weight: float
    one: Sighting
    other: Sighting

    @property
    def order(self) -> tuple[float, tuple[str, str], tuple[str, str]]:
        """Strongest first; equal ones by age."""
        older, younger = sorted((self.one.lead.age, self.other.lead.age))
        return (-self.weight, older, younger)


def weight(one: Sighting, other: Sighting, rarity: Rarity) -> float:
    """All features together; without one that really tells events apart, nothing at all.

    A country, a month, a lineage or everyday words are shared by thousands of events: they may tip the scale, never
    fill it. The same month pins only statements that also count related people or share a rare word; one article's
    own telling pins those that count related people at times that fit.
    """
    told = features(one, other, rarity)
    if told is None:
        return BLOCKED
    timing, place, group, shared, number, accused, telling = told
    month = timing >= 1.5 and (group >= 0.75 or shared >= 0.5)
    by_itself = bool(telling) and timing >= 0.5 and group >= 0.75
    if not (month or by_itself) and timing < 2 and max(place, group, shared, number, accused) < PIN:
        return 0.0
    return sum(told)


def features(one: Sighting, other: Sighting, rarity: Rarity) -> tuple[float, ...] | None:
    """The weight of each feature, in their order; None where dates exclude each other.

    Where the party accused or a large figure already tells that two reports mean one thing, the places they happen to
    stand near count for the match only, never against it; of an accusation the dates likewise.
    """
    accusation = accusing.same(one, other) if one.accused and other.accused else None
    timing, number = when(one, other, rarity), figure(one, other, rarity)
    if accusation is False or (timing == BLOCKED and not accusation and not number):
        return None
    place = where(one, other, rarity)
    return (
        max(timing, 0.0) if accusation or number else timing,
        max(place, 0.0) if accusation or number else place,
        who(one, other, rarity),
        words(one, other, rarity),
        number,
        parties(one, other, rarity),
        lineage(one, other, rarity),
    )


def reasons(one: Sighting, other: Sighting, rarity: Rarity) -> tuple[Reason, ...]:
    """Every feature that spoke, in words."""
    told = zip(NAMES, features(one, other, rarity) or (), strict=False)
    lead = Reason(
        "event", round(weight(one, other, rarity), 2), "Same event as this statement", other.lead.claim_text
    )
    return (lead, *(Reason(name, round(w, 2), _say(name, w, one, other)) for name, w in told if w))


def _say(name: str, told: float, one: Sighting, other: Sighting) -> str:
    if name == "when":
        return _say_when(told, one, other)
    if name == "where":
        return _say_where(told, one, other)
    if name == "who":
        return _say_who(one, other)
    said = {
        "words": stated(f"Both use: {', '.join(sorted(one.terms & other.terms))}"),
        "figure": stated(f"Both give {wording.value(one.lead.value, one.lead.claim_text)}, in the same days"),
        "parties": stated(f"Both accuse {', '.join(sorted(one.accused & other.accused))}"),
        "lineage": stated("Both stand in articles of one lineage"),
    }
    return said[name]


def _say_who(one: Sighting, other: Sighting) -> str:
    groups = sorted({one.lead.population or "people", other.lead.population or "people"})
    if len(groups) == 1:
        return stated(f"Both count {groups[0]}")
    return stated(f"Of {groups[0]} and {groups[1]}, one is part of the other")


def _say_when(told: float, one: Sighting, other: Sighting) -> str:
    dates = [wording.period(each.lead.when) if each.lead.when else "" for each in (one, other)]
    if not all(dates):
        return stated("Reported when the other happened") if told > 0 else stated("Reported long after")
    if dates[0] == dates[1]:
        return stated(f"Both on {dates[0]}")
    return stated(f"Dates that fit: {wording.both(*sorted(dates))}")


def _say_where(told: float, one: Sighting, other: Sighting) -> str:
    shared = sorted(one.specific & other.specific) or sorted(one.countries & other.countries)
    if told > 0:
        return stated(f"Both name {', '.join(place.title() for place in shared)}")
    return stated("They name different places")
