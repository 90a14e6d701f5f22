"""Those counted in the plural, as labels name them."""

from claims.rules.language import PACKS
from claims.rules.language.countries import country_of
from claims.rules.language.forms import plural_of

_IRREGULAR = {
    "child": "children",
    "police": "police",
    "personnel": "personnel",
}


def many_of(population: str) -> str:
    """A population in the plural, for labels; the name of a people we know nothing of stays as it is."""
    last = population.rsplit(maxsplit=1)[-1]
    if last in _IRREGULAR:
        return population[: -len(last)] + _IRREGULAR[last]
    everyday = (
        last in PACKS["en"].persons or last in PACKS["en"].nouns.values() or country_of(last.capitalize())
    )
    return population[: -len(last)] + plural_of(last, "en") if everyday else population
