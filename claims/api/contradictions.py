"""Contradictions as partners meet them: two claims held against each other, the outcome, the reason, both quotes."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated, TypedDict

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from claims.api import narrowing
from claims.api.shapes import ClaimBrief, claim_brief, claim_named
from claims.api.sight import sees_claim, sees_quote
from claims.models import Appearance, Claim, Contradiction, Explainer
from claims.vocabulary import ContradictionKind, Outcome, Stance
from sources.api.audience import Audience
from sources.api.parameters import ID, Parameter, text, word
from sources.api.resource import Resource, Row, Rows, Shape
from sources.api.shapes import ArticleBrief, Id, article_brief, article_named
from sources.vocabulary import Judgement, Publication, SectionKind


class Quoted(TypedDict):
    """The words that stand for one side."""

    id: Annotated[str, "the appearance's id"]
    claim: Annotated[str, "the claim's id"]
    article: ArticleBrief
    section: SectionKind
    quote: Annotated[str, "the exact words"]
    start: int
    end: int
    stance: Stance
    attributed_to: str | None


class ExplainerTold(TypedDict):
    """How both claims can be true, in a person's signed words."""

    text: str
    number: Annotated[int, "its version"]
    written_by: Annotated[str, "who signed it"]
    written_at: datetime


class ContradictionTold(TypedDict):
    """Two claims, or two appearances of one, and what came of holding them against each other."""

    id: Id
    kind: Annotated[ContradictionKind, "in what respect they were compared"]
    verdict: Annotated[Outcome, "whether they contradict each other, go together or cannot be compared"]
    claims: Annotated[list[ClaimBrief], "both claims; one where two appearances of it were compared"]
    appearances: Annotated[list[Quoted], "the quote that stands for each side"]
    reason: Annotated[str, "why, in one sentence"]
    judgement: Annotated[Judgement, "what a person made of the suggestion"]
    method: Annotated[str, "the rules, and their version, that found it"]
    explainer: Annotated[ExplainerTold | None, "how both can be true, where somebody has published it"]


def quoted(row: Row) -> Quoted:
    """One side's quote, as ``quote_named`` reads it."""
    return {
        "id": row["id"],
        "claim": row["claim"],
        "article": article_brief(row["article"], row["file"]),
        "section": row["section"],
        "quote": row["quote"],
        "start": row["start"],
        "end": row["end"],
        "stance": row["stance"],
        "attributed_to": row["speaker"],
    }


def quote_named(path: str) -> Subquery:
    """The appearance at the end of ``path`` with its article and speaker."""
    told = JSONObject(
        id="public_id", claim="claim__public_id", section="section", quote="quote", start="start", end="end",
        stance="stance", speaker="attributed_to__name", file="capture__file", article=article_named("capture__article"),
    )  # fmt: skip
    return Subquery(Appearance.objects.filter(pk=OuterRef(path)).order_by().values(told=told))


def newest_explainer() -> Subquery:
    """The newest version for the two claims, if it is published: what was withdrawn is told no more."""
    told = JSONObject(
        text="text", number="number", written_by="written_by__username", written_at="written_at"
    )
    newest = Explainer.objects.filter(one=OuterRef("one"), other=OuterRef("other")).newest()
    return Subquery(newest.filter(stage=Publication.PUBLISHED).order_by().values(told=told)[:1])


def tell(row: Row) -> ContradictionTold:
    """Both sides in the order of their public ids, so that the order in which rows were made does not show."""
    sides = {named["public_id"]: claim_brief(named) for named in (row["one_named"], row["other_named"])}
    quotes = [quoted(row["one_quoted"]), quoted(row["other_quoted"])]
    return {
        "id": row["public_id"],
        "kind": row["kind"],
        "verdict": row["outcome"],
        "claims": [sides[identity] for identity in sorted(sides)],
        "appearances": sorted(quotes, key=lambda each: (each["claim"], each["id"])),
        "reason": row["reason"],
        "judgement": row["judgement"],
        "method": row["method"],
        "explainer": row["explained"],
    }


TOLD = Contradiction.objects.annotate(
    one_named=claim_named("one"),
    other_named=claim_named("other"),
    one_quoted=quote_named("one_appearance"),
    other_quoted=quote_named("other_appearance"),
    explained=newest_explainer(),
)


def rows(audience: Audience) -> Rows:
    """Contradictions between claims and quotes that the audience may all see."""
    claims = sees_claim(audience, "one") & sees_claim(audience, "other")
    quotes = sees_quote(audience, "one_appearance") & sees_quote(audience, "other_appearance")
    return TOLD.filter(claims, quotes)


COLUMNS = (
    "public_id", "kind", "outcome", "reason", "judgement", "method", "one_named", "other_named", "one_quoted",
    "other_quoted", "explained",
)  # fmt: skip
SHAPE = Shape(ContradictionTold, COLUMNS, tell)

CONTRADICTIONS = Resource(
    name="contradictions",
    about="Claims held against each other: which cannot both stand, which can, which cannot be compared, and why.",
    rows=rows,
    brief=SHAPE,
    full=SHAPE,
    parameters=(
        Parameter.on("claim", "pairs with this claim (its id)", ID, "one__public_id", "other__public_id"),
        Parameter.on(
            "event",
            "pairs with a claim about this event (its id)",
            ID,
            "one__event__public_id",
            "other__event__public_id",
        ),
        *narrowing.happening("one__event"),
        Parameter(
            "q",
            "pairs with a claim that has all these words in its sentence, in any form of English ones",
            text(),
            narrowing.of_claim(narrowing.worded(Claim, "text"), "one", "other"),
        ),
        *(
            replace(
                each,
                keeps=narrowing.of_claim(each.keeps, "one", "other"),
                about=f"pairs with a claim {each.about}",
            )
            for each in narrowing.FIGURES
        ),
        Parameter.on(
            "source",
            "pairs in which this source (its id) said or published either quote",
            ID,
            *(
                f"{side}_appearance__{voice}__public_id"
                for side in ("one", "other")
                for voice in ("attributed_to", "capture__article__source")
            ),
        ),
        Parameter.on("verdict", "pairs of which this came", word(Outcome), "outcome"),
        Parameter.on("kind", "pairs compared in this respect", word(ContradictionKind), "kind"),
        Parameter.on("judgement", "what a person made of the suggestion", word(Judgement), "judgement"),
    ),
)
