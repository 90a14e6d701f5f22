"""How a text bears on a claim: says it, disputes it, merely reports it, or has nothing to do with it, and why.

``bears_on`` links a sentence to a claim that has no figure ("Russia-backed troop movements") as well as to one that
has. Two questions are asked one after the other: is the sentence about the claim, then what does it do with it. The
weights shipped here are set by hand; whoever has judged pairs may have weights learnt from the same signs
(``claims.rules.learned.fitting``) and hand them in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claims.rules.bearings import throughout
from claims.rules.bearings.bearing_weights import ABOUT, BEARING, WHOLE_ABOUT, WHOLE_BEARING
from claims.rules.bearings.lines import ALIKE, Line, Telling, line
from claims.rules.bearings.signs import Sign, amounts, signs
from claims.rules.bearings.throughout import Whole
from claims.rules.language import pack_for
from claims.rules.language.en import ENGLISH
from claims.rules.language.pack import Pack
from claims.rules.learned.weights import Weights
from claims.vocabulary import Stance
from sources.rules.reason import Reason
from sources.rules.stated import stated

ASSERTS, REPEATS, DISPUTES = Stance.ASSERTS.value, Stance.REPEATS.value, Stance.DISPUTES.value
RELATED, UNRELATED = stated("related"), stated("unrelated")
LINKED = 0.5
"""How likely a sentence must be about the claim for its stance to be asked for."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a text does with a claim: the stance, None where it is not about it.

    ``related`` (0 to 1) says how likely it is about the claim, ``odds`` (adding up to 1) how likely each stance is if
    it is; empty where it is not. The reasons' weights are in natural logarithms of odds.
    """

    stance: Stance | None
    related: float
    odds: dict[str, float]
    reasons: tuple[Reason, ...]


def bears_on(
    claim: str | Line,
    text: str | Line,
    *,
    language: str = "en",
    telling: Telling = ALIKE,
    about: Weights = ABOUT,
    bearing: Weights = BEARING,
) -> Bearing:
    """How one sentence (or headline) bears on a claim, both in one ``language``; made ready already or as plain text.

    ``telling`` says how much each word tells among the texts at hand: without it all tell the same. A language without
    a pack is read as English, of which then little but names and figures will meet.
    """
    pack = pack_for(language) or ENGLISH
    one, other = _ready(claim, pack), _ready(text, pack)
    found = signs(one, other, pack, telling)
    return _asked(found, lambda: found, [other], about, bearing)


def text_bears_on(
    claim: str | Line,
    whole: Whole,
    *,
    language: str = "en",
    telling: Telling = ALIKE,
    about: Weights = WHOLE_ABOUT,
    bearing: Weights = WHOLE_BEARING,
) -> Bearing:
    """How a whole text (its lines in order, headline left out) bears on a claim, likewise."""
    pack = pack_for(language) or ENGLISH
    one = _ready(claim, pack)
    touched = throughout.touch(one, whole, telling)
    near = throughout.about(one, whole, touched, telling)
    return _asked(
        near, lambda: throughout.stance(one, whole, touched, pack, telling), whole.lines, about, bearing
    )


def _asked(
    near: Sequence[Sign],
    further: Callable[[], Sequence[Sign]],
    lines: Sequence[Line],
    about: Weights,
    bearing: Weights,
) -> Bearing:
    """The two questions; ``further``, the signs of the second, is only called for where the text is about the claim."""
    related = about.odds(amounts(near))[RELATED]
    if related < LINKED:
        return Bearing(None, related, {}, _reasons(near, about, UNRELATED, lines))
    found = further()
    seen = amounts(found)
    stance = bearing.best(seen)
    why = (*_reasons(near, about, RELATED, lines, 2), *_reasons(found, bearing, stance, lines))
    return Bearing(Stance(stance), related, bearing.odds(seen), why)


def _ready(given: str | Line, pack: Pack) -> Line:
    return given if isinstance(given, Line) else line(given, pack)


def spoke(sign: str, weight: float, label: str) -> str:
    """What a sign spoke for or against, in words."""
    if weight > 0:
        return stated(f"{sign}: speaks for “{label}”")
    return stated(f"{sign}: speaks against “{label}”")


def _reasons(
    found: Sequence[Sign], weights: Weights, label: str, lines: Sequence[Line], most: int = 4
) -> tuple[Reason, ...]:
    """What spoke most for an answer, or against it, each with the text's own words where it rests on any."""
    by_name = {sign.name: sign for sign in found}
    told = []
    for name, weight in weights.because(amounts(found), label, most):
        sign = by_name[name]
        quote = lines[sign.line].words(sign.first, sign.last) if sign.last > sign.first else ""
        told.append(Reason(name, weight, spoke(name, weight, label), quote))
    return tuple(told)
