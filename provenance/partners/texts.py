"""Reads what programs ask to be looked up: one text, or up to a hundred, each good or bad by itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from provenance.pages.pasted import LONGEST
from provenance.partners.errors import Fault
from sources.rules import addresses

USUAL, MOST = 10, 50
"""Claims that are told of one text."""
MOST_TEXTS = 100
MOST_SIGNS = 300_000
"""Characters of all texts of one request: three of the longest, or a hundred long paragraphs."""
FIELDS = ("text", "url", "language", "limit")
TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """A text, an address, or both; at least one of them is not empty. ``most`` claims are told of it at most."""

    text: str
    url: str
    language: str
    most: int


def one(sent: Mapping[str, Any], fields: tuple[str, ...] = FIELDS) -> Asked:
    """What one object asks for. Raises ``Fault`` for what nobody can mean, naming the field."""
    for name in sent:
        if name not in fields:
            raise Fault(f"is not a field: use {', '.join(fields)}", code="bad_value", field=_shown(name))
    url = _url(sent.get("url"))
    text = _text(sent.get("text"), needed=not url)
    return Asked(text, url, _language(sent.get("language")), _limit(sent.get("limit")))


def each(sent: Mapping[str, Any]) -> list[Asked | Fault]:
    """What each of many asks for, or what is wrong with it, in their order. Raises ``Fault`` for the list itself."""
    for name in sent:
        if name != "texts":
            raise Fault(
                "stands beside texts: put it into each of the texts", code="bad_value", field=_shown(name)
            )
    texts = sent["texts"]
    if not isinstance(texts, list) or not texts:
        raise Fault("give a list of objects, each with a text or a url", code="bad_value", field="texts")
    if len(texts) > MOST_TEXTS:
        raise Fault(f"holds {len(texts)}: send {MOST_TEXTS} at most", code="bad_value", field="texts")
    found = [_or_fault(place, text) for place, text in enumerate(texts)]
    if sum(len(each.text) for each in found if isinstance(each, Asked)) > MOST_SIGNS:
        remedy = "send fewer of them in one request"
        raise Fault(
            f"have more than {MOST_SIGNS:,} characters together: {remedy}", code="bad_value", field="texts"
        )
    return found


def _or_fault(place: int, text: Any) -> Asked | Fault:
    try:
        if not isinstance(text, dict):
            raise Fault(f"is no object: use {', '.join(FIELDS)}", code="bad_value")
        return one(text)
    except Fault as fault:
        fault.field = ".".join(part for part in ("texts", str(place), fault.field) if part)
        return fault


def _shown(name: str) -> str:
    return ascii(name[:60])[1:-1]


def _text(written: Any, *, needed: bool) -> str:
    if written is None or written == "":
        if not needed:
            return ""
        raise Fault(
            "is missing: give the sentence, post, paragraph or article to look up, or a url",
            code="bad_value",
            field="text",
        )
    if not isinstance(written, str):
        raise Fault("is no text: write it in quotation marks", code="bad_value", field="text")
    if len(written) > LONGEST:
        remedy = "send the passage in question, or hand the article in at /api/v1/ingest/"
        raise Fault(f"is longer than {LONGEST:,} characters: {remedy}", code="bad_value", field="text")
    if "\0" in written:
        raise Fault("holds a NUL character: leave it out", code="bad_value", field="text")
    if not written.isascii() and any("\ud800" <= sign <= "\udfff" for sign in written):
        raise Fault("holds half a character: send whole ones", code="bad_value", field="text")
    return written


def _language(written: Any) -> str:
    if written in (None, ""):
        return ""
    if not isinstance(written, str) or not TAG.fullmatch(written):
        raise Fault("is no language: write a code such as en or es", code="bad_value", field="language")
    return written


def _limit(written: Any) -> int:
    if written is None:
        return USUAL
    if isinstance(written, bool) or not isinstance(written, int) or not 1 <= written <= MOST:
        raise Fault(f"write a whole number from 1 to {MOST}", code="bad_value", field="limit")
    return written


def _url(written: Any) -> str:
    if written in (None, ""):
        return ""
    try:
        addresses.canonical(written if isinstance(written, str) else "")
    except ValueError as error:
        raise Fault(str(error), code="bad_value", field="url") from error
    return str(written).strip()
