"""Writes the feeds we follow as a list that feed readers take (OPML 2.0): outlet by outlet, in a fixed order."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import quoteattr

from sources.models import Feed
from sources.vocabulary import FeedFormat

KINDS = {
    FeedFormat.RSS: "rss",
    FeedFormat.ATOM: "atom",
    FeedFormat.JSON: "json",
    FeedFormat.SITEMAP: "sitemap",
}
OPENING = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head><title>Feeds followed</title></head>
<body>
"""


def followed() -> Iterable[Feed]:
    """The feeds we follow, by outlet."""
    rows = Feed.objects.filter(active=True).select_related("source").prefetch_related("source__domains")
    return rows.order_by("source__name", "source_id", "url")


def written(feeds: Iterable[Feed]) -> Iterator[str]:
    """The list, outlet by outlet."""
    yield OPENING
    for source, own in groupby(feeds, key=lambda feed: feed.source):
        name = quoteattr(_plain(source.name))
        domains = [domain.host for domain in source.domains.all()]
        home = f" htmlUrl={quoteattr(f'https://{domains[0]}/')}" if domains else ""
        yield f"<outline text={name}>\n"
        for feed in own:
            kind = KINDS[FeedFormat(feed.format)]
            yield f'  <outline type="{kind}" text={name} title={name} xmlUrl={quoteattr(feed.url)}{home}/>\n'
        yield "</outline>\n"
    yield "</body>\n</opml>\n"


def _plain(name: str) -> str:
    """A name without the signs XML cannot hold."""
    return "".join(sign for sign in name if sign.isprintable())
