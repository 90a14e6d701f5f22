"""Over-matching: one article with which suspiciously many others are matched, by the words they share and nothing else.

Told as in record linkage, where a value that matches too much (a switchboard's number, a placeholder) says little of
whom it matches. Such matches are listed for a person to look at, never cut: what looks like a stock phrase may be a
wire that everybody prints.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sources.rules.reason import Reason
from sources.rules.stated import numbered, stated

MANY = 12
"""Articles suggested to be taken from one, none of which credits it, from which that is worth a look. A wire printed by
a dozen clients is credited by some of them; notices, donation appeals and press releases are credited by nobody.
A starting point, not a measured optimum: the list can be asked for with any other number."""

WHOLE = 0.8
"""Average containment from which the articles are this text as a whole, as ``rules.derivations.WHOLE``."""

Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """The stretch of a text (code points) that most others share, and how many of them share all of it."""

    start: int
    end: int
    carriers: int


def passage(runs_of: Iterable[Sequence[Run]]) -> Passage | None:
    """The longest stretch of a text that most of those matched with it share; None where no majority agrees.

    Each entry holds the runs, within the text, of one of the others. Of equally long ones the first.
    """
    merged = [_joined(runs) for runs in runs_of if runs]
    longest = max(
        _shared_by(merged, len(merged) // 2 + 1), key=lambda run: (run[1] - run[0], -run[0]), default=None
    )
    return Passage(*longest, _carriers(merged, *longest)) if longest else None


def _shared_by(merged: Sequence[Sequence[Run]], least: int) -> list[Run]:
    """The stretches that at least so many share, from left to right: what begins and ends is counted along the text."""
    steps = sorted(step for runs in merged for start, end in runs for step in ((start, 1), (end, -1)))
    found: list[Run] = []
    carriers, begun = 0, 0
    for at, change in steps:
        before, carriers = carriers, carriers + change
        if before < least <= carriers:
            begun = at
        elif carriers < least <= before and at > begun:
            found.append((begun, at))
    return found


def outside(runs: Sequence[Run], within: Passage) -> int:
    """How many letters of the runs lie outside a passage: what would be left to show for a match without it."""
    joined = _joined(runs)
    inside = sum(max(0, min(end, within.end) - max(start, within.start)) for start, end in joined)
    return sum(end - start for start, end in joined) - inside


def reasons(*, articles: int, outlets: int, of_this: float, of_theirs: float) -> tuple[Reason, ...]:
    """Why a text is listed: ``of_this`` is the passage's share of it, ``of_theirs`` the average share of the others
    that stands in it (both 0–1)."""
    alone = Reason(
        "matched with many",
        float(articles),
        f"{articles:,} articles of {numbered(outlets, 'outlet')} seem to be taken from it by "
        "shared words alone; none of them credits it",
    )
    shares = stated(
        f"the passage is {of_this:.0%} of this text; on average {of_theirs:.0%} of theirs stands in it"
    )
    if of_theirs >= WHOLE:
        kind = Reason(
            "one text", of_theirs, f"{shares}: one text printed by many, such as a wire or a press release"
        )
    else:
        kind = Reason(
            "a part of each", of_theirs, f"{shares}: a part of each, such as a notice, an appeal or a quote"
        )
    return alone, kind


def _joined(runs: Sequence[Run]) -> list[Run]:
    """The runs in order, those that touch or overlap joined: words repeated below may lie twice in one place above."""
    joined: list[Run] = []
    for start, end in sorted(runs):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _carriers(merged: Sequence[Sequence[Run]], start: int, end: int) -> int:
    return sum(any(first <= start and end <= last for first, last in runs) for runs in merged)
