"""Finds claims by words: whichever hold them in their sentence or in a quote, the first of them without reading all."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from claims.models import Appearance, Claim
from claims.models.claim import ClaimQuerySet
from claims.pages.kept import LATELY
from claims.pages.respelt import Respelt
from sources.models.among import among
from sources.models.article import piece_visible
from sources.pages.paging import Key, first_rows
from sources.pages.remembered import recall, remember
from sources.pages.search import said
from sources.visibility import Reader

LOOKED_THROUGH = 400
"""Claims of whose quotes it is asked, for one page, whether they hold the words: where one claim in sixteen does, the
page is among them. Our choice: of so many a quote or two each are read as fast as all that hold a usual word."""


@dataclass(frozen=True, slots=True)
class Worded:
    """Of some claims (``besides``) those that hold the words a reader asks for, as far as they may see."""

    besides: ClaimQuerySet
    asked: Respelt
    reader: Reader | None
    now: datetime

    @property
    def rows(self) -> ClaimQuerySet:
        """All of them."""
        return self.besides.filter(pk__in=matching(self.asked, self.reader, self.now))

    def among(self, claims: Iterable[int]) -> ClaimQuerySet:
        """Those of some claims (by primary key)."""
        some = list(claims)
        quoted = Q(pk__in=self._quoted(some).values("claim"))
        return self.besides.filter(among("pk", some)).filter(Q(pk__in=_by_sentence(self.asked)) | quoted)

    def without(self, claims: Iterable[int]) -> "Worded":
        """The same with some claims left out."""
        return Worded(self.besides.exclude(among("pk", claims)), self.asked, self.reader, self.now)

    def first(self, order: Sequence[Key], most: int, after: Sequence[Any] | None) -> list[int] | None:
        """The primary keys of the first ``most`` in an order, with some that come later; None where few hold the words.

        Words that many hold are in the sentences of as many: a page is filled from these, and only of the claims that
        come before the last of them it is asked whether a quote holds the words. Quotes are long, and to read all that
        hold such words takes most of what the page does. Whether many do is known from who asked before (``note``).
        """
        if not self.common:
            return None
        own = _keys(self.besides.filter(pk__in=_by_sentence(self.asked)), order, most, after)
        if len(own) < most:
            return None
        every = _keys(self.besides, order, LOOKED_THROUGH, after)
        if own[-1] not in every:
            return None
        before = every[: every.index(own[-1])]
        quoted = set(self._quoted(before).values_list("claim", flat=True))
        return sorted(quoted.union(own))

    @property
    def common(self) -> bool:
        """Whether very many claims are known to hold the words."""
        return recall(self._place) is not None

    def note(self) -> None:
        """Remember for some minutes that very many claims hold the words, as whoever counted them knows."""
        remember(self._place, True, seconds=LATELY)

    @property
    def _place(self) -> str:
        words = (self.asked.words, sorted(self.asked.spellings.items()))
        return f"worded:{hashlib.sha256(repr(words).encode()).hexdigest()}"

    def _quoted(self, claims: Sequence[int]) -> "QuerySet[Appearance]":
        return _by_quote(self.asked, self.reader, self.now).filter(among("claim", claims))


def matching(asked: Respelt, reader: Reader | None, now: datetime) -> "QuerySet[Claim, tuple[int]]":
    """The keys of claims whose sentence, or one of whose quotes in sight, holds the words; some may be hidden.

    Each is found by its own index, and then both are put together: for a claim of which either is true, the database
    would ask every claim there is. Whether a claim is in sight is asked of it by whoever looks among those that are:
    asked of each quote too, all claims and events would be read for a word that many hold.
    """
    return _by_sentence(asked).union(_by_quote(asked, reader, now).values_list("claim"))


def _by_sentence(asked: Respelt) -> "QuerySet[Claim, tuple[int]]":
    return said(Claim.objects.all(), "text", asked.words, asked.spellings).order_by().values_list("pk")


def _by_quote(asked: Respelt, reader: Reader | None, now: datetime) -> "QuerySet[Appearance]":
    shown = Appearance.objects.standing().filter(piece_visible(reader, now, "capture__article"))
    return said(shown, "quote", asked.words, asked.spellings).order_by()


def _keys(rows: ClaimQuerySet, order: Sequence[Key], most: int, after: Sequence[Any] | None) -> list[int]:
    return first_rows(rows.values_list("pk", flat=True), order, most, after)
