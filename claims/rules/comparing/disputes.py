"""Disputes inside one claim: who says that it is not so, and with what standing."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.comparing.comparison import Comparison, contradicts
from claims.rules.weighing.backing import Side, Standing, Testimony
from claims.rules.weighing.standings import family_of, standings
from claims.vocabulary import ContradictionKind, Stance
from sources.rules.stated import stated


@dataclass(frozen=True, slots=True)
class Dispute:
    """One origin's denial of a claim.

    ``disputing`` are the keys of the appearances that carry the denial, ``asserting`` the earliest appearance of
    each origin it stands against (or, of an origin against itself, those in which it says so); both oldest first.
    """

    comparison: Comparison
    origin: str
    disputing: tuple[str, ...]
    asserting: tuple[str, ...]


def disputes(testimonies: Sequence[Testimony]) -> list[Dispute]:
    """Every denial inside one claim, one for each origin that denies; a pure function of the set of testimonies.

    Who says that a thing is so and that it is not contradicts himself; who takes back what he said before replaces it.
    """
    voices = standings(testimonies)
    spoken: dict[str, list[Testimony]] = {}
    for testimony in sorted(set(testimonies), key=lambda one: (one.rank, one.key)):
        spoken.setdefault(family_of(testimony), []).append(testimony)
    asserted = tuple(_says(spoken[one.family])[0] for one in _by_age(voices) if one.side is not Side.AGAINST)
    found = []
    for one in _by_age(voices):
        if one.side is Side.BOTH and not _replaced(spoken[one.family]):
            found.append(_of(one, spoken[one.family], _says(spoken[one.family])))
        elif one.side is Side.AGAINST and asserted and not one.until:
            found.append(_of(one, spoken[one.family], asserted))
    return found


def _replaced(members: Sequence[Testimony]) -> bool:
    """Whether an origin has only put itself right: it said so once, and by now says no more than that it is not so."""
    return all(one.until for one in members if one.stance is not Stance.DISPUTES)


def _by_age(voices: Sequence[Standing]) -> list[Standing]:
    return sorted(voices, key=lambda one: (one.rank, one.family))


def _says(members: Sequence[Testimony]) -> tuple[str, ...]:
    return tuple(one.key for one in members if one.stance is not Stance.DISPUTES)


def _of(one: Standing, members: Sequence[Testimony], asserting: tuple[str, ...]) -> Dispute:
    denying = tuple(member.key for member in members if member.stance is Stance.DISPUTES)
    return Dispute(_judged(one), one.origin, denying, asserting)


def _judged(one: Standing) -> Comparison:
    if one.side is Side.BOTH:
        reason = stated(f"{one.label} both says it and disputes it: it counts on neither side.")
        return contradicts(ContradictionKind.SELF, reason)
    if one.party:
        reason = stated(
            f"{one.label} denies it, but is a party to the claim: shown, not counted as a refutation."
        )
        return contradicts(ContradictionKind.PARTY, reason)
    if one.comment:
        reason = stated(
            f"{one.label}, a reader, disputes it in a comment: an ungraded voice that weighs little."
        )
        return contradicts(ContradictionKind.DENIAL, reason)
    weight = (
        stated(f"an independent origin graded {one.grade}")
        if one.graded
        else stated("an independent origin nobody has graded")
    )
    return contradicts(ContradictionKind.DENIAL, f"{one.label} disputes it: {weight}.")
