"""Who says what in one sentence: the words that name the speaker, the verb of saying, and what is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.quotations import Quotations
from claims.rules.tokens import Token

Run = tuple[int, int]
MAX_SPEAKER = 16
"""The longest speaker we read backwards from a verb, in words."""
_QUOTE_MARKS = frozenset('“”"«»‘’„')
_ADVERBS = words("also later then still has have had having is was were been did not never already once again recently now earlier"
    " ha han habia habian tambien no nunca ya luego would will could may might does do be")
_LINKS = words("by from with to against for por con a contra para")
_RELATIVE = words("who which that que quien quienes")
_INVERTING = words("said says added adds wrote writes warned explained reported announced noted insisted argued tweeted"
    " dijo dice anadio agrego informo explico afirmo senalo aseguro indico declaro sostuvo conto relato anuncio comento"
    " dijeron informaron afirmaron senalaron aseguraron indicaron anunciaron confirmo advirtio preciso subrayo insistio"
    " reporto escribio manifesto")
_NOUNISH = words("state states report reports claim claims charge charges order orders call calls estimate estimates comment comments"
    " demand demands remark remarks note notes post posts vow vows pledge pledges promise promises question questions hint"
    " hints signal signals joke jokes denial protest protests praise blame request brief caution response reply mention"
    " observation concern informe denuncia denuncias reclamo cuenta cuentas indica nota estima considera cuento conto")
_OPENING = words("that que if whether how why")


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
            end = _phrase_end(tokens, at + 1, pack)
            if end > at + 1 and not (at and tokens[at - 1].fold in _RELATIVE):
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
            end = _phrase_end(tokens, phrase[1], pack)
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
    if last + 1 < len(tokens) and tokens[last].text == "," and tokens[last + 1].fold in _RELATIVE:
        return next((at for at in range(last + 1, len(tokens)) if tokens[at].text == ","), last)
    return last


def _phrase_end(tokens: Sequence[Token], start: int, pack: Pack) -> int:
    """The end of a speaker named after "according to" or an inverted "said": a mark, a clause or a verb."""
    at = start
    while at < len(tokens) and at - start < MAX_SPEAKER:
        token = tokens[at]
        if (
            token.text in ",;:()–—"
            or token.text in _QUOTE_MARKS
            or (token.text in ".!?" and at + 1 >= len(tokens))
        ):
            break
        if token.fold in _RELATIVE and at > start:
            break
        spoken = token.fold in pack.cues and token.fold not in pack.evidence
        if at > start and (token.fold in pack.barriers or spoken or token.fold in pack.weekdays):
            break
        if at > start and token.fold in {"in", "on", "at", "en"} and not _named_after(tokens, at):
            break
        at += 1
    while at > start and tokens[at - 1].fold in {"on", "in", "at", "to", "el", "en", "a"}:
        at -= 1
    return at


def _named_after(tokens: Sequence[Token], at: int) -> bool:
    """Whether "in" goes on with a name, as in "the embassy in Colombia", and not with a time or manner."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.capital and following.word


def _said(tokens: Sequence[Token], at: int, quotes: Quotations, pack: Pack) -> Speech | None:
    """Read the clause around a verb of saying: speaker before or behind, words said before or behind."""
    if at and (tokens[at - 1].fold in pack.determiners or tokens[at - 1].fold in {"to", "of", "for", "by"}):
        return None
    if tokens[at].fold.endswith("ing") or (tokens[at].fold in _NOUNISH and not _verbal(tokens, at)):
        return None
    inverted = _inverted(tokens, at, pack)
    if inverted:
        start = _behind_adjuncts(tokens, at + 1, pack)
        end = _phrase_end(tokens, start, pack)
        return (
            Speech((start, end), (at, at + 1), _inverted_content(tokens, at, end), "said")
            if end > start
            else None
        )
    speaker = _speaker_before(tokens, at, pack)
    if speaker is None:
        return None
    first = _cue_first(tokens, at, speaker)
    content = _content(tokens, first, at, speaker, quotes, pack)
    if not content or not _trusted(tokens, at, speaker, content, pack):
        return None
    evidence = any(token.fold in pack.evidence for token in tokens[speaker[0] : speaker[1]])
    return Speech(speaker, (first, at + 1), content, "evidence" if evidence else "said")


def _verbal(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that is a noun as often ("report", "claims") is a verb here: "that" or a quotation follows."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and (
        following.fold in _OPENING or following.text in _QUOTE_MARKS or following.text == ":"
    )


def _shown(tokens: Sequence[Token], at: int, pack: Pack) -> Speech | None:
    """ "Unverified photos seen by X show four bodies": a thing, not a person, says it."""
    speaker = _speaker_before(tokens, at, pack)
    if speaker is None or not any(token.fold in pack.evidence for token in tokens[speaker[0] : speaker[1]]):
        return None
    return (
        Speech(speaker, (at, at + 1), ((at + 1, len(tokens)),), "evidence") if len(tokens) - at > 2 else None
    )


def _cue_first(tokens: Sequence[Token], at: int, speaker: Run) -> int:
    first = at
    while first > speaker[1] and tokens[first - 1].fold in _ADVERBS:
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
        opening.text in _QUOTE_MARKS or (before is not None and before.fold in _OPENING)
    )
    return marked or (named and tokens[at].fold in pack.accuse)


def _inverted(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """ "…, said Molano", "informó el sábado el Consejo": the verb after a mark, the speaker behind it."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at].fold not in _INVERTING:
        return False
    mark = tokens[at - 1].text
    if mark not in ",.?!" and mark not in _QUOTE_MARKS and mark not in "–—":
        return False
    following = tokens[at + 1]
    if not pack.adjectives_first and at + 2 < len(tokens):
        following = tokens[_behind_adjuncts(tokens, at + 1, pack)]
    noun = following.capital or following.fold in pack.collective or _speaker_noun(tokens, following, pack)
    dated = following.fold in pack.weekdays and following.capital
    return noun and not dated and following.fold not in {"that", "que"} and _is_mark_before_speech(tokens, at)


def _speaker_noun(tokens: Sequence[Token], article: Token, pack: Pack) -> bool:
    """Whether "the" opens a speaker ("the minister", "el Consejo"), not a thing announced ("un segundo intento")."""
    if article.fold not in pack.determiners:
        return False
    at = tokens.index(article)
    behind = tokens[at + 1 : at + 5]
    speakers = pack.institutions.keys() | pack.collective | pack.titles | pack.persons
    return any(token.fold in speakers or token.capital for token in behind)


def _behind_adjuncts(tokens: Sequence[Token], start: int, pack: Pack) -> int:
    """Where the speaker begins behind an inverted verb: after "el sábado", "por teléfono", "a este diario"."""
    at = start
    if pack.adjectives_first:
        return at
    while at + 1 < len(tokens) and at - start < 12:
        token, following = tokens[at], tokens[at + 1]
        if token.fold in {"el", "este", "ayer", "hoy"} and following.fold in pack.weekdays:
            at += 2
        elif token.fold in _TIMES:
            at += 1
        elif token.fold in pack.prepositions and not following.capital:
            at += 2
            while at < len(tokens) and not (tokens[at].capital or tokens[at].fold in pack.determiners | pack.prepositions
                                            or tokens[at].fold in {"un", "una"} or tokens[at].text in ",."):  # fmt: skip
                at += 1
        else:
            break
    return at if at < len(tokens) and tokens[at].word else start


def _is_mark_before_speech(tokens: Sequence[Token], at: int) -> bool:
    """A comma counts only after a clause of some length, not after a name ("Molano, said to be …")."""
    return at >= 4 or tokens[at - 1].text in _QUOTE_MARKS


def _inverted_content(tokens: Sequence[Token], at: int, end: int) -> tuple[Run, ...]:
    runs = [(0, _before_mark(tokens, at))]
    after = end
    while after < len(tokens) and tokens[after].text not in _QUOTE_MARKS:
        after += 1
    if len(tokens) - after > 3:
        runs.append((after, len(tokens)))
    return tuple(runs)


def _before_mark(tokens: Sequence[Token], at: int) -> int:
    return at - 1 if tokens[at - 1].text == "," else at


def _speaker_before(tokens: Sequence[Token], at: int, pack: Pack) -> Run | None:
    end = at
    while end > 0 and (tokens[end - 1].fold in _ADVERBS or tokens[end - 1].fold.endswith("ly")):
        end -= 1
    end = _before_time(tokens, end, pack)
    if end > 0 and tokens[end - 1].fold in _RELATIVE:
        return _antecedent(tokens, end - 1, pack)
    if end > 0 and tokens[end - 1].text == ",":
        return _before_insertion(tokens, end - 1, pack)
    start = _noun_start(tokens, end, pack)
    return (start, end) if start < end and _nominal(tokens[end - 1], pack) else None


def _before_time(tokens: Sequence[Token], end: int, pack: Pack) -> int:
    """Step over a time between speaker and verb: "Duque this morning reiterated", "the council on Friday said"."""
    last = tokens[end - 1].fold if end else ""
    if last in {"morning", "afternoon", "evening", "week", "month", "year"} and end > 2:
        return end - 2
    if last in pack.weekdays and end > 1:
        return end - (2 if tokens[end - 2].fold in {"on", "el", "late", "last"} else 1)
    return end - 1 if last in _TIMES else end


def _nominal(token: Token, pack: Pack) -> bool:
    return token.word and (token.fold in pack.pronouns or token.fold not in pack.stops)


def _antecedent(tokens: Sequence[Token], at: int, pack: Pack) -> Run | None:
    """The noun before "who said" or ", which says"."""
    end = at - 1 if at and tokens[at - 1].text == "," else at
    start = _noun_start(tokens, end, pack)
    start = max([start, *(index + 1 for index in range(start, end - 1) if tokens[index].fold in _LINKS)])
    return (start, end) if start < end and _nominal(tokens[end - 1], pack) else None


def _before_insertion(tokens: Sequence[Token], comma: int, pack: Pack) -> Run | None:
    """The subject before an insertion: "Molano, who leads the ministry, said"."""
    opening = comma - 1
    while opening >= 0 and tokens[opening].text != ",":
        opening -= 1
    if opening <= 0 or comma - opening > 30:
        return None
    start = _noun_start(tokens, opening, pack)
    return (start, opening) if start < opening and _nominal(tokens[opening - 1], pack) else None


def _noun_start(tokens: Sequence[Token], end: int, pack: Pack) -> int:
    """How far back a speaker's noun phrase reaches: to a mark, a conjunction or the sentence's beginning."""
    start = end
    while start > 0 and end - start < MAX_SPEAKER:
        token = tokens[start - 1]
        if token.text in ",;:()–—" or token.text in _QUOTE_MARKS or token.text in ".!?":
            break
        if token.fold in pack.barriers or (token.fold in _OPENING and not token.fold == "how"):
            break
        if token.fold in pack.conjunctions | {"but", "pero", "so"} and not _both_names(tokens, start - 1):
            break
        if token.fold in pack.cues and start < end:
            break
        start -= 1
    return start


def _both_names(tokens: Sequence[Token], at: int) -> bool:
    return (
        0 < at < len(tokens) - 1
        and tokens[at - 1].capital
        and (tokens[at + 1].capital or tokens[at + 1].fold == "the")
    )


def _content(
    tokens: Sequence[Token], first: int, at: int, speaker: Run, quotes: Quotations, pack: Pack
) -> tuple[Run, ...]:
    """What is said: behind the verb where a clause or quotation follows, before the speaker where it ends there."""
    prefix_end = speaker[0]
    while prefix_end and tokens[prefix_end - 1].text == ",":
        prefix_end -= 1
    quoted = prefix_end > 0 and tokens[prefix_end - 1].text in _QUOTE_MARKS
    set_off = prefix_end >= 3 and (prefix_end < speaker[0] or quoted)
    opening, adjunct = _opening_after(tokens, at + 1, pack)
    behind = opening is not None and len(tokens) - opening > 1
    if not set_off or tokens[at].fold in pack.accuse or tokens[at].fold in pack.denial_verbs:
        return ((opening, len(tokens)),) if behind and opening is not None else ()
    if opening is None:
        return ((0, prefix_end),)
    if quoted or adjunct:
        tail = tokens[opening].text in _QUOTE_MARKS or _goes_on(tokens, opening)
        return ((0, prefix_end), (opening, len(tokens))) if tail and behind else ((0, prefix_end),)
    return ((opening, len(tokens)),) if behind else ((0, prefix_end),)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words after an inserted "he said," carry on what is said, not how it was said."""
    return (
        len(tokens) - at > 5
        and not tokens[at].fold.endswith("ing")
        and tokens[at].fold not in _RELATIVE | {"as", "and", "but", "in", "on"}
    )


def _opening_after(tokens: Sequence[Token], start: int, pack: Pack) -> tuple[int | None, bool]:
    """Where the words said begin behind the verb, and whether only a comma after an adjunct marks the place."""
    if start >= len(tokens) - 1:
        return None, False
    head = tokens[start]
    adjunct = (
        head.fold in pack.prepositions
        or head.fold in pack.weekdays
        or head.fold in _TIMES
        or head.text == ","
    )
    for at in range(start, min(len(tokens) - 1, start + 16)):
        token = tokens[at]
        if token.fold in {"that", "que"}:
            return at + 1, False
        if token.text in _QUOTE_MARKS or token.text == ":":
            return at + (1 if token.text == ":" else 0), False
        if token.text in ",;–—" and adjunct:
            return at + 1, True
        if token.text in ",;" and not adjunct:
            break
    return (None, False) if adjunct else (start, False)


_TIMES = words("today yesterday tonight earlier later last this ayer hoy recently")
