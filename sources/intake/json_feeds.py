"""Reads a JSON Feed (version 1 and 1.1, https://www.jsonfeed.org/version/1.1/)."""

import html
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from sources.intake.announced import MOST_ANNOUNCED, Announced, Channel
from sources.vocabulary import FeedFormat


def parse(content: bytes, *, url: str = "") -> Channel:
    """The feed; raises ``ValueError`` where it is not one."""
    try:
        feed = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValueError(
            f"is not JSON that can be read ({error}): ask the outlet for a sound feed"
        ) from error
    entries = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(entries, list):
        raise ValueError("is JSON but no JSON Feed: expected a list named items")
    return Channel(
        form=FeedFormat.JSON,
        title=_text(feed, "title"),
        language=_text(feed, "language"),
        home=_text(feed, "home_page_url"),
        announced=tuple(
            _entry(entry, feed, url) for entry in entries[:MOST_ANNOUNCED] if isinstance(entry, dict)
        ),
    )


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any], base: str) -> Announced:
    body = _text(entry, "content_html") or _paragraphs(_text(entry, "content_text"))
    address = _text(entry, "url") or _text(entry, "external_url") or _permanent(_text(entry, "id"))
    return Announced(
        url=urljoin(base, address) if address else "",
        title=_text(entry, "title"),
        author=_author(entry) or _author(feed),
        published=_text(entry, "date_published") or _text(entry, "date_modified"),
        language=_text(entry, "language") or _text(feed, "language"),
        html=body or _paragraphs(_text(entry, "summary")),
        full=bool(body),
        credited_url=_text(entry, "external_url") if _text(entry, "url") else "",
    )


def _author(holder: Mapping[str, Any]) -> str:
    """The first name given: version 1.1 lists authors, version 1 has one."""
    listed = holder.get("authors")
    authors = [*(listed if isinstance(listed, list) else []), holder.get("author")]
    names = [_text(author, "name") for author in authors if isinstance(author, dict)]
    return next((name for name in names if name), "")


def _permanent(key: str) -> str:
    return key if key.startswith(("http://", "https://")) else ""


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n") if part.strip())


def _text(holder: Mapping[str, Any], name: str) -> str:
    given = holder.get(name)
    return given.strip() if isinstance(given, str) else ""
