"""How values, claims, quotes and origins are told wherever they are named: in lists, beside a quote, in an export."""

from datetime import date
from decimal import Decimal
from typing import Annotated, TypedDict

from claims.vocabulary import Polarity, Stance
from sources.api.resource import Row
from sources.api.shapes import (
    ArticleBrief,
    Id,
    Reason,
    article_brief,
    article_columns,
    reasons,
)
from sources.vocabulary import Judgement, Precision, SectionKind, Word

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


class AppearanceTold(TypedDict):
    """One claim turning up in one article, at one quote."""

    id: Id
    claim: ClaimBrief
    article: ArticleBrief
    capture: Annotated[str, "the id of the capture that holds the quote"]
    section: Annotated[SectionKind, "the part of the page it stands in"]
    quote: Annotated[str, "the exact words"]
    prefix: Annotated[str, "the words before"]
    suffix: Annotated[str, "the words after"]
    start: Annotated[int, "first code point of the quote in the capture's text"]
    end: Annotated[int, "code point after its last"]
    stance: Annotated[Stance, "what the article does with the claim"]
    attributed_to: Annotated[str | None, "in whose mouth the words are put; null for the article's own voice"]
    attributed_to_id: Annotated[str | None, "that source's id"]
    depth: Annotated[int, "how many mouths stand in between"]
    party: Annotated[bool, "whether the voice has a stake in the answer"]
    hedge: Annotated[str, "words that make it less certain"]
    value: Annotated[ValueTold, "the value as these words give it"]
    as_of: AsOf | None
    running: Annotated[bool, "whether the words say that they are still counting"]
    when: When | None
    place: str
    language: str
    denies: Annotated[str | None, "the id of the appearance this one answers"]
    origin: Origin | None
    judgement: Annotated[Judgement, "what a person made of the suggestion"]
    reasons: list[Reason]
    method: Annotated[str, "the rules, and their version, that found it"]


VALUE = ("low", "high", "unit", "approximate", "polarity")


def number(bound: Decimal | None) -> int | float | None:
    """A bound as a JSON number: whole where it is whole."""
    if bound is None:
        return None
    whole = bound == bound.to_integral_value() and abs(bound) <= EXACT
    return int(bound) if whole else float(bound)


def value(row: Row, path: str = "") -> ValueTold:
    """The value whose columns stand at the end of ``path``."""
    return {
        "low": number(row[f"{path}low"]),
        "high": number(row[f"{path}high"]),
        "unit": row[f"{path}unit"],
        "approximate": row[f"{path}approximate"],
        "polarity": row[f"{path}polarity"],
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


WHEN = ("when_first", "when_last", "when_precision", "when_inferred")


def claim_columns(path: str = "") -> tuple[str, ...]:
    """What ``claim_brief`` reads."""
    own = ("public_id", "text", "event__public_id", "event__title", "measure__label", *VALUE)
    return tuple(f"{path}{column}" for column in own)


def claim_brief(row: Row, path: str = "") -> ClaimBrief:
    """The claim at the end of ``path``."""
    return {
        "id": row[f"{path}public_id"],
        "text": row[f"{path}text"],
        "event": row[f"{path}event__public_id"],
        "event_title": row[f"{path}event__title"],
        "measure": row[f"{path}measure__label"],
        "value": value(row, path),
    }


ORIGIN = (
    "origin_source__public_id", "origin_source__name", "origin_article__public_id", "origin_article__title",
    "origin_article__source__name",
)  # fmt: skip


def origin_of(row: Row, path: str = "") -> Origin | None:
    """Where an appearance's information entered the news, once that has been worked out."""
    if row[f"{path}origin_source__public_id"]:
        kind, label = OriginKind.SOURCE, row[f"{path}origin_source__name"]
    elif row[f"{path}origin_article__public_id"]:
        kind = OriginKind.ARTICLE
        label = row[f"{path}origin_article__source__name"] or row[f"{path}origin_article__title"] or ""
    else:
        return None
    return {"kind": kind, "id": row[f"{path}origin_{kind}__public_id"], "label": label}


def appearance_columns(path: str = "", *, claim: bool = True) -> tuple[str, ...]:
    """What ``appearance`` reads; without the claim where it stands there already."""
    own = (
        "public_id", "capture__public_id", "capture__file", "section", "quote", "prefix", "suffix", "start", "end",
        "stance", "attributed_to__name", "attributed_to__public_id", "depth", "party", "hedge", *VALUE, "as_of_first",
        "as_of_last", "running", *WHEN, "place_label", "language", "denies__public_id", *ORIGIN, "judgement", "reasons",
        "method", *article_columns("capture__article__"), *(claim_columns("claim__") if claim else ()),
    )  # fmt: skip
    return tuple(f"{path}{column}" for column in own)


def appearance(row: Row) -> AppearanceTold:
    """One appearance with everything that proves it."""
    return {
        "id": row["public_id"],
        "claim": claim_brief(row, "claim__"),
        "article": article_brief(row, "capture__article__", file=row["capture__file"]),
        "capture": row["capture__public_id"],
        "section": row["section"],
        "quote": row["quote"],
        "prefix": row["prefix"],
        "suffix": row["suffix"],
        "start": row["start"],
        "end": row["end"],
        "stance": row["stance"],
        "attributed_to": row["attributed_to__name"],
        "attributed_to_id": row["attributed_to__public_id"],
        "depth": row["depth"],
        "party": row["party"],
        "hedge": row["hedge"],
        "value": value(row),
        "as_of": as_of(row),
        "running": row["running"],
        "when": when(row),
        "place": row["place_label"],
        "language": row["language"],
        "denies": row["denies__public_id"],
        "origin": origin_of(row),
        "judgement": row["judgement"],
        "reasons": reasons(row["reasons"]),
        "method": row["method"],
    }
