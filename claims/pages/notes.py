"""What the page of one article shows of claims: a note in the margin for every quoted word."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models.functions import Coalesce

from claims.models import Appearance, Bearing
from claims.pages import inherited, lapsed, quotes
from claims.pages.quotes import Quote
from claims.vocabulary import Stance
from sources.models import Article, Capture
from sources.pages.text import Marked
from sources.visibility import Reader

MOST = 400  # notes on one capture


@dataclass(frozen=True, slots=True)
class Note:
    """One appearance beside the text it is quoted from, with its number."""

    number: int
    quote: Quote

    @property
    def appearance(self) -> Appearance:
        """The row behind it."""
        return self.quote.appearance

    @property
    def marked(self) -> Marked:
        """The words it is about."""
        return Marked(self.number, self.appearance.start, self.appearance.end)


def notes_on(capture: Capture, reader: Reader | None, now: datetime) -> list[Note]:
    """Every appearance in one capture, in reading order."""
    rows = Appearance.objects.standing().visible_to(reader, now).for_page().filter(capture=capture)
    rows = rows.select_related("capture__article__merged_into__source").order_by("start", "end", "public_id")
    found = list(rows.defer("capture__text", "capture__fingerprint", "capture__hints")[:MOST])
    lapsed.withhold(found, reader, now)
    inherited.give(found, reader, now)
    letters = quotes.letters_of(found)
    visible = quotes.visible_origins(found, reader, now)
    shown = quotes.quotes(found, letters, visible)
    return [Note(number, quote) for number, quote in enumerate(shown, 1)]


def parted(capture: Capture, notes: Iterable[Note]) -> list[Bearing]:
    """With which of the claims noted the capture's headline does otherwise than its body, in reading order."""
    order = {note.appearance.claim_id: note.number for note in reversed(list(notes))}
    rows = Bearing.objects.differing().filter(capture=capture, claim__in=order).select_related("claim")
    return sorted(rows, key=lambda row: order[row.claim_id])


def own(notes: Iterable[Note], article: Article) -> int:
    """How many of the claims in an article entered the news with it."""
    return len({
        note.appearance.claim_id
        for note in notes
        if note.appearance.origin_article_id == article.pk
        or (article.source_id and note.appearance.origin_source_id == article.source_id)
    })  # fmt: skip


def stances(notes: Iterable[Note]) -> list[tuple[str, int]]:
    """How many notes of each stance there are."""
    counts = Counter(note.appearance.stance for note in notes)
    return [(stance.value, counts[stance.value]) for stance in Stance if counts[stance.value]]


def carriers(
    notes: Iterable[Note], articles: Iterable[int], reader: Reader | None, now: datetime
) -> dict[int, int]:
    """How many of the claims noted here each of some other (canonical) articles carries too."""
    claims = {note.appearance.claim_id for note in notes}
    wanted = list(articles)
    rows = Appearance.objects.standing().present().visible_to(reader, now).filter(claim__in=claims)
    rows = rows.filter(capture__article__in=Article.objects.of_pieces(wanted))
    canonical = Coalesce("capture__article__merged_into", "capture__article")
    pairs = rows.order_by().annotate(canonical=canonical).values_list("canonical", "claim").distinct()
    return dict(Counter(article for article, _ in pairs))
