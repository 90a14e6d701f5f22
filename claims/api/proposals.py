"""What a partner has proposed, as its programs are told: the words, the claim, and what a person made of it."""

from datetime import date, datetime
from typing import Annotated, Any, TypedDict

from django.db.models import OuterRef, Subquery

from claims.api.shapes import ValueTold
from claims.models import Appearance, Claim, ProposedAppearance
from claims.vocabulary import Polarity, Stance
from sources.api.audience import Audience
from sources.api.parameters import Parameter, word
from sources.api.resource import Resource, Row, Rows, Shape
from sources.api.shapes import ArticleBrief, Id, article_brief, article_named
from sources.vocabulary import Judgement, SectionKind


class NewEventTold(TypedDict):
    """A new event that a new claim is about."""

    title: str
    first: Annotated[date | None, "its first day"]
    last: Annotated[date | None, "its last day"]
    place: str


class NewClaimTold(TypedDict):
    """A new claim as it was proposed."""

    text: Annotated[str, "the claim in one sentence"]
    measure: Annotated[str, "what it gives a value for, as in “Pemon killed”"]
    population: Annotated[str, "who or what is counted"]
    value: ValueTold
    as_of: Annotated[date | None, "the day its figure speaks for"]
    event: Annotated[str | None, "the id of the event it is about, where we know it"]
    new_event: NewEventTold | None


class ProposalTold(TypedDict):
    """Words of an article that you say stand for a claim."""

    id: Id
    etag: Annotated[str, "what to send as If-Match to change it or take it back, as it stands"]
    article: ArticleBrief
    capture: Annotated[str, "the id of the capture that holds the quote"]
    section: SectionKind
    quote: Annotated[str, "the exact words, as the capture has them"]
    start: Annotated[int, "first code point of the quote in the capture’s text"]
    end: Annotated[int, "code point after its last"]
    claim: Annotated[str | None, "the id of the known claim; null for a new one"]
    new_claim: NewClaimTold | None
    stance: Stance
    attributed_to: Annotated[str, "in whose mouth the article puts the words; empty for its own voice"]
    inferred: Annotated[bool, "whether the claim’s figure does not stand in the words, and was worked out"]
    why: Annotated[str, "your reason"]
    proposed_at: datetime
    judgement: Annotated[Judgement, "suggested while it waits for a person, then confirmed or rejected"]
    judged_at: datetime | None
    judged_why: Annotated[str, "the reason of whoever judged it; empty while nobody has"]
    appearance: Annotated[str | None, "the id of the appearance a “yes” made of it"]


def etag(public_id: str, version: int) -> str:
    """The tag of a proposal as it stands: every change and every judgement makes it another."""
    return f'"{public_id}-{version}"'


def tell(row: Row) -> ProposalTold:
    return {
        "id": row["public_id"],
        "etag": etag(row["public_id"], row["version"]),
        "article": article_brief(row["article_named"], row["capture__file"]),
        "capture": row["capture__public_id"],
        "section": row["section"],
        "quote": row["quote"],
        "start": row["start"],
        "end": row["end"],
        "claim": row["claim_named"],
        "new_claim": _new(row["told"]) if row["told"] else None,
        "stance": row["stance"],
        "attributed_to": row["speaker"],
        "inferred": row["inferred"],
        "why": row["why"],
        "proposed_at": row["proposed_at"],
        "judgement": row["judgement"],
        "judged_at": row["judged_at"],
        "judged_why": row["judged_why"],
        "appearance": row["became"],
    }


def _new(typed: dict[str, str]) -> NewClaimTold:
    known = typed.get("event", "")
    event: NewEventTold = {
        "title": typed.get("title", ""),
        "first": _day(typed, "day"),
        "last": _day(typed, "day_last"),
        "place": typed.get("place", ""),
    }
    return {
        "text": typed["text"],
        "measure": typed["label"],
        "population": typed["population"],
        "value": {
            "low": _figure(typed["low"]),
            "high": _figure(typed["high"]),
            "unit": typed["unit"],
            "approximate": bool(typed["approximate"]),
            "polarity": Polarity(typed["polarity"]),
        },
        "as_of": _day(typed, "as_of"),
        "event": None if known == "new" else known,
        "new_event": event if known == "new" else None,
    }


def _day(typed: dict[str, str], name: str) -> date | None:
    return date.fromisoformat(typed[name]) if typed.get(name) else None


def _figure(written: str) -> int | float | None:
    if not written:
        return None
    return float(written) if "." in written else int(written)


def _named(model: Any, path: str) -> Subquery:
    return Subquery(model.objects.filter(pk=OuterRef(path)).order_by().values("public_id"))


TOLD = ProposedAppearance.objects.annotate(
    article_named=article_named("capture__article"),
    claim_named=_named(Claim, "claim"),
    became=_named(Appearance, "appearance"),
)


def rows(audience: Audience) -> Rows:
    """What the reader has proposed; nobody else's, whoever asks."""
    return TOLD.filter(proposed_by=getattr(audience.reader, "pk", None))


SHAPE = Shape(
    ProposalTold,
    (
        "public_id", "version", "article_named", "capture__file", "capture__public_id", "section", "quote", "start",
        "end", "claim_named", "told", "stance", "speaker", "inferred", "why", "proposed_at", "judgement", "judged_at",
        "judged_why", "became",
    ),
    tell,
)  # fmt: skip

PROPOSALS = Resource(
    name="proposals",
    about="What you have proposed, and what a person made of it; nobody else’s.",
    rows=rows,
    brief=SHAPE,
    full=SHAPE,
    parameters=(Parameter.on("judgement", "what a person made of it", word(Judgement), "judgement"),),
)
