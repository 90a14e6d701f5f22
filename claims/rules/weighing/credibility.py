"""From the arithmetic to the Admiralty digit: how credible one claim is, 6 meaning that nobody can judge yet."""

from collections.abc import Sequence

from claims.rules.weighing.backing import Side, Standing
from claims.vocabulary import Credibility
from sources.vocabulary import Reliability

CONFIRMED_FROM = 0.8
"""Two C origins agreeing make .83; two D origins make .56 and confirm nothing."""
PROBABLE_FROM = 0.6
"""One B origin alone makes .67; one C alone makes .56."""
POSSIBLE_FROM = 0.35
"""One D origin alone makes .39."""
DOUBTFUL_FROM = 0.15
"""What only unreliable (E) origins say starts at .28; a graded origin against and none for makes less than .15."""


def digit(score: float, standings: Sequence[Standing], rivals: Sequence[Standing]) -> Credibility:
    """The digit, after FM 2-22.3, table B-2; ``rivals`` are the origins behind claims that contradict this one.

    ===== ======================================================================================================
    6     no graded origin speaks for or against, nor for a rival: parties and ungraded voices cannot decide it
    1     two or more independent origins graded A–D for, most of each its own word, score at least .80; no origin
          against but readers' comments, and no graded origin behind a rival
    2     at least one origin graded A–D for, score at least .60
    3     at least one origin graded A–D for, score at least .35
    4     score at least .15: only unreliable origins say it, or graded ones outweigh those that do
    5     below that: contradicted by what graded origins say
    ===== ======================================================================================================
    """
    counted = [one for one in standings if one.counts]
    trusted = [one for one in counted if one.side is Side.FOR and _trusted(one)]
    opposed = [one for one in counted if one.side is Side.AGAINST and not one.comment]
    if not any(one.graded for one in (*counted, *rivals)):
        return Credibility.CANNOT_BE_JUDGED
    if (
        sum(one.independent for one in trusted) >= 2
        and score >= CONFIRMED_FROM
        and not opposed
        and not any(one.graded for one in rivals)
    ):
        return Credibility.CONFIRMED
    if trusted and score >= PROBABLE_FROM:
        return Credibility.PROBABLY_TRUE
    if trusted and score >= POSSIBLE_FROM:
        return Credibility.POSSIBLY_TRUE
    return Credibility.DOUBTFUL if score >= DOUBTFUL_FROM else Credibility.IMPROBABLE


def _trusted(standing: Standing) -> bool:
    return standing.graded and standing.grade is not Reliability.E
