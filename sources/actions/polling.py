"""Before and after a look at a feed: what it announces is taken in or put down to be looked at, each piece once."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from django.db import transaction

from sources.actions import captures, hosts, turns, visits
from sources.errors import Refused
from sources.fetching.failure import Failed
from sources.fetching.looking import Brought, Wanted
from sources.intake import announcements, feeds
from sources.intake.announced import Announced, Channel
from sources.intake.apart import reading
from sources.models import Feed, Visit
from sources.rules import addresses, outcomes, patience
from sources.vocabulary import VisitOutcome

STOPPING = frozenset({VisitOutcome.GONE, VisitOutcome.REFUSED_ADDRESS, VisitOutcome.LEGAL})
"""What ends the looking until a person mends the feed; after anything else it is tried again, once a day at least."""

FAILURES_PACED = 5
"""Failures in a row up to which the waits grow; from then on a feed is tried once a day."""

MOST_WHOLE = 10
"""Whole pieces taken in at one look: each is read within the one transaction, and the others' pages are looked at."""


@dataclass(slots=True)
class Tally:
    """What a feed has brought: pieces announced, how many were new, how many tried whole, and the first trouble."""

    announced: int = 0
    new: int = 0
    whole: int = 0
    failed: int = 0
    trouble: str = ""

    @property
    def told(self) -> str:
        """In a sentence."""
        said = f"{self.new} new of {self.announced} announced"
        return f"{said}; {self.failed} could not be taken: {self.trouble}" if self.failed else said


def prepare(*, feed_id: int) -> Wanted | None:
    """What to look at, once the host's turn is ours; None if the feed is paused, not due, or its host not free."""
    feed = turns.begin(rows=Feed.objects.filter(active=True), pk=feed_id)
    if feed is None:
        return None
    return Wanted(
        feed.url,
        kinds=frozenset(),
        etag=feed.etag,
        last_modified=feed.last_modified,
        known=hosts.robots_of(host=feed.host),
    )


def opened(*, feed_id: int) -> None:
    """Note that what a look has brought is about to be opened."""
    turns.opened(rows=Feed.objects.all(), pk=feed_id)


def settle(*, feed_id: int, brought: Brought) -> None:
    """Take up what a feed has announced, and settle when to look again: sooner while it brings something new."""
    with transaction.atomic():
        feed = Feed.objects.select_for_update(of=("self",)).select_related("host", "source").get(pk=feed_id)
        hosts.settle(host=feed.host, brought=brought)
        try:
            if brought.failure is not None:
                raise brought.failure
            _found(feed, brought)
        except Failed as failed:
            _failed(feed, failed, brought.at)


def give_up(*, feed_id: int, cause: str) -> None:
    """Leave a feed alone because the program itself fails on it, until a person asks for it again."""
    turns.give_up(rows=Feed.objects.all(), pk=feed_id, cause=cause)


def _found(feed: Feed, brought: Brought) -> None:
    if brought.answer is None:
        return
    tally = Tally()
    marks = {}
    if not brought.answer.unchanged:
        marks = {"etag": brought.answer.etag, "last_modified": brought.answer.last_modified}
        for channel, each in _announced(brought):
            _take_up(feed, channel, each, brought.at, tally)
    pace = patience.pace(feed.pace, new=tally.new)
    Feed.objects.filter(pk=feed.pk).update(
        outcome=VisitOutcome.CAPTURED if tally.new else VisitOutcome.UNCHANGED,
        told=tally.told if marks else "nothing new",
        looked_at=brought.at,
        due_at=brought.at + timedelta(minutes=pace),
        pace=pace,
        tries=0,
        begun=0,
        **marks,
    )


def _announced(brought: Brought) -> list[tuple[Channel, Announced]]:
    """The pieces of the feed, and of the sitemaps it lists. Raises ``Failed`` where it is no feed."""
    found: list[tuple[Channel, Announced]] = []
    for answer in (brought.answer, *brought.further):
        if answer is None:
            continue
        try:
            channel = reading.read_channel(answer.content, url=answer.url)
        except ValueError as error:
            if answer is brought.answer:
                raise Failed(VisitOutcome.UNREADABLE, str(error)) from error
        else:
            found += [(channel, each) for each in announcements.news(channel, now=brought.at)]
    return found[: announcements.MOST]


def _take_up(feed: Feed, channel: Channel, announced: Announced, at: datetime, tally: Tally) -> None:
    """One piece: known ones keep their own time, whole ones are taken in, the others put down to be looked at."""
    tally.announced += 1
    try:
        with transaction.atomic():
            visit, new = visits.announce(url=announced.url, feed=feed, hints=announcements.hints(announced))
            tally.new += new
        room = tally.whole < MOST_WHOLE
        if new and room and announcements.whole(announced) and _its_own(feed, visit):
            tally.whole += 1
            with transaction.atomic():
                _take_in(visit, channel, announced, at)
    except Refused as refused:
        # A piece that cannot be taken from the feed still is looked at where it stands.
        tally.failed += 1
        tally.trouble = tally.trouble or str(refused)[:300]


def _its_own(feed: Feed, visit: Visit) -> bool:
    """Whether a piece stands where the feed's outlet publishes; for any other place the page itself has to speak."""
    host = addresses.host(visit.address)
    return host == addresses.host(feed.url) or feed.source.domains.filter(host=host).exists()


def _take_in(visit: Visit, channel: Channel, announced: Announced, at: datetime) -> None:
    """Keep the text a feed carries; the page itself is looked at when a first change might be due."""
    outlet = visits.outlet_of(visit=visit, url=visit.address)
    known = {"source": outlet, "retrieved": at.astimezone(UTC).isoformat()}
    handed = feeds.hand(replace(announced, url=visit.address), channel, where=visit.address, row=known)
    taken = captures.take(handed=handed)
    Visit.objects.filter(pk=visit.pk).update(
        article=taken.capture.article_id,
        outcome=VisitOutcome.CAPTURED,
        told="taken from the feed",
        looked_at=at,
        due_at=at + patience.REVISITS[0],
    )


def _failed(feed: Feed, failed: Failed, at: datetime) -> None:
    tries = min(feed.tries + 1, 1000)
    wait = max(
        patience.after_failure(min(tries, FAILURES_PACED)) or timedelta(days=1),
        patience.wish(failed.retry_after, at),
    )
    Feed.objects.filter(pk=feed.pk).update(
        outcome=failed.outcome,
        told=outcomes.sentence(failed.outcome, failed.cause),
        looked_at=at,
        due_at=None if failed.outcome in STOPPING else at + wait,
        tries=tries,
        begun=0,
    )
