"""Which sentences of an article can be checked: every one of them ranked, none hidden, each with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.rules.language.checking import CHECKING, NONE
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.learned.weights import Weights
from claims.rules.reader import accusations, denials
from claims.rules.reader.acts import triggers
from claims.rules.reader.checkable_weights import CHECKABLE, NOTHING, TOLD, WORTH
from claims.rules.reader.quantities import quantities_in
from claims.rules.speaking import attribution
from claims.rules.speaking.attribution import Context
from claims.rules.statement import Piece
from claims.rules.text.sentences import Sentence, split, words_of
from claims.rules.values.amounts import FigureKind
from sources.rules.reason import Reason
from sources.vocabulary import SectionKind

SHORT = 4
"""Words below which a sentence says nothing by itself."""
_CLAIMED = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE})
Seen = dict[str, tuple[int, int]]
"""The signs in a sentence by name, each with the tokens it was seen in, (0, 0) where it is the sentence as a whole."""


@dataclass(frozen=True, slots=True)
class Checkable:
    """One sentence with how well it can be checked (0 to 1), what decided, and all that spoke for and against it.

    ``place`` is its place in the text, from 1 on. The figure orders sentences; it says nothing of whether one is true.
    """

    sentence: Sentence
    place: int
    worth: float
    reason: Reason
    reasons: tuple[Reason, ...]


def ranked(piece: Piece, weights: Weights = WORTH) -> list[Checkable]:
    """Every sentence of a capture, furniture too, the best to check first; of equals, the earlier one.

    In a language that is not read they go by what can be seen in any.
    """
    context = attribution.context_for(piece)
    own = context.places if context else {}
    found = []
    for place, sentence in enumerate(_every(piece), start=1):
        if context is not None and sentence.start in own:
            tokens = context.tokens[own[sentence.start]]
            seen = _seen(own[sentence.start], context)
        else:
            tokens = words_of(sentence)
            seen = _plain_signs(sentence, tokens)
        found.append(_weighed(sentence, place, tokens, seen, weights))
    return sorted(found, key=lambda each: (-each.worth, each.place))


def worths(context: Context, weights: Weights = WORTH) -> list[float]:
    """How well each sentence of a capture made ready can be checked (0 to 1), as ``ranked`` tells it with reasons."""
    return [_worth(_seen(place, context), weights) for place in range(len(context.sentences))]


def _seen(place: int, context: Context) -> Seen:
    return _plain_signs(context.sentences[place], context.tokens[place]) | _signs(place, context)


def _worth(seen: Seen, weights: Weights) -> float:
    return weights.odds(dict.fromkeys(seen, 1.0))[CHECKABLE]


def _every(piece: Piece) -> list[Sentence]:
    """The sentences in the order of the text; those of furniture, which are read nowhere else, with them."""
    read = split(piece.text, piece.sections, piece.language)
    furniture = [
        replace(each, kind=SectionKind.BODY) for each in piece.sections if each.kind is SectionKind.FURNITURE
    ]
    page = [
        replace(each, section=SectionKind.FURNITURE) for each in split(piece.text, furniture, piece.language)
    ]
    return sorted([*read, *page], key=lambda each: each.start)


def _plain_signs(sentence: Sentence, tokens: Sequence[Token]) -> Seen:
    """What can be seen in any language: questions, fragments, furniture, comments, names and digits."""
    words = [at for at, token in enumerate(tokens) if token.word]
    seen: Seen = {}
    if sentence.section is SectionKind.FURNITURE:
        seen["furniture"] = (0, 0)
    if sentence.section is SectionKind.COMMENT:
        seen["comment"] = (0, 0)
    if sentence.text.rstrip("\"'”’»)").endswith(("?", "؟")):
        seen["question"] = (0, 0)
    if len(words) < SHORT and sentence.section is not SectionKind.HEADLINE:
        seen["fragment"] = (0, 0)
    named = next((at for at in words[1:] if tokens[at].capital), None)
    if named is not None:
        seen["name"] = named, named + 1
    digits = next((at for at, token in enumerate(tokens) if token.text[0].isdigit()), None)
    if digits is not None:
        seen["number"] = digits, digits + 1
    return seen


def _signs(place: int, context: Context) -> Seen:
    """What only somebody who knows the language can see."""
    tokens, pack = context.tokens[place], context.pack
    words = CHECKING.get(pack.code, NONE)
    seen: Seen = {}
    for at in range(len(tokens)):
        found = words.sorts.starting(tokens, at)
        if found and not (tokens[at].fold in pack.months and tokens[at].capital):
            seen.setdefault(found[0], (at, found[1]))
        if tokens[at].fold in words.first_person and tokens[at].text != "US":
            seen.setdefault("first person", (at, at + 1))
        if _names_a_day(tokens[at], pack):
            seen.setdefault("dated", (at, at + 1))
        if tokens[at].fold in words.sights:
            seen.setdefault("sights", (at, at + 1))
    return seen | _figures(tokens, pack) | _deeds(place, context)


def _names_a_day(token: Token, pack: Pack) -> bool:
    """Whether a word is a weekday or a month; where these are written large, "may" written small is none."""
    return token.fold in pack.weekdays or (
        token.fold in pack.months and (token.capital or not pack.adjectives_first)
    )


def _figures(tokens: Sequence[Token], pack: Pack) -> Seen:
    seen: Seen = {}
    for quantity in quantities_in(tokens, pack):
        if quantity.bound == "article":
            continue
        covered = [at for at, token in enumerate(tokens) if quantity.start <= token.start < quantity.end]
        name = "figure" if quantity.kind in _CLAIMED else "number"
        seen.setdefault(name, (covered[0], covered[-1] + 1))
    return seen


def _deeds(place: int, context: Context) -> Seen:
    """Charges, denials, happenings, and facts for which somebody's word is given."""
    tokens, seen = context.tokens[place], Seen()
    happened = triggers(tokens, context.pack)
    if happened:
        seen["act"] = happened[0].first, happened[0].last
    if denials.find(place, context):
        seen["denial"] = (0, 0)
    elif any(charge.explicit for charge in accusations.find(place, context)):
        seen["accusation"] = (0, 0)
    if any(said.voice is not None for said in context.said[place]):
        seen["attributed"] = (0, 0)
    return seen


def _weighed(
    sentence: Sentence, place: int, tokens: Sequence[Token], seen: Seen, weights: Weights
) -> Checkable:
    amounts = dict.fromkeys(seen, 1.0)
    worth = _worth(seen, weights)
    reasons = tuple(
        _reason(name, weight * 2, sentence, tokens, seen[name])
        for name, weight in weights.because(amounts, CHECKABLE, len(seen))
    )
    # What decided must speak the way it came out: a figure does not explain why a question stands last.
    deciding = [one for one in reasons if (one.weight > 0) == (worth >= 0.5)]
    reason = deciding[0] if deciding else Reason("nothing", 0.0, NOTHING)
    return Checkable(sentence, place, worth, reason, reasons)


def _reason(
    name: str, weight: float, sentence: Sentence, tokens: Sequence[Token], span: tuple[int, int]
) -> Reason:
    first, last = span
    quote = (
        sentence.text[tokens[first].start - sentence.start : tokens[last - 1].end - sentence.start]
        if last > first
        else ""
    )
    return Reason(name, weight, TOLD[name], quote)
