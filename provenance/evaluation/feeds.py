"""Whether every feed, real or broken, is read or refused with a reason, and never crashes the reader.

The set is a feed parser's own test files; the value each expects stands in a comment at its head. Where that is a
plain comparison of something we keep (title, address, language, author, time), it is held against what we read.
"""

import ast
import re
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import lxml.html
from lxml import etree

from provenance.evaluation.yardstick import Mistake, Report, Watch, Yardstick, there, watched
from sources.errors import Refused
from sources.intake.announced import Channel
from sources.intake.channels import read_channel

WORST = 20
_EXPECTED = re.compile(
    rb"(?:not bozo and )?(feed|entries\[0\])(?:\['(\w+)'\]|\.(\w+)) == (u?(?:'[^'\n]*'|\"[^\"\n]*\")|\([\d, ]+\))\s*$",
    re.MULTILINE,
)
_HEADER = re.compile(rb"Header:\s+Content-(Type|Location):\s*(\S[^\r\n]*)", re.IGNORECASE)
SERVED_AT = (
    "http://127.0.0.1:8097/"  # where the set's own test server stands; its relative addresses count from here
)
OF_FEED = {"title": "title", "language": "language", "link": "home"}
OF_ENTRY = {"title": "title", "link": "url", "author": "author", "published_parsed": "published"}


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of one file: the feed, or the reason it was refused, or the fault it caused."""

    name: str
    channel: Channel | None = None
    refused: str = ""
    fault: str = ""
    wrong: tuple[str, str] | None = None
    compared: bool = False


def measure(folder: Path, test: Path | None, watch: Watch) -> Report:
    """Read every file with the program's own reader."""
    root = there(test or folder / "feeds")
    paths = [path for path in sorted(root.rglob("*")) if path.is_file()] if root.is_dir() else [root]
    looked = [_look(path, path.relative_to(root.parent).as_posix()) for path in watched(paths, watch)]
    compared = [one for one in looked if one.compared]
    right = sum(one.wrong is None for one in compared)
    return Report(
        yardstick="feeds",
        split=test.name if test else "all",
        n=len(looked),
        metrics={
            "read": sum(one.channel is not None for one in looked),
            "refused": sum(bool(one.refused) for one in looked),
            "crashed": sum(bool(one.fault) for one in looked),
            "compared": len(compared),
            "accuracy": round(right / len(compared), 4) if compared else None,
        },
        mistakes=list(_mistakes(looked))[:WORST],
        tables={"refused because": dict(Counter(one.refused for one in looked if one.refused).most_common())},
    )


def _look(path: Path, name: str) -> Looked:
    content = path.read_bytes()
    said = {kind.lower(): value.decode("latin-1").strip() for kind, value in _HEADER.findall(content[:4096])}
    try:
        place = urljoin(SERVED_AT, said.get(b"location", ""))
        channel = read_channel(content, where="", url=place, media=said.get(b"type", ""))
    except Refused as refusal:
        return Looked(name, refused=re.sub(r"\(.*\)", "(…)", refusal.sentence))
    except Exception:  # noqa: BLE001 (a crash is what is counted here)
        return Looked(name, fault=traceback.format_exc(limit=-1).strip().splitlines()[-1])
    expected = _expected(content)
    if expected is None:
        return Looked(name, channel)
    value = _value(channel, *expected[:2])
    wrong = None if value in expected[2] else (expected[2][0], value)
    return Looked(name, channel, compared=True, wrong=wrong)


def _expected(content: bytes) -> tuple[str, str, tuple[str, ...]] | None:
    """Where the value stands, which it is, and what it should be, if the file says so plainly and we keep it."""
    found = _EXPECTED.search(content[:4096])
    if found is None:
        return None
    place = "feed" if found[1] == b"feed" else "entry"
    name = (found[2] or found[3]).decode()
    kept = OF_FEED if place == "feed" else OF_ENTRY
    if name not in kept:
        return None
    wanted = ast.literal_eval(found[4].decode("utf-8", "replace"))
    return place, kept[name], _words(wanted)


def _value(channel: Channel, place: str, name: str) -> str:
    if place == "feed":
        return str(getattr(channel, name))
    return str(getattr(channel.announced[0], name)) if channel.announced else ""


def _words(wanted: Any) -> tuple[str, ...]:
    """The expected value as we may keep it: times in ISO form, words as they are and without their mark-up."""
    if isinstance(wanted, tuple):
        return (f"{datetime(*wanted[:6]).isoformat()}Z",)  # noqa: DTZ001 (the set's own form: nine numbers, in UTC)
    plain = " ".join(wanted.split())
    try:
        tree = lxml.html.document_fromstring(f"<div>{plain}</div>")
    except (etree.ParserError, ValueError):
        return (plain,)
    return plain, " ".join("".join(map(str, tree.itertext())).split())


def _mistakes(looked: list[Looked]) -> Iterator[Mistake]:
    for one in looked:
        if one.fault:
            yield Mistake(one.name, "read, or refused with a reason", one.fault)
    for one in looked:
        if one.wrong:
            yield Mistake(one.name, one.wrong[0], one.wrong[1], 0.5)


FEEDS = Yardstick(
    "feeds",
    "is every feed read, or refused with a reason, and never a crash?",
    measure,
    published="feedparser reads all",
)
