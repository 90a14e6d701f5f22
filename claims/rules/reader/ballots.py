"""Votes and matches told with two figures in one breath, each figure with the side it fell to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from claims.rules.language import ballots as known
from claims.rules.language.pack import Pack
from claims.rules.language.tokens import Token
from claims.rules.reader import bearers
from claims.rules.reader.acts import Trigger
from claims.rules.reader.links import Link
from claims.rules.reader.standing import ending
from claims.rules.values.amounts import FigureKind
from claims.rules.values.figures import Figure
from claims.rules.values.nouns import Counted
from claims.rules.values.value import Value

VOTE = "vote"
NEAR = 3
"""Words between a figure of votes and the word that says on which side they fell: "52 members voted against"."""
_JOINED = re.compile(r"(\d{1,4})[-‑–](\d{1,4})$", re.ASCII)


def told(tokens: Sequence[Token], figures: Sequence[Figure], pack: Pack) -> list[Link]:
    """Each figure of a vote with its side, and of a match with its team; empty where a sentence tells of neither."""
    if pack.code not in {"en", "es"}:
        return []
    return [*_sided(tokens, figures, pack), *_paired(tokens, figures, pack), *_joined(tokens, pack)]


def joined(tokens: Sequence[Token]) -> bool:
    """Whether two figures stand in one word somewhere, of which none is a figure by itself."""
    return any(_JOINED.match(token.text) for token in tokens if token.text[0].isdigit())


def _sided(tokens: Sequence[Token], figures: Sequence[Figure], pack: Pack) -> Iterator[Link]:
    """ "52 for, 41 against, three abstained", "con 73 votos a favor": each figure says its side itself."""
    counts = [one for one in figures if one.kind is FigureKind.COUNT and one.bound not in {"zero", "article"}]
    found = [(one, side) for one in counts for side in [_side_of(tokens, one, pack)] if side]
    voting = any(token.fold in known.VOTES | _VOTING for token in tokens)
    if not voting and len(found) < 2:
        return
    for figure, (side, first, last) in found:
        yield Link(_votes(figure), Trigger(first, last, side, "R"), 0, VOTE)


_VOTING = frozenset({"voted", "vote", "votaron", "voto", "votacion", "motion", "mocion", "ballot"})


def _side_of(tokens: Sequence[Token], figure: Figure, pack: Pack) -> tuple[str, int, int] | None:
    after = ending(tokens, figure)
    for at in range(after, min(len(tokens), after + NEAR)):
        found = known.SIDES.starting(tokens, at)
        if found:
            return found[0], at, found[1]
        if not (tokens[at].fold in known.VOTES | known.VOTERS | _VOTING or tokens[at].fold in pack.be):
            return None
    return None


def _counts_votes(tokens: Sequence[Token], figure: Figure) -> bool:
    return figure.noun.head >= 0 and tokens[figure.noun.head].fold in known.VOTES | known.VOTERS


def _votes(figure: Figure) -> Figure:
    return replace(figure, value=replace(figure.value, unit=VOTE))


def _paired(tokens: Sequence[Token], figures: Sequence[Figure], pack: Pack) -> Iterator[Link]:
    """ "By 52 votes to 41", "voted 19 to 12 to close", "por 14 votos a 9": the first figure won."""
    for figure, other in pairwise(figures):
        between = [token.fold for token in tokens[figure.first : other.first]]
        joined = tokens[other.first - 1].fold in known.TO and other.first - figure.last <= 1
        votes = _counts_votes(tokens, figure) or any(
            t.fold in _VOTING for t in tokens[max(0, figure.first - 2) : figure.first]
        )
        if not (joined and votes and between) or figure.kind is not FigureKind.COUNT:
            continue
        yield from _two_sides(tokens, figure, other)


def _two_sides(tokens: Sequence[Token], figure: Figure, other: Figure) -> Iterator[Link]:
    lost = _rejected(tokens)
    if lost is None:
        return
    first, second = (known.AGAINST, known.FOR) if lost else (known.FOR, known.AGAINST)
    for one, side in ((figure, first), (other, second)):
        bare = replace(one, noun=Counted(one.last, one.last, VOTE, person=False))
        yield Link(_votes(bare), Trigger(figure.first, other.last, side, "R"), 0, VOTE)


def _rejected(tokens: Sequence[Token]) -> bool | None:
    """Whether what was voted on fell; None where the sentence does not say."""
    for token in tokens:
        if token.fold in known.REJECTED:
            return True
        if token.fold in known.PASSED:
            return False
    return None


def _joined(tokens: Sequence[Token], pack: Pack) -> Iterator[Link]:
    """ "Tarn beat Harth 3-1", "passed 52-41": two figures in one word."""
    for at, token in enumerate(tokens):
        pair = _JOINED.match(token.text)
        if pair is None:
            continue
        low, high = Decimal(pair[1]), Decimal(pair[2])
        if any(one.fold in _VOTING for one in tokens):
            yield from _joined_votes(tokens, at, low, high)
        else:
            yield from _match(tokens, at, low, high, pack)


def _joined_votes(tokens: Sequence[Token], at: int, one: Decimal, other: Decimal) -> Iterator[Link]:
    lost = _rejected(tokens)
    if lost is None:
        return
    sides = (known.AGAINST, known.FOR) if lost else (known.FOR, known.AGAINST)
    for votes, side in zip((one, other), sides, strict=True):
        yield Link(_figure(tokens, at, votes, VOTE), Trigger(at, at + 1, side, "R"), 0, VOTE)


def _figure(tokens: Sequence[Token], at: int, many: Decimal, unit: str) -> Figure:
    token = tokens[at]
    noun = Counted(at + 1, at + 1, unit, person=False)
    return Figure(Value(many, many, unit), FigureKind.COUNT, token.start, token.end, at, noun, at + 1)


def _match(tokens: Sequence[Token], at: int, one: Decimal, other: Decimal, pack: Pack) -> Iterator[Link]:
    """Who won stands before the verb of winning and who lost behind it, the winner's figure being the larger."""
    verb = next(
        (i for i in range(at - 1, -1, -1) if tokens[i].fold in known.BEATING | known.LOSING | known.DRAWING),
        -1,
    )
    if verb < 1:
        return
    subject = bearers.subject(tokens, 0, verb, pack)
    against = _opponent(tokens, verb, at, pack)
    if not subject:
        return
    most, least = max(one, other), min(one, other)
    lost = tokens[verb].fold in known.LOSING
    for team, goals in ((subject, least if lost else most), (against, most if lost else least)):
        if team:
            yield Link(_figure(tokens, at, goals, ""), Trigger(verb, verb + 1, known.SCORED, "R"), 0, team)


def _opponent(tokens: Sequence[Token], verb: int, at: int, pack: Pack) -> str:
    """Whom a team played: right behind the verb, or behind "with", "to" or "against", before or after the score."""
    start = verb + 1
    if start < at and not tokens[start].capital and tokens[start].fold not in pack.determiners:
        start += 1
    behind = bearers.phrase(tokens, start, at, pack) if start < at else ""
    if behind:
        return behind
    if at + 2 < len(tokens) and tokens[at + 1].fold in {
        "against",
        "to",
        "with",
        "a",
        "al",
        "ante",
        "contra",
        "con",
    }:
        return bearers.phrase(tokens, at + 2, len(tokens), pack)
    return ""
