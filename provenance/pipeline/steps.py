"""The order of the steps: for each, which rows still want it and which action takes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from claims.actions import (
    appearances,
    contradictions,
    corroboration,
    inquiries,
    links,
    matching,
    moved,
    terms,
)
from claims.models import Act, Claim, Event, Inquiry, Linking, Reading, Regard
from provenance.pipeline.models import Job, JobState, Step
from sources.actions import derivations, polling, sweeps, visiting
from sources.fetching.client import Client
from sources.fetching.feeds import look_at_feed
from sources.fetching.looking import Brought, Wanted, look
from sources.models import Article, Feed, Source, Sweep, Visit

STRETCH = 2_000
"""Articles read by older rules that are noted at once: new ones come in between, and no table is noted whole."""


@dataclass(frozen=True, slots=True)
class Station:
    """One step: ``due`` finds the rows that want it, ``take`` takes it for one of them (by primary key).

    ``take_all``, where there is one, takes it for several at once, and comes to what taking it for each would.
    ``tidy`` is done before looking for what is due, so that looking stays short.
    """

    step: Step
    due: Callable[
        [],
        "QuerySet[Sweep] | QuerySet[Article] | QuerySet[Source] | QuerySet[Act] | QuerySet[Event] | QuerySet[Claim]",
    ]
    take: Callable[[int], None]
    take_all: Callable[[Sequence[int]], None] | None = None
    tidy: Callable[[], int] | None = None


def _sweep(subject: int) -> None:
    sweeps.sweep(sweep_id=subject)


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


def _score_all(subjects: Sequence[int]) -> None:
    corroboration.refresh_all(claims=subjects)


def _to_read() -> "QuerySet[Article]":
    """Articles with a text nobody has read, and the next of those that older rules have read.

    What has been put away waits for a person, and keeps no other back.
    """
    put_away = Job.objects.filter(step=Step.READ, state=JobState.QUARANTINED, subject=OuterRef("pk"))
    again = Reading.outdated().filter(~Exists(put_away)).values("pk")[:STRETCH]
    return Article.objects.filter(pk__in=Reading.unread().order_by().values("pk").union(again))


def _list(subject: int) -> None:
    terms.keep(claims=[subject])


def _link(subject: int) -> None:
    links.look(article_id=subject)


# Lineage first, then reading; statements are matched once everything at hand has been read, sentences without any are
# looked up once all claims are listed, and scores come last, so that a burst of articles costs each later step once.
# Any other order ends in the same state, only later.
LINE: tuple[Station, ...] = (
    Station(Step.SWEEP, Sweep.objects.unfinished, _sweep),
    Station(Step.TRACE, Article.objects.untraced, _trace),
    Station(Step.READ, _to_read, _read, tidy=moved.forget),
    Station(Step.CARRY, Reading.uncarried, _carry),
    Station(Step.REGARD, Regard.unregarded, _regard),
    Station(Step.MATCH, Act.unmatched, _match),
    Station(Step.LIST, Claim.objects.unlisted, _list),
    Station(Step.LINK, Linking.unlinked, _link),
    Station(Step.COMPARE, Event.objects.uncompared, _compare),
    Station(Step.SCORE, Claim.objects.stale, _score, _score_all),
)


@dataclass(frozen=True, slots=True)
class Errand:
    """A step that goes out to the network, which may take its time: no transaction is open while it is out.

    ``prepare`` takes the host's turn and says what to look at (None: nothing any more); ``look`` goes there and touches
    no database; ``opened`` notes that what was brought is about to be opened, and ``settle`` opens and keeps it;
    ``give_up`` closes a row on which the program itself keeps failing.
    """

    step: Step
    due: Callable[[], "QuerySet[Visit] | QuerySet[Feed]"]
    prepare: Callable[[int], Wanted | None]
    look: Callable[[Client, Wanted], Brought]
    opened: Callable[[int], None]
    settle: Callable[[int, Brought], None]
    give_up: Callable[[int, str], None]


def _prepare_feed(subject: int) -> Wanted | None:
    return polling.prepare(feed_id=subject)


def _opened_feed(subject: int) -> None:
    polling.opened(feed_id=subject)


def _settle_feed(subject: int, brought: Brought) -> None:
    polling.settle(feed_id=subject, brought=brought)


def _give_up_feed(subject: int, cause: str) -> None:
    polling.give_up(feed_id=subject, cause=cause)


def _prepare_visit(subject: int) -> Wanted | None:
    return visiting.prepare(visit_id=subject)


def _opened_visit(subject: int) -> None:
    visiting.opened(visit_id=subject)


def _settle_visit(subject: int, brought: Brought) -> None:
    visiting.settle(visit_id=subject, brought=brought)


def _give_up_visit(subject: int, cause: str) -> None:
    visiting.give_up(visit_id=subject, cause=cause)


ERRANDS: tuple[Errand, ...] = (
    Errand(
        Step.POLL, Feed.objects.due, _prepare_feed, look_at_feed, _opened_feed, _settle_feed, _give_up_feed
    ),
    Errand(Step.FETCH, Visit.objects.due, _prepare_visit, look, _opened_visit, _settle_visit, _give_up_visit),
)


@dataclass(frozen=True, slots=True)
class Asking:
    """The step in which an analyst is asked, which takes its time as well; see ``provenance.pipeline.asking``."""

    step: Step
    due: Callable[[], "QuerySet[Inquiry]"]
    give_up: Callable[[int, str], None]


def _give_up_inquiry(subject: int, cause: str) -> None:
    inquiries.give_up(inquiry_id=subject, cause=cause)


ASKING = Asking(Step.ASK, Inquiry.objects.due, _give_up_inquiry)

OUTSIDE = 100
"""Ranks from here on are errands: worked by those who go out, and never in the way of the line."""
ASKED = 200
"""Ranks from here on are questions to analysts, worked by those who ask."""

ERRAND = {errand.step: errand for errand in ERRANDS}
GIVE_UP = {errand.step: errand.give_up for errand in ERRANDS} | {ASKING.step: ASKING.give_up}
"""What closes the row of a step that leaves the house, when the program keeps failing on it."""
RANKS = (
    {station.step: rank for rank, station in enumerate(LINE)}
    | {errand.step: OUTSIDE + rank for rank, errand in enumerate(ERRANDS)}
    | {ASKING.step: ASKED}
)
TAKE = {station.step: station.take for station in LINE}
TAKE_ALL = {station.step: station.take_all for station in LINE if station.take_all is not None}
