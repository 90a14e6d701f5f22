"""Whether one article was taken from another, which way round, in what way, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import isclose

from sources.rules.credit import Credit
from sources.rules.likeness import Likeness
from sources.rules.period import Moment
from sources.rules.precedence import Dated, lean, timed
from sources.rules.reason import Reason
from sources.rules.slips import MOST_TOLD, Variant
from sources.rules.stated import numbered, stated
from sources.vocabulary import DerivationKind, SourceKind

LEAST_WORDS = 32
"""Shared words below which a text is quoting, not copying: official quotes of 15 to 25 words are everybody's."""

LEAST_CONTAINED = 0.25
"""Share of the downstream text that must stand upstream where no single run reaches LEAST_WORDS: several shared
quotes add up to many words without either text being taken from the other."""

WHOLE = 0.8
"""Containment from which a piece is the other's as a whole."""

SAME = 0.9
"""Containment both ways from which two pieces of one source are one article captured twice."""

LONG_RUN = 25
"""Mean length in words of shared runs from which they were lifted in blocks; a rewrite leaves shorter ones."""

# What speaks for a direction besides time, heaviest first. Time (see precedence) can be wrong (clocks, republished
# archives) and so never outweighs a credit, not even together with everything below it. A slip that only one text has
# says that the other was not taken from it, unless somebody mended it in passing: as much as being a part, less than
# time. Who holds two pieces that have nothing in common is the whole because it was put together: that takes the place
# of being the whole, and weighs less than an agency's name, because agencies do send round-ups.
CREDIT, AGENCY, COMPILED, PART, SLIP, KEY = 2.0, 0.5, 0.35, 0.3, 0.3, 0.1
MOST = 0.5
"""Containment from which a text holds most of another."""

CLEARLY = 0.15
"""Difference in containment from which the shorter text counts as the part and the longer as the whole."""

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Copyable:
    """One capture as this rule meets it; ``source`` is the public id of its outlet, empty where nobody knows it."""

    key: str
    source: str
    kind: SourceKind
    title: str
    published: Moment | None
    retrieved: datetime | None
    language: str
    words: int


@dataclass(frozen=True, slots=True)
class Decision:
    """``downstream`` was taken from ``upstream`` (both by key), with the reasons for way and kind."""

    downstream: str
    upstream: str
    kind: DerivationKind
    credited: bool
    reasons: tuple[Reason, ...]


def decide_pair(
    one: Copyable,
    other: Copyable,
    likeness: Likeness,
    *,
    one_credits: Credit | None = None,
    other_credits: Credit | None = None,
    variants: Sequence[Variant] = (),
    compiled: str = "",
) -> Decision | None:
    """Who took from whom, or None where the shared words are too few to tell copying from quoting.

    ``likeness`` measures ``one`` in ``other``; ``one_credits`` is the credit in which ``one`` names the source of
    ``other``; ``variants`` are the words in which ``one`` differs from it; ``compiled`` is the key of that of the two
    which also holds most of a third piece (see ``gathered``). The outcome is the same when the two change places.
    """
    if not copied(likeness):
        return None
    if _same_article(one, other, likeness):
        return _captured_again(one, other, likeness)
    leaning = [
        *_credited(one_credits, other_credits),
        *timed(_dated(one), _dated(other)),
        *_agency(one, other),
        *(_compiled(one, compiled) if compiled else _part(likeness)),
        *_slipped(variants),
    ]
    if _balanced(leaning):
        leaning.append(_by_key(one, other))
    if sum(reason.weight for reason in leaning) < 0:
        # Told once more from below, so that each reason says of the downstream piece what is so of it.
        return decide_pair(
            other,
            one,
            likeness.reversed(),
            one_credits=other_credits,
            other_credits=one_credits,
            variants=[_turned(each) for each in variants],
            compiled=compiled,
        )
    kind = _kind(other, likeness)
    if kind is DerivationKind.EXCERPT and one.source and one.source == other.source:
        # An outlet's own background paragraphs and sign-offs recur in its pieces; nobody was copied.
        return None
    shared = Reason("shared words", likeness.containment, _shared(likeness))
    return Decision(one.key, other.key, kind, bool(one_credits), (shared, *leaning))


def copied(likeness: Likeness) -> bool:
    """Whether two texts share too much for quoting alone."""
    if likeness.shared_words < LEAST_WORDS:
        return False
    contained = max(likeness.containment, likeness.containment_back)
    return contained >= LEAST_CONTAINED or _longest(likeness) >= LEAST_WORDS


def gathered(part: Copyable, whole: Copyable, seen: Likeness) -> bool:
    """Whether ``whole`` may have been put together from ``part`` and others; ``seen`` measures the part in it.

    It holds most of the part, and nothing says that it came first. A part of which nobody knows when it came out does
    not count: else two undated cuts of one text would make a compilation of it.
    """
    known = part.published is not None or part.retrieved is not None
    return known and seen.containment >= MOST and lean(_dated(part), _dated(whole)) <= 0


def _longest(likeness: Likeness) -> float:
    """Words in the longest shared run, by its share of all shared letters."""
    letters = [end - start for start, end, _, _ in likeness.spans]
    return likeness.shared_words * max(letters) / sum(letters) if letters else 0.0


def _same_article(one: Copyable, other: Copyable, likeness: Likeness) -> bool:
    both = min(likeness.containment, likeness.containment_back)
    return bool(one.source) and one.source == other.source and both >= SAME


def _captured_again(one: Copyable, other: Copyable, likeness: Likeness) -> Decision:
    first, later = sorted((one, other), key=order)
    both = min(likeness.containment, likeness.containment_back)
    why = Reason("same source, same text", both, f"{both:.0%} of each body stands in the other")
    return Decision(later.key, first.key, DerivationKind.SAME_ARTICLE, credited=False, reasons=(why,))


def order(piece: Copyable) -> tuple[datetime, str]:
    """Which of several captures of one article comes first: the earliest retrieved, then the first key."""
    return (piece.retrieved or NEVER, piece.key)


# What speaks for ``one`` being downstream (positive) or upstream (negative).


def _credited(one_credits: Credit | None, other_credits: Credit | None) -> list[Reason]:
    leaning = []
    if credit := one_credits:
        told = stated(f"the text credits {credit.name}")
        leaning.append(Reason("credit", CREDIT, told, credit.quote))
    if credit := other_credits:
        told = stated(f"the other text credits {credit.name}")
        leaning.append(Reason("credit", -CREDIT, told, credit.quote))
    return leaning


def _dated(piece: Copyable) -> Dated:
    return Dated(piece.published, piece.retrieved)


def _agency(one: Copyable, other: Copyable) -> list[Reason]:
    agencies = (one.kind is SourceKind.AGENCY, other.kind is SourceKind.AGENCY)
    if agencies[0] == agencies[1]:
        return []
    if agencies[1]:
        return [Reason("agency", AGENCY, "the other is a news agency's")]
    return [Reason("agency", -AGENCY, "it is a news agency's, and the other is not")]


def _part(likeness: Likeness) -> list[Reason]:
    part = likeness.containment - likeness.containment_back
    if part >= CLEARLY:
        return [Reason("part and whole", PART, "it is the part, the other the whole")]
    if part <= -CLEARLY:
        return [Reason("part and whole", -PART, "it is the whole, the other the part")]
    return []


def _compiled(one: Copyable, compiled: str) -> list[Reason]:
    if one.key == compiled:
        told = stated(
            "it holds most of the other, and most of a third piece that has nothing in common with that"
        )
        return [Reason("compilation", COMPILED, told)]
    told = stated("the other holds most of it, and most of a third piece that has nothing in common with it")
    return [Reason("compilation", -COMPILED, told)]


def _slipped(variants: Sequence[Variant]) -> list[Reason]:
    """One reason, however many slips there are; none where both texts have some of their own."""
    leaning = {each.lean for each in variants if each.lean}
    if len(leaning) != 1:
        return []
    (lean,) = leaning
    own = lean == 1
    differing = [each for each in variants if each.lean][:MOST_TOLD]
    words = [(each.here, each.there) if own else (each.there, each.here) for each in differing]
    told = " and ".join(stated(f"“{wrong}” for “{right}”") for wrong, right in words)
    detail = stated(
        f"the other has a slip of its own: {told}, written rightly elsewhere in it and in this text"
    )
    if own:
        detail = stated(f"it has a slip of its own: {told}, written rightly elsewhere in it and in the other")
    return [Reason("own slip", lean * SLIP, detail, ", ".join(wrong for wrong, _ in words))]


def _balanced(leaning: Sequence[Reason]) -> bool:
    """Whether as much speaks for one way as for the other, but for the last digits of a sum of fractions."""
    below = sum(max(reason.weight, 0.0) for reason in leaning)
    above = sum(max(-reason.weight, 0.0) for reason in leaning)
    return isclose(below, above)


def _by_key(one: Copyable, other: Copyable) -> Reason:
    first = min(one.key, other.key)
    return Reason(
        "no sign of direction", -KEY if one.key == first else KEY, "kept in the order of their keys"
    )


def _turned(variant: Variant) -> Variant:
    return replace(variant, here=variant.there, there=variant.here, lean=-variant.lean)


def _kind(up: Copyable, seen: Likeness) -> DerivationKind:
    whole = seen.containment >= WHOLE
    if whole and seen.containment_back >= MOST:
        return DerivationKind.SYNDICATION if up.kind is SourceKind.AGENCY else DerivationKind.REPUBLICATION
    mean = seen.shared_words / len(seen.spans) if seen.spans else 0.0
    return DerivationKind.EXCERPT if whole or mean >= LONG_RUN else DerivationKind.REWRITE


def _shared(seen: Likeness) -> str:
    runs = numbered(len(seen.spans), "run")
    return stated(
        f"{seen.shared_words} words in {runs}; {seen.containment:.0%} of this text stands in the "
        f"other, {seen.containment_back:.0%} the other way round"
    )
