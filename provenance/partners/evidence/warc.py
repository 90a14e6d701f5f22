"""Writes evidence as a web archive whose bytes depend on nothing but the evidence: ids from content, fixed dates."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import orjson

from provenance.partners.evidence.holdings import Held, Holding
from provenance.partners.moments import dated, instant
from sources.api.captures import tell_in_full
from sources.api.resource import Row
from sources.intake.warc.reading import OWN_FACTS
from sources.keeping.reading import bytes_of
from sources.keeping.warc import entry, id_of, opening

ANNOTATION = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def written(holding: Holding) -> Iterator[bytes]:
    """The archive, entry by entry: what it is, then for each capture its facts, its bytes, its text and its quotes."""
    yield opening(_about(holding), at=_fixed(), name=holding.name)
    for held in holding.held():
        yield from _capture(held)


def _fixed() -> datetime:
    """The date of the entry that speaks of the file itself: when a file was asked for is no evidence."""
    return datetime(1970, 1, 1, tzinfo=UTC)


def _about(holding: Holding) -> dict[str, str]:
    return {
        "isPartOf": f"urn:provenance:{holding.resource}:{holding.public_id}",
        "description": " ".join(holding.about.split()),
    }


def _capture(held: Held) -> Iterator[bytes]:
    row = held.row
    at = row["retrieved_at"] or row["captured_at"]
    own = f"urn:provenance:captures:{row['public_id']}"
    target = row["article__url"] or own
    content = bytes_of(row["raw_id"], row["raw__content"], held.place)
    page = id_of("resource", row["public_id"], content)
    text = row["text"].encode()
    read = id_of("conversion", row["public_id"], text)
    facts = orjson.dumps(_facts(row), option=orjson.OPT_UTC_Z)
    yield entry("metadata", facts, OWN_FACTS, at=at, target=own, refers_to=page)
    yield entry("resource", content, row["raw__media"], at=at, target=target, own_id=page)
    yield entry(
        "conversion", text, "text/plain; charset=utf-8", at=at, target=target, own_id=read, refers_to=page
    )
    for quote in held.quotes:
        told = orjson.dumps(quote, option=orjson.OPT_UTC_Z)
        yield entry("metadata", told, ANNOTATION, at=at, target=quote["id"], refers_to=read)


def _facts(row: Row) -> dict[str, Any]:
    """What we know of a capture: our ids and hashes, and the row by which it can be taken in again."""
    told: dict[str, Any] = {name: value for name, value in tell_in_full(row).items() if name != "text"}
    facts = {
        "url": row["article__url"],
        "file": row["file"],
        "title": row["title"],
        "source": row["article__source__name"],
        "author": row["author"],
        "published": dated(row["published_at"], row["published_precision"]),
        "retrieved": row["retrieved_at"] and instant(row["retrieved_at"]),
        "language": row["language"],
        "note": row["note"],
    }
    # An unknown visit stays unknown: the entry's own date, which must be there, is then only when we took it in.
    return {
        "capture": told,
        "hints": row["hints"],
        "row": {name: value or None for name, value in facts.items() if value or name == "retrieved"},
    }
