"""Reads a feed file (RSS or Atom) into the articles it carries in full."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import feedparser

from sources.errors import Refused, Unreadable
from sources.intake.handed import Handed, from_row

# A feed may carry an article in full or only its first lines: whoever compares captures has to know.
FED = ("carried by", "feed")


def read(content: bytes, *, where: str, file: str, row: dict[str, Any]) -> Iterator[Handed | Refused]:
    """Every article in a feed; ``row`` gives what the feed does not say itself (source, language)."""
    feed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    if not feed.version:
        yield Unreadable("is not a feed: expected RSS or Atom", where=where)
        return
    if not feed.entries:
        yield Unreadable("is a feed without articles: nothing to take in", where=where)
    for number, entry in enumerate(feed.entries, 1):
        yield _entry(entry, feed.feed, f"{where}, article {number}", file, row)


def _entry(entry: Any, channel: Any, where: str, file: str, row: dict[str, Any]) -> Handed | Refused:
    body = entry.content[0].value if entry.get("content") else entry.get("summary", "")
    credited = entry.get("source", {})
    given = {
        "url": entry.get("link"),
        "file": file,
        "html": f"<article><h1>{entry.get('title', '')}</h1>{body}</article>",
        "title": entry.get("title"),
        "author": entry.get("author"),
        "published": _instant(entry),
        "source": row.get("source") or channel.get("title"),
        "language": row.get("language") or channel.get("language"),
        "retrieved": row.get("retrieved"),
        "note": f"credits {credited['title']}" if credited.get("title") else None,
    }
    try:
        handed = from_row({name: value for name, value in given.items() if value}, where=where)
    except Refused as refusal:
        return refusal
    return replace(handed, hints=(*handed.hints, FED))


def _instant(entry: Any) -> str | None:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if not parsed:
        return None
    year, month, day, hour, minute, second = parsed[:6]
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
