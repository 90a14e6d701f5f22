"""What the durable half of the search for copies takes: fingerprints stored in PostgreSQL, and the index read back."""

import time
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from django.db import connection

from sources.rules import fingerprints, postings
from sources.rules.postings import MOST_CARRIERS, Postings
from sources.rules.screening import BATCH, Piece

MAKE = "CREATE TABLE bench_fingerprint (number bigint PRIMARY KEY, hashes bytea NOT NULL)"


def measure(pieces: Sequence[Piece]) -> dict[str, Any]:
    """Store every fingerprint as captures keep it, then build the index from them as a worker does when it starts."""
    with connection.cursor() as cursor:
        cursor.execute(MAKE)
        began = time.perf_counter()
        with cursor.copy("COPY bench_fingerprint (number, hashes) FROM STDIN") as copy:
            for first in range(0, len(pieces), BATCH):
                texts = [piece.text for piece in pieces[first : first + BATCH]]
                for number, hashes in enumerate(fingerprints.winnow(texts), first):
                    copy.write_row((number, fingerprints.pack(hashes)))
        stored = time.perf_counter() - began
        cursor.execute(
            "SELECT pg_total_relation_size('bench_fingerprint'), avg(length(hashes)) FROM bench_fingerprint"
        )
        size, packed = cursor.fetchone()
    began = time.perf_counter()
    index = _read_back()
    rebuilt = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE bench_fingerprint")
    return {
        "bytes_each": round(size / len(pieces)),
        "bytes_packed_each": round(float(packed)),
        "stored_per_second": round(len(pieces) / stored),
        "rebuilt_per_second": round(len(pieces) / rebuilt),
        "index_bytes_each": round(index.size / len(pieces)),
    }


def _read_back() -> Postings:
    index = Postings()
    for rows in _stored():
        hashes = [fingerprints.unpack(packed) for _, packed in rows]
        numbers = np.repeat([number for number, _ in rows], [len(one) for one in hashes])
        entries = postings.entries_of(np.concatenate(hashes), numbers)
        index = index.keep(entries[index.meet(entries).carriers < MOST_CARRIERS])
    return index


def _stored() -> Iterator[list[tuple[int, bytes]]]:
    after = -1
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT number, hashes FROM bench_fingerprint WHERE number > %s ORDER BY number LIMIT %s",
                [after, BATCH],
            )
            rows = [(number, bytes(packed)) for number, packed in cursor.fetchall()]
        if not rows:
            return
        yield rows
        after = rows[-1][0]
