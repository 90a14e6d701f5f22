"""Keeping the list of feeds."""

import pytest

from provenance.accounts.models import User
from sources.actions import feeds
from sources.errors import Refused, Stale, Taken
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
