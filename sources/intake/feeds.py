"""Reads a feed file into the articles it carries, and says which it only names."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sources.errors import Harmful, Refused, Unreadable
from sources.intake.announced import Announced, Channel
from sources.intake.apart import reading
from sources.intake.handed import LONGEST, Handed, from_row
from sources.rules import addresses, dates
from sources.rules.outlets import CALLS_ITSELF
from sources.rules.stated import stated

# A feed may carry an article in full or only its first lines: whoever compares captures has to know.
FED = ("carried by", "feed")
CREDITED = "feed source"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})?")


def read(content: bytes, *, where: str, file: str, row: dict[str, Any]) -> Iterator[Handed | Refused]:
    """Every article in a feed; ``row`` gives what the feed does not say itself (source, language)."""
    try:
        channel = reading.read_channel(content, url=row.get("url") or "")
    except reading.Overwhelmed as error:
        yield Harmful(str(error), where=where)
        return
    except ValueError as error:
        yield Unreadable(str(error), where=where)
        return
    if channel.further:
        listed = f"{len(channel.further)} further sitemaps, such as {channel.further[0]}"
        yield Unreadable(f"is an index of {listed}: follow it as a feed, or hand those in", where=where)
    elif not channel.announced:
        yield Unreadable("is a feed without articles: nothing to take in", where=where)
    for number, announced in enumerate(channel.announced, 1):
        try:
            yield hand(announced, channel, where=f"{where}, article {number}", file=file, row=row)
        except Refused as refusal:
            yield refusal


def hand(
    announced: Announced, channel: Channel, *, where: str, file: str = "", row: dict[str, Any]
) -> Handed:
    """One announced article as if it had been handed in; raises ``Refused`` where the feed does not carry it.

    Only ``row`` names the outlet: what the channel calls itself is kept as a hint, for anybody may write a known name
    into a feed.
    """
    if not announced.html.strip():
        named = stated(f": give {announced.url} to ingest") if announced.url else ""
        raise Unreadable(f"is only named by the feed, not carried{named}", where=where)
    given = {
        "url": _address(announced.url),
        "file": file,
        "html": f"<article><h1>{html.escape(announced.title)}</h1>{announced.html}</article>",
        "title": announced.title[: LONGEST["title"]],
        "author": announced.author[: LONGEST["author"]],
        "published": _date(announced.published),
        "source": row.get("source") or "",
        "language": row.get("language") or _language(announced.language) or _language(channel.language),
        "retrieved": row.get("retrieved"),
        "note": f"credits {announced.credited}" if announced.credited else None,
    }
    handed = from_row({name: value for name, value in given.items() if value}, where=where)
    credited = ((CREDITED, announced.credited[: LONGEST["source"]]),) if announced.credited else ()
    itself = ((CALLS_ITSELF, channel.title[: LONGEST["source"]]),) if channel.title else ()
    return replace(handed, hints=(*handed.hints, FED, *credited, *itself))


def _address(written: str) -> str:
    """An address if it is one: an entry without keeps its text, and is known by that."""
    try:
        addresses.canonical(written)
    except ValueError:
        return ""
    return written


def _date(written: str) -> str:
    """A time if it can be read: a feed with a broken clock still carries articles."""
    try:
        dates.parse(written)
    except ValueError:
        return ""
    return written


def _language(written: str) -> str:
    return written if _LANGUAGE.fullmatch(written) else ""
