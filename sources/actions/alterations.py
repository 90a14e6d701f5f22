"""Keeping what changed between the captures of an article: one row for each pair that follow one another in time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Coalesce

from sources.intake.feeds import FED
from sources.models import Alteration, Article, Capture
from sources.rules import alterations
from sources.rules.alterations import Said
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

METHOD = "alterations 1"
UNREAD = ("text", "fingerprint")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two captures that follow one another, and what came of comparing them; ``held`` where that is kept already."""

    earlier: Capture
    later: Capture
    extract: bool
    found: alterations.Alteration | None = None
    held: Alteration | None = None


def settle(*, article: Article) -> None:
    """Bring the alterations of an article's piece in line with its captures; runs inside the caller's transaction.

    Which article another one is a capture of may just have changed: a piece it has left is brought in line too. A pair
    is compared once: captures never change.
    """
    piece = Article.objects.values_list("merged_into", flat=True).get(pk=article.pk) or article.pk
    ends = _ends(piece, article.pk)
    for each in sorted({piece, *ends}) if ends or _count(piece) > 1 else ():
        _settle(each)


def _settle(piece: int) -> None:
    # One at a time for each piece: two captures that join it at once must come to stand in one row.
    Article.objects.select_for_update(of=("self",)).get(pk=piece)
    rows = Alteration.objects.filter(_of(piece, "earlier") | _of(piece, "later")).defer("reasons", "spans")
    held = {(row.earlier_id, row.later_id): row for row in rows}
    pairs = list(_pairs(captures_of(piece), held))
    kept = {pair.held.pk for pair in pairs if pair.held}
    Alteration.objects.filter(pk__in={row.pk for row in held.values()} - kept).delete()
    Alteration.objects.bulk_create(_row(pair, pair.found) for pair in pairs if pair.found)


def _of(piece: int, end: str) -> Q:
    return Q(**{f"{end}__article": piece}) | Q(**{f"{end}__article__merged_into": piece})


def _ends(piece: int, article: int) -> set[int]:
    """The pieces that share a row with this one, or with the article that may have left them."""
    rows = Alteration.objects.filter(
        _of(piece, "earlier") | _of(piece, "later") | Q(earlier__article=article) | Q(later__article=article)
    )
    pairs = rows.order_by().values_list(
        Coalesce("earlier__article__merged_into", "earlier__article"),
        Coalesce("later__article__merged_into", "later__article"),
    )
    return {end for pair in pairs for end in pair}


def captures_of(piece: int) -> Sequence[Capture]:
    """The captures of a piece of which it is known when they were taken, in the order of time; without their texts."""
    rows = Capture.objects.filter(
        Q(article=piece) | Q(article__merged_into=piece), retrieved_at__isnull=False
    )
    return list(rows.defer(*UNREAD).order_by("retrieved_at", "public_id"))


def _count(piece: int) -> int:
    return Capture.objects.filter(Q(article=piece) | Q(article__merged_into=piece)).count()


def _pairs(captures: Sequence[Capture], held: dict[tuple[int, int], Alteration]) -> Iterator[Pair]:
    """Each capture with the one before it that held the whole article; of two of one moment neither came later."""
    base: Capture | None = None
    for capture in captures:
        if base is not None and base.retrieved_at != capture.retrieved_at:
            pair = _compared(base, capture, held.get((base.pk, capture.pk)))
            yield pair
            base = base if pair.extract else capture
        else:
            base = capture


def _compared(earlier: Capture, later: Capture, row: Alteration | None) -> Pair:
    if row is not None and row.method == METHOD:
        return Pair(earlier, later, row.extract, held=row)
    found = alterations.compare(said(earlier), said(later))
    return Pair(earlier, later, found.extract, found=found)


def said(capture: Capture) -> Said:
    """A capture as the rule meets it."""
    parts = tuple(
        SectionSpan(SectionKind(part.kind), part.start, part.end, part.voice)
        for part in capture.sections.all()
    )
    return Said(capture.text, parts, capture.language, fed=list(FED) in capture.hints)


def _row(pair: Pair, found: alterations.Alteration) -> Alteration:
    return Alteration(
        earlier=pair.earlier,
        later=pair.later,
        kinds=[kind.value for kind in found.kinds],
        reasons=[reason.as_json() for reason in found.reasons],
        spans=[list(span) for span in found.spans],
        extract=found.extract,
        method=METHOD,
    )
