"""Gives quotes already read the sources, articles and people beside them, each read once however many name it."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import prefetch_related_objects

from claims.models import Appearance
from sources.models import Article, Source


def give(rows: Sequence[Appearance]) -> dict[int, str]:
    """Give appearances, read with their articles, all that a page names beside them; returns the sources' grades.

    Two queries at most, one more where people have judged: forty copies name one agency, which a join would bring, and
    build, forty times, and a join of a dozen tables takes the database longer to plan than to run.
    """
    pieces = [row.capture.article for row in rows]
    beside = _articles(rows, pieces)
    pieces += beside.values()
    sources = _sources(rows, pieces)
    for piece in pieces:
        piece.source = sources.get(piece.source_id or 0)
        if piece.merged_into_id:
            piece.merged_into = beside[piece.merged_into_id]
    for row in rows:
        _tell(row, sources, beside)
    prefetch_related_objects([row for row in rows if row.judged_by_id], "judged_by")
    return {pk: source.reliability for pk, source in sources.items()}  # type: ignore[attr-defined]


def _tell(row: Appearance, sources: Mapping[int, Source], beside: Mapping[int, Article]) -> None:
    if row.attributed_to_id:
        row.attributed_to = sources[row.attributed_to_id]
    if row.origin_source_id:
        row.origin_source = sources[row.origin_source_id]
    if row.origin_article_id:
        row.origin_article = beside[row.origin_article_id]
    if row.stale_from_id:
        row.stale_from = beside[row.stale_from_id]


def _articles(rows: Iterable[Appearance], pieces: Iterable[Article]) -> dict[int, Article]:
    """The articles named beside some appearances: those that carry them are at hand already."""
    held = {piece.pk: piece for piece in pieces}
    named = {pk for row in rows for pk in (row.origin_article_id, row.stale_from_id) if pk}
    named |= {piece.merged_into_id for piece in held.values() if piece.merged_into_id}
    missing = named - held.keys()
    held |= Article.objects.in_bulk(missing) if missing else {}
    return {pk: held[pk] for pk in named}


def _sources(rows: Iterable[Appearance], pieces: Iterable[Article]) -> dict[int, Source]:
    wanted = {pk for row in rows for pk in (row.attributed_to_id, row.origin_source_id) if pk}
    wanted |= {piece.source_id for piece in pieces if piece.source_id}
    return Source.objects.with_reliability().in_bulk(wanted) if wanted else {}
