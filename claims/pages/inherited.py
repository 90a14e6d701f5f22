"""Tells beside a judgement that was inherited from an article above in which words it was given."""

from collections.abc import Sequence
from datetime import datetime

from claims.models import Appearance
from sources.pages.article import title_of
from sources.visibility import Reader


def give(rows: Sequence[Appearance], reader: Reader | None, now: datetime) -> None:
    """Give appearances already read the article and quote whose judgement they inherited, in one query at most.

    Where the reader may not see it, only that it was inherited is told.
    """
    wanted = {row.inherited_from_id for row in rows if row.inherited_from_id}
    if not wanted:
        return
    above = Appearance.objects.visible_to(reader, now).filter(pk__in=wanted)
    beside = above.select_related("capture__article__source", "capture__article__merged_into__source")
    found = {row.pk: row for row in beside.defer("capture__text", "capture__fingerprint", "capture__hints")}
    for row in rows:
        source = found.get(row.inherited_from_id or 0)
        if source is not None:
            piece = source.capture.article.canonical
            told = {"article": piece.public_id, "quote": source.public_id, "title": title_of(piece)}
            row.inherited = told  # type: ignore[attr-defined]
