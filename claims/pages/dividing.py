"""What the pages show on which a claim is divided, or said to be the same as another."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from claims.models import Appearance, Claim, ClaimMerger, Division
from claims.pages import neighbours
from claims.pages.alike import Alike, alike
from claims.pages.claim import standing_rows
from claims.pages.lists import Row, listed
from claims.pages.respelt import respelt
from claims.pages.worded import matching
from claims.rules.lookup.tongues import tongue
from sources.pages import wording
from sources.pages.article import title_of
from sources.visibility import Reader

MOST = 200  # appearances to choose from on one page
EACH = 8  # claims to choose from
LATEST = 6  # divisions that can be undone here


def to_choose(claim: Claim, reader: Reader | None, now: datetime) -> list[dict[str, Any]]:
    """The claim's appearances, each with its words, outlet and day, the oldest first."""
    rows = list(standing_rows(claim, reader, now)[:MOST])
    neighbours.give(rows)
    return [{"row": row, "outlet": _outlet(row), "when": _when(row)} for row in rows]


def _outlet(row: Appearance) -> str:
    return title_of(row.capture.article.canonical)


def _when(row: Appearance) -> str:
    article = row.capture.article.canonical
    return wording.moment(article.published_at, article.published_precision)


def divisions_of(claim: Claim) -> list[Division]:
    """What stands of the claim's divisions, either half, the latest first."""
    rows = Division.objects.standing().filter(Q(one=claim) | Q(into=claim))
    return list(rows.select_related("one", "into", "divided_by")[:LATEST])


def mergers_of(claim: Claim) -> list[ClaimMerger]:
    """Which claims people have merged into this one, the latest first."""
    rows = ClaimMerger.objects.filter(into=claim, split_at=None, one__merged_into=claim)
    return list(rows.select_related("one", "merged_by")[:LATEST])


def likely(claim: Claim, words: str, reader: Reader | None, now: datetime) -> list[Alike]:
    """Claims that may be the same: those like its own sentence, or those that hold the words asked for."""
    if words:
        rows = Claim.objects.visible_to(reader, now).current().for_page().exclude(pk=claim.pk)
        found = list(
            rows.filter(pk__in=matching(respelt(words, reader, now), reader, now)).most_carried()[:EACH]
        )
        return [Alike(row, 0.0, ()) for row in listed(found, reader, now)]
    near = alike(claim.text, tongue(claim.language), reader, now, most=EACH + 1)
    return [each for each in near if each.row.claim.pk != claim.pk][:EACH]


def one_row(claim: Claim, reader: Reader | None, now: datetime) -> Row:
    """One claim as it is listed."""
    return listed([claim], reader, now)[0]
