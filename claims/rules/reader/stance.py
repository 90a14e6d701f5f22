"""What an article does with a claim: says it itself, repeats somebody's word, or disputes it; and how it hedges."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.statement import Voice
from claims.rules.text.quotations import Quotations
from claims.vocabulary import Stance
from sources.vocabulary import SourceKind

SCARE_WORDS = 6
"""A quotation of at most this many words around a figure, with no speaker, holds the words at arm's length."""
_WRONGLY = frozenset({"falsely", "falsamente", "wrongly", "untruthfully"})
"""Adverbs by which the article itself, not the speaker, says that a thing is not so."""
_PUTTING = frozenset(
    {"put", "puts", "putting", "cifro", "cifraron", "cifra", "situo", "situaron", "elevo", "fijo"}
)
"""Verbs by which who has denied one thing gives a figure of his own for another."""
OPENING = 4
"""Words at the head of a sentence among which "reports" or "claims" must stand for what follows to be called false."""
DENIAL_REACH = 8
"""Words between a verb of denial and the figure it denies."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A stance, the words it was read from, the hedge that goes with it, and in whose mouth it is put."""

    stance: Stance
    cue: str = ""
    hedge: str = ""
    voice: Voice | None = None


def find(
    tokens: Sequence[Token], span: tuple[int, int], voice: Voice | None, quotes: Quotations, pack: Pack
) -> Reading:
    """The stance towards what the tokens of ``span`` say, in a sentence spoken by ``voice``."""
    first, last = span
    spoken = voice is not None and voice.kind is not SourceKind.COMMENTER
    hedge = hedge_of(tokens, first, last, quotes, pack, spoken=spoken)
    denial = denied(tokens, first, pack)
    if denial.casefold() in _WRONGLY:
        return Reading(Stance.DISPUTES, denial, hedge)
    if denial:
        return Reading(Stance.DISPUTES, denial, hedge, voice)
    if any(pack.corrections.starting(tokens, at) for at in range(len(tokens))):
        return Reading(Stance.DISPUTES, "correction", hedge, voice)
    if voice is None or voice.kind is SourceKind.COMMENTER:
        scare = hedge == "scare quotes"
        untrue = _quoted_as_false(tokens, first, quotes, pack) if scare else ""
        if untrue:
            return Reading(Stance.DISPUTES, untrue, hedge, voice)
        return Reading(Stance.REPEATS if scare else Stance.ASSERTS, "", hedge, voice)
    return Reading(Stance.REPEATS, voice.name, hedge, voice)


def denied(tokens: Sequence[Token], first: int, pack: Pack) -> str:
    """The word that denies what follows at ``first``: "denied that four", "falsely claimed four", "not four"."""
    for index in range(first - 1, max(-1, first - 1 - DENIAL_REACH), -1):
        token = tokens[index]
        ends = token.text in ";." or token.fold in {"but", "pero", "after", "while"}
        if ends or _says_next(tokens, index, pack):
            return ""
        refused = token.fold in pack.denial_verbs and not _negated(tokens, index, pack)
        called = pack.denial_phrases.starting(tokens, index) or _called_so(tokens, index, pack)
        if refused or called or token.fold in _WRONGLY:
            return token.text
    if first and tokens[first - 1].fold in {"not", "no"}:
        return tokens[first - 1].text
    return _called_false(tokens, first, pack)


def _says_next(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether what was denied ends here: "denied that civilians had died and said 18 rebels had been killed"."""
    saying = tokens[at].fold in (pack.cues | _PUTTING) - pack.denial_verbs
    return saying and at > 0 and tokens[at - 1].fold in pack.conjunctions


def _called_so(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """ "It is simply untrue that", "a lie that": what follows is called so."""
    that = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    return tokens[at].fold in pack.denial_words and that in {"that", "que"} and not _negated(tokens, at, pack)


def own_deed(tokens: Sequence[Token], first: int, pack: Pack) -> bool:
    """Whether somebody denies having done what follows at ``first``: "denied killing four", "negó haber matado a".

    Who denies his own deed is a party to what is said of him.
    """
    for index in range(first - 1, max(-1, first - 1 - DENIAL_REACH), -1):
        if tokens[index].fold in pack.denial_verbs:
            following = tokens[index + 1].fold if index + 1 < len(tokens) else ""
            return following.endswith("ing") or following == "haber"
    return False


def _called_false(tokens: Sequence[Token], first: int, pack: Pack) -> str:
    """ "Reports that 40 deserted are false": the word that says so, where the sentence opens with what it speaks of."""
    opening = tokens[: min(first, OPENING)]
    if not any(token.fold in pack.denial_targets for token in opening):
        return ""
    for at in range(first + 1, len(tokens)):
        if tokens[at].fold in pack.denial_words and tokens[at - 1].fold in pack.be:
            return tokens[at].text
    return ""


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
        if false and not _negated(behind, at, pack):
            return token.text
    return ""


def _negated(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """ "Did not deny" denies nothing."""
    return any(t.fold in pack.negations or t.fold.endswith("n't") for t in tokens[max(0, at - 3) : at])


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
