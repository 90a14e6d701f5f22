"""What our own reader would say of words that a person has chosen in an article: a start for the form they fill in."""

from dataclasses import dataclass

from claims.rules.reader import reading
from claims.rules.speaking import attribution
from claims.rules.speaking.attribution import Context
from claims.rules.statement import Piece, Statement, Voice
from claims.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class Proposal:
    """The statements read in the words, in their order, and what the article does with the words as a whole."""

    statements: tuple[Statement, ...] = ()
    stance: Stance = Stance.ASSERTS
    voice: Voice | None = None


def proposed(piece: Piece, start: int, end: int) -> Proposal:
    """The proposal for the words from ``start`` to ``end`` (code points); an empty one where nothing is read."""
    context = attribution.context_for(piece)
    if context is None:
        return Proposal()
    within = tuple(one for one in reading.read_in(context) if one.start < end and start < one.end)
    if within:
        return Proposal(within, within[0].stance, within[0].voice)
    voice = _voice(context, start, end)
    return Proposal((), Stance.REPEATS if voice else Stance.ASSERTS, voice)


def _voice(context: Context, start: int, end: int) -> Voice | None:
    for sentence in context.sentences:
        if sentence.start < end and start < sentence.end:
            first, last = max(start, sentence.start), min(end, sentence.end)
            return attribution.find(sentence, context, first, last)
    return None
