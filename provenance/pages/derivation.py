"""Brings together what the page of one derivation shows: the texts side by side, and what hangs on the decision."""

from datetime import datetime
from typing import Any

from claims.pages.moved import claims_in, claims_named
from provenance.pages.history import decisions_on
from sources.models import Article, Derivation
from sources.models.article import kept_from
from sources.models.kinship import below_each
from sources.pages.derivation import choices, told
from sources.visibility import Reader

NAMED = 8  # claims named on the page; the rest are counted


def derivation_page(link: Derivation, reader: Reader | None, now: datetime) -> dict[str, Any]:
    """Everything the template prints."""
    downstream = link.downstream.canonical_pk
    below = below_each([downstream], kept_from(reader, now))[downstream]
    seen = set(Article.objects.visible_to(reader, now).filter(pk__in=below).values_list("pk", flat=True))
    carried = claims_in({downstream: seen}, reader, now)[downstream]
    shown = told(link)
    return {
        "told": shown,
        "ends": [("above", shown.up), ("below", shown.down)],
        "link": link,
        "kinds": choices(link),
        "half": Derivation.objects.visible_to(reader, now).decided_with(link).for_page().first(),
        "below": len(seen - {downstream}),
        "claims": claims_named(carried, NAMED),
        "carried": len(carried),
        "log": decisions_on("derivations", link.public_id),
    }
