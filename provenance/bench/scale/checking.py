"""Whether a newsroom told again is what the program would have made: a sample is made anew, and must not differ."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from claims.actions import rescoring
from claims.models import Appearance, Claim, Term
from claims.rules.lookup.terms import claim_terms
from claims.rules.lookup.tongues import tongue
from claims.rules.lookup.wordings import weights
from provenance.history.models import Entry, Head
from sources.actions import alterations
from sources.models import Article, Capture
from sources.publicid import public_id
from sources.rules import fingerprints
from sources.rules.body import body_of

ENTRIES = """
SELECT count(*) FILTER (WHERE content_hash <> history_content_hash(salt, before, after, why) OR hash <>
    history_entry_hash(id, xid, at, subject, key, resource, public_id, action, actor_id, actor, role, content_hash))
FROM history_entry WHERE id = ANY(%s)
"""


def differing(most: int) -> dict[str, int]:
    """Of ``most`` rows of each kind, evenly spread, how many are not what the program makes of them now: all none."""
    claims = _spread(Claim, most)
    captures = list(
        Capture.objects.filter(pk__in=_spread(Capture, most)).prefetch_related("sections", "article")
    )
    with connection.cursor() as cursor:
        cursor.execute(ENTRIES, [_spread(Entry, most)])
        entries = cursor.fetchone()[0]
    return {
        "scores": sum(1 for _ in rescoring.differing(claims=claims)),
        "quotes": sum(not _quoted(each) for each in _appearances(most)),
        "fingerprints": _misprinted(captures),
        "names": sum(not _named(each) for each in captures),
        "terms": sum(not _listed(each) for each in Claim.objects.filter(pk__in=claims).select_related("event__act")),
        "entries": entries,
        "entries not in the chain": Entry.objects.count() - Head.objects.get().entries,
    }  # fmt: skip


def _spread(kind: Any, most: int) -> list[int]:
    """Primary keys from first to last, as far from one another as can be; where none is, the next one stands."""
    with connection.cursor() as cursor:
        table = kind._meta.db_table  # noqa: SLF001 (Django's own public name for what a table looks like)
        cursor.execute(f"SELECT min(id), max(id) FROM {table}")  # noqa: S608 (the name of a table of ours)
        first, last = cursor.fetchone()
        step = max(1, (last - first) // most)
        cursor.execute(
            f"SELECT DISTINCT (SELECT min(id) FROM {table} WHERE id >= place) "  # noqa: S608 (the name of a table of ours)
            "FROM generate_series(%s::bigint, %s::bigint, %s::bigint) AS place",
            [first, last, step],
        )
        return sorted({pk for (pk,) in cursor.fetchall()} | {last})


def _appearances(most: int) -> Sequence[Appearance]:
    return list(Appearance.objects.filter(pk__in=_spread(Appearance, most)).select_related("capture"))


def _quoted(row: Appearance) -> bool:
    return row.quote == row.capture.text[row.start : row.end]


def _misprinted(captures: Sequence[Capture]) -> int:
    made = fingerprints.winnow(
        [body_of(each.text, alterations.said(each).sections).text for each in captures]
    )
    return sum(
        bytes(each.fingerprint) != fingerprints.pack(hashes)
        for each, hashes in zip(captures, made, strict=True)
    )


def _named(capture: Capture) -> bool:
    article: Article = capture.article
    return article.public_id == public_id("article", article.address) and capture.public_id == public_id(
        "capture", article.address, capture.text_hash
    )


def _listed(claim: Claim) -> bool:
    own = weights(claim_terms(claim.text, tongue(claim.language), claim.event.act.key), [])
    stored = set(Term.objects.filter(claim=claim, own__gt=0).values_list("word", flat=True))
    return claim.merged_into_id is not None or set(own) >= stored
