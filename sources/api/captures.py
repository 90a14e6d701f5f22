"""Captures as partners meet them: what an article said at one moment, with the hashes that prove it."""

from datetime import datetime
from typing import Annotated, TypedDict

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from sources.api.audience import Audience
from sources.api.parameters import ID, TRUTH, Parameter
from sources.api.resource import Resource, Row, Rows, Shape
from sources.api.shapes import ArticleBrief, Id, article_brief, article_named, listed
from sources.models import Alteration, Capture, Section, Sighting
from sources.vocabulary import OmissionKind, SectionKind


class CaptureTold(TypedDict):
    """What an article said at one moment; never changed."""

    id: Id
    article: ArticleBrief
    language: str
    retrieved_at: Annotated[datetime | None, "when its bytes were fetched, as far as known"]
    first_seen_at: Annotated[datetime | None, "when the text was first seen, as far as known"]
    last_seen_at: Annotated[datetime | None, "when it was last seen: others may have been seen in between"]
    text_hash: Annotated[str, "SHA-256 of the text, in UTF-8"]
    raw_hash: Annotated[str, "SHA-256 of the bytes as they came"]
    extractor: Annotated[str, "the rules, and their version, that made the text from the bytes"]
    omitted_signs: Annotated[int, "characters the page holds besides its text, but for its programs"]
    incomplete: Annotated[bool, "words of the page may be missing in the text, or be seen by nobody"]


class SectionTold(TypedDict):
    """A stretch of the text that belongs to one part of the page."""

    kind: SectionKind
    start: Annotated[int, "first code point"]
    end: Annotated[int, "code point after the last"]
    voice: Annotated[str, "who wrote it, for a comment"]


class OmissionTold(TypedDict):
    """What the page holds of one kind besides its text, or readers do not see."""

    kind: OmissionKind
    signs: Annotated[int, "characters"]
    excerpts: Annotated[list[str], "the longest passages, cut short"]


class CaptureInFull(CaptureTold):
    """A capture with its text."""

    text: Annotated[str, "what every quote's offsets count in, in code points"]
    sections: list[SectionTold]
    seen_at: Annotated[list[datetime], "every moment at which the text was seen"]
    omitted: Annotated[list[OmissionTold] | None, "null where nobody looked"]
    alterations: Annotated[list[str], "the ids of the changes that led to this text, or away from it"]


def tell(row: Row) -> CaptureTold:
    return {
        "id": row["public_id"],
        "article": article_brief(row["named"], row["file"]),
        "language": row["language"],
        "retrieved_at": row["retrieved_at"],
        "first_seen_at": row["seen_first"],
        "last_seen_at": row["seen_last"],
        "text_hash": row["text_hash"],
        "raw_hash": row["raw_id"],
        "extractor": row["extractor"],
        "omitted_signs": row["omitted_signs"],
        "incomplete": row["incomplete"],
    }


def tell_in_full(row: Row) -> CaptureInFull:
    return {
        **tell(row),
        "text": row["text"],
        "sections": row["parts"],
        "seen_at": row["seen"],
        "omitted": row["omitted"],
        "alterations": row["changed"],
    }


def rows(audience: Audience) -> Rows:
    """Captures of articles the audience may see, in itself and as the piece it stands for."""
    parts = Section.objects.filter(capture=OuterRef("pk")).order_by("start")
    told = JSONObject(kind="kind", start="start", end="end", voice="voice")
    seen = Sighting.objects.filter(capture=OuterRef("pk")).order_by().values("capture")
    changed = altered(audience).filter(Q(earlier=OuterRef("pk")) | Q(later=OuterRef("pk")))
    return Capture.objects.filter(audience.sees_article("article")).annotate(
        named=article_named("article"),
        parts=ArraySubquery(parts.values(told=told)),
        seen=listed(Sighting.objects.filter(capture=OuterRef("pk")).distinct(), "seen_at"),
        seen_first=Subquery(seen.values(at=Min("seen_at"))),
        seen_last=Subquery(seen.values(at=Max("seen_at"))),
        changed=listed(changed, "public_id"),
    )


def altered(audience: Audience) -> Rows:
    """Changes between captures of which the audience may see both."""
    return Alteration.objects.filter(
        audience.sees_article("earlier__article"), audience.sees_article("later__article")
    )


DOUBTFUL = ("omitted_signs", "incomplete")
COLUMNS = (
    "public_id", "language", "retrieved_at", "seen_first", "seen_last", "text_hash", "raw_id", "extractor", "file",
    "named", *DOUBTFUL,
)  # fmt: skip

CAPTURES = Resource(
    name="captures",
    about="What an article said at one moment, with its text, its sections and the hashes that prove it.",
    rows=rows,
    # That a text was seen once more, on a look made again and again, is no change to the history.
    brief=Shape(CaptureTold, COLUMNS, tell, noted=False),
    full=Shape(
        CaptureInFull, (*COLUMNS, "text", "parts", "omitted", "seen", "changed"), tell_in_full, noted=False
    ),
    parameters=(
        Parameter.on(
            "article", "captures of this article (its id)", ID,
            "article__public_id", "article__merged_into__public_id",
        ),
        Parameter.on("incomplete", "captures of which the text is doubtful, or is not", TRUTH, "incomplete"),
    ),
)  # fmt: skip
