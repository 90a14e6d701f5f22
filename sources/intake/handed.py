"""One article as it is handed in: its bytes, and what the giver knows about it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath
from typing import Any

from sources.errors import Unreadable
from sources.rules import addresses, dates
from sources.rules.names import names_somebody
from sources.rules.period import Moment
from sources.vocabulary import TO_THE_DAY

FIELDS = frozenset(
    {"url", "file", "title", "text", "html", "source", "author", "published", "retrieved", "language", "note"}
)
LONGEST = {"title": 500, "source": 300, "author": 300, "language": 12, "file": 500, "url": 2000}
# Beyond this a page is no article; the same limit guards the parser (see sources.rules.page_html).
MOST_BYTES = 5_000_000
_LONE_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Handed:
    """One article handed in; ``where`` says in which file and row, for messages; ``seen`` when else it was seen so."""

    content: bytes
    media: str
    where: str
    file: str = ""
    url: str = ""
    title: str = ""
    source: str = ""
    author: str = ""
    published: Moment | None = None
    retrieved: datetime | None = None
    language: str = ""
    note: str = ""
    hints: tuple[tuple[str, str], ...] = field(default=())
    charset: str = ""
    seen: tuple[datetime, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What was handed in and is no article, so that it was left alone: how much of it, in words and as a number."""

    where: str
    sentence: str
    count: int

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}"


def from_row(
    row: Mapping[str, Any], *, content: bytes | None = None, media: str = "", charset: str = "", where: str
) -> Handed:
    """An article from a manifest row or a line of .jsonl; ``content`` holds the file the row names, if it names one.

    ``charset`` is what a server said of the content; "" where nobody said anything.
    """
    for name in row:
        if name not in FIELDS:
            raise Unreadable(f"is not a field: use {', '.join(sorted(FIELDS))}", field=str(name), where=where)
    said = {name: words(row, name, where) for name in FIELDS}
    if said["source"] and not names_somebody(said["source"]):
        raise Unreadable("is no name: write it in visible letters", field="source", where=where)
    if content is None:
        content, media = _content(said, where)
    if len(content) > MOST_BYTES:
        raise Unreadable(
            f"is larger than {MOST_BYTES:,} bytes: hand in the article alone",
            field=said["file"],
            where=where,
        )
    retrieved = _moment(said["retrieved"], "retrieved", where)
    if retrieved is not None and retrieved.precision not in TO_THE_DAY:
        raise Unreadable(
            "must be a day or an instant: write 2019-03-01 or 2019-03-01T14:00Z",
            field="retrieved",
            where=where,
        )
    return Handed(
        content=content,
        media=media,
        where=where,
        file=PurePath(said["file"]).name,
        url=_address(said["url"], where),
        title=said["title"],
        source=said["source"],
        author=said["author"],
        published=_moment(said["published"], "published", where),
        retrieved=retrieved.at if retrieved else None,
        language=said["language"],
        note=said["note"],
        charset=charset,
    )


def words(row: Mapping[str, Any], name: str, where: str) -> str:
    """The text in a field, nothing where it is missing. Raises ``Unreadable`` for what is no text we can keep."""
    given = row.get(name)
    if given is None:
        return ""
    if not isinstance(given, str):
        raise Unreadable(f"is {type(given).__name__}, not text: put it in quotes", field=name, where=where)
    if "\x00" in given:
        raise Unreadable("holds a NUL character: remove it", field=name, where=where)
    if _LONE_HALF.search(given):
        raise Unreadable("holds half a surrogate pair: save it as UTF-8", field=name, where=where)
    longest = LONGEST.get(name, MOST_BYTES)
    if len(given) > longest:
        raise Unreadable(f"is longer than {longest:,} characters: shorten it", field=name, where=where)
    return given if name in {"text", "html"} else given.strip()


def _content(words: Mapping[str, str], where: str) -> tuple[bytes, str]:
    if words["text"] and words["html"]:
        raise Unreadable("stands beside html: give one of the two", field="text", where=where)
    if not (words["text"] or words["html"]).strip():
        raise Unreadable("is missing: give the article as text or html", field="text", where=where)
    return (words["text"] or words["html"]).encode(), "text/plain" if words["text"] else "text/html"


def _address(url: str, where: str) -> str:
    if not url:
        return ""
    try:
        return addresses.canonical(url)
    except ValueError as error:
        raise Unreadable(str(error), field="url", where=where) from error


def _moment(written: str, name: str, where: str) -> Moment | None:
    if not written:
        return None
    try:
        return dates.parse(written)
    except ValueError as error:
        raise Unreadable(str(error), field=name, where=where) from error
