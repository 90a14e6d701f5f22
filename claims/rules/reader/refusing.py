"""Which words of a sentence say that a thing told in it is not so, whether they stand before it or behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token

WRONGLY = frozenset({"falsely", "falsamente", "wrongly", "untruthfully"})
"""Adverbs by which the article itself, not the speaker, says that a thing is not so."""
OPENING = 4
"""Words at the head of a sentence among which "reports" or "claims" must stand for what follows to be called false."""
REACH = 8
"""Words between a verb of denial and what it denies, where no "that" leads over to it."""
FAR = 16
"""The same where a "that" leads over: "denied, in a brief statement read to reporters, that four had died"."""
_PUTTING = frozenset(
    {"put", "puts", "putting", "cifro", "cifraron", "cifra", "situo", "situaron", "elevo", "fijo"}
)
"""Verbs by which who has denied one thing gives a figure of his own for another."""
_THAT = words("that que")
_ENDS = words("but pero after while when because since despues mientras tras cuando porque")
"""Words behind which what is told is no longer what was denied: "denied negligence after four had drowned"."""
_NAMING = words(
    "call calls called calling branded labelled labeled dubbed described dismissed rejected"
    " califico calificaron tildo tildaron tacho llamo"
)
"""Verbs by which a report gets a name behind it: "called reports that four had died a lie"."""
_OBJECTS = words(
    "rumor rumors rumour rumours idea notion possibility theory speculation story stories count figure figures number"
    " toll tally estimate estimates rumores reporte reportes noticia noticias posibilidad hipotesis especulaciones"
    " informacion informaciones cifra cifras saldo conteo numero balance relato"
)
"""Beside "claims" and "reports": what one denies when one denies a figure that somebody has given."""
_WRONGS = words("wrongdoing misreporting underreporting")
"""Nouns that end like the deeds one denies to have done."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words that deny: token indexes of the cue, of all that must be quoted with it, and of where the denied stands."""

    cue: int
    quoted: tuple[int, int]
    denied: tuple[int, int]


def refusal(tokens: Sequence[Token], told: tuple[int, int], figure: int, pack: Pack) -> Refusal | None:
    """The words that deny what the tokens ``told`` say: "denied that four", "not four", "reports that … are false".

    ``figure`` is the token its figure begins at, before which a bare "not" denies the figure alone.
    """
    before = _before(tokens, told[0], pack)
    if before:
        return before
    if figure and tokens[figure - 1].fold in {"not", "no"}:
        return Refusal(figure - 1, (figure - 1, figure), (0, len(tokens)))
    behind = called_false(tokens, pack)
    return behind if behind and behind.denied[0] <= told[0] and told[1] <= behind.denied[1] else None


def own_deed(tokens: Sequence[Token], first: int, pack: Pack) -> bool:
    """Whether somebody denies having done what follows at ``first``: "denied killing four", "negó haber matado a".

    Who denies his own deed is a party to what is said of him.
    """
    for index in range(first - 1, max(-1, first - 1 - REACH), -1):
        if tokens[index].fold in pack.denial_verbs:
            following = tokens[index + 1].fold if index + 1 < len(tokens) else ""
            return following.endswith("ing") or following == "haber"
    return False


def undone(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """ "Did not deny" denies nothing."""
    return any(t.fold in pack.negations or t.fold.endswith("n't") for t in tokens[max(0, at - 3) : at])


def _before(tokens: Sequence[Token], first: int, pack: Pack) -> Refusal | None:
    """The nearest words before ``first`` that deny it, unless what they deny ends on the way."""
    parted = said = False
    for at in range(first - 1, max(-1, first - 1 - FAR), -1):
        token = tokens[at]
        if token.text in ";." or token.fold in _ENDS or _says_next(tokens, at, pack):
            return None
        if said and token.text == ",":
            return None
        behind = _denying(tokens, at, first, pack)
        if behind and not (parted and not _that(tokens, at, behind)):
            return Refusal(at, (at, behind), (behind, len(tokens)))
        parted = parted or (token.fold in pack.conjunctions and tokens[at - 1].text == ",")
        said = said or _says(tokens, at, pack)
    return None


def _says(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """A verb of saying of its own, behind whose comma nothing is denied: "who denied it, said"; not "which said"."""
    saying = tokens[at].fold in pack.cues - pack.denial_verbs - pack.weak_cues
    return saying and at > 0 and tokens[at - 1].fold not in pack.relatives


def _that(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(token.fold in _THAT for token in tokens[first:last])


def _says_next(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether what was denied ends here: "denied that civilians had died and said 18 rebels had been killed"."""
    saying = tokens[at].fold in (pack.cues | _PUTTING) - pack.denial_verbs
    return saying and at > 0 and tokens[at - 1].fold in pack.conjunctions


def _denying(tokens: Sequence[Token], at: int, first: int, pack: Pack) -> int:
    """Where what is denied begins, if the word at ``at`` denies what stands at ``first``; 0 if it does not."""
    word = tokens[at].fold
    near = first - at - 1 <= REACH
    phrase = pack.denial_phrases.starting(tokens, at)
    if phrase and phrase[1] <= first and (near or _that(tokens, phrase[1], first)):
        return _past_that(tokens, phrase[1], first)
    if word in WRONGLY and near:
        return _past_that(tokens, at + 1, first)
    if word in pack.denial_words and not undone(tokens, at, pack):
        return _called_so(tokens, at, first, pack)
    if word in pack.denial_verbs and not undone(tokens, at, pack):
        return _refused(tokens, at, first, pack)
    return 0


def _past_that(tokens: Sequence[Token], start: int, first: int) -> int:
    return next((at + 1 for at in range(start, first) if tokens[at].fold in _THAT), start)


def _called_so(tokens: Sequence[Token], at: int, first: int, pack: Pack) -> int:
    """ "It is simply untrue that", "the false report of", "calificó de falso el informe de que": what follows is."""
    start = at + 1
    while start < first and (tokens[start].fold in pack.determiners or _target(tokens[start], pack)):
        start += 1
    named = any(_target(token, pack) for token in tokens[at + 1 : start])
    if start < first and named and tokens[start].fold in pack.of:
        start += 1
    led = start < first and tokens[start].fold in _THAT and (named or start == at + 1)
    return start + 1 if led else start if named and first - at - 1 <= REACH else 0


def _target(token: Token, pack: Pack) -> bool:
    return token.fold in pack.denial_targets or token.fold in _OBJECTS


def _refused(tokens: Sequence[Token], at: int, first: int, pack: Pack) -> int:
    """Where what a verb of denial denies begins: behind its "that" or its "reports of", or at the deed itself."""
    that = next((k for k in range(at + 1, first) if tokens[k].fold in _THAT), -1)
    named = [k for k in range(at + 1, first) if _target(tokens[k], pack)]
    if that >= 0:
        gap = tokens[at + 1 : that]
        aside = not gap or not gap[0].word or gap[0].fold in pack.prepositions or _small(gap[0], pack)
        return that + 1 if aside or any(k < that for k in named) else 0
    if first - at - 1 > REACH:
        return 0
    told = [k for k in named if k + 1 == first or tokens[k + 1].fold in pack.of]
    if told:
        return told[-1] + (2 if tokens[told[-1] + 1].fold in pack.of else 1)
    between = tokens[at + 1 : first]
    gerund = bool(between) and between[0].fold.endswith("ing") and not between[0].fold.endswith("thing")
    deed = (gerund and between[0].fold not in _WRONGS) or [token.fold for token in between[:1]] == ["haber"]
    plain = all(_small(token, pack) or token.fold in pack.determiners for token in between)
    return at + 1 if deed or plain else 0


_ASIDE = words("on el la los las este esta this last again ayer hoy yesterday today also tambien")


def _small(token: Token, pack: Pack) -> bool:
    """Words between a verb of denial and what it denies that say how or when it was denied."""
    word = token.fold
    return word.endswith(("ly", "mente")) or word in pack.weekdays or word in _ASIDE


def called_false(tokens: Sequence[Token], pack: Pack) -> Refusal | None:
    """ "Reports that 40 deserted are false", "that four died was denied": the words behind that say so."""
    opening = _opening(tokens, pack)
    if opening is None:
        return None
    head, start, named = opening
    for at in range(start + 1, len(tokens)):
        token = tokens[at]
        if token.text in ";:" or (token.fold in pack.cues and token.fold not in pack.denial_verbs):
            return None
        lead = _lead(tokens, at, named, pack)
        if lead > start:
            phrase = pack.denial_phrases.starting(tokens, at)
            return Refusal(at, (head, phrase[1] if phrase else at + 1), (start, lead))
    return None


def _opening(tokens: Sequence[Token], pack: Pack) -> tuple[int, int, bool] | None:
    """Where a sentence opens with what it speaks of, where that begins, and whether a name for it is to follow."""
    if tokens and tokens[0].fold in _THAT:
        return 0, 1, False
    for at, token in enumerate(tokens[: 2 * OPENING]):
        named = any(before.fold in _NAMING for before in tokens[:at])
        if _target(token, pack) and (at < OPENING or named):
            start = at + 1
            while start < len(tokens) and tokens[start].fold in pack.of | _THAT:
                start += 1
            return (at, start, named) if start > at + 1 else None
    return None


def _how(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a word says how something is false, or joins two that do: "completely and utterly"."""
    joins = tokens[at].fold in pack.conjunctions and at + 1 < len(tokens)
    return tokens[at + joins].fold.endswith(("ly", "mente"))


def _lead(tokens: Sequence[Token], at: int, named: bool, pack: Pack) -> int:
    """Where the words begin that call a report false at ``at``: its "is" or "was", or "a" behind "called"; else 0."""
    before = at - 1
    while before > 0 and _how(tokens, before, pack):
        before -= 1
    false = tokens[at].fold in pack.denial_words
    denied = tokens[at].fold in pack.denial_verbs and not undone(tokens, at, pack)
    phrase = pack.denial_phrases.starting(tokens, at)
    if tokens[before].fold in pack.be and (false or denied or phrase):
        return before
    if phrase and tokens[at].fold in {"no", "carece", "carecen"}:
        return at
    return before if named and false and tokens[before].fold in {"a", "an", "as", "una", "un", "como"} else 0
