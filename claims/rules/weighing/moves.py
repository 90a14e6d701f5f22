"""What would change a score: each single step a newsroom could take or wait for, and where it would lead."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from claims.rules.weighing.backing import Move, Side, Standing
from claims.rules.weighing.ledger import Rival
from claims.rules.weighing.standings import order
from sources.rules.stated import stated
from sources.vocabulary import Reliability

NAMED = 3
"""How many origins are named in each kind of move: the strongest, or the earliest of the ungraded."""

Scoring = Callable[[Sequence[Standing], Sequence[Rival]], float]


def moves(standings: Sequence[Standing], rivals: Sequence[Rival], scoring: Scoring) -> tuple[Move, ...]:
    """Every named step and the score it leads to, worked out by the same arithmetic as the score itself."""
    found = [
        Move("One more independent origin graded B", scoring([*standings, _newcomer()], rivals)),
        *_regraded(standings, rivals, scoring),
        *_proved_copies(standings, rivals, scoring),
        *_parted(standings, rivals, scoring),
        *_withdrawn(standings, rivals, scoring),
        *_without_rivals(standings, rivals, scoring),
        *_taken_up_again(standings, rivals, scoring),
    ]
    if any(one.counts for one in standings):
        found.append(Move("Any number of further copies", scoring(standings, rivals)))
    return tuple(found)


def _newcomer() -> Standing:
    return Standing("", "", "", Side.FOR, Reliability.B)


def _regraded(standings: Sequence[Standing], rivals: Sequence[Rival], scoring: Scoring) -> list[Move]:
    settled = (Reliability.A, Reliability.B)
    below = [one for one in standings if one.counts and not one.comment and one.grade not in settled]
    found = []
    for one in below[:NAMED]:
        raised = [replace(each, grade=Reliability.B) if each is one else each for each in standings]
        better = sorted(raised, key=order)
        found.append(Move(f"If {one.label} were graded B", scoring(better, rivals)))
    return found


def _proved_copies(standings: Sequence[Standing], rivals: Sequence[Rival], scoring: Scoring) -> list[Move]:
    backers = [one for one in standings if one.counts and one.side is Side.FOR and not one.comment]
    found = []
    for one in backers[1 : NAMED + 1]:
        left = [each for each in standings if each is not one]
        found.append(Move(f"If {one.label} proved a copy of {backers[0].label}", scoring(left, rivals)))
    return found


def _parted(standings: Sequence[Standing], rivals: Sequence[Rival], scoring: Scoring) -> list[Move]:
    """What it would lead to if a voice taken for the echo of another had its mistakes from elsewhere."""
    echoes = [one for one in standings if one.counts and one.leans_on]
    found = []
    for one in echoes[:NAMED]:
        alone = [replace(each, share=1.0, leans_on="") if each is one else each for each in standings]
        found.append(Move(f"If {one.label} proved independent of {one.leans_on}", scoring(alone, rivals)))
    return found


def _withdrawn(standings: Sequence[Standing], rivals: Sequence[Rival], scoring: Scoring) -> list[Move]:
    backers = [one for one in standings if one.counts and one.side is Side.FOR]
    return [
        Move(f"If {one.label} withdrew it", scoring([each for each in standings if each is not one], rivals))
        for one in backers[:1]
    ]


def _without_rivals(standings: Sequence[Standing], rivals: Sequence[Rival], scoring: Scoring) -> list[Move]:
    found = []
    for rival in [one for one in rivals if one.behind][:NAMED]:
        left = [each for each in rivals if each is not rival]
        rejected = (
            stated(f"the contradicting claim “{rival.label}”")
            if rival.label
            else stated("the contradicting claim")
        )
        found.append(Move(f"If {rejected} were rejected", scoring(standings, left)))
    return found


def _taken_up_again(standings: Sequence[Standing], rivals: Sequence[Rival], scoring: Scoring) -> list[Move]:
    """What it would lead to if somebody who has dropped the claim said it again."""
    lapsed = [one for one in standings if one.until and one.side is Side.FOR and not one.party]
    found = []
    for one in lapsed[:NAMED]:
        again = [replace(each, until="") if each is one else each for each in standings]
        found.append(Move(f"If {one.label} said so again", scoring(again, rivals)))
    return found
