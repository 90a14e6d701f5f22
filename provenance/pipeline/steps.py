"""The order of the steps: for each, which rows still want it and which action takes it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from claims.actions import appearances, contradictions, corroboration, matching
from claims.models import Act, Claim, Event, Reading, Regard
from provenance.pipeline.models import Step
from sources.actions import derivations
from sources.models import Article, Source


@dataclass(frozen=True, slots=True)
class Station:
    """One step: ``due`` finds the rows that want it, ``take`` takes it for one of them (by primary key)."""

    step: Step
    due: Callable[
        [], "QuerySet[Article] | QuerySet[Source] | QuerySet[Act] | QuerySet[Event] | QuerySet[Claim]"
    ]
    take: Callable[[int], None]


def _trace(subject: int) -> None:
    derivations.trace(article_id=subject)


def _read(subject: int) -> None:
    appearances.read(article_id=subject)


def _carry(subject: int) -> None:
    corroboration.carry(article_id=subject)


def _regard(subject: int) -> None:
    corroboration.regard(source_id=subject)


def _match(subject: int) -> None:
    matching.match(act_id=subject)


def _compare(subject: int) -> None:
    contradictions.compare(event_id=subject)


def _score(subject: int) -> None:
    corroboration.refresh(claim_id=subject)


# Lineage first, then reading; statements are matched once everything at hand has been read, and scores come last,
# so that a burst of articles costs each later step once. Any other order ends in the same state, only later.
LINE: tuple[Station, ...] = (
    Station(Step.TRACE, Article.objects.untraced, _trace),
    Station(Step.READ, Reading.unread, _read),
    Station(Step.CARRY, Reading.uncarried, _carry),
    Station(Step.REGARD, Regard.unregarded, _regard),
    Station(Step.MATCH, Act.unmatched, _match),
    Station(Step.COMPARE, Event.objects.uncompared, _compare),
    Station(Step.SCORE, Claim.objects.stale, _score),
)
RANKS = {station.step: rank for rank, station in enumerate(LINE)}
TAKE = {station.step: station.take for station in LINE}
