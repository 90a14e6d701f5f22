"""Draws how a claim has spread: the articles that carry it, and beside them the voices they have it from, over time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from claims.models import Review
from claims.pages.origins import Carrier, Root
from claims.pages.pairs import Pair
from claims.vocabulary import Stance
from sources.models import Article
from sources.pages import wording
from sources.vocabulary import TO_THE_DAY

MOST = 12  # tidings beneath the picture; what follows is told by its number
ACROSS, DEEP = 1000, 100  # units of the picture, stretched to the width of the page


@dataclass(frozen=True, slots=True)
class Tiding:
    """One thing that happened to the claim: when, its mark, and how many articles carried the claim by then."""

    at: datetime
    precision: str
    mark: str
    words: str
    by_then: int = 0

    @property
    def when(self) -> str:
        """As much of the moment as is known."""
        return wording.moment(self.at, self.precision)


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark on the picture: where on its width (0 to 1), and what it stands for."""

    at: float
    mark: str


@dataclass(frozen=True, slots=True)
class Spread:
    """``articles`` and ``voices`` are paths over a picture of ``ACROSS`` by ``DEEP`` units, from 0 up to ``most``."""

    articles: str
    voices: str
    spots: list[Spot]
    first: datetime
    last: datetime
    carried: int
    heard: int
    undated: int
    tidings: list[Tiding]
    further: int

    @property
    def within_a_day(self) -> bool:
        """Whether its ends are better told by the hour."""
        return self.first.date() == self.last.date()


def spread(roots: Sequence[Root], pairs: Sequence[Pair], review: Review | None) -> Spread | None:
    """The course of a claim through the news, from what its page has read; None where fewer than two moments are known.

    A voice is one origin of the tree that says so: no party, no reader's comment, nobody who only denies it. Voices
    that belong together count once in the score and are drawn each, so that the page never hides who said it.
    """
    pieces = {each.pk: each for root in roots for each in _carrying(root)}
    dated = sorted(at for each in pieces.values() if (at := _day(each)))
    heard = sorted(at for root in roots if _voice(root) and (first := _first(root)) and (at := _day(first)))
    others = [*_denials(roots), *_rivals(pairs)]
    moments = sorted([*dated, *(each.at for each in others)])
    if not dated or moments[0] == moments[-1]:
        return None
    scale = _Scale(moments[0], moments[-1], len(dated))
    told = sorted([*_voices(roots), *others], key=lambda each: each.at)
    counted = [_counted(each, dated) for each in [*told, *_reviewed(review)]]
    return Spread(
        scale.path(dated), scale.path(heard), [Spot(scale.share(each.at), each.mark) for each in others],
        moments[0], moments[-1], len(dated), len(heard), len(pieces) - len(dated),
        counted[:MOST], max(0, len(counted) - MOST),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Scale:
    """Puts moments between the first and the last, and counts between none and ``most``, into the picture."""

    first: datetime
    last: datetime
    most: int

    def share(self, at: datetime) -> float:
        return (at - self.first) / (self.last - self.first)

    def path(self, moments: Sequence[datetime]) -> str:
        """A stair that rises by one at each moment, to the end of the picture."""
        stair = [f"M0 {DEEP}"]
        for count, at in enumerate(moments, 1):
            stair.append(f"H{self.share(at) * ACROSS:.0f}V{DEEP - count / self.most * DEEP:.0f}")
        return "".join([*stair, f"H{ACROSS}"])


def _voice(root: Root) -> bool:
    return not (root.party or root.comment or root.disputes)


def _all(carriers: Iterable[Carrier]) -> Iterable[Carrier]:
    for each in carriers:
        yield each
        yield from _all(each.below)


def _day(article: Article) -> datetime | None:
    """When it came out; None where that is not known to the day, for a month has no place on the line."""
    return article.published_at if article.published_precision in TO_THE_DAY else None


def _carrying(root: Root) -> Iterable[Article]:
    """Its articles that say so, not only deny it, nor are only named by others."""
    return (each.article for each in _all(root.below) if set(each.stances) - {Stance.DISPUTES.value})


def _first(root: Root) -> Article | None:
    """The article in which it is heard first, as far as that is dated."""
    found = [each.article for each in _all(root.below) if each.stances and _day(each.article)]
    return min(found, key=lambda each: (each.published_at, each.pk), default=None)


def _voices(roots: Sequence[Root]) -> Iterable[Tiding]:
    for root in roots:
        first = _first(root)
        if first is None or first.published_at is None or not _voice(root):
            continue
        words = _("%(voice)s says so") if root.own else _("%(voice)s is heard")
        told = words % {"voice": root.origin.label}
        yield Tiding(first.published_at, first.published_precision, "origin", told)


def _denials(roots: Sequence[Root]) -> Iterable[Tiding]:
    for root in roots:
        first = _first(root)
        if first is None or first.published_at is None or not root.disputes:
            continue
        words = _("A party, %(voice)s, denies it") if root.party else _("%(voice)s denies it")
        told = words % {"voice": root.origin.label}
        yield Tiding(first.published_at, first.published_precision, "disputes", told)


def _rivals(pairs: Sequence[Pair]) -> Iterable[Tiding]:
    for pair in pairs:
        article = pair.other.quote.capture.article
        if (at := _day(article)) and pair.contradicts and not pair.within:
            words = _("%(voice)s has it otherwise: %(figure)s")
            told = words % {"voice": pair.other.speaker, "figure": pair.other.figure or pair.other.claim.text}
            yield Tiding(at, article.published_precision, "contra", told)


def _reviewed(review: Review | None) -> Iterable[Tiding]:
    """The review stands at the end: people write when the news is out."""
    if review is not None:
        words = _("A review is %(stage)s: %(rating)s")
        told = words % {"stage": review.get_stage_display(), "rating": review.rating}
        yield Tiding(review.written_at, "instant", "yes", told)


def _counted(tiding: Tiding, dated: Sequence[datetime]) -> Tiding:
    by_then = sum(at <= tiding.at for at in dated)
    return Tiding(tiding.at, tiding.precision, tiding.mark, tiding.words, by_then)
