"""Alterations as partners meet them: what an article says otherwise than before, and the copies that did not follow."""

from datetime import datetime
from typing import Annotated, Any, TypedDict

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from claims.pages import lapsed
from sources.api.audience import Audience
from sources.api.captures import altered
from sources.api.parameters import ID, MOMENT, Parameter, word
from sources.api.resource import Resource, Row, Rows, Shape
from sources.api.shapes import ArticleBrief, Id, Reason, article_brief, article_named, reasons
from sources.models import Article
from sources.vocabulary import AlterationKind


class AlterationTold(TypedDict):
    """At some moment an article was seen to say otherwise than before."""

    id: Id
    article: ArticleBrief
    earlier: Annotated[str, "the id of the capture with the old text"]
    later: Annotated[str, "the id of the capture with the new one"]
    seen_at: Annotated[datetime, "when the new text was first seen in place of the old one"]
    kinds: Annotated[list[AlterationKind], "what kinds of change, the gravest first"]
    extract: Annotated[bool, "whether the later capture holds only a part: what it lacks was not taken out"]
    reasons: list[Reason]
    method: Annotated[str, "the rules, and their version, that sorted it"]


class StaleCopyTold(TypedDict):
    """A copy that still carries what was taken back: its mark is ``stale`` on the appearance."""

    article: ArticleBrief
    appearance: Annotated[str, "the id of the appearance that quotes the old words"]
    claim: Annotated[str, "the id of the claim they make"]
    quote: Annotated[str, "the old words, as the copy has them"]
    last_seen_at: Annotated[datetime | None, "when the copy was last seen with them, as far as known"]
    seen_after: Annotated[bool, "whether that was after they were taken back"]


class AlterationInFull(AlterationTold):
    """A change with the words it touched and the copies that still carry the old ones."""

    spans: Annotated[
        list[list[int]], "changed runs: start and end in the earlier text, start and end in the later"
    ]
    copies_carrying: Annotated[int, "how many articles still carry what was taken back by this change"]
    copies: Annotated[list[StaleCopyTold], f"the first {lapsed.MOST} of the quotes in them"]


def tell(row: Row) -> AlterationTold:
    return {
        "id": row["public_id"],
        "article": article_brief(row["named"], row["later__file"]),
        "earlier": row["earlier__public_id"],
        "later": row["later__public_id"],
        "seen_at": row["sighting__seen_at"],
        "kinds": row["kinds"],
        "extract": row["extract"],
        "reasons": reasons(row["reasons"]),
        "method": row["method"],
    }


def tell_in_full(row: Row) -> AlterationInFull:
    return {
        **tell(row),
        "spans": row["spans"],
        "copies_carrying": row["stale"].articles,
        "copies": [_copy(each) for each in row["stale"].copies],
    }


def _copy(copy: lapsed.StaleCopy) -> StaleCopyTold:
    row, article = copy.appearance, copy.article
    outlet = article.source
    named = {
        "id": article.public_id,
        "title": article.title,
        "url": article.url,
        "source": outlet.name if outlet else "",
        "source_id": outlet.public_id if outlet else None,
    }
    return {
        "article": article_brief(named, row.capture.file),
        "appearance": row.public_id,
        "claim": row.claim.public_id if row.claim else "",
        "quote": row.quote,
        "last_seen_at": copy.last,
        "seen_after": copy.seen_after,
    }


def with_copies(rows: list[dict[str, Any]], audience: Audience) -> None:
    """Put the copies that still carry the old words beside each change."""
    pieces = Article.objects.in_bulk([row["piece"] for row in rows])
    for row in rows:
        row["stale"] = lapsed.copies_of(
            pieces[row["piece"]], audience.reader, audience.now, since=row["sighting__seen_at"]
        )


def rows(audience: Audience) -> Rows:
    """Changes between captures of which the audience may see both."""
    piece = Coalesce(F("later__article__merged_into"), F("later__article"))
    shown: Rows = altered(audience).annotate(named=article_named("later__article"), piece=piece)
    return shown


def _of_kind(written: str, _audience: Audience) -> Q:
    return Q(kinds__contains=[written])


COLUMNS = (
    "public_id", "named", "piece", "earlier__public_id", "later__public_id", "later__file", "sighting__seen_at",
    "kinds", "extract", "reasons", "method",
)  # fmt: skip

ALTERATIONS = Resource(
    name="alterations",
    about="What articles say otherwise than before, what kind of change it is, and the copies that did not follow.",
    rows=rows,
    brief=Shape(AlterationTold, COLUMNS, tell),
    # Until when a copy was seen with the old words no feed tells: a look that finds them again is no change.
    full=Shape(AlterationInFull, (*COLUMNS, "spans"), tell_in_full, with_copies, noted=False),
    parameters=(
        Parameter.on(
            "article", "changes of this article (its id)", ID,
            "later__article__public_id", "later__article__merged_into__public_id",
        ),
        Parameter("kind", "changes that are of this kind, whatever else they are", word(AlterationKind), _of_kind),
        Parameter.on("since", "first seen at this moment or later", MOMENT, "sighting__seen_at__gte"),
    ),
)  # fmt: skip
