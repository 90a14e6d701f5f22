"""Decides which changed claim comes first: by what rests on it, how far its score moved, contest, and what happened."""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.news.vocabulary import Kind
from sources.rules.stated import stated
from sources.vocabulary import Word

STEP = 0.05
"""Scores that moved about as far are told apart by what comes after: the same step, of a twentieth. Our choice."""
MOVED = 0.05
"""From here on a score that moved is news by itself, with no other news to explain it. Our choice."""
REACH = 5_000
"""Lines of news looked through for claims that a person neither follows nor has and no review rests on: the latest."""
GLANCE = 1_000
"""Lines of news looked through for the number at the head of every page, however large the newsroom: the latest."""
UNSEEN = 400
"""Of these, lines not known yet that are read for that number: enough for a hundred claims, beyond which it only says
that there are more. Our choice."""
DEEP = 200
"""Lines of news read of each claim that one follows or has or that a review rests on, beyond those: the latest."""
DAYS = 30
"""How far back the list reaches; what happened before stands in the history of each claim."""


class Rests(Word):
    """What of the newsroom's own word rests on a claim, from nothing to one's own name."""

    NOTHING = "nothing"
    WAITS = "waits", "a review of it waits for you"
    REVIEW = "review", "a review that is signed or published rests on it"
    YOURS = "yours", "a review you wrote or signed rests on it"


RANKS = tuple(Rests)
WEIGHTS = {kind: len(Kind) - place for place, kind in enumerate(Kind)}
"""What happened, the weightiest highest: the order of the kinds."""
BESIDE = {
    Kind.CONTRADICTION: stated("two claims cannot both stand"),
    Kind.CORRECTION: stated("what was taken back may still be in print"),
    Kind.FIGURE: stated("nobody was told of the change"),
    Kind.ORIGIN: stated("who stands behind it has changed"),
    Kind.HALVES: stated("a headline may say more than is known"),
    Kind.REVIEW: stated("it goes no further without you"),
    Kind.ASSIGNMENT: stated("it was given to you"),
    Kind.APPEARANCE: stated("you follow it, or a review rests on it"),
    Kind.SCORE: stated("its score moved"),
}


@dataclass(frozen=True, slots=True)
class Stakes:
    """What a change of a claim could change; ``before`` and ``after`` are scores (0 to 1), None where there is none."""

    rests: Rests
    before: float | None
    after: float | None
    contested: bool
    kinds: Sequence[Kind]

    @property
    def moved(self) -> float:
        """How far the score moved since it was last known, up or down; 0 where it had none."""
        return 0.0 if self.before is None else abs((self.after or 0.0) - self.before)

    @property
    def height(self) -> int:
        """The rank as a number, the highest first: each of the four outweighs all that come after it.

        ``provenance.news.pages.ranking`` works the same out in the database.
        """
        steps = int(self.moved / STEP + 1e-9)
        weight = max((WEIGHTS[kind] for kind in self.kinds), default=0)
        return RANKS.index(self.rests) * 100_000 + steps * 1_000 + 100 * self.contested + weight

    @property
    def because(self) -> list[str]:
        """Why the claim stands where it does, each in words: the first of the four that tells, and what adds to it."""
        told = [str(self.rests.label)] if self.rests is not Rests.NOTHING else []
        if self.moved >= STEP:
            told.append(stated(f"its score moved by {self.moved:.2f}"))
        if self.contested:
            told.append(stated("it is contested"))
        if not told and self.kinds:
            told.append(BESIDE[min(self.kinds, key=lambda kind: -WEIGHTS[kind])])
        return told
