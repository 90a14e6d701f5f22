"""Writes one entry of a web archive, packed on its own, whose bytes depend on nothing but what it holds."""

import hashlib
import uuid
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

from warcio.warcwriter import WARCWriter

from sources.rules.period import instant

OURS = uuid.UUID("6b1f3f0e-5d0c-5a52-9f3e-0c9d4a2b7e11")
"""The namespace of our entries' ids (version 5, RFC 9562): the same content always gets the same id."""
CONFORMS = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"


def opening(lines: Mapping[str, str], *, at: datetime, own_id: str = "", name: str = "") -> bytes:
    """The entry a file begins with, which says what it is; ``lines`` is what it says besides the format."""
    told = {"software": "Provenance", "format": "WARC File Format 1.1", "conformsTo": CONFORMS, **lines}
    block = "".join(f"{each}: {line}\r\n" for each, line in told.items()).encode()
    return entry("warcinfo", block, "application/warc-fields", at=at, own_id=own_id, name=name)


def id_of(kind: str, *parts: str | bytes) -> str:
    """An entry's id, made of what it is."""
    whole = b"\x1f".join(part if isinstance(part, bytes) else part.encode() for part in (kind, *parts))
    return f"<urn:uuid:{uuid.uuid5(OURS, hashlib.sha256(whole).hexdigest())}>"


def entry(
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
    """One entry, packed on its own as other tools expect it; its digests are SHA-256 in base 16."""
    digest = f"sha256:{hashlib.sha256(block).hexdigest()}"
    headers: Mapping[str, str] = {
        "WARC-Record-ID": own_id or id_of(kind, target, refers_to, block),
        "WARC-Date": instant(at),
        "WARC-Refers-To": refers_to,
        "WARC-Filename": name,
        "WARC-Block-Digest": digest,
        "WARC-Payload-Digest": "" if kind == "warcinfo" else digest,
        "Content-Type": media,
    }
    packed = BytesIO()
    writer = WARCWriter(packed, gzip=True, warc_version="1.1")
    made = writer.create_warc_record(
        target,
        kind,
        payload=BytesIO(block),
        length=len(block),
        warc_headers_dict={header: line for header, line in headers.items() if line},
    )
    writer.write_record(made)
    return packed.getvalue()
