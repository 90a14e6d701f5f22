"""Which figure of one sentence answers the question that a figure of another answers, and what they come to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import pairwise, takewhile

from claims.rules.bearings.facing import FATES, comparable
from claims.rules.bearings.sentence import Sentence
from claims.rules.bearings.sites import spots_apart
from claims.rules.bearings.things import of_other_things
from claims.rules.language import PACKS
from claims.rules.language.concepts import CONCEPTS
from claims.rules.language.contrasts import KINDS
from claims.rules.language.forms import words
from claims.rules.language.measures import KNOWN
from claims.rules.reader.quantities import Quantity
from claims.rules.values import nesting
from claims.rules.values.amounts import FigureKind
from claims.rules.values.conversion import converted
from claims.rules.values.ranges import range_of, rounded
from claims.rules.values.value import Value
from sources.rules.stated import stated

UNIT, SAME, WITHIN, UNKNOWN = 2.5, 3.0, 2.5, 1.0
"""How surely two figures answer one question: in one unit, of one group, of a part and its whole, of nothing named."""
SURE = 2.5
"""From here on they are taken to."""
_CHANGING = words(
    "rise rises rose risen rising fall falls fell fallen falling climb climbs climbed drop drops dropped jump jumped"
    " soar soared slip slipped decline declined increase increased decrease decreased grew grow growth shrank up down"
    " widened cut gained subio subieron subir subian bajo bajaron bajar cayo cayeron caer crecio crecieron aumento"
    " aumentaron aumentar disminuyo descendio encarece encarecio encarecieron encarecido encarecimiento abarato"
    " abarataron alza subida incremento incrementaron reduccion redujo recorto"
)
_BY, _TO = words("by en un una"), words("to at hasta a las los")
_MORE = words("more less fewer mas menos higher lower")
_PER_LEADS, _PER = (
    words("a per an al por cada each every"),
    words("day hour night week month year dia mes semana ano hora"),
)
_RATES = words(
    "daily hourly nightly weekly monthly yearly annual annually diario diarios diaria diarias mensual mensuales semanal"
    " semanales anual anuales"
)
_OF, _ALL = words("of de"), words("the los las its his her their sus")
_OF_WHOM = words("whom ellos ellas cuales including incluidos incluidas entre")
_NOT = words("not no")
PERSONS = frozenset().union(*(pack.persons | pack.soldiers for pack in PACKS.values()))
NEAR = 3
"""Words before a figure within which a verb of change tells that it is one: "rose on average 45 crowns"."""
SIDE = 6
"""Words before a figure in which it is told that it is a change."""


class Standing(Enum):
    """What two figures are to each other."""

    MEET = "both can be true"
    PART = "one is a part of the other"
    CLASH = "they cannot both be true"


@dataclass(frozen=True, slots=True)
class Counterparts:
    """A figure of each sentence, how surely both answer one question, and why they do not where they do not."""

    mine: Quantity
    theirs: Quantity
    score: float
    standing: Standing
    apart: str = ""


@lru_cache(maxsize=64)
def counterparts(one: Sentence, other: Sentence) -> Counterparts | None:
    """The two figures that most surely answer one question and are not borne out elsewhere; None where none do."""
    found = [
        match
        for a in one.figures
        for b in other.figures
        if not (_whole(a, one) or _whole(b, other)) and (match := _match(a, b, one, other)) is not None
    ]
    borne_out = [m for m in found if m.score > UNKNOWN and not m.apart and _equal(m)]
    taken = {id(each) for m in borne_out for each in (m.mine, m.theirs)}
    left = [m for m in found if m.score >= SURE and id(m.mine) not in taken and id(m.theirs) not in taken]
    best = max(left, key=lambda m: m.score, default=None)
    return best or max(borne_out, key=lambda m: m.score, default=None)


def _equal(match: Counterparts) -> bool:
    return match.standing is Standing.MEET and match.mine.printed == match.theirs.printed


def _match(a: Quantity, b: Quantity, one: Sentence, other: Sentence) -> Counterparts | None:
    if a.kind is not b.kind:
        return None
    score = _group(a, b, one, other) if a.kind is FigureKind.COUNT else UNIT
    second = converted(b.value, a.value.unit)
    if second is None and a.kind is FigureKind.COUNT and score >= SAME:
        second = replace(b.value, unit=a.value.unit)
    if not score or second is None:
        return None
    score += 1.0 if a.acts & b.acts else 0.0
    score += len(a.about & b.about) / max(1, min(len(a.about), len(b.about)))
    apart = next(_differs(a, b, one, other), "")
    return Counterparts(a, b, score, _standing(a, b, second, one, other), apart)


def _standing(a: Quantity, b: Quantity, second: Value, one: Sentence, other: Sentence) -> Standing:
    first, last = range_of(a.value), range_of(second)
    if first.meets(last) or rounded(a.value, second):
        return Standing.MEET
    less, more = (a, b) if first.below(last) else (b, a)
    if less.kind is not FigureKind.COUNT or _usual(less, more, one.deeds & other.deeds):
        return Standing.CLASH
    within = nesting.within(less.population, more.population) and not _among(
        less, other if less is a else one
    )
    part = _part(less, one if less is a else other) and not _part(more, other if less is a else one)
    return Standing.PART if within or part else Standing.CLASH


def _among(less: Quantity, said: Sentence) -> bool:
    """Whether a sentence names the very group, though not beside its figure: "nine skiers, eight of whom died"."""
    return f"@{_row(less.population)}" in said.keys


_USUAL = {
    "dismissed": words("worker employee staff"), "hired": words("worker employee"),
    "protested": words("protester demonstrator marcher"), "attended": words("spectator fan visitor"),
    "infected": words("patient"),
}  # fmt: skip
"""Of whom it goes without saying that they are those to whom something happens."""


def _usual(a: Quantity, b: Quantity, done: frozenset[str]) -> bool:
    widest = a.population in nesting.WIDEST or b.population in nesting.WIDEST
    both = {_row(a.population), _row(b.population)}
    acts = (a.acts & b.acts) | {key[1:] for key in done if key[0] == "="}
    return widest and any(both & _USUAL.get(act, frozenset()) for act in acts)


def _group(a: Quantity, b: Quantity, one: Sentence, other: Sentence) -> float:
    """How surely two counts are of one group."""
    if (
        _part(a, one)
        and _part(b, other)
        and {q.printed for q in one.figures} & {q.printed for q in other.figures}
    ):
        return SAME
    if not a.population or not b.population:
        named, bare, said = (a, b, other) if a.population else (b, a, one)
        crowd = bool(a.acts & b.acts) or "@spectator" in said.keys
        everybody = named.population in nesting.WIDEST and crowd
        told = f"@{_row(named.population)}" in said.keys and not _part(bare, said)
        return SAME if everybody or told else UNKNOWN
    if nesting.same_group(a.population, b.population) or _row(a.population) == _row(b.population):
        return SAME
    mine, theirs = _row(a.population), _row(b.population)
    nested = nesting.within(mine, theirs) or nesting.within(theirs, mine)
    return WITHIN if nested else 0.0


def _row(population: str) -> str:
    word = population.rsplit(maxsplit=1)[-1] if population else ""
    return CONCEPTS["en"].get(word) or CONCEPTS["es"].get(word) or population


def _differs(a: Quantity, b: Quantity, one: Sentence, other: Sentence) -> Iterator[str]:
    """Why two figures of one kind answer two questions."""
    if _changes(a, one) != _changes(b, other):
        yield "One tells how much it changed, the other where it stands"
    if _rate(a, one) != _rate(b, other) or not comparable(a, b):
        yield "One is so many for each day, month or year, the other a total"
    if (places := spots_apart(one, other)) and a.printed != b.printed:
        yield stated(f"Each speaks of another place, {places}")
    if (kinds := _kinds_apart(one, other)) and a.printed != b.printed:
        yield stated(f"Each speaks of another sort, {kinds}")
    if (matters := of_other_things(one, other)) and a.printed != b.printed:
        yield stated(f"Each speaks of another thing, {matters}")
    if _years(one) and _years(other) and not _years(one) & _years(other):
        yield "Each speaks of another time"
    done = _deed(a, one), _deed(b, other)
    if all(done) and done[0] != done[1] and done[0] not in other.told and done[1] not in one.told:
        yield stated(f"Each counts another thing that happened, {done[0][1:]} and {done[1][1:]}")
    mine, theirs = _acts(a, one), _acts(b, other)
    left, right = mine - theirs, theirs - mine
    if a.kind is FigureKind.COUNT and left & _FATES and right & _FATES:
        told = f"{min(left & _FATES)} and {min(right & _FATES)}"
        yield stated(f"Each counts another thing that happened, {told}")
    times = one.time_of(a), other.time_of(b)
    if times[0] and times[1] and not times[0].overlaps(times[1]):
        yield "Each speaks of another time"


def _years(said: Sentence) -> frozenset[int]:
    """The years it names, else that of its article."""
    named = {int(t.text) for t in said.tokens if _YEAR.fullmatch(t.text)}
    return frozenset(named) or frozenset({said.published.first.year} if said.published else ())


_YEAR = re.compile(r"(?:19|20)\d\d")


def _deed(figure: Quantity, said: Sentence) -> str:
    """What is told to have been done nearest to a figure, in its own clause; empty where nothing we know is."""
    at = next((k for k, t in enumerate(said.tokens) if t.start >= figure.start), len(said.tokens))
    behind = list(takewhile(lambda k: said.tokens[k].text not in ",;:", range(at, len(said.tokens))))
    before = list(takewhile(lambda k: said.tokens[k].text not in ",;:", range(at - 1, -1, -1)))
    known = [k for k in (*before, *behind) if said.keys[k][:1] == "=" and said.keys[k][1:] in _DONE]
    return said.keys[min(known, key=lambda k: abs(k - at))] if known else ""


def _kinds_apart(one: Sentence, other: Sentence) -> str:
    """Two things of one sort of which each sentence has another: "oranges" and "lemons"."""
    for kind in KINDS:
        left, right = one.told & kind, other.told & kind
        if left and right and not left & right:
            return f"{min(left)[1:]} and {min(right)[1:]}"
    return ""


_DONE = (frozenset(KNOWN) | FATES | {"homeless"}) - {"lost"}
_FATES = (
    FATES | KNOWN | words("jailed looted protested deployed destroyed damaged dismissed evicted expelled")
)
"""What happens to people and things one way or another."""


_LOOSE = words("lost crossed costs")
"""Words that are told of all sorts of things."""


def _acts(figure: Quantity, said: Sentence) -> frozenset[str]:
    """What is said to have happened to those it counts; behind a nought, to those who stand behind it."""
    if figure.bound != "zero":
        accused = "costs" in figure.acts and "charged" in {*said.before(figure, 2), *said.after(figure, 3)}
        return (figure.acts - _LOOSE) | ({"charged"} if accused else set())
    behind = (said.pack.acts.get(word) for word in said.after(figure, 4))
    return frozenset(act[0] for act in behind if act) or figure.acts


def _changes(figure: Quantity, said: Sentence) -> bool:
    """Whether a figure tells by how much something changed, not where it stands."""
    before, after = said.before(figure, SIDE), said.after(figure, 2)
    first = said.words(figure).split()[0].casefold() if said.words(figure) else ""
    last = before[-1] if before else ""
    if (last in _TO and not (last == "a" and said.pack.code == "en")) or first in _TO:
        return False
    if figure.kind is FigureKind.PERCENT:
        return bool(_CHANGING & {*before, *said.after(figure, 4)})
    beside = _CHANGING & set(before[-NEAR:]) and figure.population not in PERSONS
    return bool(beside or _MORE & set(after[:1])) or (
        last in _BY - {"un", "una"} and bool(_CHANGING & set(before))
    )


def _rate(figure: Quantity, said: Sentence) -> bool:
    """Whether a figure is so many for each day, month or year."""
    after = said.after(figure, 5)
    led = any(a in _PER_LEADS and b in _PER for a, b in pairwise(after))
    opens = said.tokens[0].fold in {"each", "every", "cada"}
    return figure.per in _PER or bool(_RATES & set(after)) or led or opens


def _part(figure: Quantity, said: Sentence) -> bool:
    """Whether it counts some of a number given beside it: "twelve of the 31", "of whom five", "De los 18, cinco"."""
    after, before = said.after(figure, 3), said.before(figure, 3)
    every = bool(before) and before[-1] in {"all", "todos", "todas", "los", "las"}
    of_all = len(after) > 1 and after[0] in _OF and after[1] in _ALL and not every
    opening = [t.fold for t in said.tokens[:2]]
    of_opening = len(opening) > 1 and opening[0] in {"of", "de"} and opening[1] in _ALL and bool(before[2:])
    return of_all or of_opening or bool(_OF_WHOM & set(before)) or bool(_OF_WHOM & set(after[:2]))


def _whole(figure: Quantity, said: Sentence) -> bool:
    """Whether it is the number that others are a part of: "twelve of the 31", "a third of its 90 schools"."""
    before = said.before(figure, 2)
    of_all = len(before) == 2 and before[0] in _OF and before[1] in _ALL
    return of_all and len(said.figures) > 1
