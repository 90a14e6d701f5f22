"""Writes Atom feeds (RFC 4287), page by page (RFC 5005, section 3), under ids that never change (RFC 4151)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MEDIA = "application/atom+xml"
SINCE = "2026"
"""The year from which the names we give are ours: a part of every tag, never to be changed."""
ET.register_namespace("", ATOM)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: ``name`` makes its id (“appearances/abc123”), ``words`` stand in its own language."""

    name: str
    title: str
    address: str
    at: datetime
    author: str = ""
    words: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """One page of a feed: where it stands, what page of ours it follows, and where the page after it is, if any."""

    name: str
    title: str
    address: str
    page: str
    onward: str
    born: datetime
    entries: Sequence[Entry]


def tag(address: str, name: str) -> str:
    """The id of something named here, for good: the program’s host, the year, the name."""
    return f"tag:{urlsplit(address).hostname},{SINCE}:{name}"


def atom(feed: Feed, root: str, publisher: str) -> bytes:
    """The page as XML; ``root`` is where the program stands, ``publisher`` who speaks where no one else is named."""
    told = ET.Element(f"{{{ATOM}}}feed")
    told.set(LANG, "en")
    add(told, "id", tag(root, feed.name))
    add(told, "title", feed.title)
    add(told, "updated", moment(max((each.at for each in feed.entries), default=feed.born)))
    add(add(told, "author"), "name", publisher)
    links = {
        "self": feed.address,
        "alternate": feed.page,
        "first": feed.address.partition("?")[0],
        "next": feed.onward,
    }
    for rel, address in links.items():
        if address:
            add(told, "link", rel=rel, href=address)
    for each in feed.entries:
        _entry(told, each, root)
    written: bytes = ET.tostring(told, encoding="utf-8", xml_declaration=True)
    return written


def _entry(feed: ET.Element, entry: Entry, root: str) -> None:
    told = add(feed, "entry")
    add(told, "id", tag(root, entry.name))
    add(told, "title", entry.title)
    add(told, "link", rel="alternate", href=entry.address)
    add(told, "updated", moment(entry.at))
    add(told, "published", moment(entry.at))
    if entry.author:
        add(add(told, "author"), "name", entry.author)
    if entry.words:
        add(told, "summary", entry.words, entry.language)


def add(above: ET.Element, name: str, text: str = "", language: str = "", **given: str) -> ET.Element:
    """An element under another, its text without the signs XML cannot hold."""
    one = ET.SubElement(above, f"{{{ATOM}}}{name}", given)
    if text:
        one.text = "".join(sign for sign in text if sign.isprintable() or sign in "\t\n")
    if language:
        one.set(LANG, language)
    return one


def moment(at: datetime) -> str:
    """An instant as Atom writes it, to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
