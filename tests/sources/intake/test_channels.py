"""Feeds of every format are read into the same announcements; what is no feed is refused with a sentence."""

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.errors import Refused, Unreadable
from sources.intake.announced import MOST_ANNOUNCED, MOST_FURTHER, Announced, Channel
from sources.intake.channels import read_channel
from sources.vocabulary import FeedFormat

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Far Ledger</title><link>https://far.example/</link><language>en-GB</language>
<item><title>Bridge &lt;b&gt;falls&lt;/b&gt;</title><link>/one</link><author>ana@far.example (Ana Ruiz)</author>
<pubDate>Sun, 11 Oct 2026 16:00:00 GMT</pubDate><description>First lines.</description>
<content:encoded>&lt;p&gt;The whole of it.&lt;/p&gt;</content:encoded>
<source url="https://naru.example/feed">Naru Wire</source></item>
<item><guid isPermaLink="true">https://far.example/two</guid><description>Only the first lines.</description></item>
<item><link>https://far.example/three</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es"><title>Eco</title><link href="https://eco.example/"/>
<entry><title type="html">Puente &lt;i&gt;roto&lt;/i&gt;</title><link href="https://eco.example/uno"/>
<author><name>Luz Pardo</name></author><updated>2026-10-11T16:00:00+02:00</updated>
<content type="html">&lt;p&gt;Todo.&lt;/p&gt;</content>
<source><title>Agencia Naru</title><link href="https://naru.example/"/></source></entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Ledger",
    "home_page_url": "https://far.example/",
    "language": "en",
    "authors": [{"name": "The desk"}],
    "items": [
        {
            "id": "1",
            "url": "/one",
            "title": "One",
            "content_html": "<p>All.</p>",
            "date_published": "2026-10-11",
        },
        {
            "id": "https://far.example/two",
            "content_text": "Two & more\nlines",
            "author": {"name": "Ana Ruiz"},
        },
        {"id": "3", "external_url": "https://else.example/3", "summary": "In short."},
    ],
}
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://far.example/one</loc><n:news><n:publication><n:name>Far Ledger</n:name><n:language>en</n:language>
</n:publication><n:publication_date>2026-10-11T16:00:00Z</n:publication_date><n:title>Bridge falls</n:title></n:news>
</url><url><loc>https://far.example/two</loc><lastmod>2026-10-12</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://far.example/old.xml</loc><lastmod>2025-01-01</lastmod></sitemap>
<sitemap><loc>https://far.example/new.xml</loc><lastmod>2026-10-12</lastmod></sitemap></sitemapindex>"""


def channel(feed: str | dict[str, object], url: str = "https://far.example/feed") -> Channel:
    written = feed if isinstance(feed, str) else json.dumps(feed)
    return read_channel(written.encode(), where="feed", url=url)


def test_rss_is_read() -> None:
    read = channel(RSS)

    assert (read.form, read.title, read.language, read.home) == (
        FeedFormat.RSS, "Far Ledger", "en-GB", "https://far.example/",
    )  # fmt: skip
    assert read.announced == (
        Announced(
            url="https://far.example/one",
            title="Bridge falls",
            author="Ana Ruiz",
            published="2026-10-11T16:00:00Z",
            language="en-GB",
            html="<p>The whole of it.</p>",
            full=True,
            credited="Naru Wire",
            credited_url="https://naru.example/feed",
        ),
        Announced(url="https://far.example/two", language="en-GB", html="Only the first lines."),
        Announced(url="https://far.example/three", language="en-GB"),
    )


def test_atom_is_read() -> None:
    assert channel(ATOM) == Channel(
        form=FeedFormat.ATOM,
        title="Eco",
        language="es",
        home="https://eco.example/",
        announced=(
            Announced(
                url="https://eco.example/uno",
                title="Puente roto",
                author="Luz Pardo",
                published="2026-10-11T14:00:00Z",
                language="es",
                html="<p>Todo.</p>",
                full=True,
                credited="Agencia Naru",
                credited_url="https://naru.example/",
            ),
        ),
    )


def test_a_json_feed_is_read() -> None:
    read = channel(JSON)

    assert (read.form, read.title, read.language, read.home) == (
        FeedFormat.JSON, "Ledger", "en", "https://far.example/",
    )  # fmt: skip
    assert [
        (one.url, one.title, one.author, one.html, one.full, one.published) for one in read.announced
    ] == [
        ("https://far.example/one", "One", "The desk", "<p>All.</p>", True, "2026-10-11"),
        ("https://far.example/two", "", "Ana Ruiz", "<p>Two &amp; more</p><p>lines</p>", True, ""),
        ("https://else.example/3", "", "The desk", "<p>In short.</p>", False, ""),
    ]


def test_a_news_sitemap_is_read() -> None:
    read = channel(SITEMAP)

    assert (read.form, read.title, read.further) == (FeedFormat.SITEMAP, "Far Ledger", ())
    assert read.announced == (
        Announced(
            url="https://far.example/one",
            title="Bridge falls",
            published="2026-10-11T16:00:00Z",
            language="en",
            touched="2026-10-11T16:00:00Z",
        ),
        Announced(url="https://far.example/two", touched="2026-10-12", news=False),
    )


def test_an_index_of_sitemaps_leads_on_to_the_last_changed_first() -> None:
    assert channel(INDEX).further == ("https://far.example/new.xml", "https://far.example/old.xml")


def test_a_feed_is_read_as_far_as_the_longest_honest_one_goes() -> None:
    entries = "".join(f"<url><loc>https://far.example/{n}</loc></url>" for n in range(MOST_ANNOUNCED + 5))
    lists = "".join(f"<sitemap><loc>https://far.example/{n}</loc></sitemap>" for n in range(MOST_FURTHER + 5))

    assert len(channel(f"<urlset>{entries}</urlset>").announced) == MOST_ANNOUNCED
    assert len(channel(f"<sitemapindex>{lists}</sitemapindex>").further) == MOST_FURTHER


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
THIEF = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("trick", [LAUGHS, THIEF], ids=["an entity of entities", "a file of ours"])
def test_entities_are_refused_in_a_feed_and_never_followed_in_a_sitemap(trick: str) -> None:
    entry = "<item><title>x&b;&a;</title><link>https://a.example/</link></item>"

    with pytest.raises(Unreadable, match="remove the declaration"):
        channel(f'{trick}<rss version="2.0"><channel>{entry}</channel></rss>')
    told = repr(channel(f"{trick}<urlset><url><loc>https://a.example/&a;</loc></url></urlset>"))
    assert "root:" not in told
    assert "haha" not in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", "is not a feed", id="nothing"),
        pytest.param(b"<html><body>Not found</body></html>", "is not a feed", id="a page"),
        pytest.param(b"{", "is not JSON", id="broken JSON"),
        pytest.param(b'{"items": {}}', "no JSON Feed", id="JSON of another kind"),
        pytest.param(b'{"items":' + b"[" * 100_000, "is not JSON", id="JSON without end"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_sentence(content: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        read_channel(content, where="feed")


MODELS = [RSS.encode(), ATOM.encode(), json.dumps(JSON).encode(), SITEMAP.encode(), INDEX.encode()]


@given(st.sampled_from(MODELS), st.integers(0, 1500), st.binary(max_size=12), st.integers(0, 40))
@settings(max_examples=300)
def test_no_damage_makes_it_stumble(model: bytes, place: int, spill: bytes, lost: int) -> None:
    damaged = model[:place] + spill + model[place + lost :]

    with contextlib.suppress(Refused):
        read = read_channel(damaged, where="feed", url="https://far.example/feed")
        assert len(read.announced) <= MOST_ANNOUNCED
