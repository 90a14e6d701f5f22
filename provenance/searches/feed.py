"""Writes what a saved search found as an Atom feed (RFC 4287)."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from provenance.searches.models import SavedSearch
from provenance.searches.pages import FeedEntry

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ET.register_namespace("", ATOM)


def atom(search: SavedSearch, entries: Sequence[FeedEntry], address: str) -> bytes:
    """The feed; ``address`` is where the program stands. The address of the feed itself is a secret, and not in it."""
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", f"urn:provenance:search:{search.public_id}")
    _add(feed, "title", f"{search.name} · Provenance")
    _add(feed, "updated", _moment(max((each.at for each in entries), default=search.created_at)))
    _add(_add(feed, "author"), "name", "Provenance")
    for each in entries:
        entry = _add(feed, "entry")
        _add(entry, "id", f"urn:provenance:claim:{each.public_id}")
        _add(entry, "title", each.text, each.language)
        _add(entry, "link", href=f"{address}/claims/{each.public_id}/")
        _add(entry, "updated", _moment(each.at))
        _add(entry, "published", _moment(each.at))
    told: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return told


def etag(search: SavedSearch, entries: Sequence[FeedEntry]) -> str:
    """Changes when anything the feed tells does."""
    told = "\n".join(
        [search.name, *(f"{each.public_id} {each.at.isoformat()} {each.text}" for each in entries)]
    )
    return f'"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'


def _add(above: ET.Element, name: str, text: str = "", language: str = "", **given: str) -> ET.Element:
    one = ET.SubElement(above, f"{{{ATOM}}}{name}", given)
    if text:
        one.text = "".join(sign for sign in text if sign.isprintable() or sign in "\t\n")
    if language:
        one.set(LANG, language)
    return one


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
