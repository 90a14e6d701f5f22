"""Finds the articles that a pasted text has words from: by the same index and the same measure as all copies."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import numpy as np
from django.conf import settings

from sources.actions.alterations import said
from sources.actions.shingles import StoredPostings
from sources.models import Article, Capture, Commonplace
from sources.models.article import piece_visible
from sources.pages.matched import Matched, lay_side_by_side
from sources.rules import derivations, fingerprints, likeness, postings
from sources.rules.body import Body, body_of
from sources.rules.likeness import Likeness, Span
from sources.rules.screening import LEAST_HASHES, sharing
from sources.rules.span import SectionSpan
from sources.visibility import Reader
from sources.vocabulary import SectionKind

MOST_MET = 400
"""Captures of which is asked whether the reader may see them, those first that share most hashes."""
MOST_COMPARED = 16
"""Captures whose texts are held against the pasted one; a wire may have a thousand copies."""
MOST_TOLD = 5
"""Articles that are told."""


@dataclass(frozen=True)
class Copied:
    """An article that shares more with the text than a quote would, and how much.

    ``runs`` are the words in common: start and end in the text, start and end in the ``capture``, in code points.
    """

    capture: Capture
    likeness: Likeness
    runs: tuple[Span, ...]
    text: str

    @property
    def article(self) -> Article:
        """The piece that shares them."""
        return self.capture.article.canonical

    @property
    def language(self) -> str:
        """The language of the article."""
        return self.capture.language

    @cached_property
    def matched(self) -> Matched:
        """Both texts side by side."""
        return lay_side_by_side(self.runs, self.text, self.capture.text)


def looked_for() -> bool:
    """Whether the index stands where a page can ask it: in tables."""
    return str(settings.COPIES_FOUND_IN) == "tables"


def copied(text: str, reader: Reader | None, now: datetime) -> list[Copied]:
    """The articles in sight that the text has words from, those first of which it holds most, the earliest of equals.

    Four queries, whatever the text.
    """
    stock = Commonplace.objects.words()
    pasted = body_of(text, [SectionSpan(SectionKind.BODY, 0, len(text))]).without(stock)
    captures = _resembling(pasted.text, reader, now)
    measured = [(each, *_measured(pasted, each, stock)) for each in captures]
    best: dict[int, tuple[Capture, Likeness, Body]] = {}
    for capture, found, body in sorted(measured, key=_foremost):
        if derivations.copied(found):
            best.setdefault(capture.article.canonical_pk, (capture, found, body))
    return [_told(text, pasted, *each) for each in list(best.values())[:MOST_TOLD]]


def _resembling(text: str, reader: Reader | None, now: datetime) -> list[Capture]:
    """Captures the reader may see that share hashes with a text, those first that share most."""
    (hashes,) = fingerprints.winnow([text])
    entries = postings.entries_of(hashes, np.zeros(len(hashes), dtype=np.int64))
    if not len(entries) or not looked_for():
        return []
    shared = sharing(entries, StoredPostings().meet(entries), LEAST_HASHES)
    most = sorted((-hashes_shared, number) for _, number, hashes_shared in shared)[:MOST_MET]
    rows = Capture.objects.filter(piece_visible(reader, now, "article"), screening__in=[n for _, n in most])
    seen = dict(rows.order_by().values_list("screening", "pk"))
    wanted = [seen[number] for _, number in most if number in seen][:MOST_COMPARED]
    held = Capture.objects.filter(pk__in=wanted).select_related(
        "article__source", "article__merged_into__source"
    )
    return list(held.defer("fingerprint").prefetch_related("sections"))


def _measured(pasted: Body, capture: Capture, stock: str) -> tuple[Likeness, Body]:
    body = body_of(capture.text, said(capture).sections).without(stock)
    return likeness.measure(pasted.text, body.text), body


def _foremost(measured: tuple[Capture, Likeness, Body]) -> tuple[float, str, str]:
    capture, found, _ = measured
    return -found.containment, capture.article.canonical.rank, capture.public_id


def _told(text: str, pasted: Body, capture: Capture, found: Likeness, body: Body) -> Copied:
    runs = tuple(
        (pasted.place(one), pasted.place(end), body.place(up), body.place(up_end))
        for one, end, up, up_end in found.spans
    )
    return Copied(capture, found, runs, text)
