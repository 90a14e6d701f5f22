"""Reads what a feed announces: where each piece stands, when it came out, whom it credits, and if it is all there."""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin

import feedparser
import lxml.etree

from sources.errors import Unreadable
from sources.rules import addresses, dates

MOST = 200
"""Pieces of one feed taken up at a look; news feeds list some dozens, and the rest is there the next time."""

MOST_CHILDREN = 3
"""Sitemaps of an index that are read at a look, the newest first: news stands in those."""

RECENT = timedelta(days=7)
"""Of a sitemap, which lists whole archives, only what is at most so old is news."""

WHOLE_WORDS = 150
"""Words from which a text in a feed may be a whole piece; teasers stay below a hundred."""

CREDITED = "rss-source"
"""The hint under which the outlet is kept that a feed says a piece came from (RSS ``source``)."""

_CUT_OFF = re.compile(
    r"(\.\.\.|…|\[…\]|\[\.\.\.\]|read more|continue reading|leer más|seguir leyendo)\W{0,5}$", re.I
)


@dataclass(frozen=True, slots=True)
class Announced:
    """One piece: ``body`` is its HTML if the feed carries it in full, else ""; ``hints`` name whom the feed credits."""

    url: str
    title: str = ""
    author: str = ""
    published: str = ""
    body: str = ""
    language: str = ""
    hints: tuple[tuple[str, str], ...] = ()


def read(content: bytes, *, url: str, now: datetime) -> list[Announced]:
    """The pieces a feed at ``url`` announces, of every format we know. Raises ``Unreadable`` where it is no feed."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        found = _json_feed(content, url)
    elif (root := _sitemap(content)) is not None:
        found = _listed(root, now)
    else:
        found = _syndicated(content, url)
    seen: dict[str, Announced] = {}
    for each in found:
        if each.url and len(seen) < MOST:
            seen.setdefault(each.url, each)
    return list(seen.values())


def children(content: bytes) -> list[str]:
    """The newest sitemaps of a sitemap index; none where it is no index."""
    root = _sitemap(content)
    if root is None or _name(root) != "sitemapindex":
        return []
    listed = [(_child(each, "lastmod"), _child(each, "loc")) for each in root.iterchildren()]
    return [loc for _, loc in sorted(listed, reverse=True) if loc][:MOST_CHILDREN]


def _syndicated(content: bytes, url: str) -> Iterator[Announced]:
    """RSS and Atom."""
    feed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version"):
        raise Unreadable("is not a feed: expected RSS, Atom, JSON Feed or a sitemap", where=url)
    language = _line(feed.feed.get("language"))
    for entry in feed.entries:
        carried = entry.content[0].value if entry.get("content") else ""
        yield Announced(
            url=_address(entry.get("link"), url),
            title=_line(entry.get("title")),
            author=_line(entry.get("author")),
            published=_instant(entry),
            body=carried if _whole(carried) else "",
            language=language,
            hints=tuple(_credited(entry)),
        )


def _credited(entry: Any) -> Iterator[tuple[str, str]]:
    """Whom RSS ``source`` names, by name and by address; feedparser gives Atom's ``source`` the same place."""
    source = entry.get("source") or {}
    for value in (source.get("title"), source.get("href") or source.get("link")):
        if line := _line(value):
            yield CREDITED, line


def _json_feed(content: bytes, url: str) -> Iterator[Announced]:
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Unreadable("is not a feed: its JSON is broken", where=url) from error
    if "jsonfeed.org" not in str(feed.get("version")) or not isinstance(feed.get("items"), list):
        raise Unreadable("is JSON, and no JSON Feed: it has no version and items", where=url)
    for entry in feed["items"]:
        if isinstance(entry, dict):
            yield _json_entry(entry, feed, url)


def _json_entry(entry: dict[str, Any], feed: dict[str, Any], url: str) -> Announced:
    carried = entry.get("content_html")
    authors = (
        [entry.get("author"), *(entry.get("authors") or [])] if isinstance(entry.get("authors"), list) else []
    )
    named = (_line(each.get("name")) for each in authors if isinstance(each, dict))
    credited = _address(entry.get("external_url"), url)
    return Announced(
        url=_address(entry.get("url") or entry.get("id"), url),
        title=_line(entry.get("title")),
        author=next((name for name in named if name), ""),
        published=_readable(_line(entry.get("date_published"))),
        body=carried if isinstance(carried, str) and _whole(carried) else "",
        language=_line(entry.get("language") or feed.get("language")),
        hints=((CREDITED, credited),) if credited else (),
    )


def _sitemap(content: bytes) -> Any:
    """The root of a sitemap or of an index of them, else None. No entity or address in it is followed."""
    head = content[:4000]
    if b"urlset" not in head and b"sitemapindex" not in head:
        return None
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = lxml.etree.fromstring(content, parser)
    except (lxml.etree.XMLSyntaxError, ValueError):
        return None
    return root if root is not None and _name(root) in {"urlset", "sitemapindex"} else None


def _listed(root: Any, now: datetime) -> Iterator[Announced]:
    """The recent pages of a sitemap, the newest first; what it does not date is recent only in a news sitemap."""
    rows: list[tuple[str, Announced]] = []
    for each in root.iterchildren():
        news = next((child for child in each.iterchildren() if _name(child) == "news"), None)
        dated = _child(news, "publication_date") if news is not None else ""
        touched = dated or _child(each, "lastmod")
        if _recent(touched, now) if touched else news is not None:
            title = _child(news, "title") if news is not None else ""
            published = _readable(dated)
            rows.append(
                (touched, Announced(_address(_child(each, "loc"), ""), title=title, published=published))
            )
    rows.sort(key=lambda row: row[0], reverse=True)
    yield from (announced for _, announced in rows)


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rsplit("}", maxsplit=1)[-1] if isinstance(tag, str) else ""


def _child(element: Any, name: str) -> str:
    found = (child.text for child in element.iterchildren() if _name(child) == name)
    return _line(next(found, ""))


def _recent(written: str, now: datetime) -> bool:
    try:
        return dates.parse(written).latest() >= now - RECENT
    except ValueError:
        return False


def _readable(written: str) -> str:
    try:
        dates.parse(written)
    except ValueError:
        return ""
    return written


def _whole(html: str) -> bool:
    """Whether a text may be the whole piece: long enough, and not cut off with dots or an invitation to read on."""
    first, *rest = html.split("<")
    words = " ".join([first, *(piece.partition(">")[2] for piece in rest)]).split()
    return len(words) >= WHOLE_WORDS and not _CUT_OFF.search(" ".join(words[-12:])[-120:])


def _line(written: Any) -> str:
    return " ".join(written.replace("\x00", "").split())[:500] if isinstance(written, str) else ""


def _address(written: Any, url: str) -> str:
    """An absolute address, relative to the feed's own; nothing where it is none."""
    if not isinstance(written, str) or not written.strip():
        return ""
    try:
        joined = urljoin(url, written.strip()) if url else written.strip()
        addresses.canonical(joined)
    except ValueError:
        return ""
    return joined


def _instant(entry: Any) -> str:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if not parsed:
        return ""
    year, month, day, hour, minute, second = parsed[:6]
    return _readable(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
