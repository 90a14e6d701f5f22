"""Reads what a page of changes names: the quotes, articles, pairs, reviews and former arithmetic behind its rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import F, Window
from django.db.models.functions import RowNumber

from claims.models import Appearance, Bearing, Claim, Contradiction, Corroboration, Review
from claims.pages import seen
from claims.pages.pairs import Pair, pairs
from claims.pages.review_queue import in_work
from claims.pages.review_turns import Asker, Turn, Wait, turn_of
from provenance.history.models import Entry
from provenance.news.models import Assignment
from provenance.news.pages.ranking import Changed
from provenance.news.vocabulary import Kind
from sources.models import Alteration
from sources.visibility import Reader

NAMED = 3  # articles named in a sentence; the others are counted


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the rows of one page name, by primary key; ``former`` is the ledger as it was last known, by entry."""

    claims: Mapping[int, Claim]
    quotes: Mapping[int, Appearance]
    alterations: Mapping[int, Alteration]
    pairs: Mapping[int, Pair]
    backed: Mapping[int, Corroboration]
    bearings: Mapping[int, Bearing]
    former: Mapping[int, Sequence[Mapping[str, Any]]]
    newest: Mapping[int, Sequence[Appearance]]
    turns: Mapping[int, tuple[Review, Turn]]
    assignments: Mapping[int, Assignment]


def evidence(rows: Sequence[Changed], asker: Asker, reader: Reader, now: datetime) -> Evidence:
    """What the rows of a page name, in a query or two for each kind, however many rows there are."""
    claims = Claim.objects.for_page().in_bulk([row.claim for row in rows])
    quotes = _quotes({pk for row in rows for pk in (*row.superseded, *row.stale)})
    held = pairs(
        Contradiction.objects.filter(pk__in={pk for row in rows for pk in (*row.pairs, *row.edited)}),
        reader,
        now,
    )
    sides = [side.claim for pair in held for side in (pair.one, pair.other)]
    return Evidence(
        claims,
        quotes,
        _alterations({quote.superseded_by_id for quote in quotes.values() if quote.superseded_by_id}),
        {pair.row.pk: pair for pair in held},
        dict(seen.backings(sides, reader, now)) if sides else {},
        _bearings({pk for row in rows for pk in row.halves}),
        _former({row.entry for row in rows if row.entry and Kind.ORIGIN in row.kinds}),
        _newest([row.claim for row in rows if Kind.APPEARANCE in row.kinds]),
        _turns([row.claim for row in rows if Kind.REVIEW in row.kinds], asker, now),
        {each.claim_id: each for each in _assigned([row.claim for row in rows])},
    )


def _quotes(keys: set[int]) -> dict[int, Appearance]:
    if not keys:
        return {}
    rows = Appearance.objects.for_page().select_related("capture__article__source", "stale_from__source")
    return rows.in_bulk(keys)


def _alterations(later: set[int]) -> dict[int, Alteration]:
    """By the capture in which other words were seen first."""
    if not later:
        return {}
    rows = Alteration.objects.filter(later__in=later).select_related("earlier", "later")
    rows = rows.defer("spans", "earlier__text", "earlier__fingerprint", "later__text", "later__fingerprint")
    return {row.later_id: row for row in rows.order_by("pk")}


def _bearings(keys: set[int]) -> dict[int, Bearing]:
    if not keys:
        return {}
    rows = Bearing.objects.select_related("capture__article__source")
    return rows.defer("capture__text", "capture__fingerprint", "capture__hints").in_bulk(keys)


def _former(entries: set[int]) -> dict[int, Sequence[Mapping[str, Any]]]:
    """The ledgers before these entries; an entry that moved a score holds the one it replaced."""
    rows = Entry.objects.filter(pk__in=entries).values_list("pk", "before__ledger") if entries else ()
    return {pk: ledger or [] for pk, ledger in rows}


def _newest(claims: Sequence[int]) -> dict[int, list[Appearance]]:
    """The latest articles in which each claim turned up."""
    found: dict[int, list[Appearance]] = defaultdict(list)
    if claims:
        place = Window(RowNumber(), partition_by=[F("claim")], order_by=[F("pk").desc()])
        rows = Appearance.objects.standing().present().filter(claim__in=claims).for_page()
        for row in rows.annotate(place=place).filter(place__lte=NAMED).order_by("claim", "place"):
            found[row.claim_id or 0].append(row)
    return dict(found)


def _turns(claims: Sequence[int], asker: Asker, now: datetime) -> dict[int, tuple[Review, Turn]]:
    if not claims:
        return {}
    rows = list(in_work(now).filter(claim__in=claims).select_related("rating", "written_by", "claim"))
    people = get_user_model().objects.in_bulk({key for row in rows for key in row.signers})
    return {
        row.claim_id: (
            row,
            turn_of(row, Wait(row.waits), {key: str(people[key]) for key in row.signers}, asker),
        )
        for row in rows
    }


def _assigned(claims: Sequence[int]) -> list[Assignment]:
    return list(Assignment.objects.filter(claim__in=claims).select_related("holder", "given_by"))
