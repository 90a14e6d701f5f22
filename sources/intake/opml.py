"""Reads a list of feeds as feed readers exchange them (OPML), line by line, and says what is wrong with each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from sources.errors import Refused, Unreadable
from sources.rules import addresses
from sources.rules.names import names_somebody
from sources.rules.targets import target
from sources.vocabulary import FeedFormat

MOST_BYTES = 2_000_000
"""Ten thousand feeds take about that much; nobody reads more."""
MOST_FEEDS = 10_000
DEEPEST = 20
LONGEST = {"text": 300, "url": 2000}
FORMATS = {
    "atom": FeedFormat.ATOM,
    "json": FeedFormat.JSON,
    "jsonfeed": FeedFormat.JSON,
    "sitemap": FeedFormat.SITEMAP,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One feed as listed: whose it is, where it stands, and in which groups of the list."""

    where: str
    name: str
    url: str
    home: str
    form: FeedFormat
    groups: tuple[str, ...]


@dataclass(slots=True)
class _Reading:
    """What has been read so far: the outlines we are inside of, the feeds and the faults found."""

    where: str
    depth: int = 0
    groups: list[str] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    listed: list[Listed] = field(default_factory=list)
    faults: list[Refused] = field(default_factory=list)
    is_list: bool = False


def read(content: bytes, *, where: str) -> tuple[list[Listed], list[Refused]]:
    """Every feed of a list, and everything wrong with its lines. Raises ``Unreadable`` where it is no list at all."""
    if len(content) > MOST_BYTES:
        raise Unreadable(f"is larger than {MOST_BYTES:,} bytes: split the list", where=where)
    reading = _Reading(where)
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_doctype(where)
    parser.StartElementHandler = lambda name, attributes: _begin(
        reading, name, attributes, parser.CurrentLineNumber
    )
    parser.EndElementHandler = lambda name: _end(reading, name)
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Unreadable(f"is not OPML ({error}): export the list once more", where=where) from error
    if not reading.is_list:
        raise Unreadable("is not OPML: its outermost element is not <opml>", where=where)
    if not reading.listed and not reading.faults:
        raise Unreadable("lists no feed: an <outline> with xmlUrl is one", where=where)
    return reading.listed, reading.faults


def _refuse_doctype(where: str) -> None:
    raise Unreadable("declares a DOCTYPE, which no list of feeds needs: remove it", where=where)


def _begin(reading: _Reading, name: str, attributes: Mapping[str, str], line: int) -> None:
    reading.depth += 1
    if reading.depth == 1:
        reading.is_list = name.lower() == "opml"
    if reading.depth > DEEPEST:
        raise Unreadable(f"is nested more than {DEEPEST} deep: flatten the list", where=reading.where)
    if name.lower() != "outline":
        return
    said = {key.lower(): " ".join(value.split()) for key, value in attributes.items()}
    title = said.get("title") or said.get("text") or ""
    if "xmlurl" in said or said.get("type", "").lower() in {"rss", *FORMATS}:
        _feed(reading, said, title, line)
    reading.groups.append(title[: LONGEST["text"]])


def _end(reading: _Reading, name: str) -> None:
    reading.depth -= 1
    if name.lower() == "outline":
        reading.groups.pop()


def _feed(reading: _Reading, said: Mapping[str, str], title: str, line: int) -> None:
    where = f"{reading.where}, line {line}"
    if len(reading.listed) + len(reading.faults) >= MOST_FEEDS:
        raise Unreadable(f"lists more than {MOST_FEEDS:,} feeds: split the list", where=reading.where)
    try:
        listed = _listed(said, title, where, tuple(group for group in reading.groups if group))
        if listed.url in reading.lines:
            earlier = reading.lines[listed.url]
            raise Unreadable(
                f"is listed on line {earlier} already: list it once", field="xmlUrl", where=where
            )
        reading.lines[listed.url] = line
        reading.listed.append(listed)
    except Refused as fault:
        reading.faults.append(fault)


def _listed(said: Mapping[str, str], title: str, where: str, groups: tuple[str, ...]) -> Listed:
    url, home = said.get("xmlurl", ""), said.get("htmlurl", "")
    if not url:
        raise Unreadable("is missing: it is the address of the feed", field="xmlUrl", where=where)
    try:
        target(url)
    except ValueError as error:
        raise Unreadable(str(error), field="xmlUrl", where=where) from error
    if len(title) > LONGEST["text"]:
        raise Unreadable(
            f"is longer than {LONGEST['text']} characters: shorten it", field="title", where=where
        )
    if title and not names_somebody(title):
        raise Unreadable("is no name: write it in visible letters", field="title", where=where)
    form = FORMATS.get(said.get("type", "").lower(), FeedFormat.RSS)
    return Listed(where, title, url, _home(home), form, groups)


def _home(home: str) -> str:
    """The outlet's own host; a feed often stands with a service, so that its address does not say whose it is."""
    try:
        return addresses.host(addresses.canonical(home)) if home else ""
    except ValueError:
        return ""
