"""Whether two accounts that differ in their day or their town are told so alike that they must mean one happening."""

from decimal import Decimal
from math import log10

from claims.rules.grouping.sightings import DATED_WITHIN, Sighting
from claims.rules.language import PACKS
from claims.rules.language.forms import words
from claims.rules.values import nesting

ENOUGH = 1.5
"""Points from which two accounts mean one happening, of our own: a figure of two digits and one rare word, say."""
EACH_WORD, MOST_WORDS = 0.5, 2
"""Points for each telling word both use, and how many of them count."""
GROUP = 0.6
"""Points for counting the same uncommon group: performers, nuns, election observers."""
_COMMON = words(
    "soldier police civilian child woman man militant fighter rebel protester civilian migrant refugee prisoner"
    " resident villager student worker home house building truck vehicle"
)
"""Groups of which any day's news counts some, in town after town."""
_FAR_REACHING = words(
    "storm hurricane cyclone typhoon tornado flood flooding rain snow blizzard heat heatwave drought quake earthquake"
    " tsunami wildfire epidemic outbreak cholera war offensive shelling airstrike bombardment strike protest march"
    " demonstration vote raid patrol checkpoint border"
    " tormenta huracan ciclon tifon inundacion lluvia nieve ola calor sequia terremoto sismo seismo forestal epidemia"
    " brote colera guerra ofensiva bombardeo huelga protesta marcha manifestacion redada frontera"
)
"""Happenings that are in many towns, and on many days, at once: there a figure may well turn up twice."""
_COUNTLESS = words("people person persons personas persona least dead muertos muerto victim victims")


def told_alike(one: Sighting, other: Sighting) -> float:
    """Points for one happening told twice, in two towns of one day or on two days in one town; 0 below ``ENOUGH``.

    Only the very same exact figure of the same people counts, and the fewer zeros it ends in, the more: round figures
    are met by chance. What is in many towns at once is never taken for one happening.
    """
    figure = _figure(one, other)
    if not figure or not _differ_once(one, other) or (one.terms | other.terms) & _FAR_REACHING:
        return 0.0
    points = log10(figure) + EACH_WORD * min(MOST_WORDS, len(_telling(one, other)))
    if one.counted and one.counted == other.counted and one.counted not in _COMMON:
        points += GROUP
    return points if points >= ENOUGH else 0.0


def _figure(one: Sighting, other: Sighting) -> int:
    """The digits of the exact figure both give of the same people, without the noughts at its end; 0 where none."""
    first, second = one.lead.value, other.lead.value
    if not (first.exact and second.exact) or first.low != second.low or not first.low:
        return 0
    if not nesting.same_group(one.population, other.population) or one.lead.unit != other.lead.unit:
        return 0
    digits = Decimal(first.low).normalize().as_tuple().digits
    return int("".join(map(str, digits)))


def _differ_once(one: Sighting, other: Sighting) -> bool:
    """Whether they have the day in common and not the town, or the town and not the day, each said outright."""
    if not (one.when and other.when and one.when.span == other.when.span == 1):
        return False
    if not (one.stated and other.stated):
        return False
    gap, shared = one.when.gap(other.when), one.specific & other.specific
    return gap == 0 if not shared else 0 < gap <= DATED_WITHIN


def _telling(one: Sighting, other: Sighting) -> frozenset[str]:
    """The words both use that name neither what befell whom nor where."""
    pack = PACKS.get(one.lead.language)
    told = (one.terms & other.terms) - _COUNTLESS - {one.population, other.population}
    places = {word for place in one.specific | other.specific for word in place.split()}
    acts = pack.acts if pack else {}
    return frozenset(word for word in told - places if word not in acts)
