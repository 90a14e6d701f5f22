"""Postings in a table: who carries which hash, asked and kept by whole batches, for a house that spares the memory."""

from dataclasses import dataclass

import numpy as np
from django.db import connection

from sources.rules import postings
from sources.rules.fingerprints import Hashes
from sources.rules.postings import MOST_CARRIERS, MOST_NUMBER, NUMBER_BITS, Meetings

# One number for each meeting: the place of the hash in the batch above the number of its carrier. All of them leave the
# database as one run of bytes, because a Python row for each would be most of the cost.
MEET = """
SELECT string_agg(int8send(wanted.place << %(bits)s | carrier.number), '')
FROM unnest(%(codes)s::bigint[]) WITH ORDINALITY AS wanted(code, place)
CROSS JOIN LATERAL (
    SELECT s.number FROM sources_shingle s WHERE s.code = wanted.code ORDER BY s.number LIMIT %(carriers)s
) AS carrier
"""
KEEP = "COPY sources_shingle (code, number) FROM STDIN (FORMAT BINARY)"
HEAD, TAIL = b"PGCOPY\n\xff\r\n\x00" + bytes(8), b"\xff\xff"
ROW = np.dtype([("fields", ">i2"), ("one", ">i4"), ("code", ">i8"), ("other", ">i4"), ("number", ">i8")])
"""A row of two eight-byte columns as COPY reads it."""


@dataclass(frozen=True, slots=True)
class StoredPostings:
    """Keeps what ``Postings`` keeps, in the table of shingles; the same entries give the same meetings."""

    @property
    def size(self) -> int:
        """Bytes on disk."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_total_relation_size('sources_shingle')")
            return int(cursor.fetchone()[0])

    def meet(self, entries: Hashes) -> Meetings:
        """Who carries the hashes of a batch already; one question for all of it."""
        codes = postings.hashes_in(entries)
        with connection.cursor() as cursor:
            cursor.execute(MEET, {"codes": codes.tolist(), "bits": NUMBER_BITS, "carriers": MOST_CARRIERS})
            met = np.frombuffer(cursor.fetchone()[0] or b"", dtype=">i8").astype(np.int64)
        places = (met >> NUMBER_BITS) - 1
        seen = np.bincount(places, minlength=len(entries))
        return postings.met(entries, places, met & MOST_NUMBER, seen)

    def keep(self, entries: Hashes) -> "StoredPostings":
        """With one more batch of entries."""
        rows = np.empty(len(entries), dtype=ROW)
        rows["fields"], rows["one"], rows["other"] = 2, 8, 8
        rows["code"], rows["number"] = postings.hashes_in(entries), postings.numbers_in(entries)
        with connection.cursor() as cursor, cursor.copy(KEEP) as copy:
            copy.write(HEAD + rows.tobytes() + TAIL)
        return self
