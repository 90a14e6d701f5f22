"""Holds every redaction against its erasure, whose digest stands in the chain: none excuses what was altered since."""

from collections.abc import Iterator

from django.db import connection

from provenance.history.checks import Fault, Watch, first_of

FORGED = """
WITH told AS (
    SELECT e.id, e.redactions, e.digest, count(r.id) AS found, sha256(convert_to(coalesce(string_agg(
        r.kind || ':' || r.key || ':' || encode(r.content_hash, 'hex'), E'\\n'
        ORDER BY (r.kind || ':' || r.key || ':' || encode(r.content_hash, 'hex')) COLLATE "C"), ''), 'UTF8')) AS now
    FROM history_erasure e LEFT JOIN history_redaction r ON r.erasure_id = e.id GROUP BY e.id
)
SELECT count(*), min(id) FROM told WHERE digest <> now OR redactions <> found
"""


def forged(watch: Watch) -> Iterator[Fault]:
    """Erasures whose redactions were added to, removed or altered since."""
    with connection.cursor() as cursor:
        cursor.execute(FORGED)
        bad, first = cursor.fetchone()
    if bad:
        yield first_of("history_erasure", bad, first, "does not have the redactions it was signed for")
