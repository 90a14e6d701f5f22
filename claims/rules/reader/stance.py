"""What an article does with a claim: says it itself, repeats somebody's word, or disputes it; and how it hedges."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader.refusing import WRONGLY, Refusal, undone
from claims.rules.speaking.attribution import Context
from claims.rules.statement import Voice
from claims.rules.text.quotations import Quotations
from claims.vocabulary import Stance
from sources.vocabulary import SourceKind

SCARE_WORDS = 6
"""A quotation of at most this many words around a figure, with no speaker, holds the words at arm's length."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A stance, the words it was read from, the hedge that goes with it, and in whose mouth it is put."""

    stance: Stance
    cue: str = ""
    hedge: str = ""
    voice: Voice | None = None


def find(
    tokens: Sequence[Token],
    span: tuple[int, int],
    voice: Voice | None,
    quotes: Quotations,
    pack: Pack,
    *,
    refused: Refusal | None = None,
    corrected: bool = False,
) -> Reading:
    """The stance towards what the tokens of ``span`` say, in a sentence spoken by ``voice``.

    ``refused`` are the words of the sentence that deny it, if any do; ``corrected`` tells that it puts an error right.
    """
    first, last = span
    spoken = voice is not None and voice.kind is not SourceKind.COMMENTER
    hedge = hedge_of(tokens, first, last, quotes, pack, spoken=spoken)
    if refused:
        cue = tokens[refused.cue]
        return Reading(Stance.DISPUTES, cue.text, hedge, None if cue.fold in WRONGLY else voice)
    if corrected:
        return Reading(Stance.DISPUTES, "correction", hedge, voice)
    if voice is None or voice.kind is SourceKind.COMMENTER:
        scare = hedge == "scare quotes"
        untrue = _quoted_as_false(tokens, first, quotes, pack) if scare else ""
        if untrue:
            return Reading(Stance.DISPUTES, untrue, hedge, voice)
        return Reading(Stance.REPEATS if scare else Stance.ASSERTS, "", hedge, voice)
    return Reading(Stance.REPEATS, voice.name, hedge, voice)


def puts_right(place: int, context: Context) -> bool:
    """Whether a sentence puts an error right: "an earlier version of this report"."""
    tokens, found = context.tokens[place], context.pack.corrections
    return any(found.starting(tokens, at) for at in range(len(tokens)))


def _quoted_as_false(tokens: Sequence[Token], first: int, quotes: Quotations, pack: Pack) -> str:
    """ "“Two dead at the gate” was just a lie": the word that says so of what is quoted, right behind "was"."""
    quoted = quotes.at(tokens[first].start)
    behind = [token for token in tokens if quoted and token.start >= quoted[1]]
    if not any(token.fold in pack.be for token in behind[:2]):
        return ""
    for at, token in enumerate(behind[:SCARE_WORDS]):
        if token.text in ",;:.":
            return ""
        leaning = pack.leanings.starting(behind, at)
        false = token.fold in pack.denial_words or (leaning is not None and leaning[0] == "false")
        if false and not undone(behind, at, pack):
            return token.text
    return ""


def hedge_of(
    tokens: Sequence[Token], first: int, last: int, quotes: Quotations, pack: Pack, *, spoken: bool = False
) -> str:
    """The word that holds the claim at arm's length, if any: "reportedly", "unconfirmed", scare quotes.

    Where the words are ``spoken`` by somebody, quotation marks are no scare quotes.
    """
    quoted = quotes.at(tokens[first].start) if first < len(tokens) else None
    if quoted is not None and not spoken:
        inside = [token for token in tokens if quoted[0] <= token.start < quoted[1] and token.word]
        if 0 < len(inside) <= SCARE_WORDS:
            return "scare quotes"
    for at in range(len(tokens)):
        found = pack.hedges.starting(tokens, at)
        if found and _near(tokens, at, found[1], first, last):
            return found[0]
    return ""


def _near(tokens: Sequence[Token], start: int, end: int, first: int, last: int) -> bool:
    """A hedge speaks for what stands within the same part of the sentence."""
    between = tokens[end:first] if end <= first else tokens[last:start]
    return len(between) <= 14 and not any(token.text == ";" for token in between)
