"""Which of the pieces that feeds announce are taken up, and which are whole."""

import json
from datetime import UTC, datetime

import pytest

from sources.intake import announcements
from sources.intake.announced import Announced, Channel
from sources.intake.channels import read_channel
from sources.intake.feeds import CREDITED

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
URL = "https://news.example/feed"
LONG = "<p>" + "Four were killed on Friday near the border. " * 25 + "</p>"

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>News</title><language>en</language>
<item><title>Whole</title><link>https://news.example/whole</link><content:encoded><![CDATA[{LONG}]]></content:encoded>
<pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate><author>Ana Ruiz</author></item>
<item><title>Teaser</title><link>/teaser</link><description>Four were killed…</description>
<source url="https://wire.example/feed">The Wire</source></item>
<item><title>Cut off</title><link>https://news.example/cut</link>
<content:encoded><![CDATA[{LONG} Continue reading →]]></content:encoded></item>
<item><title>Nowhere</title></item>
<item><title>Inside</title><link>javascript:alert(1)</link></item>
<item><title>Whole again</title><link>https://news.example/whole</link></item>
</channel></rss>""".encode()

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title>Whole</title><link href="https://news.example/whole"/><published>2026-03-01T10:00:00Z</published>
<content type="html"><![CDATA[{LONG}]]></content></entry>
<entry><title>Teaser</title><link href="https://news.example/teaser"/><summary>Four…</summary></entry></feed>""".encode()

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "language": "en",
        "items": [
            {
                "id": "1",
                "url": "https://news.example/whole",
                "title": "Whole",
                "content_html": LONG,
                "date_published": "2026-03-01T10:00:00Z",
                "authors": [{"name": "Ana Ruiz"}],
            },
            {
                "id": "https://news.example/teaser",
                "external_url": "https://wire.example/1",
                "summary": "Four…",
            },
            "nonsense",
        ],
    }
).encode()

SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://news.example/old</loc><lastmod>2019-01-01</lastmod></url>
<url><loc>https://news.example/undated</loc></url>
<url><loc>https://news.example/first</loc><news:news><news:publication_date>2026-03-01T09:00:00Z</news:publication_date>
<news:title>First</news:title></news:news></url>
<url><loc>https://news.example/second</loc><lastmod>2026-03-01T10:00:00Z</lastmod></url></urlset>"""

INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.example/1.xml</loc><lastmod>2026-01-01</lastmod></sitemap>
<sitemap><loc>https://news.example/4.xml</loc><lastmod>2026-03-01</lastmod></sitemap>
<sitemap><loc>https://news.example/2.xml</loc><lastmod>2026-02-01</lastmod></sitemap>
<sitemap><loc>https://news.example/3.xml</loc><lastmod>2026-02-20</lastmod></sitemap></sitemapindex>"""


def channel(content: bytes) -> Channel:
    return read_channel(content, where="feed", url=URL)


def news(content: bytes) -> list[Announced]:
    return announcements.news(channel(content), now=NOW)


@pytest.mark.parametrize("feed", [RSS, ATOM, JSON], ids=["RSS", "Atom", "JSON Feed"])
def test_a_piece_is_whole_if_it_is_long_and_not_cut_off(feed: bytes) -> None:
    first, *others = news(feed)

    assert announcements.whole(first)
    assert not any(announcements.whole(other) for other in others)


def test_a_piece_without_an_address_is_no_news_and_one_announced_twice_is_one() -> None:
    assert [each.url for each in news(RSS)] == [
        f"https://news.example/{name}" for name in ("whole", "teaser", "cut")
    ]


def test_whom_the_feed_credits_is_kept_by_name_and_address() -> None:
    whole, teaser, _ = news(RSS)

    assert announcements.hints(whole) == ()
    assert announcements.hints(teaser) == ((CREDITED, "The Wire"), (CREDITED, "https://wire.example/feed"))
    assert announcements.hints(news(JSON)[1]) == ()


def test_of_a_sitemap_only_the_news_is_taken_newest_first() -> None:
    second, first = news(SITEMAP)

    assert (second.url, second.published) == ("https://news.example/second", "")
    assert (first.url, first.title, first.published) == (
        "https://news.example/first",
        "First",
        "2026-03-01T09:00:00Z",
    )


def test_of_an_index_the_newest_sitemaps_are_named() -> None:
    newest = tuple(f"https://news.example/{number}.xml" for number in (4, 3, 2))

    assert announcements.children(channel(INDEX)) == newest
    assert announcements.children(channel(SITEMAP)) == announcements.children(channel(RSS)) == ()


def test_no_more_is_taken_at_once_than_can_be_worked_through() -> None:
    entries = "".join(f"<item><link>https://news.example/{number}</link></item>" for number in range(500))

    assert len(news(f'<rss version="2.0"><channel>{entries}</channel></rss>'.encode())) == announcements.MOST
