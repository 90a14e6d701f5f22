"""What the page of one article shows: its captures, its text with marks, its family, and the words it shares."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext, gettext_lazy

from sources.models import Article, Capture, Section
from sources.models.capture import CaptureQuerySet
from sources.pages import wording
from sources.pages.alterations import Moment
from sources.pages.asked import Misasked
from sources.pages.text import Block, Marked, lay_out
from sources.rules.omissions import DOUBTS
from sources.rules.span import SectionSpan
from sources.visibility import Reader, visible
from sources.vocabulary import OUTLET_UNKNOWN, OmissionKind, SectionKind


@dataclass(frozen=True, slots=True)
class Part:
    """How much of a page is of one kind, as counted words and as a stretch of a bar from 0 to 1."""

    label: str
    words: int
    start: float
    share: float
    shade: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a page holds of one kind besides its text; grave where it makes the text itself doubtful."""

    label: str
    signs: int
    excerpts: list[str]
    grave: bool


OPENING = 12  # words that stand for a title where there is none
SHADES = (
    (
        gettext_lazy("headline, caption and body"),
        (SectionKind.HEADLINE, SectionKind.CAPTION, SectionKind.BODY),
        "bar-ink",
    ),
    (gettext_lazy("quotation"), (SectionKind.QUOTATION,), "bar-edge"),
    (gettext_lazy("comments"), (SectionKind.COMMENT,), "bar-comment"),
    (gettext_lazy("furniture"), (SectionKind.FURNITURE,), "bar-soft"),
)


def captures_of(article: Article, reader: Reader | None, now: datetime) -> CaptureQuerySet:
    """Every capture of the piece, also those that came in as another article; without texts."""
    rows = Capture.objects.of_piece(article)
    rows = rows.filter(visible(reader, now, "article__"))
    return rows.select_related("article").defer("text", "fingerprint").in_order()


def chosen(moments: Sequence[Moment], wanted: str) -> Capture | None:
    """The capture asked for, else what was seen last; refused by name where the article has none like it."""
    if not wanted:
        return moments[-1].capture if moments else None
    for moment in moments:
        if moment.capture.public_id == wanted:
            return moment.capture
    raise Misasked(
        "capture", gettext("this article has no such capture; choose one from its list of captures")
    )


def sections_of(capture: Capture) -> list[SectionSpan]:
    """The sections of a capture in reading order; a capture without any is one body."""
    rows = Section.objects.filter(capture=capture).order_by("start")
    spans = [SectionSpan(SectionKind(row.kind), row.start, row.end, row.voice) for row in rows]
    return spans or [SectionSpan(SectionKind.BODY, 0, len(capture.text))]


def text_of(capture: Capture, sections: Sequence[SectionSpan], marks: Iterable[Marked]) -> list[Block]:
    """The captured text, laid out."""
    return lay_out(capture.text, sections, marks)


def made_of(capture: Capture, sections: Sequence[SectionSpan]) -> list[Part]:
    """What the page is made of, by words."""
    words = dict.fromkeys(SectionKind, 0)
    for section in sections:
        words[section.kind] += len(capture.text[section.start : section.end].split())
    total = sum(words.values()) or 1
    parts, start = [], 0.0
    for label, kinds, shade in SHADES:
        count = sum(words[kind] for kind in kinds)
        if count:
            parts.append(Part(str(label), count, start, count / total, shade))
            start += count / total
    return parts


def left_out(capture: Capture) -> list[LeftOut]:
    """What the page holds besides its text, what makes the text doubtful first."""
    return [
        LeftOut(
            gettext(OmissionKind(one["kind"]).label),
            one["signs"],
            one["excerpts"],
            OmissionKind(one["kind"]) in DOUBTS,
        )
        for one in capture.omitted or []
    ]


def heading(article: Article, capture: Capture | None, sections: Sequence[SectionSpan]) -> str:
    """The title, else the address, else the first words anybody says in it."""
    if article.title or article.url or capture is None:
        return article.title or article.url or gettext("An article without a title")
    spoken = [section for section in sections if section.kind is not SectionKind.FURNITURE] or sections
    words = capture.text[spoken[0].start : spoken[0].end].split()
    opening = " ".join(words[:OPENING])
    return f"“{opening} …”" if len(words) > OPENING else f"“{opening}”"


def title_of(article: Article) -> str:
    """What to call an article in passing: its outlet, else its title, else its address."""
    return article.source.name if article.source else article.title or article.url or OUTLET_UNKNOWN


def published(article: Article) -> str:
    """When it was published, as finely as is known."""
    return wording.moment(article.published_at, article.published_precision)
