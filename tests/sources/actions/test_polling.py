"""What a look at a feed leaves behind, and when the next one is due."""

import gzip
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from provenance.history.models import Entry
from sources.actions import polling, turns
from sources.fetching.feeds import look_at_feed
from sources.models import Article, Capture, Domain, Feed, Host, Source, Visit
from sources.vocabulary import VisitOutcome, VisitReason
from tests.factories import make_feed, make_source
from tests.sources.fetching.test_hostile_sites import drip
from tests.world import Reply, Request, World, open_world

pytestmark = pytest.mark.django_db

LONG = "<p>" + "Four members of the community were killed on Friday near the border. " * 15 + "</p>"


@pytest.fixture
def world() -> Iterator[World]:
    with open_world() as sites:
        yield sites


def rss(*entries: str) -> Reply:
    head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>N</title>'
    return Reply(f"{head}{''.join(entries)}</channel></rss>".encode(), kind="application/rss+xml")


def entry(path: str, body: str = "", more: str = "", host: str = "news.example") -> str:
    carried = f"<content:encoded><![CDATA[{body}]]></content:encoded>" if body else ""
    return f"<item><title>A piece</title><link>http://{host}{path}</link>{carried}{more}</item>"


def polled(world: World, feed: Feed) -> Feed:
    """The feed looked at once, right now, as the pipeline would."""
    Host.objects.update(free_at=Now())
    Feed.objects.update(due_at=Now())
    wanted = polling.prepare(feed_id=feed.pk)
    assert wanted is not None, "it was not due, or its host not free"
    polling.settle(feed_id=feed.pk, brought=look_at_feed(world.client(seconds=5), wanted))
    feed.refresh_from_db()
    return feed


def minutes(feed: Feed) -> float | None:
    assert feed.looked_at is not None
    return (feed.due_at - feed.looked_at) / timedelta(minutes=1) if feed.due_at else None


def test_a_teaser_is_put_down_to_be_looked_at_with_whom_the_feed_credits(world: World) -> None:
    source = '<source url="https://wire.example/feed">The Wire</source>'
    feed = make_feed(url=world.put("news.example", "/feed", rss(entry("/a", more=source))))

    polled(world, feed)

    visit = Visit.objects.get()
    assert (visit.address, visit.reason, visit.feed) == (
        "http://news.example/a",
        VisitReason.ANNOUNCED,
        feed,
    )
    assert visit.hints == [["feed source", "The Wire"], ["feed source", "https://wire.example/feed"]]
    assert visit.due_at is not None and Article.objects.count() == 0
    assert (feed.outcome, feed.told) == (VisitOutcome.CAPTURED, "1 new of 1 announced")


def test_a_piece_carried_in_full_is_taken_in_and_its_page_looked_at_later(world: World) -> None:
    outlet = make_source("The Post")
    feed = make_feed(outlet, url=world.put("news.example", "/feed", rss(entry("/a", LONG))))

    polled(world, feed)

    visit = Visit.objects.get()
    assert visit.article is not None and visit.article.source == outlet
    assert visit.due_at - visit.looked_at == timedelta(hours=1)
    assert ["carried by", "feed"] in Capture.objects.get().hints
    assert world.asked_for("news.example") == ["/feed"]


def test_a_feed_does_not_speak_for_another_outlets_pages(world: World) -> None:
    reply = rss(entry("/a", LONG, host="other.example"))
    named = Reply(reply.body.replace(b"<title>N</title>", b"<title>Reuters</title>"), kind=reply.kind)
    feed = make_feed(url=world.put("news.example", "/feed", named))

    polled(world, feed)

    assert not Source.objects.filter(name="Reuters").exists()
    assert (Visit.objects.get().article, Capture.objects.count()) == (None, 0)
    assert Visit.objects.get().due_at <= timezone.now()


def test_a_piece_on_another_host_of_the_feeds_outlet_is_taken_in(world: World) -> None:
    outlet = make_source("The Post")
    Domain.objects.create(source=outlet, host="post.example")
    reply = rss(entry("/a", LONG, host="post.example"))
    feed = make_feed(outlet, url=world.put("news.example", "/feed", reply))

    polled(world, feed)

    visit = Visit.objects.get()
    assert visit.article is not None and visit.article.source == outlet


def test_of_many_whole_pieces_ten_are_taken_in_and_the_pages_of_the_rest_looked_at(world: World) -> None:
    entries = [entry(f"/{number}", f"{LONG}<p>{number}</p>") for number in range(12)]
    feed = make_feed(url=world.put("news.example", "/feed", rss(*entries)))

    polled(world, feed)

    assert Capture.objects.count() == 10
    assert Visit.objects.filter(article=None, due_at__lte=Now()).count() == 2


def test_a_known_piece_is_announced_for_nothing(world: World) -> None:
    feed = make_feed(url=world.put("news.example", "/feed", rss(entry("/a"), entry("/b", LONG))))
    polled(world, feed)
    Visit.objects.update(due_at=None)

    polled(world, feed)

    assert (feed.told, feed.outcome) == ("0 new of 2 announced", VisitOutcome.UNCHANGED)
    assert Visit.objects.filter(due_at__isnull=False).count() == 0
    assert Capture.objects.count() == 1


def test_a_feed_is_looked_at_more_often_while_it_brings_something(world: World) -> None:
    feed = make_feed(url=world.put("news.example", "/feed", rss(entry("/a"))))
    paces = [minutes(polled(world, feed)) for _ in range(3)]
    world.put("news.example", "/feed", rss(entry("/b")))

    assert [*paces, minutes(polled(world, feed))] == [15, 22, 33, 16]


def test_a_feed_that_has_nothing_new_sends_nothing(world: World) -> None:
    def reply(request: Request) -> Reply:
        if request.headers.get("If-None-Match") == '"v1"':
            return Reply(b"", code=304)
        return Reply(rss(entry("/a")).body, headers={"ETag": '"v1"'})

    feed = make_feed(url=world.put("news.example", "/feed", reply))
    polled(world, feed)

    polled(world, feed)

    assert (feed.outcome, feed.told, feed.etag) == (VisitOutcome.UNCHANGED, "nothing new", '"v1"')


def test_trouble_is_told_in_words_and_met_with_patience(world: World) -> None:
    feed = make_feed(url=world.put("news.example", "/feed", Reply(b"", code=500)))

    waits = [minutes(polled(world, feed)) for _ in range(7)]

    assert waits == [2, 15, 60, 360, 1440, 1440, 1440]
    assert feed.told.startswith("Server trouble (the site answers 500): ")
    world.put("news.example", "/feed", rss(entry("/a")))
    assert (polled(world, feed).outcome, feed.tries) == (VisitOutcome.CAPTURED, 0)


def test_a_feed_that_is_gone_waits_for_a_person(world: World) -> None:
    feed = make_feed(url=world.put("news.example", "/feed", Reply(b"", code=410)))

    assert (polled(world, feed).outcome, feed.due_at) == (VisitOutcome.GONE, None)


def test_what_is_no_feed_is_said_to_be_none(world: World) -> None:
    feed = make_feed(url=world.put("news.example", "/feed", Reply(b"<html>Welcome</html>")))

    polled(world, feed)

    assert feed.outcome == VisitOutcome.UNREADABLE and "is not a feed" in feed.told


def test_one_bad_entry_does_not_keep_the_others_out(world: World) -> None:
    bad = [
        entry("/x", host="127.0.0.1"),
        entry("/y", host="router.lan"),
        entry("/z", LONG.replace("Four", "\x0b")),
    ]
    feed = make_feed(url=world.put("news.example", "/feed", rss(*bad, entry("/a", LONG), entry("/b"))))

    polled(world, feed)

    assert Visit.objects.filter(address__in=["http://news.example/a", "http://news.example/b"]).count() == 2
    assert "could not be taken" in feed.told
    assert not Visit.objects.filter(address__contains="127.0.0.1").exists()


def test_a_sitemap_index_brings_the_pieces_of_its_newest_sitemaps(world: World) -> None:
    ns = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'

    def sitemap(path: str) -> bytes:
        return f"<urlset {ns}><url><loc>http://news.example{path}</loc><n:news/></url></urlset>".encode()

    def listed(url: str) -> str:
        return f"<sitemap><loc>{url}</loc></sitemap>"

    world.put("news.example", "/1.xml", Reply(sitemap("/a"), kind="text/xml"))
    world.put("news.example", "/2.xml.gz", Reply(gzip.compress(sitemap("/b")), kind="application/gzip"))
    world.put("other.example", "/3.xml", Reply(sitemap("/c"), kind="text/xml"))
    children = ("http://news.example/1.xml", "http://news.example/2.xml.gz", "http://other.example/3.xml")
    index = f"<sitemapindex {ns}>{''.join(map(listed, children))}</sitemapindex>".encode()
    feed = make_feed(url=world.put("news.example", "/sitemap.xml", Reply(index, kind="text/xml")))

    polled(world, feed)

    assert set(Visit.objects.values_list("address", flat=True)) == {
        "http://news.example/a",
        "http://news.example/b",
    }
    assert world.asked_for("other.example") == []


def test_a_look_at_a_sitemap_index_is_over_when_the_turn_is(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each sitemap drips for as long as it is listened to; the time for all of them together is gone with the first."""
    monkeypatch.setattr("sources.fetching.feeds.MOST_SECONDS", 2.0)
    addresses = [
        world.put("news.example", f"/{n}.xml", drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n"))
        for n in range(3)
    ]
    index = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in addresses)
    body = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{index}</sitemapindex>'
    feed = make_feed(url=world.put("news.example", "/index.xml", Reply(body.encode(), kind="text/xml")))

    assert polled(world, feed).outcome == VisitOutcome.UNCHANGED
    assert world.asked_for("news.example") in (["/index.xml"], ["/index.xml", "/0.xml"])


def test_a_paused_feed_is_not_looked_at() -> None:
    feed = make_feed(active=False)
    Feed.objects.update(due_at=Now())

    assert list(Feed.objects.due()) == []
    assert polling.prepare(feed_id=feed.pk) is None


def test_a_feed_on_which_the_program_fails_is_left_alone() -> None:
    feed = make_feed()
    Feed.objects.update(due_at=Now())
    for _ in range(turns.MOST_BEGUN + 1):
        Host.objects.update(free_at=Now())
        polling.prepare(feed_id=feed.pk)
        polling.opened(feed_id=feed.pk)

    feed.refresh_from_db()
    assert (feed.outcome, feed.due_at) == (VisitOutcome.OUR_FAULT, None)


def test_looking_at_a_feed_is_no_change_of_it(world: World) -> None:
    feed = make_feed(url=world.put("news.example", "/feed", rss()))

    polled(world, feed)

    assert [each.action for each in Entry.objects.filter(subject="feed")] == ["created"]
    feed.refresh_from_db()
    assert feed.version == 1


def test_a_feed_that_redirects_into_our_own_house_is_refused(world: World, settings: Any) -> None:
    location = {"Location": "http://169.254.169.254/feed"}
    feed = make_feed(url=world.put("news.example", "/feed", Reply(code=301, headers=location)))

    assert (polled(world, feed).outcome, feed.due_at) == (VisitOutcome.REFUSED_ADDRESS, None)
