"""Answers “have we seen this?”: claims that say it in whatever words, and all else that holds the words asked for."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import count
from typing import Any

from django.db.models import F, QuerySet

from claims.models import Appearance, Claim, Event
from claims.pages import lapsed, lists, quotes, seen
from claims.pages.alike import alike
from claims.pages.known import known
from claims.pages.respelt import Respelt
from claims.pages.worded import Worded
from claims.rules.lookup.tongues import told_by_words
from sources.models import Article, Source
from sources.pages.lists import sources_named
from sources.pages.search import Spellings, named, said
from sources.visibility import Reader

EACH = 6  # answers of each kind
STRETCH = 200  # rows looked at at once for those in sight
NEAR = (
    48  # the same of rows that are read one after another: to take the words of a row apart again costs most
)
COMMON = 2_000
"""Quotes that hold some words from which on these are a common word's: of as many claims a list is long. Our choice."""


def search(asked: Respelt, reader: Reader | None, now: datetime) -> dict[str, Any]:
    """The first few answers of every kind, each kind in a fixed number of queries."""
    words, also = asked.words, asked.spellings
    worded = Worded(Claim.objects.visible_to(reader, now).current(), asked, reader, now)
    anew = seen.apart(reader, now)
    found = lists.foremost(worded.rows, EACH, anew, worded)
    events = said(Event.objects.visible_to(reader, now).current(), "title", words, also)
    return {
        "seen": alike(asked.likeliest, told_by_words(asked.likeliest), reader, now, most=EACH),
        "claims": lists.listed(found, reader, now, anew),
        "quotes": _quotes(worded),
        "sources": _sources(words, also, reader, now),
        # By when it happened, as in every list: when the row was written may tell of a hidden piece that came before.
        "events": list(events.order_by(F("when_first").desc(nulls_last=True), "-pk")[:EACH]),
        "articles": _articles(words, also, reader, now),
        "respelt": asked.told,
    }


def _quotes(worded: Worded) -> list[quotes.Quote]:
    reader, now = worded.reader, worded.now
    rows = Appearance.objects.visible_to(reader, now).for_page().filter(pk__in=_newest(worded))
    rows = rows.select_related("capture__article__merged_into__source").defer(
        "capture__text", "capture__fingerprint"
    )
    found = _once(quotes.with_context(rows).order_by("-pk"))[:EACH]
    lapsed.withhold(found, reader, now)
    seen.tell_origins(found, reader, now)
    return quotes.quotes(found, quotes.letters_of(found), quotes.visible_origins(found, reader, now))


def _sources(words: str, also: Spellings, reader: Reader | None, now: datetime) -> list[Source]:
    """Sources of such a name that the reader may know of, by name: found by their names first, then looked for."""
    bearing = sources_named(words, also).order_by("name", "pk").values_list("pk", flat=True)
    voices = known(Source.objects.for_page(), reader, now).order_by("name", "pk")
    found: list[Source] = []
    for start in count(0, STRETCH):
        stretch = list(bearing[start : start + STRETCH])
        found += voices.filter(pk__in=stretch)[: EACH - len(found)] if stretch else ()
        if len(found) == EACH or len(stretch) < STRETCH:
            break
    return found


def _articles(words: str, also: Spellings, reader: Reader | None, now: datetime) -> list[Article]:
    """The newest articles in sight whose title holds such words."""
    shown = Article.objects.visible_to(reader, now).current().for_page()
    found: list[Article] = []
    for stretch in _stretches(named(Article.objects.all(), "title", words, also)):
        found += shown.filter(pk__in=stretch).order_by("-pk")[: EACH - len(found)]
        if len(found) == EACH:
            break
    return found


def _newest(worded: Worded) -> list[int]:
    """The newest quotes in sight that hold the words, by primary key: a few for each answer."""
    words, also = worded.asked.words, worded.asked.spellings
    holding = said(Appearance.objects.standing(), "quote", words, also)
    found: list[int] = []
    for stretch in _walked(holding) if worded.common else _noted(worded, holding):
        shown = (
            Appearance.objects.visible_to(worded.reader, worded.now).filter(pk__in=stretch).order_by("-pk")
        )
        found += shown.values_list("pk", flat=True)[: EACH * 4 - len(found)]
        if len(found) == EACH * 4:
            break
    return found


def _noted(worded: Worded, holding: "QuerySet[Appearance]") -> Iterator[list[int]]:
    """Stretches of the quotes that hold the words; that very many do is noted for whoever searches for them next."""
    for place, stretch in enumerate(_stretches(holding)):
        if place == 0 and len(stretch) == STRETCH and holding.count() >= COMMON:
            worded.note()
        yield stretch


def _walked(holding: "QuerySet[Appearance]") -> Iterator[list[int]]:
    """The same where very many rows hold the words: the newest rows are read until enough of them do."""
    latest = holding.order_by("-pk").values_list("pk", flat=True)
    stretch = list(latest[:NEAR])
    while stretch:
        yield stretch
        stretch = list(latest.filter(pk__lt=stretch[-1])[:NEAR]) if len(stretch) == NEAR else []


def _stretches(holding: QuerySet[Any]) -> Iterator[list[int]]:
    """The rows that hold some words, by primary key, the newest first, a stretch at a time as nearly all are in sight.

    They are found by their words and put in order then: the database takes words for cheaper to read than they are, and
    would read every row there is, from the newest on.
    """
    latest = holding.annotate(place=F("pk") + 0).order_by("-place").values_list("pk", flat=True)
    stretch = list(latest[:STRETCH])
    while stretch:
        yield stretch
        stretch = list(latest.filter(pk__lt=stretch[-1])[:STRETCH]) if len(stretch) == STRETCH else []


def _once(rows: Iterable[Appearance]) -> list[Appearance]:
    """Each stretch of an article's words once, however many claims or captures it stands for."""
    kept: dict[tuple[int, str], Appearance] = {}
    for row in rows:
        kept.setdefault((row.capture.article.canonical_pk, row.quote), row)
    return list(kept.values())
