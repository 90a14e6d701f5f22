"""Keeping what changed between the captures of an article: one row for each time that another text was seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Coalesce

from sources.intake.feeds import FED
from sources.models import Alteration, Article, Capture, Sighting
from sources.models.capture import CaptureQuerySet
from sources.publicid import public_id
from sources.rules import alterations
from sources.rules.alterations import Said
from sources.rules.span import SectionSpan
from sources.vocabulary import SectionKind

METHOD = "alterations 1"
UNREAD = ("text", "fingerprint")


@dataclass(frozen=True, slots=True)
class Moment:
    """A sighting that told something new: an address showed another text than at the look before, or its first."""

    sighting: int
    at: datetime
    capture: Capture


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that follow one another, and what came of comparing them; ``held`` where that is kept already."""

    earlier: Capture
    later: Moment
    extract: bool
    found: alterations.Alteration | None = None
    held: Alteration | None = None


def settle(*, article: Article) -> None:
    """Bring the alterations of an article's piece in line with its captures; runs inside the caller's transaction.

    Which article another one is a capture of may just have changed: a piece it has left is brought in line too. A pair
    is compared once: captures never change. A function of the sightings, in whatever order they became known.
    """
    piece = Article.objects.values_list("merged_into", flat=True).get(pk=article.pk) or article.pk
    ends = _ends(piece, article.pk)
    for each in sorted({piece, *ends}) if ends or _count(piece) > 1 else ():
        _settle(each)


def _settle(piece: int) -> None:
    # One at a time for each piece: two captures that join it at once must come to stand in one row.
    Article.objects.select_for_update(of=("self",)).get(pk=piece)
    rows = Alteration.objects.filter(_between(Capture.objects.of_piece(piece))).defer("reasons", "spans")
    held = {row.sighting_id: row for row in rows}
    pairs = list(_pairs(moments_of(piece), held))
    kept = {pair.held.pk for pair in pairs if pair.held}
    Alteration.objects.filter(pk__in={row.pk for row in held.values()} - kept).delete()
    Alteration.objects.bulk_create(_row(pair, pair.found) for pair in pairs if pair.found)


def _between(captures: CaptureQuerySet) -> Q:
    """The rows at either end of which one of some captures stands; by their keys, which both ends are indexed by."""
    known = list(captures.order_by().values_list("pk", flat=True))
    return Q(earlier__in=known) | Q(later__in=known)


def _ends(piece: int, article: int) -> set[int]:
    """The pieces that share a row with this one, or with the article that may have left them."""
    near = Article.objects.of_pieces({piece, article})
    rows = Alteration.objects.filter(_between(Capture.objects.filter(article__in=near)))
    pairs = rows.order_by().values_list(
        Coalesce("earlier__article__merged_into", "earlier__article"),
        Coalesce("later__article__merged_into", "later__article"),
    )
    return {end for pair in pairs for end in pair}


def moments_of(piece: int) -> Sequence[Moment]:
    """The moments at which a piece was seen with another text, in the order of time; the texts are not read yet.

    A look that finds at its address what the look before found there tells nothing new, even where another address of
    the piece shows something else meanwhile: two addresses that are looked at in turn do not change each time.
    """
    rows = Capture.objects.of_piece(piece)
    captures = rows.defer(*UNREAD).in_bulk()
    last: dict[int, int] = {}
    moments = []
    for sighting, at, key in Sighting.objects.of_piece(piece).values_list("pk", "seen_at", "capture"):
        capture = captures[key]
        if last.get(capture.article_id) != key:
            moments.append(Moment(sighting, at, capture))
        last[capture.article_id] = key
    return moments


def _count(piece: int) -> int:
    return Capture.objects.of_piece(piece).count()


def _pairs(moments: Sequence[Moment], held: dict[int, Alteration]) -> Iterator[Pair]:
    """Each text with the one before it that held the whole article; of two of one moment neither came later."""
    base: Moment | None = None
    for moment in moments:
        if base is None or base.at == moment.at:
            base = moment
        elif base.capture.pk != moment.capture.pk:
            pair = _compared(base.capture, moment, held.get(moment.sighting))
            yield pair
            base = base if pair.extract else moment


def _compared(earlier: Capture, later: Moment, row: Alteration | None) -> Pair:
    if row is not None and row.method == METHOD and row.earlier_id == earlier.pk:
        return Pair(earlier, later, row.extract, held=row)
    found = alterations.compare(said(earlier), said(later.capture))
    return Pair(earlier, later, found.extract, found=found)


def said(capture: Capture) -> Said:
    """A capture as the rule meets it."""
    parts = tuple(
        SectionSpan(SectionKind(part.kind), part.start, part.end, part.voice)
        for part in capture.sections.all()
    )
    return Said(capture.text, parts, capture.language, fed=list(FED) in capture.hints)


def _row(pair: Pair, found: alterations.Alteration) -> Alteration:
    earlier, later = pair.earlier, pair.later
    return Alteration(
        public_id=public_id("alteration", earlier.public_id, later.capture.public_id, later.at.isoformat()),
        earlier=earlier,
        later=later.capture,
        sighting_id=later.sighting,
        kinds=[kind.value for kind in found.kinds],
        reasons=[reason.as_json() for reason in found.reasons],
        spans=[list(span) for span in found.spans],
        extract=found.extract,
        method=METHOD,
    )
