"""Recomputes the hashes of pages and captured texts, and holds quotes and kept rows against what they rest on."""

from collections.abc import Iterator

from django.db import connection

from provenance.history.checks import CHUNK, Fault, Watch, first_of

# Sixteen parts, by the first digit of the name, with whatever is no digit in the outer two.
PAGES = """
SELECT count(*), min(sha256) FROM sources_rawpage
WHERE width_bucket(ascii(sha256), ARRAY[49,50,51,52,53,54,55,56,57,97,98,99,100,101,102]) = %s
    AND encode(sha256(content), 'hex') <> sha256 AND NOT (content = ''
        AND EXISTS (SELECT FROM history_redaction r WHERE r.kind = 'page' AND r.key = sources_rawpage.sha256))
"""
TEXTS = """
SELECT count(*), min(id) FROM sources_capture
WHERE id >= %s AND id < %s AND encode(sha256(convert_to(text, 'UTF8')), 'hex') <> text_hash
"""
QUOTES = """
SELECT count(*), min(a.id) FROM claims_appearance a JOIN sources_capture c ON c.id = a.capture_id
WHERE a.id >= %s AND a.id < %s AND substr(c.text, a.start + 1, a."end" - a.start) <> a.quote
"""
HALVES = """
SELECT count(*), min(b.id) FROM claims_bearing b JOIN sources_capture c ON c.id = b.capture_id
WHERE b.id >= %s AND b.id < %s AND (
    substr(c.text, b.headline_start + 1, length(b.headline_quote)) <> b.headline_quote
    OR substr(c.text, b.body_start + 1, length(b.body_quote)) <> b.body_quote
)
"""
COMMONPLACES = """
SELECT count(*), min(p.id) FROM sources_commonplace p JOIN sources_capture c ON c.id = p.capture_id
WHERE p.id >= %s AND p.id < %s AND substr(c.text, p.start + 1, p."end" - p.start) <> p.text
"""
# A kept row still holds all that the history saw arrive, and nothing else but columns that were added, empty, since.
KEPT = """
WITH judged AS (
    SELECT coalesce(k.id, e.key) AS id, CASE
        WHEN k.id IS NULL THEN 'was removed: the history saw it arrive'
        WHEN e.id IS NULL THEN 'was inserted past the history'
        WHEN NOT k.line @> e.after OR EXISTS (
            SELECT FROM jsonb_each(k.line - ARRAY(SELECT jsonb_object_keys(e.after)))
            WHERE value NOT IN ('null', '""', '[]', '{{}}', 'false', '0')
        ) THEN 'was altered: the history saw something else arrive'
    END AS sentence
    FROM (SELECT id, to_jsonb(t) - '{{{aside}}}'::text[] AS line FROM {table} t) AS k
    FULL JOIN (SELECT id, key, after FROM history_entry WHERE subject = '{subject}' AND action = 'created') AS e
        ON e.key = k.id
)
SELECT (array_agg(id ORDER BY id))[1], (array_agg(sentence ORDER BY id))[1], count(*)
FROM judged WHERE sentence IS NOT NULL
"""

# Columns the history does not keep: a captured text has its own hash, while the words of a comment stand there alone.
ASIDE = {"sources_capture": "text,fingerprint,erased_at,version"}


def pages(watch: Watch) -> Iterator[Fault]:
    """Raw pages whose bytes are not those they are named after."""
    bad, first = 0, None
    with connection.cursor() as cursor:
        for part in range(16):
            cursor.execute(PAGES, [part])
            found, earliest = cursor.fetchone()
            bad, first = bad + found, first or earliest
            watch(part + 1, 16)
    if bad:
        yield first_of("sources_rawpage", bad, first, "was altered: its bytes do not have this SHA-256")


def texts(watch: Watch) -> Iterator[Fault]:
    """Captures whose text does not have the SHA-256 written beside it."""
    sentence = "was altered: its text does not have the SHA-256 written beside it"
    yield from _swept("sources_capture", TEXTS, sentence, watch)


def quotes(watch: Watch) -> Iterator[Fault]:
    """Appearances, bearings and commonplaces whose words do not stand in the capture where they say they do."""
    sentence = "quotes words that do not stand there in its capture"
    yield from _swept("claims_appearance", QUOTES, sentence, watch)
    yield from _swept("claims_bearing", HALVES, sentence, watch)
    yield from _swept("sources_commonplace", COMMONPLACES, sentence, watch)


def _swept(table: str, query: str, sentence: str, watch: Watch) -> Iterator[Fault]:
    bad, first = 0, None
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(min(id), 0), coalesce(max(id), -1) FROM {table}")  # noqa: S608 (names of ours)
        lowest, highest = cursor.fetchone()
        for start in range(lowest, highest + 1, CHUNK):
            cursor.execute(query, [start, start + CHUNK])
            found, earliest = cursor.fetchone()
            bad, first = bad + found, first if first is not None else earliest
            watch(min(start + CHUNK, highest + 1) - lowest, highest + 1 - lowest)
    if bad:
        yield first_of(table, bad, first, sentence)


def kept(watch: Watch) -> Iterator[Fault]:
    """Captures, grades, reviews with signatures and comments, explainers and erasures that are not what arrived."""
    tables = {
        "sources_capture": "capture",
        "sources_grade": "grade",
        "claims_review": "review",
        "claims_reviewsignature": "review signature",
        "claims_reviewcomment": "review comment",
        "claims_explainer": "explainer",
        "history_erasure": "erasure",
    }
    for done, (table, subject) in enumerate(tables.items(), start=1):
        with connection.cursor() as cursor:
            cursor.execute(KEPT.format(table=table, subject=subject, aside=ASIDE.get(table, "version")))
            row, sentence, bad = cursor.fetchone()
        if bad:
            yield first_of(table, bad, row, sentence)
        watch(done, len(tables))
