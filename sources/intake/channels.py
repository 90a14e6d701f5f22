"""Reads the bytes of a feed, whatever its format: RSS, Atom, JSON Feed or a news sitemap."""

import re

from sources.errors import Unreadable
from sources.intake import json_feeds, sitemaps, syndication
from sources.intake.announced import Channel

_SITEMAP = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,30}:)?(?:urlset|sitemapindex)[\s>]")
_LOOKED_AT = 4096  # bytes in which a sitemap names itself


def read_channel(content: bytes, *, where: str, url: str = "", media: str = "") -> Channel:
    """The feed in these bytes; ``url`` is where it was found, ``media`` what the server calls it.

    Raises ``Unreadable`` where it is no feed, or one that cannot be read safely.
    """
    opening = content[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    try:
        if opening.startswith(b"{"):
            return json_feeds.parse(content, url=url)
        if _SITEMAP.search(opening):
            return sitemaps.parse(content)
        return syndication.parse(content, url=url, media=media)
    except ValueError as error:
        raise Unreadable(str(error), where=where) from error
