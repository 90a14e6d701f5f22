"""When and where each voice of a claim sets it, and whether two of them cannot both have the day or the place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.rules.comparing.comparison import Comparison, contradicts
from claims.rules.grouping.sightings import named_in
from claims.rules.reader.whereabouts import apart
from claims.rules.values import wording
from claims.rules.values.value import Value
from claims.vocabulary import ContradictionKind
from sources.rules.period import Period

ZONES = 1
"""Days by which accounts of one happening differ for nothing but time zones and late editions."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One appearance that does not dispute its claim: whose word it is, and the day and places its words give."""

    key: str
    family: str
    when: Period | None
    places: tuple[str, ...]
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two voices of one claim, by the keys of their appearances, and what they give otherwise."""

    one: str
    other: str
    comparison: Comparison


def one_day(period: Period | None) -> Period | None:
    """The period where it is a single day."""
    return period if period is not None and period.first == period.last else None


def own_day(periods: Iterable[Period | None]) -> Period | None:
    """The one day that all who name a day name; none where nobody does, or they differ."""
    days = {day.first: day for period in periods if (day := one_day(period))}
    return next(iter(days.values())) if len(days) == 1 else None


def disagreements(scenes: Sequence[Scene], value: Value, text: str) -> list[Disagreement]:
    """Voices of one exact figure that set it on another day or in another place than the first who names one.

    ``scenes`` come oldest first. Voices of one family do not count against each other, and each other day or place is
    told once. A figure without an exact number may well be given for two happenings, so it decides nothing.
    """
    if not value.exact or not value.low:
        return []
    figure = wording.value(value, text)
    return [*_days(scenes, figure), *_places(scenes, figure)]


def _days(scenes: Sequence[Scene], figure: str) -> list[Disagreement]:
    dated = [(scene, day) for scene in scenes if (day := one_day(scene.when))]
    found: dict[Period, Disagreement] = {}
    for scene, day in dated[1:]:
        first, given = dated[0]
        if scene.family != first.family and abs((day.first - given.first).days) > ZONES:
            dates = " and ".join(sorted((wording.period(given), wording.period(day))))
            reason = f"Both speak of the same happening, and give {figure}, but on two dates: {dates}."
            found.setdefault(
                day, Disagreement(first.key, scene.key, contradicts(ContradictionKind.TIME, reason))
            )
    return list(found.values())


def _places(scenes: Sequence[Scene], figure: str) -> list[Disagreement]:
    placed = [scene for scene in scenes if scene.places]
    found: dict[str, Disagreement] = {}
    for scene in placed[1:]:
        first = placed[0]
        differing = apart(first.places, scene.places)
        if differing is None or scene.family == first.family or _names(first, scene, differing):
            continue
        names = " and ".join(sorted(place.title() for place in differing))
        reason = f"Both speak of the same happening, and give {figure}, but in two places: {names}."
        found.setdefault(
            differing[1], Disagreement(first.key, scene.key, contradicts(ContradictionKind.PLACE, reason))
        )
    return list(found.values())


def _names(one: Scene, other: Scene, places: tuple[str, str]) -> bool:
    """Whether either also names the other's place, so that one may lie in or by the other."""
    return named_in(places[1], one.terms) or named_in(places[0], other.terms)
