"""Where and when a statement is set: from its own clause, else its sentence, else what stands before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.rules.language.forms import singular_of, words
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token, tokenize
from claims.rules.reader import places
from claims.rules.reader.places import Place
from claims.rules.reader.whereabouts import is_spot
from claims.rules.speaking.attribution import Attribution, Context
from claims.rules.values import when
from claims.rules.values.when import Dated
from sources.rules.period import Period
from sources.rules.reason import Reason
from sources.rules.stated import stated

IN_CLAUSE, IN_SENTENCE = stated("{label}: named in the clause"), stated("{label}: named in the sentence")
NEIGHBOUR, WHERE_SAID = (
    stated("{label}: taken from a neighbouring sentence"),
    stated("{label}: where it was said"),
)
LOOK_BACK = 12
"""Sentences searched backwards for the place a sentence leaves unsaid."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Folded place names from wide to narrow, the label as the text has it, and how far they were looked for."""

    names: tuple[str, ...] = ()
    label: str = ""
    reasons: tuple[Reason, ...] = ()


def place_of(place: int, start: int, end: int, context: Context, far: bool = True) -> Placed:
    """The places of a clause; where it names none, of its sentence, its paragraph, then (``far``) the text before.

    Where something was said, or somebody was taken, counts only where nothing else is named; and a street or building
    named in another sentence is too narrow to be sure of.
    """
    tokens, named = context.tokens[place], _named(place, context)
    aside = [p for p in named if _beside_the_matter(p, place, context)]
    own = [p for p in named if p not in aside]
    inside = [p for p in own if start <= tokens[p.first].start and tokens[p.last - 1].end <= end + 1]
    if inside or own:
        return _placed(inside or own, IN_CLAUSE if inside else IN_SENTENCE, 1.0)
    part, paragraph = context.sentences[place].part, context.sentences[place].paragraph
    before = range(place - 1, max(-1, place - 1 - LOOK_BACK), -1)
    ahead = [
        i
        for i in range(place + 1, min(len(context.sentences), place + 3))
        if context.sentences[i].paragraph == paragraph
    ]
    same = [i for i in before if context.sentences[i].paragraph == paragraph]
    rest = [i for i in before if far and i not in same and context.sentences[i].part == part]
    for index in (*same, *ahead, *rest):
        found = [
            p
            for p in _named(index, context)
            if not is_spot(p.names[-1]) and not _beside_the_matter(p, index, context)
        ]
        if found:
            return _placed(found[-1:] if index < place else found[:1], NEIGHBOUR, 0.4)
    return _placed(aside[:1], WHERE_SAID, 0.3) if aside else Placed()


_TAKEN = words(
    "taken flown airlifted rushed brought transferred driven moved carried trasladado trasladada trasladados"
    " trasladadas llevado llevada llevados llevadas"
)


def _beside_the_matter(named: Place, place: int, context: Context) -> bool:
    """Whether a place is where somebody spoke or was taken: "the council said in a statement read out at Hoamu"."""
    tokens = context.tokens[place]
    if any(token.fold in _TAKEN for token in tokens[max(0, named.first - 2) : named.first]):
        return True
    start, end = tokens[named.first].start, tokens[named.last - 1].end
    return any(_in_saying(a, start, end, context) for a in context.said[place] if a.content)


def _in_saying(said: Attribution, start: int, end: int, context: Context) -> bool:
    """Behind the words of saying and no part of what is said; a speaker's own place ("police in Lindt") counts."""
    if any(first <= start and end <= last + 1 for first, last in said.content):
        return False
    if said.source[0] <= start and end <= said.source[1]:
        speaker = tokenize(context.piece.text[said.source[0] : start])
        return any(token.fold in context.pack.evidence for token in speaker)
    return start >= said.cue[1]


def _named(place: int, context: Context) -> list[Place]:
    return context.once(_places, place)


def _places(place: int, context: Context) -> list[Place]:
    return places.find(context.tokens[place], context.pack, context.directory.names)


def _placed(found: Sequence[Place], how: str, weight: float) -> Placed:
    label = found[0].label
    return Placed(places.folded(found), label, (Reason("place", weight, how.format(label=label), label),))


def dates_of(place: int, context: Context) -> list[Dated]:
    """The times a sentence names, with offsets in the capture."""
    return context.once(_dates, place)


def _dates(place: int, context: Context) -> list[Dated]:
    sentence = context.sentences[place]
    found = when.find(sentence.text, context.piece.published, context.pack.code)
    return [Dated(d.start + sentence.start, d.end + sentence.start, d.period, d.bound, d.form) for d in found]


def time_of(place: int, start: int, end: int, context: Context, behind: bool = True) -> Period | None:
    """The time of what a clause says: the time nearest to it that does not tell when somebody spoke.

    Without ``behind``, times that follow the clause are left to what follows it.
    """
    fitting = [
        d
        for d in dates_of(place, context)
        if d.bound != "until" and not _of_saying(place, d, start, end, context)
    ]
    fitting = [d for d in fitting if behind or d.start < end]
    inside = [d for d in fitting if start <= d.start and d.end <= end]
    nearest = min(
        inside or fitting, key=lambda d: (max(start - d.end, d.start - end, 0), d.start), default=None
    )
    return nearest.period if nearest else None


def _of_saying(place: int, dated: Dated, start: int, end: int, context: Context) -> bool:
    """Whether a time stands beside a verb of saying, outside the words said: "the council said on Saturday"."""
    if start <= dated.start and dated.end <= end:
        return False
    for attribution in context.said[place]:
        if attribution.voice is None or not attribution.covers(start, start + 1):
            continue
        if not any(first <= dated.start and dated.end <= last for first, last in attribution.content):
            return True
    return False


def terms_of(place: int, context: Context) -> frozenset[str]:
    """The terms of a sentence of a capture."""
    return sentence_terms(context.tokens[place], context.pack)


def sentence_terms(tokens: Sequence[Token], pack: Pack) -> frozenset[str]:
    """The folded content words of a sentence without numbers: they decide likeness, never the value."""
    return frozenset(
        singular_of(token.fold, pack.code)
        for token in tokens
        if token.word and len(token.fold) > 2 and token.fold not in pack.content_stops
        and token.fold not in pack.numbers and token.fold not in pack.scales and token.fold not in pack.vague
        and token.fold not in pack.weekdays and token.fold not in pack.months
    )  # fmt: skip
