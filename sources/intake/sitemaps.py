"""Reads a sitemap with its news marks, or an index of sitemaps (sitemaps.org 0.9, Google's news extension)."""

import io
from collections.abc import Iterator

from lxml import etree

from sources.intake.announced import MOST_ANNOUNCED, MOST_FURTHER, Announced, Channel
from sources.vocabulary import FeedFormat

# What an address is told by, by the last part of a tag's name.
TOLD = {"loc", "lastmod", "title", "publication_date", "language", "name"}


def parse(content: bytes) -> Channel:
    """The sitemap; of an index the further sitemaps, the last changed first. Raises ``ValueError`` if it is broken."""
    addresses: list[dict[str, str]] = []
    further: list[dict[str, str]] = []
    title = ""
    for kind, told in _entries(content):
        (addresses if kind == "url" else further).append(told)
        title = title or told.get("name", "")
        if len(addresses) >= MOST_ANNOUNCED:
            break
    latest = sorted(further, key=lambda told: told.get("lastmod", ""), reverse=True)
    return Channel(
        form=FeedFormat.SITEMAP,
        title=title,
        announced=tuple(_announced(told) for told in addresses if told.get("loc")),
        further=tuple(told["loc"] for told in latest[:MOST_FURTHER] if told.get("loc")),
    )


def _announced(told: dict[str, str]) -> Announced:
    return Announced(
        url=told["loc"],
        title=told.get("title", ""),
        published=told.get("publication_date", ""),
        language=told.get("language", ""),
        touched=told.get("publication_date") or told.get("lastmod", ""),
        news="news" in told,
    )


def _entries(content: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Each address of the map, or of the index, with what stands beside it; entities are left unread."""
    steps = etree.iterparse(
        io.BytesIO(content),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        recover=True,
    )
    told: dict[str, str] = {}
    try:
        for _, element in steps:
            name = etree.QName(element).localname
            if name == "news":
                told[name] = ""
            elif name in TOLD and element.text:
                told.setdefault(name, element.text.strip())
            elif name in {"url", "sitemap"}:
                yield name, told
                told = {}
                element.clear()
    except etree.XMLSyntaxError as error:
        raise ValueError(
            f"is a sitemap that cannot be read ({error.msg}): ask the outlet for a sound one"
        ) from error
