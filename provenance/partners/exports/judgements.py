"""Judgements: what people made of each suggested appearance, as labelled data to learn from."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, TypedDict

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef

from claims.actions.heirs import OWN
from claims.api import appearances
from claims.api.shapes import VALUE, ClaimBrief, ValueTold, claim_brief, value
from claims.vocabulary import Stance
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role
from provenance.partners.exports.export import Export, Line, by_public_id
from sources.api.audience import Audience
from sources.api.resource import Row, Shape
from sources.api.shapes import ArticleBrief, Id, Reason, article_brief, reasons
from sources.vocabulary import Judgement, SectionKind

BY_HAND = "by hand"


class JudgementTold(TypedDict):
    """One appearance a person has judged: what was suggested, by which features, and what was decided."""

    id: Annotated[Id, "the appearance’s id"]
    quote: Annotated[str, "the exact words judged"]
    prefix: Annotated[str, "the words before"]
    suffix: Annotated[str, "the words after"]
    start: Annotated[int, "first code point of the quote in the capture's text"]
    end: Annotated[int, "code point after its last"]
    section: Annotated[SectionKind, "the part of the page it stands in"]
    language: str
    article: ArticleBrief
    capture: Annotated[str, "the id of the capture that holds the quote"]
    claim: Annotated[ClaimBrief, "the claim the words were put to, in the end"]
    value: Annotated[ValueTold, "the value as the words give it"]
    attributed_to: Annotated[str | None, "in whose mouth the words are put; null for the article's own voice"]
    hedge: Annotated[str, "words that make it less certain"]
    judgement: Annotated[Judgement, "confirmed or rejected"]
    stance_suggested: Annotated[
        Stance | None, "null where a person found the words and nothing was suggested"
    ]
    stance_decided: Annotated[
        Stance | None, "null where it was rejected: the words do not bear on the claim so"
    ]
    reasons: Annotated[list[Reason], "the features it was read by, each with its weight"]
    match_reasons: Annotated[list[Reason], "the features by which it was put to its claim, likewise"]
    by: Annotated[Role | None, "what the person who judged it is here for today; null where she has no role"]
    at: Annotated[datetime, "when"]
    method: Annotated[str, "the rules, or the analyst, and their version, that suggested it"]


ROLES = {
    role.value: role
    for role in (Role.ADMINISTRATOR, Role.CURATOR, Role.SENIOR_FACT_CHECKER, Role.FACT_CHECKER)
}
COLUMNS = (
    "public_id", "quote", "prefix", "suffix", "start", "end", "section", "language", "article_named", "capture__file",
    "capture__public_id", "claim_named", *VALUE, "speaker", "hedge", "judgement", "stance", "reasons", "match_reasons",
    "groups", "judged_at", "method",
)  # fmt: skip


def tell(row: Row) -> JudgementTold:
    return {
        "id": row["public_id"],
        "quote": row["quote"],
        "prefix": row["prefix"],
        "suffix": row["suffix"],
        "start": row["start"],
        "end": row["end"],
        "section": row["section"],
        "language": row["language"],
        "article": article_brief(row["article_named"], row["capture__file"]),
        "capture": row["capture__public_id"],
        "claim": claim_brief(row["claim_named"]),
        "value": value(row),
        "attributed_to": row["speaker"]["name"] if row["speaker"] else None,
        "hedge": row["hedge"],
        "judgement": row["judgement"],
        "stance_suggested": None if row["method"] == BY_HAND else row["stance"],
        "stance_decided": row["stance"] if row["judgement"] == Judgement.CONFIRMED else None,
        "reasons": reasons(row["reasons"]),
        "match_reasons": reasons(row["match_reasons"]),
        "by": next((role for name, role in ROLES.items() if name in row["groups"]), None),
        "at": row["judged_at"],
        "method": row["method"],
    }


SHAPE = Shape(JudgementTold, COLUMNS, tell)


def lines(audience: Audience) -> Iterator[Line]:
    """Every judgement a person gave, once: what copies inherited is no decision of its own."""
    groups = User.objects.filter(pk=OuterRef("judged_by"), groups__isnull=False).order_by("groups__name")
    rows = appearances.rows(audience).filter(OWN)
    rows = rows.annotate(groups=ArraySubquery(groups.values(name=F("groups__name"))))
    yield from by_public_id(rows, SHAPE, audience)


EXPORT = Export(
    "What people made of each suggested appearance: words, claim, stance, features and decision.",
    JudgementTold,
    lines,
)
