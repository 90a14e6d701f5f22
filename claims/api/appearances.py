"""Appearances as partners meet them: every place where a claim turns up, with the exact words."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, TypedDict

from django.db.models import OuterRef, Q, Subquery

from claims.api import narrowing
from claims.api.bearings import BORNE, DIFFERS, BearingTold, bearing_of
from claims.api.claims import contested
from claims.api.shapes import (
    VALUE,
    WHEN,
    AsOf,
    ClaimBrief,
    Origin,
    ValueTold,
    When,
    as_of,
    claim_brief,
    claim_named,
    origin_of,
    value,
    when,
)
from claims.api.sight import sees_claim, withhold
from claims.models import Appearance
from claims.pages import lapsed
from claims.rules.plainly import of_stored
from claims.vocabulary import Stance
from sources.api.audience import Audience
from sources.api.parameters import ID, TRUTH, Parameter, text, word
from sources.api.resource import Resource, Row, Rows, Shape
from sources.api.shapes import (
    ArticleBrief,
    Id,
    Reason,
    article_brief,
    article_named,
    reasons,
    source_named,
)
from sources.models import Capture
from sources.vocabulary import Judgement, SectionKind


class Superseded(TypedDict):
    """Since when the article carries the words no longer."""

    at: Annotated[datetime, "when it was first seen without them"]
    capture: Annotated[str | None, "the id of the capture that lacks them; null where the page was gone"]


class Stale(TypedDict):
    """What the article these words were copied from has done with them."""

    since: Annotated[datetime, "when that article was first seen to say them no longer"]
    article: Annotated[ArticleBrief, "the article that has taken them back"]


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
    denies: Annotated[str | None, "the id of the appearance this one answers, if it is published"]
    origin: Annotated[Origin | None, "null until it has been worked out, and where it is not published"]
    superseded: Annotated[Superseded | None, "null while the words stand in the article's latest capture"]
    stale: Annotated[Stale | None, "set where a copy still carries what the article above it has taken back"]
    judgement: Annotated[Judgement, "what a person made of the suggestion"]
    inherited_from: Annotated[
        str | None, "the id of the appearance, in an article above, that was judged so in the same words"
    ]
    reason: Annotated[str, "why it was read so, in one sentence"]
    reasons: Annotated[list[Reason], "the features it was read by, each with its weight"]
    match_reasons: Annotated[list[Reason], "the features by which it was put to this claim, likewise"]
    bearing: Annotated[
        BearingTold | None,
        "what headline and body each do with the claim; null until worked out, and for a comment",
    ]
    method: Annotated[str, "the rules, and their version, that found it"]


def tell(row: Row) -> AppearanceTold:
    speaker = row["speaker"]
    return {
        "id": row["public_id"],
        "claim": claim_brief(row["claim_named"]),
        "article": article_brief(row["article_named"], row["capture__file"]),
        "capture": row["capture__public_id"],
        "section": row["section"],
        "quote": row["quote"],
        "prefix": row["prefix"],
        "suffix": row["suffix"],
        "start": row["start"],
        "end": row["end"],
        "stance": row["stance"],
        "attributed_to": speaker["name"] if speaker else None,
        "attributed_to_id": speaker["id"] if speaker else None,
        "depth": row["depth"],
        "party": row["party"],
        "hedge": row["hedge"],
        "value": value(row),
        "as_of": as_of(row),
        "running": row["running"],
        "when": when(row),
        "place": row["place_label"],
        "language": row["language"],
        "denies": row["denied"],
        "origin": origin_of(row),
        "superseded": _superseded(row),
        "stale": _stale(row),
        "judgement": row["judgement"],
        "inherited_from": row["inherited"],
        "reason": of_stored(row["reasons"]),
        "reasons": reasons(row["reasons"]),
        "match_reasons": reasons(row["match_reasons"]),
        "bearing": bearing_of(row),
        "method": row["method"],
    }


def _superseded(row: Row) -> Superseded | None:
    if row["superseded_at"] is None:
        return None
    return {"at": row["superseded_at"], "capture": row["superseding"]}


def _stale(row: Row) -> Stale | None:
    named = row["stale_from_named"]
    return {"since": row["stale_at"], "article": article_brief(named, None)} if named else None


TOLD = Appearance.objects.exclude(claim=None).annotate(
    claim_named=claim_named("claim"),
    article_named=article_named("capture__article"),
    speaker=source_named("attributed_to"),
    origin_source_named=source_named("origin_source"),
    origin_article_named=article_named("origin_article"),
    stale_from_named=article_named("stale_from"),
    superseding=Subquery(Capture.objects.filter(pk=OuterRef("superseded_by")).order_by().values("public_id")),
    bearing_told=BORNE,
    inherited=Subquery(
        Appearance.objects.filter(pk=OuterRef("inherited_from")).order_by().values("public_id")
    ),
    denied=Subquery(Appearance.objects.filter(pk=OuterRef("denies")).order_by().values("public_id")),
)


def rows(audience: Audience) -> Rows:
    """Appearances that have found their claim, of claims and in articles the audience may see."""
    return TOLD.filter(sees_claim(audience, "claim"), audience.sees_article("capture__article"))


def _marked(column: str) -> Callable[[bool, Audience], Q]:
    """Keep rows by whether they are marked; a mark that rests on a hidden article is none for who may not see it."""

    def keeps(wanted: bool, audience: Audience) -> Q:
        marked = Q(**{f"{column}__isnull": False})
        if audience.misses("articles"):
            marked &= Q(
                pk__in=Appearance.objects.filter(marked).exclude(_behind(audience)).order_by().values("pk")
            )
        return marked if wanted else ~marked

    return keeps


def _differs(wanted: bool, audience: Audience) -> Q:
    """Keep rows by whether headline and body do different things with the claim."""
    differs = Q(DIFFERS, ~Q(section=SectionKind.COMMENT))
    return differs if wanted else ~differs


def _behind(audience: Audience) -> Q:
    hidden = lapsed.hidden_behind(audience.reader, audience.now)
    return Q(pk__in=Appearance.objects.filter(hidden).order_by().values("pk"))


COLUMNS = (
    "public_id", "capture__public_id", "capture__file", "section", "quote", "prefix", "suffix", "start", "end",
    "stance", "depth", "party", "hedge", *VALUE, "as_of_first", "as_of_last", "running", *WHEN, "place_label",
    "language", "judgement", "reasons", "match_reasons", "bearing_told", "method", "inherited",
    "claim_named", "article_named", "speaker", "origin_source_named",
    "origin_article_named", "denied", "superseded_at", "superseding", "stale_at", "stale_from_named",
)  # fmt: skip

SHAPE = Shape(AppearanceTold, COLUMNS, tell, withhold)

APPEARANCES = Resource(
    name="appearances",
    about="Every place where a claim turns up: the exact words, who is made to say them, and where they come from.",
    rows=rows,
    brief=SHAPE,
    full=SHAPE,
    parameters=(
        Parameter.on("claim", "appearances of this claim (its id)", ID, "claim__public_id"),
        Parameter.on(
            "article",
            "appearances in this article (its id)",
            ID,
            "capture__article__public_id",
            "capture__article__merged_into__public_id",
        ),
        Parameter.on(
            "source",
            "appearances this source (its id) said or published",
            ID,
            "attributed_to__public_id",
            "capture__article__source__public_id",
        ),
        Parameter.on("stance", "appearances with this stance", word(Stance), "stance"),
        Parameter.on(
            "event", "appearances of claims about this event (its id)", ID, "claim__event__public_id"
        ),
        *narrowing.happening("claim__event"),
        *narrowing.FIGURES,
        *narrowing.PUBLISHED,
        Parameter(
            "q",
            "appearances with all these words in their quote, in any form of English ones",
            text(),
            narrowing.worded(Appearance, "quote"),
        ),
        Parameter(
            "contested",
            "whether another claim contradicts the claim or an independent origin disputes it",
            TRUTH,
            narrowing.of_claim(contested, "claim"),
        ),
        Parameter.on("language", "appearances in this language (its code: en)", text(12), "language"),
        Parameter.on("section", "appearances in this part of the page", word(SectionKind), "section"),
        Parameter.on("judgement", "what a person made of the suggestion", word(Judgement), "judgement"),
        Parameter(
            "differing",
            "whether the article’s headline and body do different things with the claim",
            TRUTH,
            _differs,
        ),
        Parameter(
            "superseded", "whether the article has dropped the words since", TRUTH, _marked("superseded_at")
        ),
        Parameter(
            "stale",
            "whether the article still carries what the one it was copied from has taken back",
            TRUTH,
            _marked("stale_at"),
        ),
    ),
)
