"""From a suggestion that passed the gate to a statement like the reader's own, ready to be matched and compared."""

from collections.abc import Sequence
from dataclasses import replace

from claims.rules.analysts.analyst import Known
from claims.rules.analysts.gate import Passed
from claims.rules.language import pack_for
from claims.rules.language.folding import fold
from claims.rules.language.tokens import tokenize
from claims.rules.reader import reading, setting
from claims.rules.reader.setting import Placed
from claims.rules.speaking.attribution import Context
from claims.rules.statement import Piece, Statement
from claims.rules.values.value import Value
from sources.rules.period import Period
from sources.rules.reason import Reason
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

STATED = "stated"
"""The act of what our own reader cannot sort: each such claim is a measure of its own, and never joined by guess."""


def statement(
    passed: Passed, piece: Piece, context: Context | None, known: Known | None, why: tuple[Reason, ...] = ()
) -> Statement:
    """What a suggestion says, typed: as the known claim is, else as our own reader reads the claim, else as it stands.

    Time and place are those of the known claim, else of the claim's own words, else of where the quote stands, as
    our own reader sees the article (``context``). ``why`` are reasons that come before those of the gate.
    """
    said = _of_known(passed, known) if known else _read(passed, piece) or _plain(passed, piece)
    when, placed = _setting(passed, context)
    return replace(
        said,
        quote=passed.quote,
        start=passed.start,
        end=passed.end,
        section=passed.section,
        claim_text=passed.claim,
        stance=passed.stance,
        voice=passed.voice,
        hedge="",
        party=False,
        denies=-1,
        when=said.when or when,
        places=said.places or placed.names,
        place_label=said.place_label or placed.label,
        terms=_terms(f"{passed.quote} {passed.claim}", piece.language),
        language=piece.language,
        reasons=(*why, *passed.reasons),
    )


def _of_known(passed: Passed, known: Known) -> Statement:
    made = _bare(passed, known.act, known.population, known.measure, known.value)
    return replace(
        made,
        when=known.when,
        as_of=known.as_of,
        running=known.running,
        places=known.places,
        place_label=known.place_label,
    )


def _read(passed: Passed, piece: Piece) -> Statement | None:
    """The claim as our own reader reads it, as if it were an article of one sentence."""
    whole = SectionSpan(SectionKind.BODY, 0, len(passed.claim))
    found = reading.read(Piece(passed.claim, (whole,), piece.language, piece.published, piece.outlet))
    return found[0] if found else None


def _plain(passed: Passed, piece: Piece) -> Statement:
    words = " ".join(sorted(_terms(passed.claim, piece.language))) or fold(passed.claim)
    return _bare(passed, STATED, words[:200], passed.claim, Value())


def _bare(passed: Passed, act: str, population: str, measure: str, value: Value) -> Statement:
    return Statement(
        *(passed.quote, passed.start, passed.end, passed.section, passed.claim),
        *(act, population, measure, value, passed.stance),
    )


def _setting(passed: Passed, context: Context | None) -> tuple[Period | None, Placed]:
    """When and where, as our own reader tells it of a sentence it reads a claim in."""
    if context is None or passed.section is SectionKind.COMMENT:
        return None, Placed()
    told = (
        (
            setting.time_of(place, passed.start, passed.end, context),
            setting.place_of(place, passed.start, passed.end, context),
        )
        for place, sentence in enumerate(context.sentences)
        if sentence.start <= passed.start < sentence.end and context.tokens[place]
    )
    return next(told, (None, Placed()))


def _terms(text: str, language: str) -> frozenset[str]:
    pack = pack_for(language)
    if pack is None:
        return frozenset(token.fold for token in tokenize(text) if token.word and len(token.fold) > 3)
    return setting.sentence_terms(tokenize(text), pack)


def says_the_same(one: Statement, others: Sequence[Statement]) -> int:
    """The place of the statement in the same words that says the same with the same stance; -1 where none does."""
    for place, other in enumerate(others):
        apart = other.end <= one.start or one.end <= other.start
        if not apart and one.stance is other.stance and _alike(one, other):
            return place
    return -1


def _alike(one: Statement, other: Statement) -> bool:
    if one.value.numeric or other.value.numeric:
        return (one.value.low, one.value.high, one.value.polarity) == (
            other.value.low,
            other.value.high,
            other.value.polarity,
        )
    if fold(one.claim_text) == fold(other.claim_text):
        return True
    return one.act == other.act and (one.act != STATED or one.population == other.population)
