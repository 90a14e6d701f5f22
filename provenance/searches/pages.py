"""What the pages and feeds of saved searches show: only what the reader may see, as it still fits the search."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext

from claims.models import Claim
from claims.pages import lists, narrowing
from claims.pages.respelt import Respelt
from provenance.accounts.models import User
from provenance.searches.matching import matching
from provenance.searches.models import Find, Letter, SavedSearch
from sources.pages.asked import Misasked
from sources.pages.paging import Key, page
from sources.pages.retelling import in_words
from sources.visibility import Reader, newsroom

ORDER = (Key("pk", descending=True),)
OF_SCORES = {"contested", "origins"}  # filters that ask for what hidden articles enter too
MOST_ENTRIES = 50  # finds in a feed; readers ask often, and keep what they read


@dataclass(frozen=True, slots=True)
class Kept:
    """One search in the list of somebody's own, with what it finds in words and how many finds are new to them."""

    search: SavedSearch
    said: str
    fresh: int


def kept(owner: User, now: datetime) -> list[Kept]:
    """Somebody's searches by name. Finds they may no longer see are not counted: two queries for all of them.

    Searches for scores, of somebody outside the newsroom, cost a few more.
    """
    fresh = Q(finds__known=False, finds__pk__gt=F("looked_at"))
    seen = Q(finds__claim__in=Claim.objects.visible_to(owner, now).current())
    rows = SavedSearch.objects.filter(owner=owner).order_by("name", "pk")
    numbers = dict(rows.annotate(fresh=Count("finds", filter=fresh & seen)).values_list("pk", "fresh"))
    for row in rows if not newsroom(owner) else ():
        if OF_SCORES & row.asked.keys() and numbers[row.pk]:
            found = Find.objects.filter(search=row, known=False, pk__gt=row.looked_at)
            numbers[row.pk] = found.filter(claim__in=_still(row, owner, now)).count()
    return [Kept(row, said(row, owner, now), numbers.get(row.pk, 0)) for row in rows]


def _still(search: SavedSearch, reader: Reader, now: datetime) -> "QuerySet[Claim]":
    """The claims a find of which is shown: those in sight; of a search for scores those it would find for the reader
    now, because what is hidden today may have made it find others."""
    if newsroom(reader) or not OF_SCORES & search.asked.keys():
        return Claim.objects.visible_to(reader, now).current()
    return matching(search, reader, now)


def said(search: SavedSearch, reader: Reader | None, now: datetime) -> str:
    """What it asks for, in the words of the list's chips."""
    answers = dict.fromkeys(narrowing.FILTERS, "") | search.asked
    try:
        asked = Respelt(answers["q"])
        chips = narrowing.narrowed(Claim.objects.current(), answers, asked, reader, now, anew={}).chips
    except Misasked as gone:
        return gettext("finds nothing any longer: %(sentence)s") % {"sentence": in_words(gone.sentence)}
    return "; ".join(f"{chip.heading}: {chip.said}" for chip in chips)


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One find as its owner sees it."""

    row: lists.Row
    at: datetime
    fresh: bool


def found(search: SavedSearch, reader: Reader, now: datetime, after: str) -> dict[str, object]:
    """One page of what it found since it was kept, the newest first, as far as its owner may see it now."""
    shown = Claim.objects.visible_to(reader, now).current()
    rows = Find.objects.filter(search=search, known=False, claim__in=_still(search, reader, now))
    one = page(rows, ORDER, after)
    claims = {each.pk: each for each in shown.for_page().filter(pk__in=[find.claim_id for find in one.rows])}
    listed = {row.claim.pk: row for row in lists.listed(list(claims.values()), reader, now)}
    return {
        "page": one,
        "rows": [
            FoundRow(listed[find.claim_id], find.found_at, find.pk > search.looked_at)
            for find in one.rows
            if find.claim_id in listed
        ],
        "upto": max((find.pk for find in one.rows), default=0) if one.first else 0,
        "said": said(search, reader, now),
        "letter": Letter.objects.filter(owner=search.owner).first(),
    }


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One claim of a feed: its id, its sentence, and when the search found it."""

    public_id: str
    text: str
    language: str
    at: datetime


def entries(search: SavedSearch, now: datetime) -> Sequence[FeedEntry]:
    """The newest finds of a search that everybody may see and that it finds for everybody: two queries and its own."""
    shown = matching(search, None, now)
    rows = Find.objects.filter(search=search, known=False, claim__in=shown.values("pk")).order_by("-pk")
    told = rows.values_list("claim__public_id", "claim__text", "claim__language", "found_at")
    return [FeedEntry(*each) for each in told[:MOST_ENTRIES]]
