"""Looking through the captures, a stretch at a time, for articles that hold what curators have just taught us."""

import re
from collections.abc import Sequence

from django.db import connection, transaction
from django.db.models import F, Max
from django.db.models.functions import Now

from sources.actions import rings
from sources.models import Article, Capture, Phrase, Sweep
from sources.rules.telling import telling
from sources.rules.template import pattern

STRETCH = 2_000
"""Captures looked at in one step: about a second of work, so that a worker that dies has lost no more."""

# By primary key, so that a stretch costs the same however many captures there are. Asked for by the longest words the
# phrase cannot do without; what is found is then read with the phrase itself.
HOLDING = """
SELECT article_id, text FROM sources_capture WHERE id > %s AND id <= %s AND text ILIKE ANY(%s)
"""
END = "SELECT max(id) FROM (SELECT id FROM sources_capture WHERE id > %s ORDER BY id LIMIT %s) AS stretch"


def ask(*, templates: Sequence[str] = (), names: Sequence[str] = (), phrase: Phrase | None = None) -> None:
    """Have the captures looked through for some phrases or names of agencies; runs inside the caller's transaction."""
    if templates or names:
        Sweep.objects.create(templates=list(templates), names=list(names), phrase=phrase)


def sweep(*, sweep_id: int) -> None:
    """Look through the next stretch of captures and ask for the articles that hold the words to be traced again.

    What is reached is kept in the same transaction: whoever dies half-way has done nothing, and the next goes on from
    there. It is due again until the last capture is reached.
    """
    with transaction.atomic():
        row = Sweep.objects.select_for_update().get(pk=sweep_id)
        if row.done_at is not None:
            return
        last = row.last if row.last is not None else _newest()
        end = min(_end(row.reached, last), last)
        articles = _holding(row, end)
        rings.take_turn()
        rows = Article.objects.filter(pk__in=articles)
        list(rows.select_for_update().order_by("pk").values_list("pk"))
        rows.update(trace_due=F("trace_due") + 1)
        Sweep.objects.filter(pk=row.pk).update(
            reached=end,
            last=last,
            found=F("found") + len(articles),
            done_at=Now() if end >= last else None,
        )


def _newest() -> int:
    return Capture.objects.aggregate(newest=Max("pk"))["newest"] or 0


def _end(reached: int, last: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(END, [reached, STRETCH])
        return int(cursor.fetchone()[0] or last)


def _holding(row: Sweep, end: int) -> set[int]:
    likes = sorted(
        {like for template in row.templates for like in telling(template)}
        | {f"%{name.replace('%', '_')}%" for name in row.names}
    )
    looked = [*map(_as_written, row.templates), *map(_whole_words, row.names)]
    with connection.cursor() as cursor:
        cursor.execute(HOLDING, [row.reached, end, likes])
        return {article for article, text in cursor if any(each.search(text) for each in looked)}


def _as_written(template: str) -> re.Pattern[str]:
    return re.compile(pattern(template).replace("{name}", r"[^\n]{1,100}?"), re.IGNORECASE)


def _whole_words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
