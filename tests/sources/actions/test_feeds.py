"""Keeping the list of feeds."""

from datetime import timedelta

import pytest
from django.utils import timezone

from provenance.accounts.models import User
from sources.actions import feeds
from sources.errors import Refused, Stale, Taken
from sources.models import Feed
from sources.vocabulary import FeedFormat
from tests.factories import make_feed, make_source

pytestmark = pytest.mark.django_db


def test_a_feed_is_followed_paused_and_taken_up_again(ben: User) -> None:
    feed = feeds.add(
        source=make_source(), url="https://x.example/rss?b=1&a=2", form=FeedFormat.RSS, by=ben, why="New."
    )
    assert (feed.url, feed.active) == ("https://x.example/rss?b=1&a=2", True)

    same = {"url": feed.url, "form": FeedFormat.RSS, "by": ben}
    feed = feeds.edit(feed=feed, active=False, why="It repeats itself.", version=1, **same)
    assert not feed.active

    feed = feeds.edit(feed=feed, active=True, why="Mended.", version=2, **same)
    assert (feed.active, feed.version) == (True, 3)


def test_a_feed_is_followed_once(ben: User) -> None:
    feed = make_feed(make_source("The Post"))

    with pytest.raises(Taken, match="feed of “The Post”"):
        feeds.add(source=make_source(), url=feed.url, form=FeedFormat.RSS, by=ben, why="Again.")


def test_a_feed_changed_meanwhile_is_not_overwritten(ben: User) -> None:
    feed = make_feed()
    feeds.edit(feed=feed, url=feed.url, form=FeedFormat.RSS, active=False, by=ben, why="Quiet.", version=1)

    with pytest.raises(Stale):
        feeds.edit(
            feed=feed,
            url="https://x.example/new",
            form=FeedFormat.ATOM,
            active=True,
            by=ben,
            why="Moved.",
            version=1,
        )


def test_what_is_no_address_is_refused(ben: User) -> None:
    with pytest.raises(Refused, match="not a web address") as refused:
        feeds.add(source=make_source(), url="ftp://x", form=FeedFormat.RSS, by=ben, why="New.")

    assert refused.value.field == "url"


def test_a_feed_does_not_move_to_where_another_is_followed(ben: User) -> None:
    one, other = make_feed(make_source("The Post")), make_feed(make_source())

    with pytest.raises(Taken, match="feed of “The Post”"):
        feeds.edit(
            feed=other, url=one.url, form=FeedFormat.RSS, active=True, by=ben, why="It moved.", version=1
        )

    assert Feed.objects.get(pk=other.pk).url == other.url


def test_a_paused_feed_is_looked_at_only_once_it_was_taken_up_again(ben: User) -> None:
    feed = make_feed()
    paused = feeds.pause(feed=feed, by=ben, why="It repeats itself.", version=1)

    with pytest.raises(Refused, match="take it up again first"):
        feeds.look_now(feed=paused)
    taken_up = feeds.take_up(feed=paused, by=ben, why="Mended.", version=2)
    Feed.objects.filter(pk=feed.pk).update(due_at=timezone.now() + timedelta(days=1), tries=3)
    feeds.look_now(feed=taken_up)

    held = Feed.objects.get(pk=feed.pk)
    assert (held.active, held.tries) == (True, 0)
    assert held.due_at <= timezone.now()
