"""Writes evidence as a web archive whose bytes depend on nothing but the evidence: ids from content, fixed dates."""

import hashlib
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import orjson
from warcio.warcwriter import WARCWriter

from provenance.partners.evidence.holdings import Held, Holding
from provenance.partners.moments import dated, instant
from sources.api.captures import tell_in_full
from sources.api.resource import Row
from sources.intake.warc.reading import OWN_FACTS
from sources.keeping.reading import bytes_of

ANNOTATION = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
CONFORMS = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
OURS = uuid.UUID("6b1f3f0e-5d0c-5a52-9f3e-0c9d4a2b7e11")
"""The namespace of our entries' ids (version 5, RFC 9562): the same content always gets the same id."""


def written(holding: Holding) -> Iterator[bytes]:
    """The archive, entry by entry: what it is, then for each capture its facts, its bytes, its text and its quotes."""
    yield _entry("warcinfo", _opening(holding), "application/warc-fields", at=_fixed(), name=holding.name)
    for held in holding.held():
        yield from _capture(held)


def _fixed() -> datetime:
    """The date of the entry that speaks of the file itself: when a file was asked for is no evidence."""
    return datetime(1970, 1, 1, tzinfo=UTC)


def _opening(holding: Holding) -> bytes:
    lines = {
        "software": "Provenance",
        "format": "WARC File Format 1.1",
        "conformsTo": CONFORMS,
        "isPartOf": f"urn:provenance:{holding.resource}:{holding.public_id}",
        "description": " ".join(holding.about.split()),
    }
    return "".join(f"{name}: {line}\r\n" for name, line in lines.items()).encode()


def _capture(held: Held) -> Iterator[bytes]:
    row = held.row
    at = row["retrieved_at"] or row["captured_at"]
    own = f"urn:provenance:captures:{row['public_id']}"
    target = row["article__url"] or own
    content = bytes_of(row["raw_id"], row["raw__content"])
    page = _id("resource", row["public_id"], content)
    text = row["text"].encode()
    read = _id("conversion", row["public_id"], text)
    facts = orjson.dumps(_facts(row), option=orjson.OPT_UTC_Z)
    yield _entry("metadata", facts, OWN_FACTS, at=at, target=own, refers_to=page)
    yield _entry("resource", content, row["raw__media"], at=at, target=target, own_id=page)
    yield _entry(
        "conversion", text, "text/plain; charset=utf-8", at=at, target=target, own_id=read, refers_to=page
    )
    for quote in held.quotes:
        told = orjson.dumps(quote, option=orjson.OPT_UTC_Z)
        yield _entry("metadata", told, ANNOTATION, at=at, target=quote["id"], refers_to=read)


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


def _id(kind: str, *parts: str | bytes) -> str:
    whole = b"\x1f".join(part if isinstance(part, bytes) else part.encode() for part in (kind, *parts))
    return f"<urn:uuid:{uuid.uuid5(OURS, hashlib.sha256(whole).hexdigest())}>"


def _entry(
    kind: str,
    block: bytes,
    media: str,
    *,
    at: datetime,
    target: str = "",
    own_id: str = "",
    refers_to: str = "",
    name: str = "",
) -> bytes:
    """One entry, packed on its own as other tools expect it."""
    digest = f"sha256:{hashlib.sha256(block).hexdigest()}"
    headers: Mapping[str, str] = {
        "WARC-Record-ID": own_id or _id(kind, target, refers_to, block),
        "WARC-Date": instant(at),
        "WARC-Refers-To": refers_to,
        "WARC-Filename": name,
        "WARC-Block-Digest": digest,
        "WARC-Payload-Digest": "" if kind == "warcinfo" else digest,
        "Content-Type": media,
    }
    packed = BytesIO()
    writer = WARCWriter(packed, gzip=True, warc_version="1.1")
    entry = writer.create_warc_record(
        target,
        kind,
        payload=BytesIO(block),
        length=len(block),
        warc_headers_dict={header: line for header, line in headers.items() if line},
    )
    writer.write_record(entry)
    return packed.getvalue()
