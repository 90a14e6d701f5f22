"""Takes one article in for a person or a program, or has it fetched, or finds that we hold it already."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from sources.actions import captures, sources, visits
from sources.actions.signature import Person, signed
from sources.errors import Refused
from sources.intake.handed import FIELDS, Handed, from_row, words
from sources.models import Article, Capture, Visit
from sources.rules import addresses
from sources.rules.decoding import decode, normalise
from sources.vocabulary import Word

WHY = "Handed in."
AHEAD = timedelta(hours=14)
"""How far the day of whoever hands something in may be ahead of ours: the time zone furthest east."""


class TakenFor(Word):
    """Why what was handed in was taken for an article we hold already."""

    ADDRESS = "address", "it stands at this address"
    WORDS = "words", "it has these very words"
    SAME_ARTICLE = "same article", "the same outlet has it at another address"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of handing an article in: the article, or the visit that will bring it; one of the two is there.

    ``new`` says whether it was new to us, None while nobody knows; ``by`` what an article we hold was known by.
    """

    article: Article | None = None
    visit: Visit | None = None
    new: bool | None = None
    by: TakenFor | None = None

    @property
    def taken_for(self) -> TakenFor | None:
        """Why it was taken for the piece that is told of it; None where it is that piece, and new."""
        mirrors = self.article is not None and self.article.merged_into_id is not None
        return TakenFor.SAME_ARTICLE if mirrors else self.by


def take(*, row: Mapping[str, Any], by: Person) -> Taken:
    """Take in the article a row holds; with an address alone, have it fetched unless we hold it already.

    ``row`` has the fields of a manifest's row, empty ones counting as missing. Handing the same in again changes
    nothing. Raises ``Refused`` with the field to mend.
    """
    given = _given(row)
    if given.keys() == {"url"}:
        known = at(words(given, "url", ""))
        if known is not None and known.article is not None:
            return known
        visit = visits.ask(url=words(given, "url", ""), by=by)
        visit.refresh_from_db()  # its times are the database's
        return Taken(visit=visit)
    handed = read(given)
    with signed(user=by, why=WHY):
        kept = captures.take(handed=handed)
    known_by = TakenFor.ADDRESS if handed.url else TakenFor.WORDS
    return Taken(kept.capture.article, new=kept.new, by=None if kept.new else known_by)


def read(row: Mapping[str, Any]) -> Handed:
    """The article in a row. Raises ``Refused`` with the field to mend."""
    given = _given(row)
    if not {"text", "html"} & given.keys():
        remedy = "or the url alone, to have it fetched" if "url" in given else "or its url"
        raise Refused(f"is missing: give the article as text or html, {remedy}", field="text")
    handed = from_row(given, where="")
    if handed.retrieved is not None and handed.retrieved > timezone.now() + AHEAD:
        raise Refused("lies ahead: write when the text was seen, or leave it out", field="retrieved")
    return handed


def _given(row: Mapping[str, Any]) -> dict[str, Any]:
    for name in row:
        if name not in FIELDS:
            raise Refused(
                f"is not a field: use {', '.join(sorted(FIELDS))}", field=ascii(str(name)[:60])[1:-1]
            )
    return {name: value for name, value in row.items() if value not in (None, "")}


def held(handed: Handed) -> Taken | None:
    """The article as we hold it already, by its address, or by its words where no address is given; else None.

    The same words at another address are another article, which most often was copied from the first: that is what we
    are here to see. Without an address, words are the article of whoever is said to have published them.
    """
    if handed.url:
        known = at(handed.url)
        return known if known is not None and known.article is not None else None
    same = _in_these_words(handed)
    if handed.source:
        outlet = sources.find(name=handed.source)
        same = same.filter(Q(article__source=outlet) | Q(article__source__merged_into=outlet))
        if outlet is None:
            return None
    capture = same.first()
    return Taken(capture.article, new=False, by=TakenFor.WORDS) if capture else None


def repeated(handed: Handed) -> Article | None:
    """The first article we hold in these very words, wherever it stands and whoever published it."""
    capture = _in_these_words(handed).first()
    return capture.article if capture else None


def _in_these_words(handed: Handed) -> "QuerySet[Capture]":
    """Captures of the same bytes or, of a plain text, the same words; the first taken first."""
    same = Capture.objects.filter(raw=hashlib.sha256(handed.content).hexdigest())
    if handed.media == "text/plain":
        same |= Capture.objects.filter(text_hash=_text_hash(handed))
    return same.select_related("article__merged_into").order_by("pk")


def at(url: str) -> Taken | None:
    """What we hold, or are about to fetch, at an address, however it is written; None if nothing.

    Raises ``Refused`` where it is no address.
    """
    try:
        address = addresses.canonical(url)
    except ValueError as error:
        raise Refused(str(error), field="url") from error
    article = Article.objects.filter(address=address, unseen=False).select_related("merged_into").first()
    visit = Visit.objects.filter(address=address).select_related("article__merged_into").first()
    article = article or (visit.article if visit else None)
    if article is None:
        return Taken(visit=visit) if visit else None
    return Taken(article, visit, new=False, by=TakenFor.ADDRESS)


def _text_hash(handed: Handed) -> str:
    try:
        return hashlib.sha256(normalise(decode(handed.content)).encode()).hexdigest()
    except ValueError as error:
        raise Refused(str(error), field="text") from error
