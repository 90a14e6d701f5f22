"""Writes what a saved search found as an Atom feed (RFC 4287)."""

import hashlib
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from provenance.partners.standards.atom import ATOM, add, moment
from provenance.searches.models import SavedSearch
from provenance.searches.pages import FeedEntry


def atom(search: SavedSearch, entries: Sequence[FeedEntry], address: str) -> bytes:
    """The feed; ``address`` is where the program stands. The address of the feed itself is a secret, and not in it."""
    feed = ET.Element(f"{{{ATOM}}}feed")
    add(feed, "id", f"urn:provenance:search:{search.public_id}")
    add(feed, "title", f"{search.name} · Provenance")
    add(feed, "updated", moment(max((each.at for each in entries), default=search.created_at)))
    add(add(feed, "author"), "name", "Provenance")
    for each in entries:
        entry = add(feed, "entry")
        add(entry, "id", f"urn:provenance:claim:{each.public_id}")
        add(entry, "title", each.text, each.language)
        add(entry, "link", href=f"{address}/claims/{each.public_id}/")
        add(entry, "updated", moment(each.at))
        add(entry, "published", moment(each.at))
    told: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return told


def etag(search: SavedSearch, entries: Sequence[FeedEntry]) -> str:
    """Changes when anything the feed tells does."""
    told = "\n".join(
        [search.name, *(f"{each.public_id} {each.at.isoformat()} {each.text}" for each in entries)]
    )
    return f'"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'
