"""How well a claim is backed: independent origins for and against, added up in the open.

The model, in the order the ledger prints it:

1. Appearances fold into origins (the named source, else the root of the article's lineage) and origins into families
   that share an owner, an edition or a person. A family counts once, whatever carries it: a copy adds no evidence
   (Dong, Berti-Equille, Srivastava, "Integrating Conflicting Data: The Role of Source Dependence", VLDB 2009, where a
   value provided by copying is left out of the vote count).
2. Every claim starts at −5 points. Each independent origin adds (or, disputing, subtracts) the points of its
   Admiralty letter: A 10, B 8, C 6, D 3. Points are log-odds, so that independent voices multiply odds: the vote
   count of Dong et al., and the noisy-or of Pearl (1988) read on the odds scale.
3. Unreliable origins (E) add 1.0 and less each time, at most 2.5 together; ungraded ones (F) 1.0 and less each time,
   at most 2.0 together, readers' comments a quarter of that inside the same bound. However many, they stay below one
   C origin and never confirm a claim.
4. A party to the claim is shown with 0 points: a denial by the accused is no refutation, a self-serving assertion no
   support. An origin that says both counts on neither side.
5. An origin that has mistakes in common with a stronger one on its side is partly that one's echo: of its points it
   keeps the share that is probably its own word (``dependence``; Dong et al., section 3). A share of half or less is
   no origin of its own in the counts.
6. Each rival claim takes back two fifths of the points its own independent origins carry, rivals of its own left out.
7. What an article says no longer, and what its copies still carry of it, counts no more: it is shown with 0 points
   and the moment until which it was said.
8. The sum s reads as 1 / (1 + 10^(−s/10)); the interval is s ± 8.2 / √(1 + graded origins), read the same way.
"""

from collections.abc import Sequence

from claims.rules.weighing import ledger, scale
from claims.rules.weighing.backing import Backing, Entry, Move, Side, Standing, Testimony
from claims.rules.weighing.credibility import digit
from claims.rules.weighing.dependence import UNTIED, Ties, leaning
from claims.rules.weighing.ledger import Rival
from claims.rules.weighing.moves import moves
from claims.rules.weighing.standings import standings as standings_of

__all__ = ["Backing", "Entry", "Move", "Testimony", "weigh"]


def weigh(
    testimonies: Sequence[Testimony],
    rivals: Sequence[Backing] = (),
    *,
    claim: str = "",
    label: str = "",
    ties: Ties = UNTIED,
) -> Backing:
    """Weigh a claim's appearances; ``rivals`` are the backings of claims that contradict it.

    ``claim`` and ``label`` name the claim in the ledgers of its own rivals; ``ties`` tell which families of origins
    probably depend on one another. Rejected appearances must be left out by
    the caller; everything else about the order or number of the testimonies is without effect.
    """
    voices = leaning(standings_of(testimonies), ties)
    opposed = ledger.rivals_of(rivals, voices)
    lines = ledger.draw(voices, opposed)
    tenths = ledger.total(lines)
    graded_for = _count(voices, Side.FOR, graded=True)
    graded_against = _count(voices, Side.AGAINST, graded=True)
    low, high = scale.interval(tenths, graded_for + graded_against)
    return Backing(
        score=scale.score(tenths),
        low=low,
        high=high,
        credibility=digit(scale.score(tenths), voices, [one for rival in opposed for one in rival.behind]),
        origins_for=_count(voices, Side.FOR),
        origins_against=_count(voices, Side.AGAINST),
        parties_against=sum(1 for one in voices if one.party and one.side is Side.AGAINST),
        parties_for=sum(1 for one in voices if one.party and one.side is Side.FOR),
        graded_for=graded_for,
        graded_against=graded_against,
        articles=len({one.article for one in testimonies if one.carried}),
        ledger=ledger.printed(lines),
        moves=moves(voices, opposed, _score),
        points=tenths / 10,
        standings=tuple(voices),
        claim=claim,
        label=label,
    )


def _score(voices: Sequence[Standing], rivals: Sequence[Rival]) -> float:
    return scale.score(ledger.total(ledger.draw(voices, rivals)))


def _count(voices: Sequence[Standing], side: Side, *, graded: bool = False) -> int:
    """Independent origins on a side; a reader's comment weighs a little and is shown, but is nobody's origin count."""
    return sum(
        1
        for one in voices
        if one.independent and not one.comment and one.side is side and (one.graded or not graded)
    )
