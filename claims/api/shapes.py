"""How values, claims, quotes and origins are told wherever they are named: in lists, beside a quote, in an export."""

from datetime import date
from decimal import Decimal
from typing import Annotated, TypedDict

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from claims.models import Claim
from claims.vocabulary import Polarity
from sources.api.resource import Row
from sources.api.shapes import Id
from sources.vocabulary import Precision, Word

EXACT = 2**53  # above this, a JSON number is no longer read back as the same integer


class OriginKind(Word):
    """What an origin is: a named source, or the article at the root of the lineage."""

    SOURCE = "source"
    ARTICLE = "article"


class ValueTold(TypedDict):
    """What a claim gives for its measure."""

    low: Annotated[float | None, "lower bound, included; null where open"]
    high: Annotated[float | None, "upper bound, included; null where open"]
    unit: Annotated[str, "what is counted or measured in"]
    approximate: Annotated[bool, "whether the words said about, nearly and the like"]
    polarity: Annotated[Polarity, "whether the claim says that it is so or that it is not"]


class ClaimBrief(TypedDict):
    """A claim where it is only named."""

    id: Id
    text: Annotated[str, "the claim in one sentence"]
    event: Annotated[str, "the id of the event it answers about"]
    event_title: str
    measure: Annotated[str, "what it gives a value for"]
    value: ValueTold


class When(TypedDict):
    """The days of a happening, both included."""

    first: date
    last: date
    precision: Precision
    inferred: Annotated[bool, "whether we worked it out instead of reading it"]


class AsOf(TypedDict):
    """The days a figure speaks for, both included."""

    first: date
    last: date


class Origin(TypedDict):
    """Where the information entered the news."""

    kind: OriginKind
    id: Id
    label: Annotated[str, "how it is named"]


VALUE = ("low", "high", "unit", "approximate", "polarity")
WHEN = ("when_first", "when_last", "when_precision", "when_inferred")


def number(bound: Decimal | float | None) -> int | float | None:
    """A bound as a JSON number: whole where it is whole."""
    if bound is None:
        return None
    return int(bound) if bound % 1 == 0 and -EXACT <= bound <= EXACT else float(bound)


def value(row: Row) -> ValueTold:
    """The value in a row's columns."""
    return {
        "low": number(row["low"]),
        "high": number(row["high"]),
        "unit": row["unit"],
        "approximate": row["approximate"],
        "polarity": row["polarity"],
    }


def as_of(row: Row) -> AsOf | None:
    """The moment the figure speaks for."""
    return {"first": row["as_of_first"], "last": row["as_of_last"]} if row["as_of_first"] else None


def when(row: Row) -> When | None:
    """The days of the happening."""
    if not row["when_first"]:
        return None
    return {
        "first": row["when_first"],
        "last": row["when_last"],
        "precision": row["when_precision"],
        "inferred": row["when_inferred"],
    }


def claim_named(path: str) -> Subquery:
    """The claim at the end of ``path``, as ``claim_brief`` reads it."""
    named = Claim.objects.filter(pk=OuterRef(path)).order_by()
    told = JSONObject(
        public_id="public_id", text="text", event__public_id="event__public_id", event__title="event__title",
        measure__label="measure__label", **{column: column for column in VALUE},
    )  # fmt: skip
    return Subquery(named.values(told=told))


CLAIM = ("public_id", "text", "event__public_id", "event__title", "measure__label", *VALUE)


def claim_brief(row: Row) -> ClaimBrief:
    """The claim in a row's columns, or as another row names it."""
    return {
        "id": row["public_id"],
        "text": row["text"],
        "event": row["event__public_id"],
        "event_title": row["event__title"],
        "measure": row["measure__label"],
        "value": value(row),
    }


def origin_of(row: Row) -> Origin | None:
    """Where an appearance's information entered the news, once that has been worked out."""
    source, article = row["origin_source_named"], row["origin_article_named"]
    if source:
        return {"kind": OriginKind.SOURCE, "id": source["id"], "label": source["name"]}
    if article:
        label = article["source"] or article["title"]
        return {"kind": OriginKind.ARTICLE, "id": article["id"], "label": label}
    return None
