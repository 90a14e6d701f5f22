"""Writes a full dump: a packed file of JSON lines for each resource, a manifest that vouches for them, a signature."""

import gzip
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO

import orjson
from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery

from provenance.history.verification import still
from provenance.partners import asking, signing
from provenance.partners.catalogue import RESOURCES
from provenance.partners.changes import latest
from provenance.partners.rendering import encode
from provenance.partners.signing import FileTold
from provenance.telling.actions.telling import doubt
from provenance.telling.dump import shelf
from provenance.telling.dump.shelf import Dump
from provenance.telling.fates import digest
from provenance.telling.models import Telling
from sources.api.audience import Audience
from sources.api.resource import Resource

CHUNK = 200
"""Rows that come over the wire at once: captures bring their texts."""
LEVEL = 6
"""How hard gzip tries: what RFC 1952's own tools do unless told otherwise."""
AGAIN = 10_000
"""Rows dumped otherwise than told that are had told again at once."""

Watch = Callable[[str, int], None]


@dataclass(slots=True)
class Packed:
    """A file being written, packed: how long it has become, and its SHA-256."""

    file: BinaryIO
    length: int = 0
    sha: Any = field(default_factory=hashlib.sha256)

    def write(self, packed: bytes) -> int:
        """Put packed bytes into the file."""
        self.length += len(packed)
        self.sha.update(packed)
        return self.file.write(packed)

    def flush(self) -> None:
        """Nothing is held back here."""


def write(*, now: datetime, watch: Watch = lambda _name, _rows: None, folder: Path | None = None) -> Dump:
    """Write what everybody may see at ``now`` onto the shelf; whole or not at all. Raises ``Unsigned``, ``OSError``.

    It is read in one unmoving picture of the database, together with the place in the change feed from which to go on:
    what was told up to there is in the dump, everything else comes behind. So rows that no teller has told yet are left
    out, and those that have changed since they were told, or gone, will be told again, however they read by then.
    """
    signing.sign(b"")  # better refused now than in an hour
    on = folder or settings.DUMPS
    on.mkdir(parents=True, exist_ok=True)
    name = shelf.name_at(now)
    begun = on / f".{name}"
    shutil.rmtree(begun, ignore_errors=True)
    begun.mkdir()
    with TemporaryFile("w+") as ahead:
        with still():
            audience = asking.audience_of(None, now)
            place = latest(audience).token()
            files = [_resource(begun, each, audience, ahead, watch) for each in RESOURCES]
        _doubt_all(ahead)
    return _finish(begun, on / name, files, taken_at=now, after=place)


def _doubt_all(ahead: IO[str]) -> None:
    """Have told again whatever was dumped otherwise than it was told; after a bad night that may be every row."""
    ahead.seek(0)
    while noted := list(islice(ahead, AGAIN)):
        doubt((resource, public_id) for resource, public_id in map(str.split, noted))


def _resource(folder: Path, resource: Resource, audience: Audience, ahead: IO[str], watch: Watch) -> FileTold:
    """Write one resource; rows that read otherwise than they were told are noted in ``ahead``."""
    number = 0
    path = folder / f"{resource.name}.ndjson.gz"
    with path.open("wb") as file:
        packed = Packed(file)
        # Neither name nor moment goes into the packing: the same rows are the same bytes.
        with gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=packed, mtime=0) as lines:
            for row, told in rows(resource, audience):
                lines.write(encode(row) + b"\n")
                if digest(row) != told:
                    ahead.write(f"{resource.name} {row['id']}\n")
                number += 1
                if number % CHUNK == 0:
                    watch(resource.name, number)
        for public_id in _missing(resource, audience, number):
            ahead.write(f"{resource.name} {public_id}\n")
        file.flush()
        os.fsync(file.fileno())
    watch(resource.name, number)
    told_file: Any = {
        "name": path.name,
        "bytes": packed.length,
        "sha256": packed.sha.hexdigest(),
        "rows": number,
    }
    return told_file  # type: ignore[no-any-return]


def rows(resource: Resource, audience: Audience) -> Iterator[tuple[Any, bytes]]:
    """Every row that was told and stands, in the order of the ids, each with the digest it was told by."""
    told = Telling.objects.filter(resource=resource.name, public_id=OuterRef("public_id"), gone="")
    found = resource.rows(audience).filter(Exists(told)).annotate(told_by=Subquery(told.values("digest")))
    columns = {*resource.full.columns, "told_by", "public_id"}
    read = found.order_by("public_id").values(*sorted(columns)).iterator(chunk_size=CHUNK)
    while chunk := list(islice(read, CHUNK)):
        digests = [bytes(row["told_by"]) for row in chunk]
        yield from zip(resource.full.worded(chunk, audience), digests, strict=True)


def _missing(resource: Resource, audience: Audience, number: int) -> Iterator[str]:
    """The ids of rows that were told and that nobody may see any more, or for the moment; ``number`` were seen."""
    told = Telling.objects.filter(resource=resource.name, gone="")
    if told.count() != number:
        seen = resource.rows(audience).order_by().filter(public_id=OuterRef("public_id"))
        yield from told.filter(~Exists(seen)).values_list("public_id", flat=True).iterator(chunk_size=CHUNK)


def _finish(begun: Path, whole: Path, files: list[FileTold], *, taken_at: datetime, after: str) -> Dump:
    """Put manifest and signature beside the files, and the folder in its place: from then on it is a dump."""
    counts = {each["name"].partition(".")[0]: each["rows"] for each in files}  # type: ignore[typeddict-item]
    manifest = signing.manifest(shelf.KIND, files, taken_at=taken_at, after=after, rows=counts)
    _keep(begun / signing.MANIFEST, manifest)
    _keep(begun / signing.SIGNATURE, signing.signature_file(manifest))
    shutil.rmtree(whole, ignore_errors=True)
    begun.rename(whole)
    return Dump(whole, orjson.loads(manifest))


def _keep(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
