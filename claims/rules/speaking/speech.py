"""Who says what in one sentence: the words that name the speaker, the verb of saying, and what is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.speaking.contents import around, said_around, said_before
from claims.rules.speaking.reckonings import RECKONING, reckoned
from claims.rules.speaking.subjects import (
    ADVERBS,
    OPENING,
    QUOTE_MARKS,
    RELATIVE,
    Run,
    behind_adjuncts,
    opening_subject,
    past_having,
    phrase_end,
    speaker_before,
    speaker_noun,
    with_name,
)
from claims.rules.text.quotations import Quotations

_INVERTING = words(
    "said says added adds wrote writes warned explained reported announced noted insisted argued"
    " tweeted dijo dice anadio agrego informo explico afirmo senalo aseguro indico declaro sostuvo conto"
    " relato anuncio comento dijeron informaron afirmaron senalaron aseguraron indicaron anunciaron"
    " confirmo advirtio preciso subrayo insistio reporto escribio manifesto denuncio denunciaron alerto alertaron"
    " revelo revelaron detallo detallaron relataron reitero recalco apunto reconocio admitio dice dicen afirma afirman"
    " asegura aseguran senala senalan sostiene sostienen confirmaron advirtieron"
    " disse disseram diz afirmou afirmaram informou informaram declarou anunciou confirmou explicou acrescentou"
)
_INVERTING_IN = {
    "fr": words(
        "dit disent affirme affirment declare declarent annonce annoncent confirme confirment explique expliquent"
        " assure assurent indique indiquent precise precisent raconte ajoute signale signalent rapporte rapportent"
    )
}
"""The same in a language where these words would be others elsewhere; a participle stands here behind "a" or "ont"."""
SAYING = words("said says told dijo dijeron dice dicen disse disseram diz")
"""Verbs that tell of nothing but speech, so that whoever stands beside them has spoken."""
_HOLDING = words(
    "fear fears feared believe believes believed suspect suspects suspected teme temen cree creen"
)
"""Verbs of thinking by which somebody is said to hold that a thing has happened."""
_NOUNISH = words(
    "state states report reports claim claims charge charges order orders call calls estimate estimates"
    " comment comments demand demands remark remarks note notes post posts vow vows pledge pledges"
    " promise promises question questions hint hints signal signals joke jokes denial protest protests"
    " praise blame request brief caution response reply mention observation concern informe denuncia"
    " denuncias reclamo cuenta cuentas indica nota estima considera cuento conto"
)


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
            (token.fold in pack.cues or token.fold in pack.thoughts & _HOLDING)
            and _outside(token, quotes)
            and not _covered(at, found)
            and not (at and token.capital)
        ):
            speech = _said(tokens, at, quotes, pack)
            if speech is not None:
                found.append(speech)
            elif token.fold.endswith("ing"):
                found += _adding(tokens, at, found, pack)
            elif token.fold in RECKONING:
                found += [Speech(*each) for each in reckoned(tokens, at, pack)]
        elif token.fold in RECKONING and _outside(token, quotes) and not _covered(at, found):
            found += [Speech(*each) for each in reckoned(tokens, at, pack)]
        elif token.fold in pack.evidence_cues and _outside(token, quotes) and not _covered(at, found):
            speech = _shown(tokens, at, pack)
            if speech is not None:
                found.append(speech)
    return sorted(found or _citing(tokens, quotes, pack), key=lambda speech: speech.cue)


def _adding(tokens: Sequence[Token], at: int, found: Sequence[Speech], pack: Pack) -> list[Speech]:
    """ "…, saying that" and "…, adding that": the words of whoever the sentence is about."""
    if at < 2 or tokens[at - 1].text != "," or len(tokens) - at < 4:
        return []
    speaker = found[-1].speaker if found else opening_subject(tokens, at, pack) or (0, 0)
    opening = at + 2 if tokens[at + 1].fold in OPENING else at + 1
    return [Speech(speaker, (at, at + 1), ((opening, len(tokens)),))] if speaker[1] > speaker[0] else []


def _citing(tokens: Sequence[Token], quotes: Quotations, pack: Pack) -> list[Speech]:
    """Who is cited, where nobody is said to speak: "Four died, citing officials" has no other mouth."""
    for at, token in enumerate(tokens):
        if token.fold in pack.citing and _outside(token, quotes):
            end = phrase_end(tokens, at + 1, pack)
            if end > at + 1 and not (at and tokens[at - 1].fold in RELATIVE):
                return [Speech((at + 1, end), (at, at + 1), around(tokens, at, end), "according")]
    return []


def nested(each: Speech, found: Sequence[Speech], tokens: Sequence[Token]) -> bool:
    """Whether it is told in other words than the article's: "X said that Y said", not "X denied it; Y said"."""
    return any(
        other.speaker != each.speaker
        and any(first <= each.cue[0] and each.cue[1] <= last for first, last in other.content)
        and not any(token.text == ";" for token in tokens[other.cue[1] : each.speaker[0]])
        for other in found
        if other is not each
    )


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
                found.append(Speech((phrase[1], end), (at, phrase[1]), around(tokens, at, end), "according"))
    return found


def _no_speaker(token: Token, pack: Pack) -> bool:
    """ "Según" before a clause, "per" before a unit: nobody speaks."""
    return token.fold in pack.units or token.fold in {"cent", "capita", "que", "plan", "lo", "which", "law"}


def _said(tokens: Sequence[Token], at: int, quotes: Quotations, pack: Pack) -> Speech | None:
    """Read the clause around a verb of saying: speaker before or behind, words said before or behind."""
    if _no_verb(tokens, at, pack):
        return None
    opening = past_having(tokens, at, pack)
    if _inverted(tokens, opening, at, pack):
        start = behind_adjuncts(tokens, at + 1, pack)
        end = with_name(tokens, start, phrase_end(tokens, start, pack), pack)
        content = said_before(tokens, opening, end)
        return Speech((start, end), (opening, at + 1), content, "said") if end > start else None
    speaker = speaker_before(tokens, at, pack)
    if speaker is None:
        return None
    first = _cue_first(tokens, at, speaker)
    content = said_around(tokens, at, speaker, pack)
    if _only_listener(tokens, at, content):
        content = _set_off(tokens, speaker, pack)
    plain = tokens[at].fold in _INVERTING or tokens[at].fold == "told"
    if not (content or plain) or not _trusted(tokens, at, speaker, content, pack):
        return None
    evidence = any(token.fold in pack.evidence for token in tokens[speaker[0] : speaker[1]])
    return Speech(speaker, (first, at + 1), content, "evidence" if evidence else "said")


def _no_verb(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether the word is a noun here, or its subject does not speak: "the report", "is said to have", "was told"."""
    before = tokens[at - 1].fold if at else ""
    bare = before in pack.determiners or before in {"to", "of", "for", "by"}
    spoken_of = pack.code == "en" and before in pack.be
    nounish = tokens[at].fold in _NOUNISH and not _verbal(tokens, at)
    return bare or spoken_of or nounish or tokens[at].fold.endswith("ing")


def _only_listener(tokens: Sequence[Token], at: int, content: tuple[Run, ...]) -> bool:
    """Whether only a listener or an occasion follows the verb: "told CNBC in August.", "told me."."""
    if len(content) != 1 or content[0][0] < at or tokens[content[0][0]].text in QUOTE_MARKS:
        return False
    told = tokens[at].fold.startswith("told")
    return told and content[0][0] == at + 1 and content[0][1] - content[0][0] <= 5


def _set_off(tokens: Sequence[Token], speaker: Run, pack: Pack) -> tuple[Run, ...]:
    """What stands before a speaker and a listener: "A dozen fled, a spokesman told Reuters"; no adjunct of place."""
    end = speaker[0] - 1
    whole = end >= 3 and tokens[end].text == "," and tokens[0].fold not in pack.prepositions
    return ((0, end),) if whole else ()


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
    behind = bool(content) and content[-1][1] <= speaker[0]
    if tokens[at].fold not in pack.weak_cues or behind:
        return True
    opening = tokens[content[-1][0]] if content else None
    named = any(token.capital and token.word for token in tokens[max(1, speaker[0]) : speaker[1]])
    before = tokens[content[-1][0] - 1] if content and content[-1][0] else None
    marked = opening is not None and (
        opening.text in QUOTE_MARKS or (before is not None and before.fold in OPENING)
    )
    return marked or (named and tokens[at].fold in pack.accuse)


def _inverted(tokens: Sequence[Token], opening: int, at: int, pack: Pack) -> bool:
    """ "…, said Molano", "a déclaré la police": the verb after a mark, from ``opening`` on, the speaker behind it."""
    inverting = tokens[at].fold in _INVERTING or tokens[at].fold in _INVERTING_IN.get(pack.code, frozenset())
    if opening == 0 or at + 1 >= len(tokens) or not inverting:
        return False
    mark = tokens[opening - 1].text
    if mark not in ",.?!" and mark not in QUOTE_MARKS and mark not in "–—":
        return False
    following = tokens[at + 1]
    if not pack.adjectives_first and at + 2 < len(tokens):
        following = tokens[behind_adjuncts(tokens, at + 1, pack)]
    noun = following.capital or following.fold in pack.collective or speaker_noun(tokens, following, pack)
    noun = noun or (tokens[at].fold in SAYING and _short_subject(tokens, at + 1, pack))
    dated = following.fold in pack.weekdays and following.capital
    if (
        mark == ","
        and pack.adjectives_first
        and (_apposition(tokens, at, pack) or _clause_behind(tokens, at, pack))
    ):
        return False
    return (
        noun
        and not dated
        and following.fold not in {"that", "que"}
        and _is_mark_before_speech(tokens, opening)
    )


def _short_subject(tokens: Sequence[Token], start: int, pack: Pack) -> bool:
    """Whether nothing but a noun and its article follow: "said the coroner.", not "said the attack killed 12"."""
    end = phrase_end(tokens, start, pack)
    opened = tokens[start].fold in pack.determiners | pack.articles and 1 < end - start <= 6
    return opened and not any(token.fold in pack.acts or token.fold in pack.be for token in tokens[start:end])


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
    return at >= 3 or tokens[at - 1].text in QUOTE_MARKS
