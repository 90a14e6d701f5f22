"""How narrow a named place is, and whether two accounts put a happening in the same one."""

import re
from functools import lru_cache

from claims.rules.language.countries import CAPITALS, NAMES
from claims.rules.language.forms import words

_VAGUE = words(
    "north south east west northern southern eastern western central northeast northwest southeast southwest"
    " northeastern northwestern southeastern southwestern border borders borderland frontier region area coast"
    " interior norte sur este oeste oriental occidental centro noreste noroeste sureste suroeste frontera zona"
    " costa"
)
_SPOTS = words(
    "street road avenue lane boulevard square plaza park bridge market hospital clinic school college church chapel"
    " cathedral mosque temple station stadium hotel mall prison jail barracks factory mill mine museum library"
    " courthouse crossing checkpoint airport terminal highway motorway calle carretera avenida autopista puente mercado"
    " clinica escuela colegio iglesia capilla catedral mezquita templo estacion estadio carcel cuartel fabrica mina"
    " museo biblioteca aeropuerto parque paseo"
)
"""Words by which a name is that of a spot within a town or beside it."""
_BORDERS = words("border borders borderland frontier frontera")
_FILLER = words("of the de del la el los las and y in en")


@lru_cache(maxsize=65536)
def countries_in(place: str) -> frozenset[str]:
    """The countries a place name tells by itself: "venezuela-colombia border" names two, a capital one."""
    if place in NAMES:
        return frozenset({NAMES[place]})
    if place in CAPITALS:
        return frozenset({CAPITALS[place]})
    parts = re.split(r"[\s\-–/]+", place)
    runs = {" ".join(parts[at : at + size]) for size in (1, 2, 3) for at in range(len(parts) - size + 1)}
    return frozenset(NAMES[run] for run in runs if run in NAMES)


@lru_cache(maxsize=65536)
def is_specific(place: str) -> bool:
    """Whether a place is narrower than a country or a stretch of one ("southern venezuela", "the border")."""
    if not place or place in NAMES:
        return False
    parts = set(re.split(r"[\s\-–/]+", place)) - _FILLER
    if not parts & _VAGUE:
        return not parts <= NAMES.keys()
    return bool(parts - _VAGUE) and not countries_in(place) and not parts & _BORDERS


def is_spot(place: str) -> bool:
    """Whether a place is a street, a bridge or a building: it lies in a town or beside one, and is none itself."""
    parts = place.split()
    return len(parts) > 1 and (parts[0] in _SPOTS or parts[-1] in _SPOTS)


def specific(places: tuple[str, ...]) -> frozenset[str]:
    """The places of an account that pin it down."""
    return frozenset(place for place in places if is_specific(place))


def countries(places: tuple[str, ...]) -> frozenset[str]:
    """Every country an account names or implies."""
    return frozenset(country for place in places for country in countries_in(place))


def apart(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, str] | None:
    """The two narrowest places, where both accounts name one and nothing puts one inside the other.

    Without a gazetteer only accounts of the same depth can be told apart: "Ureña" against "San Antonio",
    both in Táchira, but not "Táchira" against "Ureña".
    """
    if not one or not other or len(one) != len(other):
        return None
    first, second = one[-1], other[-1]
    if first in other or second in one or not (is_specific(first) and is_specific(second)):
        return None
    return (first, second) if one[:-1] == other[:-1] else None
