"""The plain label of what a statement measures."""

from claims.rules.language.ballots import SCORED
from claims.rules.language.changing import FALL, RISE
from claims.rules.language.foreseeing import ASKED_FOR, TO_COME
from claims.rules.language.gauges import NAMES as GAUGED
from claims.rules.values.nouns import PEOPLE
from claims.rules.values.plurals import many_of


def measure_of(act: str, population: str) -> str:
    """What is measured, in words: "Pemon killed", "price of cocaine", "price of bread, foreseen"."""
    for prefix, said in ((TO_COME, "foreseen"), (ASKED_FOR, "asked for")):
        if act.startswith(prefix):
            return f"{measure_of(act.removeprefix(prefix), population)}, {said}"
    if act == "costs":
        return f"price of {population}" if population else "price"
    if act in GAUGED or act in {RISE, FALL}:
        return f"{act} of {population}" if population else act
    if act == SCORED:
        return f"scored by {population}"
    if population == PEOPLE:
        return act
    many = many_of(population)
    return f"{many[:1].upper()}{many[1:]} {act}"
