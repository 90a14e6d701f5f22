"""Reads what others have published as reviews of claims: ClaimReview of schema.org, in a page or in a feed of them.

What a review says of its claim must stand in what was handed in, word for word: each comes with the very piece of text
(``literal``) its words were read from. One that lacks what Google’s profile requires (``claimReviewed``, the address of
the review, a rating in words), or whose author nobody can name, is refused, with what is missing.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sources.rules import addresses, dates
from sources.rules.period import Moment

MOST_NODES = 20_000
"""Nodes of one document that are looked through; a feed of some thousand reviews has fewer."""
LONGEST = {"claimReviewed": 600, "rating": 300, "author": 300}
SCRIPT = re.compile(
    r"<script[^<>]{0,400}\bld\+json\b[^<>]{0,400}>(.{0,2000000}?)</script", re.DOTALL | re.IGNORECASE
)
LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')
BLANK = re.compile(r"[\s\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Outside:
    """One review by somebody else: of what words, at what address, by whom, with what rating, when."""

    claimed: str
    literal: str
    address: str
    author: str
    rating: str
    published: Moment | None
    language: str


@dataclass(frozen=True, slots=True)
class Lacking:
    """One that is refused: which it is of those found, from 1, the field at fault, and what to do about it."""

    number: int
    field: str
    sentence: str


def read(text: str) -> tuple[list[Outside], list[Lacking]]:
    """Every review in a page or a document of JSON, in order; raises ``ValueError`` where it is neither."""
    found: list[Outside] = []
    lacking: list[Lacking] = []
    number = 0
    for piece in _pieces(text):
        for node in _reviews(_loaded(piece)):
            number += 1
            told = _outside(node, piece, number)
            (found if isinstance(told, Outside) else lacking).append(told)  # type: ignore[arg-type]
    return found, lacking


def _pieces(text: str) -> list[str]:
    """The documents of JSON in it: all of it, or what stands in a page’s scripts for linked data."""
    if text.lstrip()[:1] in {"{", "["}:
        return [text]
    pieces = [each[1] for each in SCRIPT.finditer(text)]
    if not pieces:
        raise ValueError(
            "holds no linked data: hand in a page with ClaimReview in it, or a feed of them as JSON"
        )
    return pieces


def _loaded(piece: str) -> Any:
    try:
        return json.loads(piece.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None  # a page's broken JSON says nothing; the rest of the page still does


def _reviews(document: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [document], 0
    while waiting and seen < MOST_NODES:
        node, seen = waiting.pop(0), seen + 1
        if isinstance(node, list):
            waiting[:0] = node
        elif isinstance(node, dict):
            kinds = node.get("@type")
            if "ClaimReview" in (kinds if isinstance(kinds, list) else [kinds]):
                yield node
            else:
                waiting[:0] = [each for each in node.values() if isinstance(each, dict | list)]


def _outside(node: dict[str, Any], piece: str, number: int) -> Outside | Lacking:
    claimed, address = _words(node.get("claimReviewed")), _address(node.get("url"))
    rating = _rating(node.get("reviewRating"))
    author = _author(node.get("author")) or (urlsplit(address).hostname or "" if address else "")
    literal = _literal(node.get("claimReviewed"), piece)
    for field, value, remedy in (
        ("claimReviewed", claimed and literal, "is missing: a review must say of which claim it is"),
        ("url", address, "is no address of a page: a review must say where it can be read"),
        ("reviewRating", rating, "has no alternateName: a review must say its rating in words"),
    ):
        if not value:
            return Lacking(number, field, remedy)
    for field, value in (("claimReviewed", claimed), ("rating", rating), ("author", author)):
        if len(value) > LONGEST[field]:
            return Lacking(number, field, f"is longer than {LONGEST[field]} characters")
    language = _words(node.get("inLanguage"))[:12]
    return Outside(claimed, literal, address, author, rating, _moment(node.get("datePublished")), language)


def _words(written: Any) -> str:
    """A text on one line; nothing where it is none, or holds half a character."""
    if not isinstance(written, str) or any("\ud800" <= sign <= "\udfff" for sign in written):
        return ""
    return BLANK.sub(" ", written).strip()


def _literal(written: Any, piece: str) -> str:
    """The piece of the document the words were read from."""
    if not isinstance(written, str):
        return ""
    read = (found[0] for found in LITERAL.finditer(piece) if len(found[0]) >= len(written))
    return next((literal for literal in read if _loaded(literal) == written), "")


def _address(written: Any) -> str:
    try:
        return addresses.canonical(written) if isinstance(written, str) else ""
    except ValueError:
        return ""


def _rating(written: Any) -> str:
    """The rating in words."""
    first = written[0] if isinstance(written, list) and written else written
    return _words(first.get("alternateName")) if isinstance(first, dict) else ""


def _author(written: Any) -> str:
    first = written[0] if isinstance(written, list) and written else written
    if isinstance(first, dict):
        return _words(first.get("name")) or urlsplit(_address(first.get("url"))).hostname or ""
    return _words(first)


def _moment(written: Any) -> Moment | None:
    try:
        return dates.parse(written) if isinstance(written, str) and written else None
    except ValueError:
        return None
