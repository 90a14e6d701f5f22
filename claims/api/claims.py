"""Claims as partners meet them: the sentence, its value, and how many independent origins stand behind it."""

from typing import Annotated, Any, TypedDict

from django.db.models import Exists, OuterRef, Q

from claims.api import narrowing
from claims.api.backings import COUNTS, as_seen, keeping
from claims.api.shapes import CLAIM, AsOf, ClaimBrief, as_of, claim_brief
from claims.models import Appearance, Claim, Corroboration, Review
from claims.models.corroboration import CONTESTED
from claims.vocabulary import Credibility, Stance
from sources.api.audience import Audience
from sources.api.parameters import COUNTED, ID, TRUTH, Parameter, text, word
from sources.api.resource import Resource, Row, Rows, Shape
from sources.vocabulary import Judgement


class Corroborated(TypedDict):
    """How well a claim is backed; corroboration, never truth."""

    score: Annotated[float, "share between 0 and 1"]
    low: Annotated[float, "lower end of the score's interval"]
    high: Annotated[float, "upper end of the score's interval"]
    credibility: Annotated[Credibility, "the Admiralty digit; 6 means unknown, not worst"]
    origins_for: Annotated[int, "independent origins that say it"]
    origins_against: Annotated[int, "independent origins that dispute it"]
    parties_against: Annotated[int, "parties to the claim that deny it: shown, never counted"]
    articles: Annotated[int, "articles it appears in"]
    asserts: Annotated[int, "articles that say it in their own voice"]
    repeats: Annotated[int, "articles that give it as somebody else's word"]
    disputes: Annotated[int, "articles that say it is not so"]
    contradictions: Annotated[int, "claims that cannot stand beside it, each told as a pair"]
    further_contradictions: Annotated[
        int,
        "further claims of a large event that cannot stand beside it: counted, not told as pairs; 0 of a past moment, "
        "of which no count is kept",
    ]
    contested: Annotated[bool, "whether another claim contradicts it or an independent origin disputes it"]


class Entry(TypedDict):
    """One line of the arithmetic."""

    label: str
    role: Annotated[str, "start, origin, rest, party, rival or copies"]
    side: Annotated[str, "for, against, both, or empty"]
    grade: Annotated[str, "the Admiralty letter it was weighed with"]
    points: Annotated[float, "decibans it adds; the sum s reads as 1 / (1 + 10^(-s/10))"]
    detail: str
    origin: Annotated[str, "what it stands for: source:<id>, article:<id>, or a claim's id"]
    collapsed: Annotated[list[str], "the ids of the articles that carry it"]


class Move(TypedDict):
    """One thing that would change the score."""

    label: str
    score: Annotated[float, "where it would lead"]


class ClaimTold(ClaimBrief):
    """One checkable statement with what stands behind it."""

    as_of: AsOf | None
    running: Annotated[bool, "whether the figure is still counting"]
    language: str
    judgement: Annotated[Judgement, "what a person made of the suggestion"]
    corroboration: Annotated[Corroborated | None, "null until it has been worked out"]


class ClaimInFull(ClaimTold):
    """A claim with the arithmetic of its score."""

    ledger: list[Entry]
    moves: list[Move]


COLUMNS = tuple((name, f"corroboration__{name}") for name in COUNTS)


def tell(row: Row) -> ClaimTold:
    return {
        **claim_brief(row),
        "as_of": as_of(row),
        "running": row["running"],
        "language": row["language"],
        "judgement": row["judgement"],
        "corroboration": backing(row),
    }


def backing(row: Row) -> Corroborated | None:
    """The score and the counts, once they have been worked out."""
    if row["corroboration__score"] is None:
        return None
    told: Any = {
        "score": row["corroboration__score"],
        "low": row["corroboration__score_low"],
        "high": row["corroboration__score_high"],
    }
    for name, column in COLUMNS:
        told[name] = row[column]
    told["further_contradictions"] = row["further__number"] or 0
    told["contested"] = bool(told["contradictions"] or told["origins_against"])
    return told  # type: ignore[no-any-return]


def tell_in_full(row: Row) -> ClaimInFull:
    return {
        **tell(row),
        "ledger": _in_order(Entry, row["corroboration__ledger"]),
        "moves": _in_order(Move, row["corroboration__moves"]),
    }


def _in_order(shape: Any, told: list[dict[str, Any]] | None) -> list[Any]:
    """Each with its fields as they are described: in the order they are stored in, or were worked out in for one
    reader, they would tell that something is kept from them."""
    return [{name: each[name] for name in shape.__annotations__ if name in each} for each in told or []]


BRIEF = (
    "pk", *CLAIM, "as_of_first", "as_of_last", "running", "language", "judgement",
    "corroboration__score", "corroboration__score_low", "corroboration__score_high",
    *(f"corroboration__{name}" for name in COUNTS), "further__number",
)  # fmt: skip
FULL = (*BRIEF, "corroboration__ledger", "corroboration__moves")


def rows(audience: Audience) -> Rows:
    """Current claims the audience may see."""
    return Claim.objects.current().visible_to(audience.reader, audience.now)


def in_order(audience: Audience) -> Rows:
    """The same, asked of each by itself."""
    return Claim.objects.current().each_visible_to(audience.reader, audience.now)


def former(audience: Audience) -> Rows:
    """Claims that were merged into another."""
    return Claim.objects.exclude(merged_into=None).visible_to(audience.reader, audience.now)


def contested(wanted: bool, audience: Audience) -> Q:
    # The negation of a condition on a missing row is true in SQL's three values only if it is asked for by name.
    stored = CONTESTED if wanted else Q(corroboration=None) | ~CONTESTED

    def holds(backing: Corroboration) -> bool:
        return backing.contested is wanted

    return keeping(stored, holds, audience)


def _with_origins(fewest: int, audience: Audience) -> Q:
    stored = Q(corroboration__origins_for__gte=fewest)
    return keeping(stored, lambda backing: backing.origins_for >= fewest, audience)


def _with_at_most(most: int, audience: Audience) -> Q:
    stored = Q(corroboration__origins_for__lte=most)
    return keeping(stored, lambda backing: backing.origins_for <= most, audience)


def _appearing(*lookups: str) -> Any:
    """Keep claims with a visible appearance that meets the value; hidden ones must not show through a filter."""

    def keeps(sought: str, audience: Audience) -> Q:
        shown = Appearance.objects.standing().visible_to(audience.reader, audience.now)
        condition = Q()
        for lookup in lookups:
            condition |= Q(**{lookup: sought})
        return Q(Exists(shown.filter(condition, claim=OuterRef("pk"))))

    return keeps


def _reviewed(wanted: bool, audience: Audience) -> Q:
    out = Q(Exists(Review.objects.out(audience.now).filter(claim=OuterRef("pk"))))
    return out if wanted else ~out


def _rated(name: str, audience: Audience) -> Q:
    out = Review.objects.out(audience.now).filter(claim=OuterRef("pk"), rating__name__iexact=name)
    return Q(Exists(out))


PARAMETERS = (
    Parameter.on("event", "claims about this event (its id)", ID, "event__public_id"),
    Parameter.on("measure", "claims that give a value for this", text(300), "measure__label__iexact"),
    *narrowing.FIGURES,
    Parameter(
        "contested",
        "whether another claim contradicts it or an independent origin disputes it",
        TRUTH,
        contested,
    ),
    Parameter("origins_min", "claims with at least so many independent origins", COUNTED, _with_origins),
    Parameter("origins_max", "claims with at most so many, once they are counted", COUNTED, _with_at_most),
    Parameter("q", "claims with all these words in their sentence, in any form of English ones", text(),
              narrowing.worded(Claim, "text")),
    Parameter("stance", "claims to which some article takes this stance", word(Stance), _appearing("stance")),
    Parameter(
        "source",
        "claims this source (its id) said or published",
        ID,
        _appearing("attributed_to__public_id", "capture__article__source__public_id"),
    ),
    Parameter(
        "article",
        "claims in this article (its id)",
        ID,
        _appearing("capture__article__public_id", "capture__article__merged_into__public_id"),
    ),
    Parameter.on("judgement", "what a person made of the suggestion", word(Judgement), "judgement"),
    Parameter.on("language", "claims in this language (its code: en)", text(12), "language"),
    *narrowing.happening("event"),
    *narrowing.FIRST_TOLD,
    Parameter("reviewed", "whether a review of it is published and stands", TRUTH, _reviewed),
    Parameter("rating", "claims whose published review carries this rating (its name)", text(100), _rated),
)  # fmt: skip

CLAIMS = Resource(
    name="claims",
    about="Checkable statements, each with its value and the independent origins behind it.",
    rows=rows,
    in_order=in_order,
    former=former,
    brief=Shape(ClaimTold, BRIEF, tell, as_seen),
    full=Shape(ClaimInFull, FULL, tell_in_full, as_seen),
    parameters=PARAMETERS,
)
