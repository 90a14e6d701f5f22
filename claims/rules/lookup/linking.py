"""Whether a sentence of an article repeats a known claim, told by these two alone, whatever else is known.

The look-up for people counts how rare each word is among all known claims, and sets every candidate beside the best.
Then the same sentence is told otherwise tomorrow, when more claims are known. What an article is put to must not depend
on the order in which news came; so here every word counts as if it stood in as many claims as a telling word usually
does, and each claim is weighed by itself.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from claims.rules.bearings.agreement import Upshot, agreement
from claims.rules.bearings.bearing import bears_on
from claims.rules.bearings.clash import Held, hold
from claims.rules.bearings.sentence import sentence
from claims.rules.lookup.pruning import LENGTH
from claims.rules.lookup.ranking import Found, Known, ranked
from claims.rules.lookup.rarity import TermRarity
from claims.rules.lookup.terms import terms_of
from claims.rules.lookup.weights import LINK, SUGGEST
from claims.rules.lookup.words import words_of
from claims.vocabulary import Outcome, Stance
from sources.rules.period import Moment, Period, start_of
from sources.rules.reason import Reason
from sources.rules.stated import stated
from sources.vocabulary import Precision

CLASH = "clash"
"""The rule of the reason why a sentence and a claim cannot both be true."""
AMONG = 10_000
HOLDERS = 200
"""Every word counts as if it stood in so many of so many claims.

Chosen among 20 to 300 so that the thresholds mean what they mean in the look-up: of 800 labelled short texts, 167 had a
claim above LINK, 164 of them the right one; 325 one above SUGGEST, 269 the right one.
"""
LETTER_HOLDERS = 100
"""Likewise for every run of letters."""
WINDOW = timedelta(days=60)
"""Days after a happening within which an article that repeats a claim about it is linked without asking."""
BEFORE = timedelta(days=2)
"""Days by which it may come before: clocks and time zones differ."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence to be looked up, in a language we read; ``published`` is when its article may have been out."""

    text: str
    language: str
    published: Period | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence by which a claim (its public id) is known, and the days of its happening."""

    claim: str
    said: str
    language: str
    when: Period | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """The claim a sentence repeats, as far as one can tell: linked without asking, or only if a person says so.

    ``stance`` is what the sentence does with it, by the words of these two alone.
    """

    claim: str
    linked: bool
    score: float
    stance: Stance
    reasons: tuple[Reason, ...]


def needed(terms: int) -> int:
    """How many of a claim's terms must stand in a sentence for it to be thought of: half of them, two at least."""
    return max(2, (terms + 1) // 2)


def match(
    asked: Asked,
    sayings: Iterable[Saying],
    *,
    refused: Collection[str] = (),
    agreed: Collection[str] = (),
) -> Match | None:
    """The known claim that a sentence repeats, the likeliest of those that are linked, else of the possible ones.

    Where it repeats none, the one that it may dispute: a figure that cannot meet the claim's, or a denial, is for a
    person to look at, and is never linked by itself.

    ``refused`` are claims for which a person has said that these words do not repeat them, ``agreed`` those for which
    one has said that they do.
    """
    found = [
        told
        for one in sorted(set(sayings), key=lambda each: (each.claim, each.said))
        if one.claim not in refused and (told := _held_against(asked, one, one.claim in agreed)) is not None
    ]
    return min(found, key=_likeliest, default=None)


def _likeliest(one: Match) -> tuple[bool, bool, float, str]:
    """A claim that is repeated comes before one that is only disputed by that: "two" repeats two, and disputes four."""
    return (not one.linked, one.stance is Stance.DISPUTES, -one.score, one.claim)


def alone(text: str, said: str, language: str) -> Found | None:
    """How likely a text repeats a sentence of the same language, the two by themselves; None below SUGGEST."""
    asked, known = words_of(text, language), terms_of(said, language)
    if len(asked.terms.keys() & known.keys()) < needed(len(known)):
        return None
    letters = words_of(said, language).letters
    terms = TermRarity(AMONG, LENGTH, Counter(dict.fromkeys([*asked.terms, *known], HOLDERS)))
    runs = TermRarity(
        AMONG, max(letters.total(), 1), Counter(dict.fromkeys([*asked.letters, *letters], LETTER_HOLDERS))
    )
    (found,) = ranked(text, [Known(said, said, known)], terms, language=language, letters=runs)
    return found if found.score >= SUGGEST else None


def _held_against(asked: Asked, one: Saying, agreed: bool) -> Match | None:
    if one.language != asked.language or (found := alone(asked.text, one.said, asked.language)) is None:
        return None
    upshot, figures = _figures(asked, one)
    held = _side_by_side(asked, one)
    against = held is not None and held.outcome is Outcome.CONTRADICTS
    if upshot is Upshot.CONTRADICTS and not against:
        return None
    bearing = bears_on(one.said, asked.text, language=asked.language)
    if bearing.stance is None and not against:
        # Many words in common, and yet about something else.
        return None
    stance = Stance.DISPUTES if against or bearing.stance is None else bearing.stance
    doubts = list(_doubts(asked, one, found, upshot, stance=stance, held=held))
    linked = agreed or not doubts
    clash = [Reason(CLASH, 1.0, held.reason)] if held is not None and against else []
    told = (_told(found, agreed, doubts), *clash, *figures, *bearing.reasons[:2])
    return Match(one.claim, linked, found.score, stance, told)


def _side_by_side(asked: Asked, one: Saying) -> Held | None:
    """Whether the sentence and the claim can both be true, told by the two alone."""
    out = asked.published
    day = Moment(start_of(out.first), Precision.DAY) if out and out.first == out.last else None
    claim = sentence(one.said, one.language, when=one.when)
    said = sentence(asked.text, asked.language, day)
    return hold(claim, said) if claim and said else None


def _figures(asked: Asked, one: Saying) -> tuple[Upshot, tuple[Reason, ...]]:
    """Whether the sentence bears out every figure of the claim; a claim without figures asks for none."""
    borne = agreement(asked.text, one.said, asked.language)
    back = agreement(one.said, asked.text, asked.language)
    told = tuple(Reason("figures", 0.0, detail) for detail in borne.reasons[:3])
    if Upshot.CONTRADICTS in {borne.upshot, back.upshot}:
        return Upshot.CONTRADICTS, told
    return (borne.upshot if borne.held else Upshot.ENTAILS), told


def _doubts(
    asked: Asked, one: Saying, found: Found, upshot: Upshot, *, stance: Stance, held: Held | None
) -> Iterable[str]:
    """What keeps a sentence from being linked without asking."""
    if found.score < LINK:
        yield stated(f"{found.score:.2f} lies below {LINK}")
    if missing := _missing(asked, one):
        yield stated(f"the sentence lacks {missing} of the claim")
    if upshot is not Upshot.ENTAILS:
        yield stated("a figure of the claim is not in the sentence")
    if held is not None and held.outcome is Outcome.NOT_COMPARABLE:
        yield held.reason[:1].lower() + held.reason[1:].removesuffix(".")
    if stance is Stance.DISPUTES:
        yield stated("it seems to dispute the claim, and words alone are too little for that")
    if not near(asked.published, one.when):
        yield stated("the article is not of the time of what happened")


def _missing(asked: Asked, one: Saying) -> str:
    """The telling words of the claim that are not in the sentence: "sold" and "bought" have all others in common."""
    there, known = words_of(asked.text, asked.language).terms, words_of(one.said, one.language)
    return ", ".join(f"“{known.shown[term]}”" for term in dict.fromkeys(known.order) if term not in there)


def near(published: Period | None, when: Period | None) -> bool:
    """Whether an article came out while a happening was news; where either is not dated, it may have."""
    if published is None or when is None:
        return True
    return published.last >= when.first - BEFORE and published.first <= when.last + WINDOW


def _told(found: Found, agreed: bool, doubts: Sequence[str]) -> Reason:
    """The reason that names the words in common, and on which side of the two thresholds this lies, and why."""
    if agreed:
        why = stated("a person has said that these words repeat it")
    elif doubts:
        why = stated(f"{found.score:.2f} of 1, from {SUGGEST} on a person is asked: {'; '.join(doubts)}")
    else:
        why = stated(f"{found.score:.2f} of 1, linked from {LINK} on")
    return replace(found.reason, detail=f"{found.reason.detail}; {why}")
