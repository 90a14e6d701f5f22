"""What the headline and what the body of an article each do with a claim, and whether they do the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

from claims.rules.bearings import bearing
from claims.rules.bearings.bearing import Bearing
from claims.rules.bearings.lines import line
from claims.rules.bearings.throughout import Whole
from claims.rules.language import pack_for
from claims.rules.language.pack import Pack
from claims.rules.learned.weights import Weights
from claims.rules.speaking import attribution
from claims.rules.statement import Piece
from claims.rules.text.sentences import Sentence, split
from claims.vocabulary import Stance
from sources.rules.reason import Reason
from sources.rules.span import SectionSpan
from sources.rules.stated import stated
from sources.vocabulary import SectionKind

HEADLINE = frozenset({SectionKind.HEADLINE})
BODY = frozenset({SectionKind.BODY, SectionKind.CAPTION, SectionKind.QUOTATION})
"""The parts of a page that are the article's own, its headline apart; a reader's comment is the reader's."""

TINY = 1e-9
"""The least share that is told from none: its logarithm is still a number."""
OWN, HEDGED = "says it itself", "says it with a hedge"
LENT, DISTANT = "puts it in somebody’s mouth", "keeps it at arm’s length"
REFUTES, DENIED, PARTY = "says it is not so", "somebody denies it", "a party to it denies it"
WEIGHTS = Weights(
    ("asserts", "disputes", "repeats"),
    (0.0, 0.0, 0.0),
    {
        OWN: (3.0, 0.0, 0.0),
        HEDGED: (2.4, 0.0, 1.0),
        LENT: (0.0, 0.0, 2.0),
        DISTANT: (0.0, 0.0, 2.0),
        REFUTES: (0.0, 3.5, 0.0),
        DENIED: (0.0, 2.0, 0.5),
        PARTY: (0.0, 1.2, 0.8),
    },
    "set by hand",
)
"""What an article says itself, once, outweighs what it lets others say; a denial by a party outweighs nothing."""


@dataclass(frozen=True, slots=True)
class Said:
    """One appearance of the claim: what these words do with it, in whose mouth ("" for nobody's), told by which cue."""

    section: SectionKind
    stance: Stance
    quote: str
    start: int
    voice: str = ""
    party: bool = False
    hedge: str = ""
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Half:
    """What a headline or a body does with a claim; no stance where it does not speak of it.

    ``hedge`` is the word that holds the claim at arm's length wherever this half gives it. ``quote`` are the words it
    rests on most, from ``start`` on in the capture's text. The reasons' weights are in natural logarithms of odds.
    """

    stance: Stance | None = None
    hedge: str = ""
    quote: str = ""
    start: int = 0
    reasons: tuple[Reason, ...] = ()


SILENT = Half()


def read_in(said: Sequence[Said]) -> Half:
    """What a half does with a claim by the words in which the reader found it there; silent where it found none."""
    seen = {feature: each for each in reversed(said) for feature in _features(each)}
    if not seen:
        return SILENT
    amounts = dict.fromkeys(seen, 1.0)
    stance = Stance(WEIGHTS.best(amounts))
    reasons = tuple(
        Reason(feature, weight, _told(feature, seen[feature]), seen[feature].quote)
        for feature, weight in WEIGHTS.because(amounts, stance.value)
    )
    resting = seen[reasons[0].rule]
    given = [each for each in said if each.stance is not Stance.DISPUTES]
    hedge = given[0].hedge if given and all(each.hedge for each in given) else ""
    return Half(stance, hedge, resting.quote, resting.start, reasons)


def _features(said: Said) -> tuple[str, ...]:
    if said.stance is Stance.ASSERTS:
        return (HEDGED if said.hedge else OWN,)
    if said.stance is Stance.REPEATS:
        return (LENT if said.voice else DISTANT,)
    return (PARTY if said.party else DENIED if said.voice else REFUTES,)


def _told(feature: str, said: Said) -> str:
    if feature == OWN:
        return stated("given in the article’s own voice")
    if feature in {HEDGED, DISTANT}:
        return stated(f"held at arm’s length: {said.hedge or stated('not the article’s own word')}")
    if feature == LENT:
        with_hedge = stated(f"put in the mouth of {said.voice}, with “{said.hedge}”")
        return with_hedge if said.hedge else stated(f"put in the mouth of {said.voice}")
    if feature == REFUTES:
        with_cue = stated(f"denied in the article’s own voice: “{said.cue}”")
        return with_cue if said.cue else stated("denied in the article’s own voice")
    if not said.voice:
        return stated("denied by the article itself, a party to it")
    voice = said.voice
    return stated(f"denied by {voice}, a party to it") if feature == PARTY else stated(f"denied by {voice}")


def held_against(
    claim: str, text: str, sections: Sequence[SectionSpan], language: str, kinds: frozenset[SectionKind]
) -> Half:
    """What a half does with a claim where the reader found no statement of it: all of it is held against the claim.

    Silent where the language has no pack.
    """
    pack = pack_for(language)
    sentences = split(text, [each for each in sections if each.kind in kinds], language) if pack else []
    if pack is None or not sentences:
        return SILENT
    if kinds == HEADLINE:
        # Of several headlines of a page the first is the article's.
        found = bearing.bears_on(claim, line(sentences[0].text, pack, sentences[0].start), language=pack.code)
        found = _as_spoken(found, _speaker(text, sections, language, sentences[0]))
    else:
        found = bearing.text_bears_on(claim, _whole(sentences, pack), language=pack.code)
    if found.stance is None:
        return SILENT
    resting = _resting(found.reasons, sentences)
    return Half(found.stance, "", resting.text, resting.start, found.reasons)


def _speaker(text: str, sections: Sequence[SectionSpan], language: str, headline: Sentence) -> str:
    """In whose mouth a headline puts what it says: "Bridge shut, ferrymen say"; empty for nobody's."""
    alone = [each for each in sections if each.kind in HEADLINE and each.start <= headline.start < each.end]
    context = attribution.context_for(Piece(text, tuple(alone), language))
    voice = attribution.find(context.sentences[0], context) if context and context.sentences else None
    return voice.name if voice else ""


def _as_spoken(found: Bearing, voice: str) -> Bearing:
    """A bearing with what it asserts put in somebody's mouth: one feature more, added to what the others came to.

    A denial in somebody's mouth is a dispute all the same.
    """
    if found.stance is not Stance.ASSERTS or not voice:
        return found
    moved = {label: log(max(share, TINY)) for label, share in found.odds.items()}
    for label, weight in zip(WEIGHTS.labels, WEIGHTS.of[LENT], strict=True):
        moved[label] += weight
    stance = Stance(max(WEIGHTS.labels, key=moved.__getitem__))
    ((_, weight),) = WEIGHTS.because({LENT: 1.0}, stance.value)
    reason = Reason(LENT, weight, f"put in the mouth of {voice}")
    return replace(found, stance=stance, reasons=(reason, *found.reasons))


def _whole(sentences: Sequence[Sentence], pack: Pack) -> Whole:
    return Whole.of([line(each.text, pack, each.start) for each in sentences])


def _resting(reasons: Sequence[Reason], sentences: Sequence[Sentence]) -> Sentence:
    """The sentence with the words of the weightiest reason that has any, else the first."""
    for reason in sorted(reasons, key=lambda each: -abs(each.weight)):
        for each in sentences:
            if reason.quote and reason.quote in each.text:
                return each
    return sentences[0]


def difference(headline: Half, body: Half) -> str:
    """In what a headline differs from its body, in a few words; empty where it does not, or one of them is silent."""
    if headline.stance is None or body.stance is None:
        return ""
    if headline.stance is not body.stance:
        return stated(f"the headline {headline.stance.value} what the body {body.stance.value}")
    if body.hedge and not headline.hedge and headline.stance is Stance.ASSERTS:
        return stated(f"the headline leaves out what holds it at arm’s length in the body: {body.hedge}")
    return ""
