"""What was learned of a source, beside the letter people gave it: its track record, and whose mistakes it shares."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet

from claims.actions.answers import unheard
from claims.models import Answer, Claim, SharedMistake, Tie
from claims.models.trackrecord import AnswerQuerySet
from claims.rules.weighing import trackrecord
from sources.models import Source
from sources.models.source import SourceQuerySet
from sources.pages.paging import Key, Page, page
from sources.visibility import Reader
from sources.vocabulary import Reliability

MOST_TIES = 30  # ties on a source's page, the most probable first
MOST_MISTAKES = 5  # shared mistakes beside each tie; the tie's own page has all
NEWEST = (Key("review__written_at", descending=True), Key("pk", descending=True))
LIKELIEST = (Key("doubt", descending=True), Key("pk"))


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a household was right, in what interval that puts it, and which letter it would earn."""

    right: int
    of: int
    low: float
    high: float
    letter: Reliability
    as_of: datetime


@dataclass(frozen=True, slots=True)
class Leaning:
    """A tie as the page of one of its sources shows it: the other source, and some of the shared mistakes."""

    tie: Tie
    other: Source
    mistakes: Sequence[SharedMistake]


def counted(head: int, reader: Reader | None, now: datetime) -> Counted | None:
    """The track record of the household under this head (by primary key), from what the reader may see."""
    return track_records([head], reader, now).get(head)


def track_records(heads: Collection[int], reader: Reader | None, now: datetime) -> dict[int, Counted]:
    """The same for many at once, in one query; those without a settled answer are missing."""
    rows = given(heads, reader, now).order_by()
    counted = rows.values_list("source").annotate(
        right=Count("pk", filter=Q(right=True)), of=Count("pk"), as_of=Max("review__written_at")
    )
    return {source: _counted(right, of, as_of) for source, right, of, as_of in counted}


def given(heads: Collection[int], reader: Reader | None, now: datetime) -> AnswerQuerySet:
    """The answers of some households that the reader may know of, each still given where they may see it."""
    rows = Answer.objects.filter(source__in=heads).visible_to(reader, now)
    gone = unheard(rows, reader, now)
    return rows.exclude(pk__in=gone) if gone else rows


def _counted(right: int, of: int, as_of: datetime) -> Counted:
    told = trackrecord.TrackRecord(right, of)
    low, high = told.interval
    return Counted(right, of, low, high, told.letter, as_of)


def answers(head: int, reader: Reader | None, now: datetime, after: str, size: int = 25) -> Page[Answer]:
    """What the household said to settled claims, the latest settled first."""
    rows = given([head], reader, now)
    return page(rows.select_related("claim__event", "claim__measure", "review__rating"), NEWEST, after, size)


def leanings(head: int, known: SourceQuerySet, reader: Reader | None, now: datetime) -> list[Leaning]:
    """The household's ties with the sources the reader may ``know``, the most probable first, in two queries."""
    shown = Q(one=head, other__in=known) | Q(other=head, one__in=known)
    ties = list(Tie.objects.of(head).filter(shown).select_related("one", "other", "judged_by")[:MOST_TIES])
    shared: defaultdict[int, list[SharedMistake]] = defaultdict(list)
    for mistake in mistakes(ties, reader, now).order_by("-doubt", "pk") if ties else ():
        shared[mistake.tie_id].append(mistake)
    return [
        Leaning(tie, tie.other if tie.one_id == head else tie.one, shared[tie.pk][:MOST_MISTAKES])
        for tie in ties
    ]


def mistakes(ties: Collection[Tie], reader: Reader | None, now: datetime) -> QuerySet[SharedMistake]:
    """The mistakes that some ties rest on, as far as the reader may see the claims."""
    shown = Claim.objects.visible_to(reader, now)
    return SharedMistake.objects.filter(tie__in=ties, claim__in=shown).select_related("claim__measure")


def mistakes_of(tie: Tie, reader: Reader | None, now: datetime, after: str) -> Page[SharedMistake]:
    """Every mistake one tie rests on, the surest first, page by page."""
    return page(mistakes([tie], reader, now), LIKELIEST, after)
