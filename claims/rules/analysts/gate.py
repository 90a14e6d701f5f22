"""The gate: whatever an analyst says of an article must be vouched for by the article's own words, or it is refused."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from claims.rules.analysts import vouching
from claims.rules.analysts.analyst import Known, Suggestion
from claims.rules.analysts.naming import stands, voice_called
from claims.rules.analysts.vouching import Words
from claims.rules.bearings.bearing import bears_on
from claims.rules.language.folding import fold
from claims.rules.speaking import attribution
from claims.rules.speaking.attribution import Context
from claims.rules.statement import Piece, Voice
from claims.rules.text.quoting import spans
from claims.rules.text.sentences import split
from claims.vocabulary import Stance
from sources.rules.reason import Reason
from sources.rules.span import SectionSpan
from sources.rules.stated import stated
from sources.vocabulary import SectionKind, SourceKind

LONGEST_CLAIM = 300
LONGEST_QUOTE = 1000
LONGEST_SPEAKER = 200
"""Characters. A claim is one plain sentence; a quote is the sentence or two it rests on, not the article."""
LEAST_QUOTE = 2
"""Words; fewer vouch for nothing."""

_ODD = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


@dataclass(frozen=True, slots=True)
class Passed:
    """A suggestion the article vouches for: the quote is the capture's own text from ``start`` to ``end``.

    ``claim`` is the plain sentence, of a known claim its own; ``reasons`` tell what was checked and what was put right.
    """

    claim: str
    quote: str
    start: int
    end: int
    section: SectionKind
    stance: Stance
    voice: Voice | None
    known: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a suggestion was turned away: the check it failed, and a sentence for whoever reads the log."""

    rule: str
    told: str


class _Barred(Exception):
    """One check has failed."""

    def __init__(self, rule: str, told: str) -> None:
        super().__init__(told)
        self.refusal = Refusal(rule, told)


class Gate:
    """The checks for one capture; ``known`` are the claims the analyst was told, by their keys."""

    def __init__(self, piece: Piece, known: Mapping[str, Known] | None = None) -> None:
        self._piece = piece
        self._known = known or {}

    def judge(self, suggestion: Suggestion) -> Passed | Refusal:
        """What becomes of one suggestion. Nothing outside the capture can make it pass."""
        try:
            return self._passed(suggestion)
        except _Barred as barred:
            return barred.refusal

    def _passed(self, said: Suggestion) -> Passed:
        stance = _stance(said.stance)
        claim = self._claim(said)
        start, end, moved = self._place(said)
        quote = self._piece.text[start:end]
        section = self._section(start, end)
        self._vouched(said, claim, quote, stance)
        voice = self._voice(said, section, start)
        if voice is not None and stance is Stance.ASSERTS:
            stance, moved = (
                Stance.REPEATS,
                (*moved, Reason("put right", 0.0, "somebody’s word is repeated", "")),
            )
        reasons = (
            Reason("gate", 1.0, "the article vouches for it", quote),
            *moved,
            *self._second(claim, quote),
        )
        return Passed(claim, quote, start, end, section.kind, stance, voice, said.known, reasons)

    def _claim(self, said: Suggestion) -> str:
        if said.known:
            if said.known not in self._known:
                raise _Barred("known claim", f"“{said.known[:40]}” is none of the claims it was told")
            return self._known[said.known].text
        claim = " ".join(said.claim.split())
        if not claim:
            raise _Barred("claim", "no claim is given")
        if len(claim) > LONGEST_CLAIM:
            raise _Barred("claim", f"{len(claim)} characters; {LONGEST_CLAIM} are the most")
        if any(unicodedata.category(letter) in _ODD for letter in claim):
            raise _Barred("claim", "holds signs that nobody sees")
        if len(split(claim, [SectionSpan(SectionKind.BODY, 0, len(claim))], self._piece.language)) != 1:
            raise _Barred("claim", "is not one sentence")
        if claim.endswith("?"):
            raise _Barred("claim", "is a question")
        return claim

    def _place(self, said: Suggestion) -> tuple[int, int, tuple[Reason, ...]]:
        """Where the quote stands; the place the analyst gave counts only if the words stand there."""
        if len(said.quote.split()) < LEAST_QUOTE:
            raise _Barred("quote", f"fewer than {LEAST_QUOTE} words vouch for nothing")
        if len(said.quote) > LONGEST_QUOTE:
            raise _Barred("quote", f"{len(said.quote)} characters; {LONGEST_QUOTE} are the most")
        found = spans(self._piece.text, said.quote)
        if not found:
            raise _Barred("quote", "these words do not stand in the article")
        named = [span for span in found if span[0] == said.start]
        if not named and len(found) > 1:
            raise _Barred("place", f"these words stand there {len(found)} times, and no place is given")
        start, end = (named or found)[0]
        amiss = said.start is not None and not named
        told = stated(f"the words stand at {start}, not at {said.start}")
        return start, end, (Reason("put right", 0.0, told),) if amiss else ()

    def _section(self, start: int, end: int) -> SectionSpan:
        section = next(
            (each for each in self._piece.sections if each.start <= start and end <= each.end), None
        )
        if section is None:
            raise _Barred("section", "the words run over from one part of the page into another")
        if section.kind is SectionKind.FURNITURE:
            raise _Barred("section", "menus, forms and donation bars are nobody’s word")
        return section

    def _vouched(self, said: Suggestion, claim: str, quote: str, stance: Stance) -> None:
        """Figures, names and subject. Whoever disputes a claim need not repeat it: then the article has to have it."""
        quoted = Words(quote, self._piece.language)
        held = self._own if stance is Stance.DISPUTES else quoted
        answers = bool(said.known) and stance is Stance.DISPUTES
        if not answers and (missing := vouching.figures_missing(claim, held)):
            raise _Barred("figure", f"“{missing[0]}” does not stand in the quote")
        if stance is not Stance.DISPUTES and (moved := vouching.figures_misplaced(claim, quoted)):
            raise _Barred("figure", f"“{moved[0][:60]}” gives a figure that the quote has of something else")
        if said.value and vouching.figures_missing(f"{said.value[:60]} {said.unit[:60]}", quoted):
            raise _Barred("figure", f"“{said.value[:60]}” does not stand in the quote")
        if said.known:
            return
        if missing := vouching.names_missing(claim, self._own):
            raise _Barred("words", f"“{missing[0][:60]}” does not stand in the article")
        if vouching.shared(claim, held) < vouching.LEAST_SHARED:
            raise _Barred("words", "the quote tells of something else than the claim")

    @cached_property
    def context(self) -> Context | None:
        """The article as our own reader sees it; None where its language is not read."""
        return attribution.context_for(self._piece)

    @cached_property
    def _own(self) -> Words:
        """The article without its furniture."""
        spans = (each for each in self._piece.sections if each.kind is not SectionKind.FURNITURE)
        whole = "\n".join(self._piece.text[each.start : each.end] for each in spans)
        return Words(whole, self._piece.language)

    def _voice(self, said: Suggestion, section: SectionSpan, start: int) -> Voice | None:
        """In whose mouth the words are. A comment is its writer's word, whatever the analyst says."""
        if section.kind is SectionKind.COMMENT:
            return Voice(section.voice or "unnamed reader", SourceKind.COMMENTER, within=self._piece.outlet)
        name = " ".join(said.attributed_to.split())
        if not name or fold(name) == fold(self._piece.outlet):
            return None
        if len(name) > LONGEST_SPEAKER or not any(letter.isalpha() for letter in name):
            raise _Barred("speaker", "is no name")
        if not stands(name, self._own.text):
            raise _Barred("speaker", f"“{name[:60]}” does not stand in the article")
        voice = voice_called(name, start, self.context)
        if voice is None:
            raise _Barred("speaker", f"“{name[:60]}” names nobody")
        return voice

    def _second(self, claim: str, quote: str) -> tuple[Reason, ...]:
        """What our own reader makes of quote and claim, for whoever judges the suggestion."""
        found = bears_on(claim, quote, language=self._piece.language)
        if found.stance is None:
            return (Reason("built-in reader", 0.0, "does not see the quote speak of the claim"),)
        likely = found.odds[found.stance.value]
        return (Reason("built-in reader", likely, f"sees that the quote {found.stance.value} it"),)


def judge_all(suggestions: tuple[Suggestion, ...], gate: Gate) -> list[tuple[Suggestion, Passed | Refusal]]:
    """Every suggestion of an answer with what becomes of it; a second one that says the same is refused."""
    seen: set[tuple[str, int, int]] = set()
    judged: list[tuple[Suggestion, Passed | Refusal]] = []
    for said in suggestions:
        outcome = gate.judge(said)
        if isinstance(outcome, Passed):
            mark = (outcome.claim.casefold(), outcome.start, outcome.end)
            if mark in seen:
                outcome = Refusal("double", "it has said this already")
            seen.add(mark)
        judged.append((said, outcome))
    return judged


def _stance(given: str) -> Stance:
    try:
        return Stance(given.strip().casefold())
    except ValueError:
        known = ", ".join(stance.value for stance in Stance)
        raise _Barred("stance", f"“{given[:40]}” is none of {known}") from None
