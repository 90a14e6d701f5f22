"""How a whole text bears on a claim: its lines nearest to it, its opening, and how it leans from end to end."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.rules.bearings.bearing_weights import BEARING
from claims.rules.bearings.lines import ALIKE, Line, Telling
from claims.rules.bearings.signs import AGAINST, OWN_WORD, Sign, amounts, denies, opposite, signs
from claims.rules.language.pack import Pack

NEAREST = 3
"""Lines with most of the claim that are looked at closely."""
CLOSE = 8
"""Lines with most of the claim that are asked, one by one, what they do with it."""
OPENING = 3
"""First lines, where a piece says what it is about."""
TOUCHES = 0.25
"""Share of the claim's words from which on a line counts as touching it."""
MERELY_SAID = AGAINST | {"hearsay", "reported", "put right", "unconfirmed"}
"""Sorts of words in which a claim tells what it thinks of itself, not what it is about."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A text made ready: its lines in order, and the words and pairs of words of all of them."""

    lines: tuple[Line, ...]
    terms: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Whole":
        """The text that some lines make up."""
        return cls(
            tuple(lines),
            frozenset(term for each in lines for term in each.terms),
            frozenset(pair for each in lines for pair in each.pairs),
        )


@dataclass(frozen=True, slots=True)
class Touch:
    """How far each line holds the claim's words (0 to 1), and the lines nearest to it, the nearest first."""

    shares: tuple[float, ...]
    nearest: tuple[int, ...]


def touch(claim: Line, whole: Whole, telling: Telling = ALIKE) -> Touch:
    """Where a text touches a claim."""
    matter = _matter(claim)
    weight = telling(matter) or 1.0
    shares = tuple(telling(matter & each.terms) / weight for each in whole.lines)
    order = sorted(range(len(shares)), key=lambda at: (-shares[at], at))
    return Touch(shares, tuple(at for at in order[:CLOSE] if shares[at]))


def _matter(claim: Line) -> frozenset[str]:
    """What a claim is about: its words without those by which it only lets on what it thinks ("hoax", "reportedly")."""
    lent = {
        stem
        for each in claim.leanings
        if each.sort in MERELY_SAID
        for stem in claim.stems[each.first : each.last]
    }
    return claim.terms - lent or claim.terms


def about(claim: Line, whole: Whole, touched: Touch, telling: Telling = ALIKE) -> list[Sign]:
    """The signs by which a whole text is found to be about a claim, or not."""
    matter = _matter(claim)
    weight = telling(matter) or 1.0
    shared = matter & whole.terms
    share = telling(shared) / weight
    best = touched.shares[touched.nearest[0]] if touched.nearest else 0.0
    opening = frozenset(term for each in whole.lines[:OPENING] for term in each.terms)
    found = [
        Sign("words of the claim", share),
        Sign("most of the claim in one line", best, line=touched.nearest[0] if touched.nearest else 0),
        Sign("claim in the opening", telling(matter & opening) / weight),
        Sign("pairs of words shared", len(claim.pairs & whole.pairs) / max(1, len(claim.pairs))),
        Sign("names missing", telling(claim.names - whole.terms) / weight),
        Sign(
            "lines that touch it",
            sum(part >= TOUCHES for part in touched.shares) / max(1, len(touched.shares)),
        ),
        Sign("length of the claim", min(len(claim.terms), 15) / 15),
        Sign("rarest word shared", max((telling([term]) for term in shared), default=0.0) / 10),
    ]
    for step in (0.2, 0.35, 0.5, 0.65, 0.8):
        found += [Sign(f"over {step:.0%} of its words", 1.0)] if share > step else []
        found += [Sign(f"over {step:.0%} of it in one line", 1.0)] if best > step else []
    return found


def stance(
    claim: Line, whole: Whole, touched: Touch, pack: Pack, telling: Telling = ALIKE, *, words: bool = False
) -> list[Sign]:
    """The signs of what a text about a claim does with it; with ``words``, each single word near it as well.

    Where the claim itself denies something, every sign bears another name: what else would speak against it is then
    on its side.
    """
    found = list(_first_of(_all(claim, whole, touched, pack, telling, words=words)))
    if denies(claim):
        found += [each._replace(name=f"claim denies; {each.name}") for each in found]
    return found


def _first_of(found: Iterable[Sign]) -> Iterator[Sign]:
    """Each sign once: the first, which stands nearest to the claim."""
    seen = set()
    for sign in found:
        if sign.name not in seen:
            seen.add(sign.name)
            yield sign


def _all(
    claim: Line, whole: Whole, touched: Touch, pack: Pack, telling: Telling, *, words: bool
) -> Iterator[Sign]:
    close = {at: signs(claim, whole.lines[at], pack, telling, words=words) for at in touched.nearest}
    for rank, at in enumerate(touched.nearest[:NEAREST]):
        for sign in close[at]:
            apart = rank > 0 and not sign.name.startswith(OWN_WORD)
            yield sign._replace(name=f"near it: {sign.name}" if apart else sign.name, line=at)
    yield from _line_by_line(close)
    for at, line in enumerate(whole.lines[:OPENING]):
        for leaning in line.leanings:
            yield Sign(f"opening: {leaning.sort}", 1.0, leaning.first, leaning.last, at)
        if words:
            yield from (Sign(f"opening {OWN_WORD}{fold}", 1.0, line=at) for fold in sorted(line.folds))
    yield from _from_end_to_end(whole, touched)
    yield from _against(claim, whole, touched, pack)


def _against(claim: Line, whole: Whole, touched: Touch, pack: Pack) -> Iterator[Sign]:
    """What is said right after a line near the claim ("It is a fake."), and whether anything speaks against it at all.

    Such words need not name the claim: they mean what was said before them.
    """
    near = [at for at in touched.nearest[:NEAREST] if touched.shares[at] >= TOUCHES]
    after = [at + 1 for at in near if at + 1 < len(whole.lines)]
    for at in after:
        each = whole.lines[at]
        yield from (
            Sign(f"right after it: {one.sort}", 1.0, one.first, one.last, at) for one in each.leanings
        )
        yield from (Sign("right after it: not", 1.0, one, one + 1, at) for one in each.negations[:1])
    for at in near:
        yield from (
            Sign("told only to be denied", 1.0, one.first, one.last, at)
            for one in whole.lines[at].leanings
            if one.sort == "hearsay" and denies(whole.lines[at])
        )
    turned = any(opposite(claim, whole.lines[at], pack) >= 0 for at in near)
    if not turned and not any(denies(each) for each in (*whole.lines[:OPENING], *_at(whole, near, after))):
        yield Sign("nothing speaks against it", 1.0)


def _at(whole: Whole, *places: Sequence[int]) -> Iterator[Line]:
    return (whole.lines[at] for each in places for at in each)


def _line_by_line(close: Mapping[int, Sequence[Sign]]) -> Iterator[Sign]:
    """What each line that touches the claim does with it taken alone, and the farthest that any goes."""
    if not close:
        return
    most: dict[str, Sign] = {}
    odds = {
        at: BEARING.odds(amounts([sign for sign in found if not sign.name.startswith(OWN_WORD)]))
        for at, found in close.items()
    }
    for label in BEARING.labels:
        at = max(odds, key=lambda place: (odds[place][label], -place))
        yield Sign(f"a line that {label} it", odds[at][label], line=at)
        yield Sign(f"lines that {label} it", sum(each[label] for each in odds.values()) / len(odds))
        yield Sign(f"first line about it {label} it", odds[min(odds)][label], line=min(odds))
    for at, found in close.items():
        for sign in found:
            if sign.name.endswith(": the claim’s words"):
                most[sign.name] = max(
                    most.get(sign.name, sign), sign._replace(line=at), key=lambda one: one.amount
                )
    yield from (sign._replace(name=f"somewhere {name}") for name, sign in sorted(most.items()))


def _from_end_to_end(whole: Whole, touched: Touch) -> Iterator[Sign]:
    """How many lines lean which way: of all, and of those that touch the claim; and how it ends."""
    count = max(1, len(whole.lines))
    close = [at for at, share in enumerate(touched.shares) if share >= TOUCHES]
    everywhere = Counter(sort for each in whole.lines for sort in {one.sort for one in each.leanings})
    beside = Counter(sort for at in close for sort in {one.sort for one in whole.lines[at].leanings})
    for sort, lines in sorted(everywhere.items()):
        yield Sign(f"throughout: {sort}", lines / count)
        yield Sign(f"anywhere: {sort}", 1.0)
    for sort, lines in sorted(beside.items()):
        yield Sign(f"where it touches: {sort}", lines / len(close))
    yield Sign("lines that touch it", len(close) / count)
    yield Sign("length of the whole", min(count, 40) / 40)
    yield Sign("lines that ask", sum(each.asks for each in whole.lines) / count)
