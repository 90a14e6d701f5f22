"""Checks a dump as whoever has fetched it would: the signature, then every file it vouches for, line by line."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from provenance.partners import signing
from provenance.telling.dump.shelf import KIND

PIECE = 1 << 20
"""Bytes read at once."""


def faults(folder: Path) -> Iterator[str]:
    """What is wrong with the dump in a folder, a sentence each; none where it is as we signed it."""
    try:
        written = (folder / signing.MANIFEST).read_bytes()
        signature = json.loads((folder / signing.SIGNATURE).read_bytes())
    except (OSError, ValueError) as trouble:
        yield f"{folder} is no whole dump: {trouble}"
        return
    if not isinstance(signature, dict) or not signing.ours(written, signature):
        yield f"{signing.MANIFEST} was not signed so under any signet of ours"
        return
    manifest = json.loads(written)
    if manifest["kind"] != KIND:
        yield f"{signing.MANIFEST} vouches for another thing: {manifest['kind']}"
    for each in manifest["files"]:
        yield from _faults_of(folder / each["name"], each)


def _faults_of(path: Path, told: Mapping[str, Any]) -> Iterator[str]:
    try:
        sha = hashlib.sha256()
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                sha.update(piece)
        if sha.hexdigest() != told["sha256"]:
            yield f"{path.name} is not the file that was signed: its SHA-256 is {sha.hexdigest()}"
            return
        if (rows := _rows(path)) != told["rows"]:
            yield f"{path.name} holds {rows} rows, not {told['rows']}"
    except (OSError, EOFError, ValueError, zlib.error) as trouble:
        yield f"{path.name} cannot be read: {trouble}"


def _rows(path: Path) -> int:
    """How many rows a file holds, each read as JSON."""
    rows = 0
    with gzip.open(path, "rb") as lines:
        for line in lines:
            json.loads(line)
            rows += 1
    return rows
