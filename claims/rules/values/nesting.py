"""Which groups of people lie within which: Pemon within Venezuelans, soldiers within people."""

import re
from functools import lru_cache

from claims.rules.language import PACKS
from claims.rules.language.countries import NAMES, PEOPLES

WIDEST = frozenset(
    {"", "people", "person", "victim", "individual", "human", "body", "dead", "life", "member", "other"}
)
"""Words that count everybody: no group of people is wider."""

# Peoples by the states they mainly live in; many live in several, and the part-and-whole check says so.
_HOMES = """
venezuela: pemon, warao, wayuu, yanomami, yukpa, kalina
brazil: yanomami, guarani, kayapo, munduruku, tikuna, pemon
colombia: wayuu, nasa, embera, awa, misak, arhuaco
peru: quechua, ashaninka, awajun, shipibo
bolivia: quechua, aymara, guarani
ecuador: quechua, shuar, waorani
chile: mapuche, aymara, rapanui
argentina: mapuche, wichi, toba
paraguay: guarani, ayoreo
guatemala: maya, xinca
mexico: maya, nahua, zapotec, yaqui, tzotzil
nicaragua: miskito
honduras: garifuna, lenca, miskito
canada: inuit, cree, metis, ojibwe
united states: navajo, cherokee, sioux, apache, inuit
australia: aboriginal australian, torres strait islander
new zealand: maori
norway: sami
russia: chechen, tatar, ingush, bashkir
ukraine: crimean tatar
turkey: kurd
iraq: yazidi, kurd, turkmen
iran: kurd, baloch
syria: kurd, alawite, druze
pakistan: baloch, pashtun, hazara
afghanistan: hazara, pashtun, tajik, uzbek
china: uyghur, tibetan
myanmar: rohingya, karen, kachin, shan, chin
sri lanka: tamil
philippines: moro
ethiopia: oromo, amhara, tigrayan, afar
sudan: fur, masalit, zaghawa
nigeria: hausa, fulani, igbo, yoruba, ogoni
mali: tuareg, dogon, fulani
rwanda: tutsi, hutu
kenya: kikuyu, maasai
spain: basque, catalan
united kingdom: scot, welsh
"""
_ROLES = """
security force: soldier, police, national guard, special force, guardsman, gendarme, paramilitary
military: soldier, national guard, special force, marine, sailor, guardsman, officer, general, colonel
soldier: national guard, guardsman, marine, paratrooper, conscript, sergeant, lieutenant, captain, colonel
troop: soldier, marine, paratrooper, national guard
fighter: militant, rebel, guerrilla, insurgent, gunman, militiaman, jihadist, combatant
indigenous: pemon, warao, wayuu, yanomami, yukpa, nasa, embera, mapuche, guarani, quechua, aymara, miskito
civilian: child, woman, journalist, protester, resident, villager, student, teacher, farmer, miner, doctor
migrant: refugee, asylum seeker
vehicle: truck, lorry, car, bus, van, tank, motorbike, motorcycle
aircraft: plane, jet, helicopter, drone, airliner
building: house, home, school, hospital, church, shop
"""


def _table() -> dict[str, frozenset[str]]:
    wider: dict[str, set[str]] = {}
    for line in filter(None, (_ROLES + _HOMES).splitlines()):
        whole, parts = line.split(": ")
        for part in parts.split(", "):
            wider.setdefault(part, set()).add(NAMES.get(whole, whole))
    return {part: frozenset(wholes) for part, wholes in wider.items()}


_WIDER = _table()
_PERSONS = PACKS["en"].persons | PACKS["en"].soldiers


@lru_cache(maxsize=65536)
def plain(population: str) -> str:
    """One spelling of a population: no hyphens, a people under its country's name, the singular."""
    words = re.sub(r"[-_\s]+", " ", population.strip().casefold())
    words = PEOPLES.get(words, words)
    single = words.removesuffix("s")
    return single if single in _WIDER or single in _PERSONS or single in WIDEST else words


@lru_cache(maxsize=65536)
def wholes(population: str) -> frozenset[str]:
    """Every group named in the tables that holds a plain population, and itself; "people" left out."""
    found, ahead = {population}, [population]
    while ahead:
        for whole in _WIDER.get(ahead.pop(), frozenset()) - found:
            found.add(whole)
            ahead.append(whole)
    return frozenset(found)


@lru_cache(maxsize=65536)
def are_people(population: str) -> bool:
    """Whether the word is known to count people."""
    group = plain(population)
    if group in WIDEST or _is_nation(group):
        return True
    return any(
        _is_nation(one) or one in _PERSONS or one in WIDEST for one in (*wholes(group), group.split()[-1])
    )


def _is_nation(group: str) -> bool:
    return group in _NATIONS


_NATIONS = frozenset(PEOPLES.values())


@lru_cache(maxsize=65536)
def within(part: str, whole: str) -> bool:
    """Whether everybody in ``part`` is also in ``whole``; false where nothing tells, or both are one group."""
    inner, outer = plain(part), plain(whole)
    if inner == outer or (inner in WIDEST and outer in WIDEST):
        return False
    if outer in WIDEST:
        return are_people(inner)
    if inner in WIDEST:
        return False
    words, fewer = inner.split(), outer.split()
    described = len(fewer) < len(words) and (words[-len(fewer) :] == fewer or _named_after(words, outer))
    return described or outer in wholes(inner) or outer in wholes(words[-1])


def holders(population: str) -> frozenset[str]:
    """The plain names of all groups that could hold a population, itself included; ``within`` says which of them do."""
    inner = plain(population)
    words = inner.split()
    if not words:
        return WIDEST | {inner}
    described = {" ".join(words[start:]) for start in range(len(words))}
    return frozenset(
        {*described, PEOPLES.get(words[0], inner), *wholes(inner), *wholes(words[-1]), *WIDEST, inner}
    )


def _named_after(words: list[str], outer: str) -> bool:
    """Whether the first word names the nation: "venezuelan soldier" within "venezuelan"."""
    return outer in _NATIONS and PEOPLES.get(words[0]) == outer


def nation(population: str) -> frozenset[str]:
    """The country whose people the population names ("venezuelan", "venezuelan soldier"), if it names one."""
    words = plain(population).split()
    known = PEOPLES.get(words[0], words[0]) if words else ""
    return frozenset({known}) if known in _NATIONS else frozenset()


def same_group(one: str, other: str) -> bool:
    """Whether two populations are the same group under two names."""
    first, second = plain(one), plain(other)
    return first == second or (first in WIDEST and second in WIDEST)
