"""Feeds on the desk."""

import pytest

from provenance.accounts.models import User
from sources.models import Feed
from tests.desk import address, save, sit
from tests.factories import make_source

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
