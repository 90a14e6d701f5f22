"""Reads RSS of every version, RDF, CDF and Atom, sound or broken, with feedparser."""

import io
import re
from typing import Any
from xml.sax import SAXException

import feedparser
import lxml.html
from lxml import etree

from sources.intake.announced import MOST_ANNOUNCED, Announced, Channel
from sources.vocabulary import FeedFormat

# What feedparser itself stumbles over in broken feeds.
STUMBLES = (AttributeError, LookupError, TypeError, ValueError, RecursionError, SAXException)
_MAILED = re.compile(r"\S+@\S+ \((.+)\)")
_DECLARED = re.compile(
    rb"<!ENTITY\s{1,20}(?!%)[^\s>]{1,200}\s{1,20}(SYSTEM|PUBLIC|\"[^\"]{0,10000}|'[^']{0,10000})",
    re.IGNORECASE,
)
_MADE_OF = re.compile(rb"&(?!#)[^\s;&]{1,100};")
MOST_TAGS, MOST_TOLD = 50_000, 100_000
"""Tags and attributes of a feed; the fullest of 2,100 real ones has 1,784, and so many take a second to parse."""

_TOLD = re.compile(rb"\s[\w:.-]{1,60}=[\"']")
UNREAD = "script", "style"  # elements whose text nobody is shown


def parse(content: bytes, *, url: str = "", media: str = "") -> Channel:
    """The feed; raises ``ValueError`` where it is none, or holds no article."""
    _refuse_floods(content)
    _refuse_entities(content)
    said = {name: value for name, value in (("content-location", url), ("content-type", media)) if value}
    try:
        feed = feedparser.parse(
            io.BytesIO(content), response_headers=said, sanitize_html=False, resolve_relative_uris=False
        )
    except STUMBLES as error:
        raise ValueError(
            f"is a feed too broken to be read ({error!r:.80}): ask the outlet for a sound one"
        ) from error
    version = feed.get("version") or ""
    if not version and not feed.entries:
        raise ValueError("is not a feed: expected RSS, Atom, JSON Feed or a news sitemap")
    channel = feed.feed
    return Channel(
        form=FeedFormat.ATOM if version.startswith("atom") else FeedFormat.RSS,
        title=_plain(channel, "title"),
        language=_word(channel, "language"),
        home=_word(channel, "link"),
        announced=tuple(_entry(entry, channel) for entry in feed.entries[:MOST_ANNOUNCED]),
    )


def _refuse_floods(content: bytes) -> None:
    """What would keep the parser busy for long. Raises ``ValueError``."""
    plain = content.replace(b"\0", b"") if b"\0" in content else content
    if plain.count(b"<") > MOST_TAGS or sum(1 for _ in _TOLD.finditer(plain)) > MOST_TOLD:
        raise ValueError(
            f"has more than {MOST_TAGS:,} tags or {MOST_TOLD:,} attributes: ask the outlet for a shorter feed"
        )


def _refuse_entities(content: bytes) -> None:
    """No feed of news needs an entity of another file, or one made of others; attacks do. Raises ``ValueError``."""
    # In UTF-16 and UTF-32 every other byte is NUL; without them the declarations read the same.
    for found in _DECLARED.finditer(content.replace(b"\0", b"")):
        if found[1].upper() in (b"SYSTEM", b"PUBLIC"):
            raise ValueError("declares an entity that stands in another file: remove the declaration")
        if _MADE_OF.search(found[1]):
            raise ValueError("declares an entity made of other entities: remove the declaration")


def _entry(entry: Any, channel: Any) -> Announced:
    contents = [each.get("value") or "" for each in entry.get("content") or []]
    body = max(contents, key=len, default="")
    credited = entry.get("source") or {}
    return Announced(
        url=_word(entry, "feedburner_origlink") or _word(entry, "link"),
        title=_plain(entry, "title"),
        author=_author(_word(entry, "author")),
        published=_instant(entry),
        language=_language(entry) or _word(channel, "language"),
        html=body or entry.get("summary") or "",
        full=bool(body),
        credited=_plain(credited, "title") or _word(entry, "dc_source"),
        credited_url=_word(credited, "href") or _word(credited, "link"),
    )


def _author(written: str) -> str:
    """The name alone where RSS puts it behind a mail address, "ana@far.example (Ana Ruiz)"."""
    found = _MAILED.fullmatch(written)
    return found[1] if found else written


def _plain(holder: Any, name: str) -> str:
    """A line of words; where the feed gives mark-up, the words in it."""
    value = _word(holder, name)
    if "<" in value and (holder.get(f"{name}_detail") or {}).get("type") != "text/plain":
        value = _without_markup(value)
    return " ".join(value.split())


def _without_markup(value: str) -> str:
    try:
        tree = lxml.html.document_fromstring(f"<div>{value}</div>")
    except (etree.ParserError, ValueError):
        return value
    etree.strip_elements(tree, *UNREAD, with_tail=False)
    return "".join(str(part) for part in tree.itertext())


def _language(entry: Any) -> str:
    details = [*(entry.get("content") or []), entry.get("title_detail") or {}]
    return next((each["language"] for each in details if each.get("language")), "")


def _word(holder: Any, name: str) -> str:
    value = holder.get(name)
    return value.strip() if isinstance(value, str) else ""


def _instant(entry: Any) -> str:
    # Asked as a plain dictionary: its own get() warns where only one of the two is there.
    parsed = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    if not parsed:
        return ""
    year, month, day, hour, minute, second = parsed[:6]
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
