"""Who says what in one sentence: the words that name the speaker, the verb of saying, and what is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.quotations import Quotations
from claims.rules.subjects import (
    ADVERBS,
    OPENING,
    QUOTE_MARKS,
    RELATIVE,
    TIMES,
    Run,
    behind_adjuncts,
    phrase_end,
    speaker_before,
    speaker_noun,
)
from claims.rules.tokens import Token

_INVERTING = words(
    "said says added adds wrote writes warned explained reported announced noted insisted argued"
    " tweeted dijo dice anadio agrego informo explico afirmo senalo aseguro indico declaro sostuvo conto"
    " relato anuncio comento dijeron informaron afirmaron senalaron aseguraron indicaron anunciaron"
    " confirmo advirtio preciso subrayo insistio reporto escribio manifesto"
)
_NOUNISH = words(
    "state states report reports claim claims charge charges order orders call calls estimate estimates"
    " comment comments demand demands remark remarks note notes post posts vow vows pledge pledges"
    " promise promises question questions hint hints signal signals joke jokes denial protest protests"
    " praise blame request brief caution response reply mention observation concern informe denuncia"
    " denuncias reclamo cuenta cuentas indica nota estima considera cuento conto"
)


# Verbs that name a listener before what is said: "told reporters that", "warned the army that".
_TELLING = ("tell", "told", "warn", "ask", "urg", "assur", "remind", "inform", "advis", "promis", "accus", "advirt")


@dataclass(frozen=True, slots=True)
class Speech:
    """One attribution, in token indexes of its sentence (end exclusive); no speaker is (0, 0).

    ``manner`` is "said", "according" or "evidence"; ``content`` may be in two runs around the speaker.
    """

    speaker: Run
    cue: Run
    content: tuple[Run, ...]
    manner: str = "said"


def find(tokens: Sequence[Token], quotes: Quotations, pack: Pack) -> list[Speech]:
    """Every attribution in a sentence that is not itself inside quoted words, in order."""
    found = _according(tokens, quotes, pack)
    for at, token in enumerate(tokens):
        if (
            token.fold in pack.cues
            and _outside(token, quotes)
            and not _covered(at, found)
            and not (at and token.capital)
        ):
            speech = _said(tokens, at, quotes, pack)
            if speech is not None:
                found.append(speech)
        elif token.fold in pack.evidence_cues and _outside(token, quotes) and not _covered(at, found):
            speech = _shown(tokens, at, pack)
            if speech is not None:
                found.append(speech)
    return sorted(found or _citing(tokens, quotes, pack), key=lambda speech: speech.cue)


def _citing(tokens: Sequence[Token], quotes: Quotations, pack: Pack) -> list[Speech]:
    """Who is cited, where nobody is said to speak: "Four died, citing officials" has no other mouth."""
    for at, token in enumerate(tokens):
        if token.fold in pack.citing and _outside(token, quotes):
            end = phrase_end(tokens, at + 1, pack)
            if end > at + 1 and not (at and tokens[at - 1].fold in RELATIVE):
                return [Speech((at + 1, end), (at, at + 1), _around(tokens, at, end), "according")]
    return []


def _outside(token: Token, quotes: Quotations) -> bool:
    return quotes.at(token.start) is None


def _covered(at: int, found: Sequence[Speech]) -> bool:
    return any(first <= at < last for speech in found for first, last in (speech.speaker, speech.cue))


def _according(tokens: Sequence[Token], quotes: Quotations, pack: Pack) -> list[Speech]:
    found = []
    for at in range(len(tokens)):
        phrase = pack.according.starting(tokens, at)
        if phrase and _outside(tokens[at], quotes):
            end = phrase_end(tokens, phrase[1], pack)
            if end > phrase[1] and not _no_speaker(tokens[phrase[1]], pack):
                found.append(Speech((phrase[1], end), (at, phrase[1]), _around(tokens, at, end), "according"))
    return found


def _no_speaker(token: Token, pack: Pack) -> bool:
    """ "Según" before a clause, "per" before a unit: nobody speaks."""
    return token.fold in pack.units or token.fold in {"cent", "capita", "que", "plan", "lo", "which", "law"}


def _around(tokens: Sequence[Token], first: int, last: int) -> tuple[Run, ...]:
    """What stands before and after an inserted attribution, without the commas that set it off."""
    runs = []
    before = first
    while before and tokens[before - 1].text in ",(–—-":
        before -= 1
    after = _past_insertion(tokens, last)
    while after < len(tokens) and tokens[after].text in ",):–—-":
        after += 1
    if before > 0:
        runs.append((0, before))
    if len(tokens) - after > 1:
        runs.append((after, len(tokens)))
    return tuple(runs)


def _past_insertion(tokens: Sequence[Token], last: int) -> int:
    """Past ", which reported the attempt on Tuesday," behind the speaker."""
    if last + 1 < len(tokens) and tokens[last].text == "," and tokens[last + 1].fold in RELATIVE:
        return next((at for at in range(last + 1, len(tokens)) if tokens[at].text == ","), last)
    return last


def _said(tokens: Sequence[Token], at: int, quotes: Quotations, pack: Pack) -> Speech | None:
    """Read the clause around a verb of saying: speaker before or behind, words said before or behind."""
    if at and (tokens[at - 1].fold in pack.determiners or tokens[at - 1].fold in {"to", "of", "for", "by"}):
        return None
    if tokens[at].fold.endswith("ing") or (tokens[at].fold in _NOUNISH and not _verbal(tokens, at)):
        return None
    inverted = _inverted(tokens, at, pack)
    if inverted:
        start = behind_adjuncts(tokens, at + 1, pack)
        end = phrase_end(tokens, start, pack)
        return (
            Speech((start, end), (at, at + 1), _inverted_content(tokens, at, end), "said")
            if end > start
            else None
        )
    speaker = speaker_before(tokens, at, pack)
    if speaker is None:
        return None
    first = _cue_first(tokens, at, speaker)
    content = _content(tokens, first, at, speaker, quotes, pack)
    if _only_listener(tokens, at, content):
        content = ()
    plain = tokens[at].fold in _INVERTING or tokens[at].fold == "told"
    if not (content or plain) or not _trusted(tokens, at, speaker, content, pack):
        return None
    evidence = any(token.fold in pack.evidence for token in tokens[speaker[0] : speaker[1]])
    return Speech(speaker, (first, at + 1), content, "evidence" if evidence else "said")


def _only_listener(tokens: Sequence[Token], at: int, content: tuple[Run, ...]) -> bool:
    """Whether only a listener or an occasion follows the verb: "told CNBC in August.", "told me."."""
    if len(content) != 1 or content[0][0] < at or tokens[content[0][0]].text in QUOTE_MARKS:
        return False
    told = tokens[at].fold.startswith("told")
    return told and content[0][0] == at + 1 and content[0][1] - content[0][0] <= 5


def _verbal(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that is a noun as often ("report", "claims") is a verb here: "that" or a quotation follows."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and (
        following.fold in OPENING or following.text in QUOTE_MARKS or following.text == ":"
    )


def _shown(tokens: Sequence[Token], at: int, pack: Pack) -> Speech | None:
    """ "Unverified photos seen by X show four bodies": a thing, not a person, says it."""
    speaker = speaker_before(tokens, at, pack)
    if speaker is None or not any(token.fold in pack.evidence for token in tokens[speaker[0] : speaker[1]]):
        return None
    return (
        Speech(speaker, (at, at + 1), ((at + 1, len(tokens)),), "evidence") if len(tokens) - at > 2 else None
    )


def _cue_first(tokens: Sequence[Token], at: int, speaker: Run) -> int:
    first = at
    while first > speaker[1] and tokens[first - 1].fold in ADVERBS:
        first -= 1
    return first


def _trusted(tokens: Sequence[Token], at: int, speaker: Run, content: tuple[Run, ...], pack: Pack) -> bool:
    """Verbs with other meanings need a quotation or "that" after them, or a named speaker and a clause."""
    if tokens[at].fold not in pack.weak_cues:
        return True
    opening = tokens[content[-1][0]] if content else None
    named = any(token.capital and token.word for token in tokens[max(1, speaker[0]) : speaker[1]])
    before = tokens[content[-1][0] - 1] if content and content[-1][0] else None
    marked = opening is not None and (
        opening.text in QUOTE_MARKS or (before is not None and before.fold in OPENING)
    )
    return marked or (named and tokens[at].fold in pack.accuse)


def _inverted(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """ "…, said Molano", "informó el sábado el Consejo": the verb after a mark, the speaker behind it."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at].fold not in _INVERTING:
        return False
    mark = tokens[at - 1].text
    if mark not in ",.?!" and mark not in QUOTE_MARKS and mark not in "–—":
        return False
    following = tokens[at + 1]
    if not pack.adjectives_first and at + 2 < len(tokens):
        following = tokens[behind_adjuncts(tokens, at + 1, pack)]
    noun = following.capital or following.fold in pack.collective or speaker_noun(tokens, following, pack)
    dated = following.fold in pack.weekdays and following.capital
    if mark == "," and pack.adjectives_first and (_apposition(tokens, at, pack) or _clause_behind(tokens, at, pack)):
        return False
    return noun and not dated and following.fold not in {"that", "que"} and _is_mark_before_speech(tokens, at)


def _apposition(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether only a name and words about it stand before the verb: "Megan Hester, a senior associate, said"."""
    comma = next((index for index in range(at) if tokens[index].text == ","), at)
    name = [token for token in tokens[:comma] if token.fold not in pack.conjunctions | {"but"}]
    plain = all(t.capital or t.fold in pack.titles | pack.of or not t.word for t in name)
    return 0 < len(name) <= 8 and plain and comma < at - 1


def _clause_behind(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a clause with a verb of its own follows, so that it is what is said, not who says it."""
    end = phrase_end(tokens, at + 1, pack)
    return any(token.fold in pack.be for token in tokens[at + 1 : end])


def _is_mark_before_speech(tokens: Sequence[Token], at: int) -> bool:
    """A comma counts only after a clause of some length, not after a name ("Molano, said to be …")."""
    return at >= 4 or tokens[at - 1].text in QUOTE_MARKS


def _inverted_content(tokens: Sequence[Token], at: int, end: int) -> tuple[Run, ...]:
    runs = [(0, _before_mark(tokens, at))]
    after = end
    while after < len(tokens) and tokens[after].text not in QUOTE_MARKS:
        after += 1
    if len(tokens) - after > 3:
        runs.append((after, len(tokens)))
    return tuple(runs)


def _before_mark(tokens: Sequence[Token], at: int) -> int:
    return at - 1 if tokens[at - 1].text == "," else at


def _content(
    tokens: Sequence[Token], first: int, at: int, speaker: Run, quotes: Quotations, pack: Pack
) -> tuple[Run, ...]:
    """What is said: behind the verb where a clause or quotation follows, before the speaker where it ends there."""
    prefix_end = speaker[0]
    while prefix_end and tokens[prefix_end - 1].text == ",":
        prefix_end -= 1
    quoted = prefix_end > 0 and tokens[prefix_end - 1].text in QUOTE_MARKS
    set_off = prefix_end >= 3 and (prefix_end < speaker[0] or quoted)
    opening, adjunct = _opening_after(tokens, at + 1, pack)
    behind = opening is not None and len(tokens) - opening > 1
    if not set_off or tokens[at].fold in pack.accuse or tokens[at].fold in pack.denial_verbs:
        return ((opening, len(tokens)),) if behind and opening is not None else ()
    if opening is None:
        return ((0, prefix_end),)
    if quoted or adjunct:
        tail = tokens[opening].text in QUOTE_MARKS or _goes_on(tokens, opening)
        return ((0, prefix_end), (opening, len(tokens))) if tail and behind else ((0, prefix_end),)
    return ((opening, len(tokens)),) if behind else ((0, prefix_end),)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words after an inserted "he said," carry on what is said, not how it was said."""
    return (
        len(tokens) - at > 5
        and not tokens[at].fold.endswith("ing")
        and tokens[at].fold not in RELATIVE | {"as", "and", "but", "in", "on"}
    )


def _opening_after(tokens: Sequence[Token], start: int, pack: Pack) -> tuple[int | None, bool]:
    """Where the words said begin behind the verb, and whether only a comma after an adjunct marks the place."""
    if start >= len(tokens) - 1:
        return None, False
    head = tokens[start]
    adjunct = (
        head.fold in pack.prepositions or head.fold in pack.weekdays or head.fold in TIMES or head.text == ","
    )
    told = tokens[start - 1].fold.startswith(_TELLING)
    for at in range(start, min(len(tokens) - 1, start + 16)):
        token = tokens[at]
        if at > start + 1 and not (adjunct or told):
            break
        if token.fold in {"that", "que"}:
            return at + 1, False
        if token.text in QUOTE_MARKS or token.text == ":":
            return at + (1 if token.text == ":" else 0), False
        if token.text in ",;–—" and adjunct:
            return at + 1, True
        if token.text in ",;" and not adjunct:
            break
    return (None, False) if adjunct else (start, False)
