"""Shows appearances: each quote in its context, who says it, where it comes from and who judged it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Greatest, Least, Substr
from django.utils.translation import gettext

from claims.models import Appearance, Bearing
from claims.rules import plainly
from claims.rules.weighing import lapses
from claims.vocabulary import Stance
from sources.models import Article, Source
from sources.pages import wording
from sources.pages.article import title_of
from sources.visibility import Reader
from sources.vocabulary import SectionKind

CONTEXT = 160  # characters kept on each side of a quote, where its paragraph has as many


@dataclass(frozen=True, slots=True)
class Origin:
    """Where some words entered the news, as a page names it; ``hidden`` origins are not named to this reader."""

    key: str
    label: str
    where: str = ""
    public_id: str = ""
    grade: str = "F"
    unseen: bool = False

    @property
    def mark(self) -> str:
        """The mark that stands before it."""
        return "unseen" if self.unseen else "origin"


@dataclass(frozen=True, slots=True)
class Quote:
    """One appearance, ready to print."""

    appearance: Appearance
    before: str
    after: str
    origin: Origin
    voice: str
    speaker: Source | None
    published: str
    captured: list[str]

    @property
    def article(self) -> Article:
        """The article the words stand in."""
        return self.appearance.capture.article.canonical

    @property
    def outlet(self) -> str:
        """What to call the article in passing."""
        return title_of(self.article)

    @property
    def comment(self) -> bool:
        """Whether it is a reader's word."""
        return self.appearance.section == SectionKind.COMMENT

    @property
    def dropped(self) -> str:
        """Since when the article carries the words no longer, in words; empty while it does."""
        return lapses.until(self.appearance.superseded_at) if self.appearance.superseded_at else ""

    @property
    def because(self) -> str:
        """Why it was read so, in one sentence."""
        return plainly.of_stored(self.appearance.reasons)

    @property
    def taken_back(self) -> str:
        """Who has taken back what this copy still carries; empty where nobody has."""
        row = self.appearance
        return title_of(row.stale_from) if row.stale_from else ""

    @property
    def again(self) -> tuple[object, ...]:
        """What makes another quote the same words of the same article, captured once more."""
        row = self.appearance
        kept = row.superseded_at is None
        return (
            self.article.pk,
            row.quote,
            row.stance,
            row.attributed_to_id,
            row.section,
            self.origin.key,
            kept,
        )


def with_context(rows: QuerySet[Appearance]) -> QuerySet[Appearance, Any]:
    """Appearances with the text around their quotes, but not the whole text."""
    first = Greatest(F("start") - CONTEXT + 1, 1)
    return rows.annotate(
        text_before=Substr("capture__text", first, Least(F("start"), CONTEXT)),
        text_after=Substr("capture__text", F("end") + 1, CONTEXT),
    )


def give_context(rows: Sequence[Appearance]) -> None:
    """Give appearances already read the text around their quotes, in one query."""
    around = with_context(Appearance.objects.filter(pk__in=[row.pk for row in rows])).order_by()
    windows = {row.pk: (row.text_before, row.text_after) for row in around.only("pk")}
    for row in rows:
        row.text_before, row.text_after = windows[row.pk]  # type: ignore[attr-defined]


def give_bearings(rows: Sequence[Appearance]) -> None:
    """Give appearances already read what their article's headline and body each do with the claim, in one query."""
    captures, claims = {row.capture_id for row in rows}, {row.claim_id for row in rows}
    found = Bearing.objects.filter(claim__in=claims, capture__in=captures)
    borne = {(row.claim_id, row.capture_id): row for row in found}
    for row in rows:
        if row.section != SectionKind.COMMENT:
            row.bearing = borne.get((row.claim_id or 0, row.capture_id))  # type: ignore[attr-defined]


def before(window: str, start: int) -> str:
    """The words before a quote in its own paragraph, cut at a word."""
    kept = window.rpartition("\n")[2]
    if "\n" in window or start <= CONTEXT:
        return kept.lstrip()
    return f"… {kept.partition(' ')[2]}" if " " in kept else "… "


def after(window: str) -> str:
    """The words after a quote in its own paragraph, cut at a word."""
    kept, broken, _ = window.partition("\n")
    if broken or len(window) < CONTEXT:
        return kept.rstrip()
    return f"{kept.rpartition(' ')[0]} …"


def quotes(rows: Sequence[Appearance], letters: Mapping[int, str], visible: set[int]) -> list[Quote]:
    """Appearances ready to print; ``letters`` are the sources' grades, ``visible`` the origin articles on show.

    The same words in a later capture of an article are told with the first, by the time of that capture.
    """
    found: dict[tuple[object, ...], Quote] = {}
    for row in rows:
        quote = _quote(row, letters, visible)
        first = found.setdefault(quote.again, quote)
        first.captured.extend(moment for moment in quote.captured if moment not in first.captured)
    return list(found.values())


def _quote(row: Appearance, letters: Mapping[int, str], visible: set[int]) -> Quote:
    article = row.capture.article
    return Quote(
        appearance=row,
        before=before(getattr(row, "text_before", row.prefix), row.start),
        after=after(getattr(row, "text_after", row.suffix)),
        origin=origin_of(row, letters, visible),
        voice=voice_of(row),
        speaker=row.attributed_to,
        published=wording.moment(article.published_at, article.published_precision),
        captured=[wording.moment(row.capture.retrieved_at or row.capture.captured_at)],
    )


def voice_of(row: Appearance) -> str:
    """Whose word it is, where no named source is."""
    if row.section == SectionKind.COMMENT:
        return gettext("a reader who comments")
    return (
        gettext("the article itself, in its own voice")
        if row.stance == Stance.ASSERTS
        else gettext("the article itself")
    )


def origin_of(row: Appearance, letters: Mapping[int, str], visible: set[int]) -> Origin:
    """Where the words entered the news: the named source, else the root of the article's lineage."""
    if row.origin_source is not None:
        source = row.origin_source
        return Origin(
            f"source:{source.public_id}", source.name, "source", source.public_id, letters.get(source.pk, "F")
        )
    article = row.origin_article
    if article is None:
        return Origin("", gettext("not yet traced"))
    if article.pk not in visible:
        return Origin("hidden", gettext("an article that is not published"))
    grade = letters.get(article.source_id or 0, "F")
    return Origin(
        f"article:{article.public_id}", title_of(article), "article", article.public_id, grade, article.unseen
    )


def letters_of(rows: Iterable[Appearance]) -> dict[int, str]:
    """The grades of every source that some appearances name, in one query."""
    wanted = {pk for row in rows for pk in _sources(row) if pk}
    graded = Source.objects.filter(pk__in=wanted).with_reliability()
    return {source.pk: source.reliability for source in graded}  # type: ignore[attr-defined]


def _sources(row: Appearance) -> tuple[int | None, ...]:
    root = row.origin_article.source_id if row.origin_article else None
    return (row.origin_source_id, row.attributed_to_id, root, row.capture.article.source_id)


def visible_origins(rows: Sequence[Appearance], reader: Reader | None, now: datetime) -> set[int]:
    """Which origin articles the reader, who may see the rows, may see; one query, if any carries none of the rows."""
    wanted = {row.origin_article_id for row in rows if row.origin_article_id}
    further = wanted - {row.capture.article_id for row in rows}
    found = Article.objects.visible_to(reader, now).filter(pk__in=further)
    return (wanted - further) | set(found.values_list("pk", flat=True))
