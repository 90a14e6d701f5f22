"""What feeds of every format announce."""

import json
from datetime import UTC, datetime

import pytest

from sources.errors import Unreadable
from sources.intake import announcements
from sources.intake.announcements import CREDITED, Announced

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


def read(content: bytes) -> list[Announced]:
    return announcements.read(content, url=URL, now=NOW)


def test_rss_tells_where_each_piece_stands_and_whom_it_credits() -> None:
    whole, teaser, cut = read(RSS)

    assert (whole.url, whole.title, whole.author) == ("https://news.example/whole", "Whole", "Ana Ruiz")
    assert (whole.published, whole.language, whole.hints) == ("2026-03-01T10:00:00Z", "en", ())
    assert whole.body.strip() == LONG
    assert (teaser.url, teaser.body) == ("https://news.example/teaser", "")
    assert teaser.hints == ((CREDITED, "The Wire"), (CREDITED, "https://wire.example/feed"))
    assert (cut.url, cut.body) == ("https://news.example/cut", "")


def test_atom_is_read_likewise() -> None:
    whole, teaser = read(ATOM)

    assert (whole.url, whole.published) == ("https://news.example/whole", "2026-03-01T10:00:00Z")
    assert whole.body and not teaser.body


def test_json_feed_is_read_likewise() -> None:
    whole, teaser = read(JSON)

    assert (whole.title, whole.author, whole.language) == ("Whole", "Ana Ruiz", "en")
    assert whole.body == LONG
    assert (teaser.url, teaser.hints) == (
        "https://news.example/teaser",
        ((CREDITED, "https://wire.example/1"),),
    )


def test_of_a_sitemap_only_the_news_is_taken_newest_first() -> None:
    second, first = read(SITEMAP)

    assert (second.url, second.published) == ("https://news.example/second", "")
    assert (first.url, first.title, first.published) == (
        "https://news.example/first",
        "First",
        "2026-03-01T09:00:00Z",
    )


def test_of_an_index_the_newest_sitemaps_are_named() -> None:
    assert announcements.children(INDEX) == [f"https://news.example/{number}.xml" for number in (4, 3, 2)]
    assert announcements.children(SITEMAP) == announcements.children(RSS) == []


def test_no_more_is_taken_at_once_than_can_be_worked_through() -> None:
    entries = "".join(f"<item><link>https://news.example/{number}</link></item>" for number in range(500))

    assert len(read(f'<rss version="2.0"><channel>{entries}</channel></rss>'.encode())) == announcements.MOST


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"<html><body>Not found</body></html>",
        b"Four were killed.",
        b"{",
        b'{"version": 1}',
        b'{"version": "https://jsonfeed.org/version/1", "items": 3}',
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000,
    ],
)
def test_what_is_no_feed_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable, match="is "):
        read(content)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(
            b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "'
            + b"&a;" * 99
            + b'">]><urlset><url><loc>&c;</loc></url></urlset>',
            id="entities",
        ),
        pytest.param(
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>',
            id="a file",
        ),
        pytest.param(b"<urlset>" + b"<url>" * 100_000, id="depth"),
        pytest.param(b"<urlset><!-- c --><?p i?><url/></urlset>", id="neither element nor text"),
    ],
)
def test_a_hostile_sitemap_announces_nothing(content: bytes) -> None:
    assert read(content) == []
