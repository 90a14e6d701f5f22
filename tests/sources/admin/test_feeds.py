"""Feeds on the desk."""

import pytest

from provenance.accounts.models import User
from sources.models import Feed
from tests.desk import address, pick, press, save, sit, told
from tests.factories import make_feed, make_source

pytestmark = pytest.mark.django_db


def test_a_feed_is_followed_and_paused(ben: User) -> None:
    source, client = make_source(), sit(ben)
    save(
        client,
        address(Feed, "add"),
        source=source.pk,
        url="https://post.example/rss",
        format="rss",
        why="New.",
    )
    feed = Feed.objects.get()
    assert (feed.source, feed.active) == (source, True)

    held = {"url": feed.url, "format": "atom", "version": feed.version, "why": "Quiet."}
    client.post(address(feed, "change"), held)

    feed.refresh_from_db()
    assert (feed.active, feed.format, feed.version) == (False, "atom", 2)


def test_a_feed_is_paused_and_taken_up_again_from_the_list(ben: User) -> None:
    feed, client = make_feed(), sit(ben)

    assert "1 paused" in told(pick(client, "pause", feed, why="Quiet."))
    feed.refresh_from_db()
    assert not feed.active
    assert "is paused: take it up again first" in told(press(client, "look_now", feed))

    assert "1 taken up again" in told(pick(client, "take_up", feed, why="Mended."))
    feed.refresh_from_db()
    assert feed.active and list(Feed.objects.due()) == [feed]


def test_a_feed_is_looked_at_now(ben: User) -> None:
    feed, client = make_feed(tries=4), sit(ben)

    assert "1 will be looked at now" in told(press(client, "look_now", feed))

    feed.refresh_from_db()
    assert (feed.tries, list(Feed.objects.due())) == (0, [feed])


def test_the_list_says_how_it_goes(ben: User) -> None:
    make_feed(
        told="Server trouble (the site answers 500): the site has trouble of its own",
        outcome="server_trouble",
    )
    make_feed(active=False)

    page = sit(ben).get(address(Feed, "changelist")).content.decode()

    assert "the site answers 500" in page and "server trouble" in page
    assert "paused" in page and "never" in page
