"""Sources as partners meet them, with what was learned of them beside the letter: track record, ties, mistakes."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Annotated, Any, TypedDict

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from claims.actions.heads import heads_of
from claims.models import Tie
from claims.pages import learned
from claims.pages.known import known
from claims.pages.learned import MOST_TIES, Counted
from sources.api import sources
from sources.api.audience import Audience
from sources.api.resource import Row, Shape
from sources.api.shapes import Id, SourceBrief
from sources.api.sources import SourceTold
from sources.models import Source
from sources.vocabulary import Judgement, Reliability

MOST_SETTLED = 100  # settled claims told with a source, the latest first
MOST_MISTAKES = 20  # shared mistakes told with a tie, the surest first


class TrackRecordTold(TypedDict):
    """How often its household was right where fact-checkers have settled the question."""

    right: Annotated[int, "answers that were right"]
    of: Annotated[int, "answers to settled claims"]
    low: Annotated[float, "lower end of how often it is right, nine times in ten"]
    high: Annotated[float, "upper end of it"]
    letter: Annotated[
        Reliability, "the letter that would earn it: a suggestion, never the one it is weighed with"
    ]
    as_of: Annotated[datetime, "when the latest review that counts was written"]
    head: Annotated[
        SourceBrief, "the source that stands for the household; itself, where it belongs to no other"
    ]


class ClaimNamed(TypedDict):
    """A claim by its id and sentence."""

    id: Id
    text: Annotated[str, "the claim in one sentence"]


class SettledTold(ClaimNamed):
    """A settled claim that entered the news with it."""

    right: Annotated[bool, "whether its answer was right"]
    review: Annotated[
        str, "the id of the review that settled it: of this claim, or of one that contradicts it"
    ]


class MistakeTold(ClaimNamed):
    """A claim both stand behind."""

    doubt: Annotated[float, "how probably it is wrong, above one half"]


class TieTold(TypedDict):
    """A source whose mistakes it shares."""

    source: SourceBrief
    probability: Annotated[float, "how probable it is that one takes from the other"]
    alike: Annotated[int, "questions both answered in the same way"]
    wrong: Annotated[int, "how many of those answers are more probably wrong than right"]
    apart: Annotated[int, "questions they answered differently"]
    judgement: Annotated[Judgement, "rejected where a curator has found them not to depend on one another"]
    mistakes: list[MistakeTold]


class SourceKnown(SourceTold):
    """A source with its track record."""

    track_record: Annotated[
        TrackRecordTold | None, "null where no claim that entered the news with it is settled"
    ]


class SourceInFull(SourceKnown):
    """A source with what its track record counts, and whose mistakes it shares."""

    settled: Annotated[list[SettledTold], f"at most {MOST_SETTLED}, the latest settled first"]
    ties: Annotated[list[TieTold], f"at most {MOST_TIES}, the most probable first"]


def tell(row: Row) -> SourceKnown:
    return {**sources.tell(row), "track_record": row["track_record"]}


def tell_in_full(row: Row) -> SourceInFull:
    return {**tell(row), "settled": row["settled"], "ties": row["ties"]}


def with_counts(rows: list[dict[str, Any]], audience: Audience) -> None:
    """Put the track records beside the letters, in a number of queries that does not grow with the rows."""
    heads = heads_of([row["pk"] for row in rows])
    counted = learned.track_records(set(heads.values()), audience.reader, audience.now)
    named = _named(counted)
    for row in rows:
        head = heads[row["pk"]]
        row["track_record"] = _counted(counted[head], named[head]) if head in counted else None


def with_everything(rows: list[dict[str, Any]], audience: Audience) -> None:
    """The same, with the settled claims and the ties of each."""
    with_counts(rows, audience)
    heads = heads_of([row["pk"] for row in rows])
    settled, ties = _settled(set(heads.values()), audience), _ties(set(heads.values()), audience)
    for row in rows:
        row["settled"], row["ties"] = settled[heads[row["pk"]]], ties[heads[row["pk"]]]


def _named(pks: Iterable[int]) -> dict[int, SourceBrief]:
    rows = Source.objects.filter(pk__in=list(pks)).order_by().values_list("pk", "public_id", "name")
    return {pk: {"id": public_id, "name": name} for pk, public_id, name in rows}


def _counted(counted: Counted, head: SourceBrief) -> TrackRecordTold:
    return {
        "right": counted.right,
        "of": counted.of,
        "low": counted.low,
        "high": counted.high,
        "letter": counted.letter,
        "as_of": counted.as_of,
        "head": head,
    }


def _settled(heads: Collection[int], audience: Audience) -> dict[int, list[SettledTold]]:
    """What each household said to settled claims: one query for all."""
    latest = Window(RowNumber(), F("source"), (F("review__written_at").desc(), F("pk").desc()))
    rows = learned.given(heads, audience.reader, audience.now).annotate(place=latest)
    told = rows.filter(place__lte=MOST_SETTLED).order_by("source", "place")
    settled: defaultdict[int, list[SettledTold]] = defaultdict(list)
    for head, claim, text, right, review in told.values_list(
        "source", "claim__public_id", "claim__text", "right", "review__public_id"
    ):
        settled[head].append({"id": claim, "text": text, "right": right, "review": review})
    return settled


def _ties(heads: Collection[int], audience: Audience) -> dict[int, list[TieTold]]:
    """The ties of each household with the sources the audience may know: three queries for all."""
    leanings = _leanings(heads, audience)
    every = {tie.pk: tie for each in leanings.values() for tie, _ in each}
    mistakes = learned.mistakes(every.values(), audience.reader, audience.now).order_by("-doubt", "pk")
    listed: defaultdict[int, list[MistakeTold]] = defaultdict(list)
    told = mistakes.values_list("tie", "claim__public_id", "claim__text", "doubt") if every else ()
    for tie, claim, text, doubt in told:
        listed[tie].append({"id": claim, "text": text, "doubt": doubt})
    ties: defaultdict[int, list[TieTold]] = defaultdict(list)
    for head, each in leanings.items():
        ties[head] = [_tie(tie, other, listed[tie.pk]) for tie, other in each]
    return ties


def _leanings(heads: Collection[int], audience: Audience) -> dict[int, list[tuple[Tie, Source]]]:
    """Of each household its most probable ties, with the other source: those of them the audience may know."""
    ends = [
        (tie, head, other)
        for tie in Tie.objects.of_any(heads).select_related("one", "other")
        for head, other in ((tie.one_id, tie.other), (tie.other_id, tie.one))
        if head in heads
    ]
    others = Source.objects.filter(pk__in={other.pk for _, _, other in ends})
    seen = known(others, audience.reader, audience.now).order_by() if ends else others.none()
    shown = set(seen.values_list("pk", flat=True))
    leanings: defaultdict[int, list[tuple[Tie, Source]]] = defaultdict(list)
    for tie, head, other in ends:
        if other.pk in shown and len(leanings[head]) < MOST_TIES:
            leanings[head].append((tie, other))
    return leanings


def _tie(tie: Tie, other: Source, mistakes: list[MistakeTold]) -> TieTold:
    return {
        "source": {"id": other.public_id, "name": other.name},
        "probability": tie.probability,
        "alike": tie.alike,
        "wrong": tie.wrong,
        "apart": tie.apart,
        "judgement": Judgement(tie.judgement),
        "mistakes": mistakes[:MOST_MISTAKES],
    }


COLUMNS = ("pk", *sources.SHAPE.columns)
BRIEF = Shape(SourceKnown, COLUMNS, tell, with_counts)
# Which mistakes two share is found anew with every settled claim, and no feed tells of it.
FULL = Shape(SourceInFull, COLUMNS, tell_in_full, with_everything, noted=False)
