"""Turns a web archive into articles to take, and tells in words what was passed over and what cannot be read."""

import re
from collections import Counter, OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from sources.errors import Refused, Unreadable
from sources.intake.handed import Handed, PassedOver, from_row
from sources.intake.warc import payloads
from sources.intake.warc.entries import Broken, Entry, Trouble, walk
from sources.rules import dates
from sources.rules.period import Moment
from sources.vocabulary import TO_THE_DAY, Precision

OWN_FACTS = "application/vnd.provenance.capture+json"
"""The media type of the entries in which our own evidence files say what a capture's bytes do not."""
MOST_FACTS = 1_000_000
MOST_HINTS = 200
MOST_SEEN = 1_000
MOST_WAITING = 10
"""Facts that may wait for the page they belong to, which comes right behind them."""
FOR_ALL = frozenset({"file", "source", "language", "note"})
"""What a manifest's row may say of every page in an archive."""
PAGES = frozenset({"response", "resource"})
# What is passed over, in words: for one and for several.
Words = tuple[str, str]
KINDS: tuple[tuple[re.Pattern[str], Words], ...] = (
    (re.compile("image/"), ("picture", "pictures")),
    (re.compile(".*(java|ecma)script"), ("script", "scripts")),
    (re.compile("text/css"), ("style sheet", "style sheets")),
    (re.compile("(font/|application/.*font)"), ("font", "fonts")),
    (re.compile("(video|audio)/|application/.*mpegurl"), ("recording", "recordings")),
    (re.compile("application/pdf"), ("PDF", "PDFs")),
    (
        re.compile(r"application/(.*\+)?(json|xml)|text/xml"),
        ("list of values (JSON or XML)", "lists of values (JSON or XML)"),
    ),
)
OTHER = ("file of another kind", "files of other kinds")
ANSWERS: dict[str, Words] = {
    "3": ("redirection", "redirections"),
    "4": ("page that was not there", "pages that were not there"),
    "5": ("page that failed", "pages that failed"),
}
NO_PAGE = ("answer that was no whole page", "answers that were no whole page")
UNCHANGED = ("later visit that found the page unchanged", "later visits that found the page unchanged")
ELSEWHERE = (
    "visit that found the very page of another address",
    "visits that found the very pages of other addresses",
)
Facts = tuple[dict[str, Any], tuple[tuple[str, str], ...], tuple[datetime, ...]]
Found = Handed | Refused | PassedOver


@dataclass(slots=True)
class _Reading:
    """What is known while an archive is read: facts that wait for their page, and what was passed over."""

    name: str
    given: Mapping[str, Any]
    waiting: "OrderedDict[str, Facts]" = field(default_factory=OrderedDict)
    passed: "Counter[Words]" = field(default_factory=Counter)
    pages: int = 0


def read(path: Path, row: Mapping[str, Any], *, where: str) -> Iterator[Found]:
    """Every page of an archive; ``row`` gives what a manifest says of them all (source, language, note)."""
    for name in row:
        if name not in FOR_ALL and row[name] is not None:
            yield Unreadable(
                "speaks of one page and the archive may hold many: leave it out", field=str(name), where=where
            )
            return
    reading = _Reading(path.name, row)
    with path.open("rb") as file:
        for entry in walk(file):
            yield from _found(entry, reading, f"{where}, record {entry.number}" if entry.number else where)
    if reading.passed:
        yield PassedOver(where, f"passed over {_in_words(reading.passed)}", sum(reading.passed.values()))
    if not reading.pages and not reading.passed:
        yield Unreadable("holds no page: nothing to take in", where=where)


def _found(entry: Entry | Trouble, reading: _Reading, where: str) -> Iterator[Found]:
    try:
        if isinstance(entry, Trouble):
            raise Broken(entry.sentence)
        if entry.kind in PAGES:
            handed = _page(entry, reading, where)
            if handed is not None:
                yield handed
        elif entry.kind == "revisit":
            reading.passed[_revisited(entry)] += 1
        elif entry.kind == "metadata":
            _note(entry, reading)
        elif entry.kind == "continuation":
            raise Broken("continues a record in another file, which we do not read: join the archive first")
    except Broken as broken:
        reading.pages += 1
        yield Unreadable(str(broken), where=where)
    except Refused as refused:
        yield refused


def _page(entry: Entry, reading: _Reading, where: str) -> Handed | None:
    """The page an entry holds, or None where it is none for us; that is counted."""
    facts, hints, seen = reading.waiting.pop(entry.says("WARC-Record-ID"), ({}, (), ()))
    begun = payloads.opening(entry)
    media, charset = payloads.media_and_charset(entry, begun)
    if begun.number and begun.number != "200":
        reading.passed[ANSWERS.get(begun.number[:1], NO_PAGE)] += 1
        return None
    if media not in payloads.READ:
        reading.passed[_kind(media)] += 1
        return None
    if entry.says("WARC-Truncated"):
        raise Broken(f"was cut short when it was archived ({entry.says('WARC-Truncated')[:40]})")
    if entry.says("WARC-Segment-Number"):
        raise Broken("is one segment of a longer record: join the archive first")
    reading.pages += 1
    content = payloads.page(entry, begun)
    if not content.strip():
        raise Broken("is empty: there is no page in it")
    handed = from_row(
        _row(entry, facts, reading), content=content, media=payloads.READ[media], charset=charset, where=where
    )
    return replace(handed, hints=hints, seen=seen)


def _row(entry: Entry, facts: dict[str, Any], reading: _Reading) -> dict[str, Any]:
    """What is known of a page: from the archive itself, over it what our own facts say, over it the manifest."""
    web = entry.target.lower().startswith(payloads.HTTP)
    row: dict[str, Any] = {"retrieved": _retrieved(entry.says("WARC-Date"))}
    row |= {"url": entry.target} if web else {}
    row |= facts or ({} if web else {"file": reading.name})
    return row | {name: value for name, value in reading.given.items() if value and name != "file"}


def _retrieved(written: str) -> str | None:
    """The visit's day or instant; an archive may know less, which then stays unknown."""
    try:
        moment = dates.parse(written)
    except ValueError:
        return None
    return written if moment.precision in TO_THE_DAY else None


def _note(entry: Entry, reading: _Reading) -> None:
    """Remember what an evidence file of our own says of the page that follows."""
    if entry.says("Content-Type").lower() != OWN_FACTS or entry.block.left > MOST_FACTS:
        return
    try:
        told = orjson.loads(entry.block.take(MOST_FACTS))
    except orjson.JSONDecodeError as error:
        raise Broken(f"is not JSON ({error}): the facts of a capture cannot be read") from error
    row = told.get("row") if isinstance(told, dict) else None
    if isinstance(row, dict):
        known = {name: value for name, value in row.items() if name not in {"text", "html"}}
        facts = known, _hints(told.get("hints")), _seen(told.get("capture"))
        reading.waiting[entry.says("WARC-Refers-To")] = facts
    while len(reading.waiting) > MOST_WAITING:
        reading.waiting.popitem(last=False)


def _seen(told: Any) -> tuple[datetime, ...]:
    """When else the text was seen; what is no list of instants is left alone."""
    given = told.get("seen_at") if isinstance(told, dict) else None
    moments = given[:MOST_SEEN] if isinstance(given, list) else []
    return tuple(moment.at for each in moments if isinstance(each, str) and (moment := _instant(each)))


def _instant(written: str) -> Moment | None:
    try:
        moment = dates.parse(written)
    except ValueError:
        return None
    return moment if moment.precision is Precision.INSTANT else None


def _hints(told: Any) -> tuple[tuple[str, str], ...]:
    """What a page, or the feed it came in, said of where it came from; anything else there is left alone."""
    given = told[:MOST_HINTS] if isinstance(told, list) else []
    pairs = [pair for pair in given if isinstance(pair, list) and len(pair) == 2]
    return tuple(
        (name, value)
        for name, value in pairs
        if isinstance(name, str) and isinstance(value, str) and "\0" not in name + value
    )


def _revisited(entry: Entry) -> Words:
    """A later visit that found nothing new; the page stands with the earlier one."""
    earlier = entry.says("WARC-Refers-To-Target-URI") or entry.target
    return UNCHANGED if earlier == entry.target else ELSEWHERE


def _kind(media: str) -> Words:
    return next((words for pattern, words in KINDS if pattern.match(media)), OTHER)


def _in_words(passed: "Counter[Words]") -> str:
    """The counts, most frequent first."""
    counted = sorted(passed.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{count:,} {words[count != 1]}" for words, count in counted)
