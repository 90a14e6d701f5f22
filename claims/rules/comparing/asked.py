"""Whether a sentence that is looked up gives the same value as a known claim, another within it, or one against it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from claims.rules.bearings.agreement import FOUND, Agreement, Upshot
from claims.rules.bearings.facing import Standing
from claims.rules.bearings.polarity import Opposed
from claims.rules.comparing.comparison import Comparand
from claims.rules.comparing.contradictions import compare
from claims.rules.reader import reading
from claims.rules.speaking import attribution
from claims.rules.statement import Piece, Statement
from claims.rules.values.ranges import range_of
from claims.vocabulary import Outcome, Stance
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind


class Compared(Enum):
    """What a value makes of a claim's."""

    SAME = "same"
    WITHIN = "within"
    CONTRADICTS = "contradicts"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it, and why, in one sentence."""

    compared: Compared
    reason: str


_BEST = (Compared.SAME, Compared.WITHIN, Compared.CONTRADICTS, Compared.NOT_COMPARABLE)
MET = FOUND | {Standing.PRINTED, Standing.OPEN}
"""What is found of a figure that can stand beside the other."""
OWN = "the text"
"""The key of the sentence that is looked up, where two claims are compared by their keys."""


def statements(passage: str, language: str) -> Sequence[Statement]:
    """What our reader reads in one sentence by itself; nothing in a language it does not read."""
    whole = (SectionSpan(SectionKind.BODY, 0, len(passage)),)
    context = attribution.context_for(Piece(passage, whole, language))
    return reading.read_in(context) if context else []


def answer(
    read: Sequence[Statement], claim: Comparand, *, figures: Agreement, against: Opposed | None
) -> Answer:
    """What the values of a sentence make of a claim it is likely to be about.

    By what is read in it (``read``) of the same act, held against the claim as two claims of one event are; where
    nothing is, by the words that deny the other, and by its ``figures`` as they stand beside the claim's.
    """
    found = min(_read(read, claim), key=lambda each: _BEST.index(each.compared), default=None)
    return found or _worded(figures, against) or _silent(claim)


def held(value: Comparand, claim: Comparand) -> Answer:
    """What one value makes of a claim's, by the comparison that every two claims of one event go through."""
    came = compare(claim, value)
    if came.outcome is Outcome.CONTRADICTS:
        return Answer(Compared.CONTRADICTS, came.reason)
    if came.outcome is Outcome.NOT_COMPARABLE:
        return Answer(Compared.NOT_COMPARABLE, came.reason)
    same = range_of(value.value) == range_of(claim.value) and value.value.unit == claim.value.unit
    return Answer(Compared.SAME if same else Compared.WITHIN, came.reason)


def _read(read: Sequence[Statement], claim: Comparand) -> Iterator[Answer]:
    """Every statement of the same act; what it leaves open of place and time is taken from the claim."""
    for each in read:
        if each.act == claim.act:
            denied = each.stance is Stance.DISPUTES
            yield held(
                replace(
                    claim,
                    key=OWN,
                    text=each.claim_text,
                    population=each.population,
                    measure=each.measure,
                    value=each.value.denied() if denied else each.value,
                    when=each.when or claim.when,
                    as_of=each.as_of,
                    running=each.running,
                    places=each.places or claim.places,
                    day=None,
                    language=each.language,
                    quote=each.quote,
                ),
                claim,
            )


def _worded(figures: Agreement, against: Opposed | None) -> Answer | None:
    if against is not None:
        return Answer(Compared.CONTRADICTS, f"{against.detail}.")
    if not figures.held:
        return None
    reason = " ".join(figures.reasons[:3])
    if figures.upshot is Upshot.CONTRADICTS:
        return Answer(Compared.CONTRADICTS, reason)
    if all(row.standing in FOUND for row in figures.held):
        return Answer(Compared.SAME, reason)
    if all(row.standing in MET for row in figures.held):
        return Answer(Compared.WITHIN, reason)
    return Answer(Compared.NOT_COMPARABLE, reason)


def _silent(claim: Comparand) -> Answer:
    if not claim.value.numeric:
        return Answer(Compared.NOT_COMPARABLE, "Neither gives a figure, and neither denies the other.")
    return Answer(Compared.NOT_COMPARABLE, "The text gives no figure for what the claim counts.")
