"""When and where each voice of a claim sets it, and whether two of them cannot both have the day or the place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.rules.comparing.comparison import Comparison, contradicts
from claims.rules.grouping.sightings import named_in
from claims.rules.reader.whereabouts import apart
from claims.rules.values import wording
from claims.rules.values.value import Value
from claims.vocabulary import ContradictionKind, Polarity
from sources.rules.period import Period
from sources.rules.stated import stated

ZONES = 1
"""Days by which accounts of one happening differ for nothing but time zones and late editions."""


ONCE = frozenset(
    f"occurred:{act}"
    for act in (
        "died", "buried", "resigned", "arrested", "found", "sank", "collapsed", "derailed", "crashed", "exploded",
        "ran aground", "convicted", "acquitted", "escaped", "freed", "captured", "signed",
    )
)  # fmt: skip
"""Acts without a figure that befall one person or thing once: two days or places for one are no two happenings."""


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


def on_two_days(act: str, one: Period, other: Period) -> Comparison | None:
    """What comes of two accounts of what befalls somebody once, each of another day; None of any other act."""
    if act not in ONCE or abs((one.first - other.first).days) <= ZONES:
        return None
    dates = wording.both(*sorted((wording.period(one), wording.period(other))))
    return contradicts(ContradictionKind.TIME, f"Both speak of the same happening, on two dates: {dates}.")


def disagreements(scenes: Sequence[Scene], value: Value, text: str, act: str = "") -> list[Disagreement]:
    """Voices of one exact figure that set it on another day or in another place than the first who names one.

    The same of what happens to somebody once, told without a figure.

    ``scenes`` come oldest first. Voices of one family do not count against each other, and each other day or place is
    told once. A figure without an exact number may well be given for two happenings, so it decides nothing.
    """
    once = act in ONCE and not value.numeric and value.polarity is Polarity.YES
    if not once and (not value.exact or not value.low):
        return []
    figure = "" if once else stated(f", and give {wording.value(value, text)}")
    return [*_days(scenes, figure), *_places(scenes, figure)]


def _days(scenes: Sequence[Scene], given: str) -> list[Disagreement]:
    dated = [(scene, day) for scene in scenes if (day := one_day(scene.when))]
    found: dict[Period, Disagreement] = {}
    for scene, day in dated[1:]:
        first, named = dated[0]
        if scene.family != first.family and abs((day.first - named.first).days) > ZONES:
            dates = wording.both(*sorted((wording.period(named), wording.period(day))))
            reason = stated(f"Both speak of the same happening{given}, but on two dates: {dates}.")
            found.setdefault(
                day, Disagreement(first.key, scene.key, contradicts(ContradictionKind.TIME, reason))
            )
    return list(found.values())


def _places(scenes: Sequence[Scene], given: str) -> list[Disagreement]:
    placed = [scene for scene in scenes if scene.places]
    found: dict[str, Disagreement] = {}
    for scene in placed[1:]:
        first = placed[0]
        differing = apart(first.places, scene.places)
        if differing is None or scene.family == first.family or _names(first, scene, differing):
            continue
        both = wording.both(*sorted(place.title() for place in differing))
        reason = stated(f"Both speak of the same happening{given}, but in two places: {both}.")
        found.setdefault(
            differing[1], Disagreement(first.key, scene.key, contradicts(ContradictionKind.PLACE, reason))
        )
    return list(found.values())


def _names(one: Scene, other: Scene, places: tuple[str, str]) -> bool:
    """Whether either also names the other's place, so that one may lie in or by the other."""
    return named_in(places[1], one.terms) or named_in(places[0], other.terms)
