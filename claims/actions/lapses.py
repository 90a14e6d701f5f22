"""Marking what an article, captured anew or taken down, says no longer; what stays word for word stays judged."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from claims.actions import twins
from claims.models import Appearance
from claims.rules.weighing import lapses
from claims.rules.weighing.lapses import Lapse, Seen
from sources.actions import alterations as captured
from sources.actions.alterations import Moment
from sources.models import Article, Visit
from sources.rules import alterations
from sources.rules.alignment import Spoken
from sources.vocabulary import SectionKind

Rows = Sequence[Appearance]


def settle(*, article: Article) -> set[int]:
    """Work out which words of an article's piece its later captures have dropped; runs inside the caller's transaction.

    All are dropped once the page is gone, until it is back. What stays word for word keeps the judgement a person gave
    it in another capture. A function of the sightings, of what was read in the captures and of when the page was gone,
    whatever came first. Returns the claims (by primary key) whose voices changed: the caller has them weighed and held
    against each other again.
    """
    piece = Article.objects.values_list("merged_into", flat=True).get(pk=article.pk) or article.pk
    return {claim for each in sorted({piece, *_left(article)}) for claim in _settle(each)}


def _left(article: Article) -> Iterable[int]:
    """The pieces some of whose words were dropped by captures of this article, which may belong to another by now."""
    rows = Appearance.objects.filter(superseded_by__article=article).order_by()
    pairs = rows.values_list("capture__article", "capture__article__merged_into").distinct()
    return {merged or own for own, merged in pairs}


def _settle(piece: int) -> set[int]:
    held = captured.moments_of(piece)
    gone_at = Visit.objects.gone_since({moment.capture.article_id for moment in held})
    several = len(held) + bool(gone_at) > 1
    if several:
        # One at a time for each piece: of two captures read at once the second must see what was read in the first.
        Article.objects.select_for_update(of=("self",)).get(pk=piece)
    rows = _rows(piece)
    moved = twins.keep(rows=rows)
    seen = _with_end(_moments(held, rows), gone_at) if several else []
    first = {moment.capture.pk: moment.at for moment in reversed(held)}
    changed = {
        row.pk: lapse
        for row in rows
        if (lapse := _lapse(row, first.get(row.capture_id), seen)) != _marked(row)
    }
    _write(changed)
    return moved | {row.claim_id for row in rows if row.pk in changed and row.claim_id is not None}


def _rows(piece: int) -> list[Appearance]:
    rows = Appearance.objects.of_piece(piece).select_related("capture", "attributed_to")
    return list(rows.defer("capture__text", "capture__fingerprint", "capture__hints").order_by("public_id"))


def _moments(held: Sequence[Moment], rows: Rows) -> list[Seen]:
    """The article as it stood each time it was seen with another text."""
    said: dict[int, set[str]] = {moment.capture.pk: set() for moment in held}
    for row in rows:
        said.get(row.capture_id, set()).add(twins.name(row))
    moments: list[Seen] = []
    base: list[Spoken] = []
    for moment in held:
        shown = captured.said(moment.capture)
        words = alterations.own_words(shown)
        extract = bool(moments) and alterations.is_extract(base, words, fed=shown.fed)
        base = base if extract else words
        text = " ".join(word.fold for word in words)
        key = moment.capture.pk
        moments.append(Seen(key, moment.at, frozenset(said[key]), text, extract))
    return moments


def _with_end(moments: list[Seen], gone_at: datetime | None) -> list[Seen]:
    """The moments of an article in the order of time, the one since when its page is gone among them."""
    ends = [Seen(None, gone_at, frozenset())] if gone_at else []
    return sorted([*moments, *ends], key=lambda moment: moment.at)


def _lapse(row: Appearance, since: datetime | None, seen: Sequence[Seen]) -> Lapse | None:
    """When the row's words, seen first at ``since``, were dropped; a comment stays its writer's, shown still or not."""
    if since is None or row.section == SectionKind.COMMENT:
        return None
    quote = twins.folded(row.quote)
    return lapses.dropped(twins.name(row), quote, since, seen, by_hand=twins.looked_for(row))


def _marked(row: Appearance) -> Lapse | None:
    return Lapse(row.superseded_at, row.superseded_by_id) if row.superseded_at else None


def _write(changed: Mapping[int, Lapse | None]) -> None:
    by_lapse: dict[Lapse | None, list[int]] = {}
    for pk, lapse in changed.items():
        by_lapse.setdefault(lapse, []).append(pk)
    for lapse, pks in by_lapse.items():
        columns = {"superseded_at": lapse.at, "superseded_by_id": lapse.capture} if lapse else NOT_DROPPED
        stale = NOT_STALE if lapse else {}  # what stands here no longer is no stale copy
        Appearance.objects.filter(pk__in=pks).update(**columns, **stale)


NOT_DROPPED = {"superseded_at": None, "superseded_by_id": None}
NOT_STALE = {"stale_at": None, "stale_from_id": None}
