"""Whether one sentence's figures bear out another's, speak against them, or leave them open, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from claims.rules.bearings.facing import SAME_ANSWER, Standing, alike, fit, same_place, standing
from claims.rules.bearings.reckoning import Way, asks_to_reckon, reckonable, reckoned, ways
from claims.rules.bearings.sums import sums
from claims.rules.language import pack_for
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token, tokenize
from claims.rules.reader.quantities import Quantity, quantities_in
from sources.rules.stated import stated


class Upshot(Enum):
    """What a sentence, taken as true, makes of another one."""

    ENTAILS = "entailment"
    NEUTRAL = "neutral"
    CONTRADICTS = "contradiction"


FOUND = frozenset({Standing.SAME, Standing.SUM, Standing.RECKONED})
FIGURES = 60
"""Figures of a sentence that are looked at: more only stand in tables, and each is held against each."""
LEAST = 2
"""Figures that a sum takes at least."""
_ORDER = (Standing.MISSING, Standing.CLASH, Standing.OPEN, Standing.PRINTED, Standing.SAME)


@dataclass(frozen=True, slots=True)
class Held:
    """One figure of the sentence in question, what was found of it, beside which figures, and that in one sentence."""

    quantity: Quantity
    standing: Standing
    beside: tuple[Quantity, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the figures come to: ``held`` has one row for each figure of the sentence in question, in order."""

    upshot: Upshot
    held: tuple[Held, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """One sentence for each figure."""
        return tuple(one.reason for one in self.held)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its figures, a lone article ("a ship") not counted as one."""

    text: str
    tokens: Sequence[Token]
    quantities: Sequence[Quantity]

    @classmethod
    def of(cls, text: str, pack: Pack | None) -> "Told":
        """The sentence read; without figures where its language is not read."""
        tokens = tokenize(text)
        found = quantities_in(tokens, pack) if pack else []
        return cls(text, tokens, [one for one in found if one.bound != "article"][:FIGURES])

    def words(self, one: Quantity) -> str:
        """A figure in the sentence's own words."""
        return self.text[one.start : one.end]


def agreement(known: str, asked: str, language: str = "en", known_language: str = "") -> Agreement:
    """Hold the figures of the sentence ``asked`` against those of the sentence ``known``, which is taken as true.

    Every figure asked for must be borne out (as a range, in its unit, of its people) to be entailed; one that is
    answered differently contradicts; otherwise, and where nothing is asked in figures, the answer is neutral. Dates
    and names are not looked at. ``language`` is that of both unless the other is named.
    """
    pack, known_pack = pack_for(language), pack_for(known_language or language)
    one, other = Told.of(known, known_pack), Told.of(asked, pack)
    allowed = ways(one.tokens, other.tokens, pack) if pack and pack is known_pack else frozenset()
    reckons = pack is not None and asks_to_reckon(other.tokens, one.tokens, pack)
    rows = tuple(_held(each, other, one, allowed, reckons) for each in other.quantities)
    if any(row.standing is Standing.CLASH for row in rows):
        return Agreement(Upshot.CONTRADICTS, rows)
    borne_out = bool(rows) and all(row.standing in FOUND for row in rows)
    return Agreement(Upshot.ENTAILS if borne_out else Upshot.NEUTRAL, rows)


def _held(one: Quantity, asked: Told, known: Told, allowed: frozenset[Way], reckons: bool) -> Held:
    """What is found of one figure: the figure itself, else a sum it comes out of, else another in its stead."""
    said = asked.words(one)
    others, there = _facing(one, asked, known)
    best = max(others, key=lambda other: (_ORDER.index(standing(other, one)), fit(other, one)), default=None)
    found = standing(best, one) if best else Standing.MISSING
    if best and found in {Standing.SAME, Standing.PRINTED}:
        return Held(one, found, (best,), stated(f"“{said}”: {found.value} (“{known.words(best)}”)."))
    return (
        (_rivalled(one, said, known, others) if there and not reckons else None)
        or _summed(one, asked, known)
        or _worked_out(one, asked, known, allowed)
        or _rivalled(one, said, known, known.quantities)
        or (_amiss(one, asked, known) if reckons else None)
        or _loosely(one, said, known, best, found)
    )


def _facing(one: Quantity, asked: Told, known: Told) -> tuple[Sequence[Quantity], bool]:
    """The figures it is to be held against, and whether one of them stands in its very place.

    Those in the same place come first; else the ones that no other figure of its sentence repeats.
    """
    there = [other for other in known.quantities if same_place(other, one)]
    if there:
        return there, True
    repeated = {each.printed for each in asked.quantities if each is not one and each.printed is not None}
    free = [
        other
        for other in known.quantities
        if other.printed not in repeated and standing(other, one) is not Standing.MISSING
    ]
    same = [other for other in free if other.printed == one.printed is not None]
    return same or free or known.quantities, bool(same)


def _summed(one: Quantity, asked: Told, known: Told) -> Held | None:
    parts = next(sums(one, known.quantities), None)
    if parts is None:
        return None
    sum_of = " + ".join(map(known.words, parts))
    return Held(one, Standing.SUM, parts, stated(f"“{asked.words(one)}” is the sum of parts: {sum_of}."))


def _worked_out(one: Quantity, asked: Told, known: Told, allowed: frozenset[Way]) -> Held | None:
    """The reckoning by which the figure comes out."""
    term = reckoned(one, _given(one, asked, known), allowed)
    if term is None:
        return None
    return Held(one, Standing.RECKONED, term.of, stated(f"“{asked.words(one)}” comes out: {term.written}."))


def _amiss(one: Quantity, asked: Told, known: Told) -> Held | None:
    """That it comes out of no sum, where there are figures to reckon with."""
    operands = reckonable(one, _given(one, asked, known))
    if len(operands) < LEAST:
        return None
    told = ", ".join(words for _, words in operands)
    return Held(one, Standing.AMISS, (), stated(f"“{asked.words(one)}” does not come out of {told}."))


def _given(one: Quantity, asked: Told, known: Told) -> list[tuple[Quantity, str]]:
    """What it may be reckoned with: the figures that only one of the two sentences has.

    Those that both have are told as they are, and nothing is made of them.
    """
    own = [other for other in asked.quantities if other is not one]
    both = {other.printed for other in own} & {other.printed for other in known.quantities}
    return [
        (other, sentence.words(other))
        for sentence, figures in ((known, known.quantities), (asked, own))
        for other in figures
        if other.printed not in both
    ]


def _rivalled(one: Quantity, said: str, known: Told, others: Sequence[Quantity]) -> Held | None:
    rival = max(others, key=lambda other: fit(other, one), default=None)
    if rival and fit(rival, one) >= SAME_ANSWER and standing(rival, one) is Standing.CLASH:
        return Held(
            one, Standing.CLASH, (rival,), stated(f"“{said}”: the other says “{known.words(rival)}”.")
        )
    return None


def _loosely(one: Quantity, said: str, known: Told, best: Quantity | None, found: Standing) -> Held:
    if best and found is Standing.OPEN:
        return Held(one, Standing.OPEN, (best,), stated(f"“{said}” is left open by “{known.words(best)}”."))
    like = next((other for other in known.quantities if alike(other, one)), None)
    if like:
        return Held(
            one,
            Standing.LIKE,
            (like,),
            stated(f"“{said}” stands there too, of something else: “{known.words(like)}”."),
        )
    return Held(one, Standing.MISSING, (), stated(f"“{said}” is not in the other sentence."))
