"""What the weighing of a claim for readers depends on, in a word for each claim, so that it is known when it is due."""

import hashlib
from collections.abc import Collection

from django.db import connection

from claims.pages.clouds import Hides, held

# A row that is written again has another ``xmin``. What changes the lineage of a quote, or how a source is graded, asks
# for the claim to be scored: ``score_due`` goes up before anybody has scored it, and scoring it writes its row.
STAMPS = """
SELECT c.id, concat_ws('/', c.score_due, c.score_done, c.xmin, b.xmin, (
    SELECT md5(string_agg(concat_ws(':', q.id, q.xmin, k.xmin, a.xmin), ',' ORDER BY q.id)) FROM claims_appearance q
    JOIN sources_capture k ON k.id = q.capture_id JOIN sources_article a ON a.id = k.article_id
    WHERE q.claim_id = c.id
))
FROM claims_claim c LEFT JOIN claims_corroboration b ON b.claim_id = c.id WHERE c.id = ANY(%s)
"""


def resting_on(claims: Collection[int], hides: Hides) -> dict[int, object]:
    """By claim (primary key), what it and its rivals rest on, and what is hidden; three queries for all of them."""
    pieces, gone = hides
    beside: dict[int, set[int]] = {pk: {pk} for pk in claims}
    words: dict[int, list[tuple[int, ...]]] = {pk: [] for pk in claims}
    for pair in held(claims):
        for end in {pair.one, pair.other} & beside.keys():
            beside[end] |= {pair.one, pair.other}
            words[end].append((pair.one, pair.other, pair.one_words, pair.other_words))
    stamps = _stamps(set().union(*beside.values()))
    kept_back = hashlib.sha256(repr((sorted(pieces), sorted(gone))).encode()).hexdigest()
    return {
        pk: (kept_back, sorted(words[pk]), [stamps.get(each) for each in sorted(rivals)])
        for pk, rivals in beside.items()
    }


def _stamps(claims: Collection[int]) -> dict[int, str]:
    with connection.cursor() as cursor:
        cursor.execute(STAMPS, [list(claims)])
        return dict(cursor.fetchall())
