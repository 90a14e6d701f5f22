"""Contradictions as partners meet them: two claims held against each other, the outcome, the reason, both quotes."""

from typing import Annotated, TypedDict

from claims.api.shapes import ClaimBrief, claim_brief, claim_columns
from claims.models import Contradiction
from claims.vocabulary import ContradictionKind, Outcome, Stance
from sources.api.audience import Audience
from sources.api.parameters import ID, Parameter, word
from sources.api.resource import Resource, Row, Rows, Shape
from sources.api.shapes import ArticleBrief, Id, article_brief, article_columns
from sources.vocabulary import Judgement, SectionKind


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


QUOTED = (
    "public_id", "section", "quote", "start", "end", "stance", "attributed_to__name", "capture__file",
    "claim__public_id", *article_columns("capture__article__"),
)  # fmt: skip


def quoted(row: Row, path: str) -> Quoted:
    return {
        "id": row[f"{path}public_id"],
        "claim": row[f"{path}claim__public_id"],
        "article": article_brief(row, f"{path}capture__article__", file=row[f"{path}capture__file"]),
        "section": row[f"{path}section"],
        "quote": row[f"{path}quote"],
        "start": row[f"{path}start"],
        "end": row[f"{path}end"],
        "stance": row[f"{path}stance"],
        "attributed_to": row[f"{path}attributed_to__name"],
    }


def tell(row: Row) -> ContradictionTold:
    """Both sides in the order of their public ids, so that the order in which rows were made does not show."""
    sides = {row[f"{side}__public_id"]: claim_brief(row, f"{side}__") for side in ("one", "other")}
    quotes = [quoted(row, "one_appearance__"), quoted(row, "other_appearance__")]
    return {
        "id": row["public_id"],
        "kind": row["kind"],
        "verdict": row["outcome"],
        "claims": [sides[identity] for identity in sorted(sides)],
        "appearances": sorted(quotes, key=lambda each: (each["claim"], each["id"])),
        "reason": row["reason"],
        "judgement": row["judgement"],
        "method": row["method"],
    }


def rows(audience: Audience) -> Rows:
    """Contradictions between claims and quotes that the audience may all see."""
    return Contradiction.objects.visible_to(audience.reader, audience.now).filter(
        audience.sees_piece("one_appearance__capture__article__"),
        audience.sees_piece("other_appearance__capture__article__"),
    )


COLUMNS = (
    "public_id", "kind", "outcome", "reason", "judgement", "method",
    *claim_columns("one__"), *claim_columns("other__"),
    *(f"one_appearance__{column}" for column in QUOTED), *(f"other_appearance__{column}" for column in QUOTED),
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
        Parameter.on("verdict", "pairs of which this came", word(Outcome), "outcome"),
        Parameter.on("kind", "pairs compared in this respect", word(ContradictionKind), "kind"),
        Parameter.on("judgement", "what a person made of the suggestion", word(Judgement), "judgement"),
    ),
)
