"""The words around a verb of saying that name who speaks: where they begin and where they end."""

from collections.abc import Sequence

from claims.rules.language.forms import words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.speaking.voices import PARTICLES

Run = tuple[int, int]
MAX_SPEAKER = 16
"""The longest speaker we read backwards from a verb, in words."""
QUOTE_MARKS = frozenset('“”"«»‘’„') | {"''"}
ADVERBS = words(
    "also later then still has have had having is was were been did not never already once again"
    " recently now earlier ha han habia habian tambien no nunca ya luego would will could may might does"
    " do be"
)
_LINKS = words("by from with to against for por con a contra para")
RELATIVE = words("who which that que quien quienes")
OPENING = words("that que if whether how why")


def phrase_end(tokens: Sequence[Token], start: int, pack: Pack) -> int:
    """The end of a speaker named after "according to" or an inverted "said": a mark, a clause or a verb."""
    at = start
    while at < len(tokens) and at - start < MAX_SPEAKER:
        token = tokens[at]
        if (
            token.text in ",;:()–—"
            or token.text in QUOTE_MARKS
            or (token.text in ".!?" and at + 1 >= len(tokens))
        ):
            break
        if token.fold in RELATIVE and at > start:
            break
        spoken = token.fold in pack.cues and token.fold not in pack.evidence
        if at > start and (token.fold in pack.barriers or spoken or token.fold in pack.weekdays):
            break
        if at > start and token.fold in {"a", "al", "ante"} and pack.code == "es":
            break
        if at > start and token.fold in {"in", "on", "at", "en"} and not _named_after(tokens, at):
            break
        at += 1
    while at > start and tokens[at - 1].fold in {"on", "in", "at", "to", "el", "en", "a"}:
        at -= 1
    return at


def with_name(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> int:
    """Take in the name behind a title and a comma: "said the defence minister, Teodan Murrik"."""
    titled = any(token.fold in pack.titles for token in tokens[start:end])
    if not titled or (pack.adjectives_first and tokens[end - 1].capital):
        return end
    last = end + 1
    while last < len(tokens) and tokens[last].word and (tokens[last].capital or _particle(tokens, last)):
        last += 1
    return last if end < len(tokens) and tokens[end].text == "," and last > end + 2 else end


def _particle(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small word stands inside a name: "Pablo de la Torre"."""
    behind = next((token for token in tokens[at : at + 3] if token.fold not in PARTICLES), None)
    return (
        tokens[at].fold in PARTICLES and tokens[at - 1].text != "," and behind is not None and behind.capital
    )


def _named_after(tokens: Sequence[Token], at: int) -> bool:
    """Whether "in" goes on with a name, as in "the embassy in Colombia", and not with a time or manner."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.capital and following.word


def speaker_noun(tokens: Sequence[Token], article: Token, pack: Pack) -> bool:
    """Whether "the" opens a speaker ("the minister", "el Consejo"), not a thing announced ("un segundo intento")."""
    if article.fold not in pack.determiners:
        return False
    at = tokens.index(article)
    behind = tokens[at + 1 : at + 5]
    speakers = pack.institutions.keys() | pack.collective | pack.titles | pack.persons
    return any(token.fold in speakers or token.capital for token in behind)


def _opens_speaker(token: Token, pack: Pack) -> bool:
    """Whether a word can begin a noun phrase behind an adjunct."""
    openers = pack.determiners | pack.prepositions | {"un", "una"}
    return token.capital or token.fold in openers or token.text in ",."


def behind_adjuncts(tokens: Sequence[Token], start: int, pack: Pack) -> int:
    """Where the speaker begins behind an inverted verb: after "el sábado", "por teléfono", "a este diario"."""
    at = start
    if pack.adjectives_first:
        return at
    while at + 1 < len(tokens) and at - start < 12:
        token, following = tokens[at], tokens[at + 1]
        if token.fold in {"el", "este", "ayer", "hoy"} and following.fold in pack.weekdays:
            at += 2
        elif token.fold in TIMES:
            at += 1
        elif token.fold in pack.prepositions and not following.capital:
            at += 2
            while at < len(tokens) and not _opens_speaker(tokens[at], pack):
                at += 1
        else:
            break
    return at if at < len(tokens) and tokens[at].word else start


_HAVING = {"fr": words("a ont avait avaient"), "pt": words("tinha tinham havia")}
"""Forms of "to have" before a verb of saying, by language: in others the same letters are other words."""


def past_having(tokens: Sequence[Token], at: int, pack: Pack) -> int:
    """Where the verb of saying at ``at`` begins: at its "has", in a language that sets it right before."""
    having = _HAVING.get(pack.code, frozenset())
    return at - 1 if at and tokens[at - 1].fold in having else at


def speaker_before(tokens: Sequence[Token], at: int, pack: Pack) -> Run | None:
    """The noun phrase that is the subject of the verb of saying at ``at``; None where there is none."""
    end = at
    between = ADVERBS | _HAVING.get(pack.code, frozenset())
    while end > 0 and (tokens[end - 1].fold in between or tokens[end - 1].fold.endswith("ly")):
        end -= 1
    end = _before_time(tokens, end, pack)
    if end > 2 and tokens[end - 1].text == ")":
        end = next((index for index in range(end - 1, max(0, end - 8), -1) if tokens[index].text == "("), end)
    if end > 0 and tokens[end - 1].fold in RELATIVE:
        return _antecedent(tokens, end - 1, pack)
    if end > 0 and tokens[end - 1].text == ",":
        return _before_insertion(tokens, end - 1, pack)
    if end > 2 and tokens[end - 1].fold in pack.conjunctions | {"but", "pero"}:
        return opening_subject(tokens, end, pack)
    start = _past_relative(tokens, _past_date(tokens, _noun_start(tokens, end, pack), end, pack), end, pack)
    return (start, end) if start < end and _nominal(tokens[end - 1], pack) else None


def _past_relative(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> int:
    """Behind the word that joins a clause on: "a report, which the mayor said"; not "the man who leads it said"."""
    joined = (
        at + 1
        for at in range(start, end - 1)
        if tokens[at].fold in RELATIVE | {"what"}
        and (tokens[at + 1].fold in pack.determiners or tokens[at + 1].capital)
    )
    return max([start, *joined])


def opening_subject(tokens: Sequence[Token], limit: int, pack: Pack) -> Run | None:
    """The noun phrase a sentence opens with, up to its verb: who "and said" or ", saying" goes back to."""
    end = 0
    while end < min(limit, 8) and (tokens[end].fold in pack.determiners or _names(tokens, end, pack)):
        end += 1
    return (0, end) if 0 < end < limit and _nominal(tokens[end - 1], pack) else None


def _names(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    token = tokens[at]
    if token.fold in pack.zero:
        return False
    noun = token.fold in pack.institutions or token.fold in pack.titles or token.fold in pack.collective
    into = token.fold in {"in", "of", "for", "de"} and at + 1 < len(tokens) and tokens[at + 1].capital
    return into or (token.word and (token.capital or noun or token.fold in pack.pronouns))


_DAYTIMES = words("morning afternoon evening night")
_TIME_LEADS = words("last earlier yesterday today ayer hoy late")


def _past_date(tokens: Sequence[Token], start: int, end: int, pack: Pack) -> int:
    """Behind a date or turn of phrase that opens the clause: "In May 2021 Peru accused", "Of course Peru accused"."""
    if start < end and tokens[start].fold in _TIME_LEADS:
        spans = TIMES | _DAYTIMES | pack.units.keys()
        times = [i for i in range(start, min(end, start + 3)) if tokens[i].fold in spans]
        return max(times, default=start - 1) + 1
    if start >= end or tokens[start].fold not in pack.prepositions:
        return start
    if tokens[start].fold in pack.of:  # "of late Peru accused", "de nuevo Perú acusó"
        return next((at for at in range(start + 1, end) if tokens[at].capital), start + 1)
    dates = [
        i
        for i in range(start, end)
        if tokens[i].text[0].isdigit()
        or tokens[i].fold in pack.months.keys() | pack.weekdays.keys() | _DAYTIMES
    ]
    return max(dates, default=start - 1) + 1


def _before_time(tokens: Sequence[Token], end: int, pack: Pack) -> int:
    """Step over a time between speaker and verb: "Duque this morning reiterated", "the council on Friday said"."""
    last = tokens[end - 1].fold if end else ""
    if last in {"morning", "afternoon", "evening", "week", "month", "year"} and end > 2:
        return end - 2
    if last in pack.weekdays and end > 1:
        return end - (2 if tokens[end - 2].fold in {"on", "el", "late", "last"} else 1)
    return end - 1 if last in TIMES else end


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
    if tokens[comma - 1].text in QUOTE_MARKS:
        return None
    opening = comma - 1
    while opening >= 0 and tokens[opening].text != ",":
        opening -= 1
    if opening <= 0 or comma - opening > 30:
        return None
    start = _noun_start(tokens, opening, pack)
    titled = any(token.fold in pack.titles for token in tokens[start:opening])
    named = all(token.capital for token in tokens[opening + 1 : comma])
    if (titled and named) or tokens[opening + 1].fold in _MADE:
        return start, comma
    return (start, opening) if start < opening and _nominal(tokens[opening - 1], pack) else None


_MADE = words("published released compiled issued conducted prepared commissioned produced by")


def _noun_start(tokens: Sequence[Token], end: int, pack: Pack) -> int:
    """How far back a speaker's noun phrase reaches: to a mark, a conjunction or the sentence's beginning."""
    start = end
    while start > 0 and end - start < MAX_SPEAKER:
        token = tokens[start - 1]
        if token.text in ",;:()–—" or token.text in QUOTE_MARKS or token.text in ".!?":
            break
        if token.fold in pack.barriers or (token.fold in OPENING and token.fold != "how"):
            break
        if token.fold in pack.conjunctions | {"but", "pero", "so"} and not _both_names(tokens, start - 1):
            break
        noun = (
            start > 1 and tokens[start - 2].fold in pack.determiners
        )  # "the think tank", "a claims adjuster"
        if token.fold in pack.cues and start < end and not noun:
            break
        start -= 1
    return start


def _both_names(tokens: Sequence[Token], at: int) -> bool:
    return (
        0 < at < len(tokens) - 1
        and tokens[at - 1].capital
        and (tokens[at + 1].capital or tokens[at + 1].fold == "the")
    )


TIMES = words("today yesterday tonight earlier later last this ayer hoy recently")
