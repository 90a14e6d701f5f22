"""Whether one sentence follows from another: its figures borne out, its words covered, nothing turned round."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.rules.bearings.agreement import Agreement, Upshot, agreement
from claims.rules.bearings.covering import Covering, cover
from claims.rules.bearings.facing import Standing
from claims.rules.bearings.following_weights import FOLLOWING
from claims.rules.bearings.lines import ALIKE, Line, Telling, line
from claims.rules.bearings.signs import Sign, amounts, opposite
from claims.rules.language import pack_for
from claims.rules.language.en import ENGLISH
from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.learned.weights import Weights
from sources.rules.reason import Reason
from sources.rules.stated import stated

MANY = 6
"""Words of its own from which on a sentence counts as saying something else."""
DISPUTED, HEDGED = words("denied false doubted"), words("unconfirmed possible hearsay reported")
"""Sorts of words that lean away from what is said, and that leave it open."""
LONG = 40
"""Words of a sentence that counts as of full length."""


@dataclass(frozen=True, slots=True)
class Following:
    """What is to be thought of a sentence if another is true: the likeliest upshot, and how likely each is.

    ``reasons`` name each figure's standing and the words the other sentence has not; their weights are in natural
    logarithms of odds.
    """

    upshot: Upshot
    odds: dict[str, float]
    reasons: tuple[Reason, ...]


def follows(
    known: str | Line,
    asked: str | Line,
    *,
    language: str = "en",
    telling: Telling = ALIKE,
    weights: Weights = FOLLOWING,
) -> Following:
    """Whether ``asked`` follows from ``known``, speaks against it, or is left open; both in one ``language``.

    ``telling`` says how much each word tells among the texts at hand. A language without a pack is read as English.
    """
    pack = pack_for(language) or ENGLISH
    given, wanted = _ready(known, pack), _ready(asked, pack)
    figures, covered = agreement(given.text, wanted.text, pack.code), cover(wanted, given, pack, telling)
    found = [*_figures(figures), *_words(covered, given, wanted, pack)]
    seen = amounts(found)
    upshot = weights.best(seen)
    return Following(
        Upshot(upshot),
        weights.odds(seen),
        (*_figures_told(figures), *_words_told(covered, wanted), *_weighed(found, weights, upshot, wanted)),
    )


def signs_of(known: Line, asked: Line, pack: Pack, telling: Telling = ALIKE) -> dict[str, float]:
    """Everything by which it is weighed whether ``asked`` follows from ``known``."""
    figures, covered = agreement(known.text, asked.text, pack.code), cover(asked, known, pack, telling)
    return amounts([*_figures(figures), *_words(covered, known, asked, pack)])


def _ready(given: str | Line, pack: Pack) -> Line:
    return given if isinstance(given, Line) else line(given, pack)


def _figures(found: Agreement) -> Iterator[Sign]:
    """How the figures stand: each standing that occurs, and what share of the figures has it."""
    yield Sign(f"figures: {found.upshot.value}", 1.0)
    if not found.held:
        yield Sign("no figure asked for", 1.0)
    for standing in Standing:
        count = sum(one.standing is standing for one in found.held)
        if count:
            yield Sign(f"a figure: {standing.value}", 1.0)
            yield Sign(f"figures: {standing.value}", count / len(found.held))


def _words(covered: Covering, known: Line, asked: Line, pack: Pack) -> Iterator[Sign]:
    yield Sign("words covered", covered.share)
    yield Sign("neighbouring words covered", covered.pairs)
    yield Sign("names of its own", covered.names_share)
    if covered.names:
        yield Sign("a name of its own", 1.0, covered.names[0], covered.names[0] + 1)
    if covered.places:
        yield Sign("a country of its own", 1.0, covered.places[0], covered.places[0] + 1)
    if covered.times:
        yield Sign("a month or day of its own", 1.0, covered.times[0], covered.times[0] + 1)
    yield Sign("number of words of its own", min(len(covered.words) + len(covered.names), MANY) / MANY)
    yield Sign("longest run of words of its own", min(covered.run, MANY) / MANY)
    yield Sign("of the other’s words", len(known.terms & asked.terms) / max(1, len(known.terms)))
    if not covered.words and not covered.names:
        yield Sign("no word of its own", 1.0)
    yield Sign("its length", min(len(asked.tokens), LONG) / LONG)
    yield Sign("length of the other", min(len(known.tokens), LONG) / LONG)
    if len(asked.negations) % 2 != len(known.negations) % 2:
        yield Sign("negation in one alone", 1.0)
    turned = opposite(known, asked, pack)
    if turned >= 0:
        yield Sign("the opposite word", 1.0, turned, turned + 1)
    if asked.asks or known.asks:
        yield Sign("a question", 1.0)
    for sort, meant in (("disputes", DISPUTED), ("hedges", HEDGED)):
        alone = [any(each.sort in meant for each in one.leanings) for one in (known, asked)]
        if alone[0] != alone[1]:
            yield Sign(f"only {'the other' if alone[0] else 'itself'} {sort}", 1.0)


def _figures_told(found: Agreement) -> Iterator[Reason]:
    """One reason a figure: what was found of it in the other sentence."""
    yield from (Reason(f"figure: {one.standing.value}", 0.0, one.reason) for one in found.held)


def _words_told(covered: Covering, asked: Line) -> Iterator[Reason]:
    """The words that only the sentence itself has."""
    for at in (*covered.names, *covered.words):
        word = asked.words(at, at + 1)
        yield Reason("word of its own", 0.0, f"“{word}” is not in the other sentence.", word)


def _weighed(found: Sequence[Sign], weights: Weights, upshot: str, asked: Line) -> Iterator[Reason]:
    """What spoke most for the upshot or against it."""
    for name, weight in weights.because(amounts(found), upshot):
        yield Reason(
            name,
            weight,
            stated(f"speaks for “{upshot}”") if weight > 0 else stated(f"speaks against “{upshot}”"),
        )
