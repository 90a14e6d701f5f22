"""Which claims have something behind them that one reader may not see: these are weighed anew for that reader."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from claims.models import Appearance, Claim, Contradiction
from claims.models.veil import clouded_claims, shading
from sources.models import Article
from sources.models.article import shaded_by
from sources.visibility import Reader, newsroom


def clouded(claims: Collection[int], reader: Reader | None, now: datetime) -> set[int]:
    """Those of the claims that have something behind them the reader may not see, in one query."""
    return set() if newsroom(reader) or not claims else clouded_claims(claims, now)


def rests_on_hidden(reader: Reader | None, now: datetime) -> Q:
    """The condition under which where an appearance's words come from is told by what is kept from the reader."""
    shaded = shaded_by(reader, now)
    return (
        Q(origin_article__in=shaded)
        | Q(capture__article__in=shaded)
        | Q(capture__article__merged_into__in=shaded)
    )


class _Rivalry(NamedTuple):
    """A contradiction that enters scores: the keys of its claims and of the words that stand for them."""

    one: int
    other: int
    one_words: int
    other_words: int


ENDS = ("one_id", "other_id", "one_appearance_id", "other_appearance_id")


def held(claims: Iterable[int]) -> list[_Rivalry]:
    """The contradictions that enter the scores of some claims, whoever sees them."""
    rows = Contradiction.objects.rivalries().filter(Q(one__in=claims) | Q(other__in=claims))
    return [_Rivalry(*row) for row in rows.order_by("public_id").values_list(*ENDS)]


def _ends(pairs: Iterable[_Rivalry]) -> set[int]:
    return {end for pair in pairs for end in (pair.one, pair.other)}


def in_sight(held: Sequence[_Rivalry], reader: Reader | None, now: datetime) -> list[_Rivalry]:
    """Those of some contradictions that the reader may see, asked in narrow joins that the database plans quickly."""
    words = {end for pair in held for end in (pair.one_words, pair.other_words)}
    shown = set(Claim.objects.visible_to(reader, now).filter(pk__in=_ends(held)).values_list("pk", flat=True))
    read = set(Appearance.objects.visible_to(reader, now).filter(pk__in=words).values_list("pk", flat=True))
    return [
        pair
        for pair in held
        if {pair.one, pair.other} <= shown and {pair.one_words, pair.other_words} <= read
    ]


RESTING = ("capture__article__in", "origin_article__in")
MARKED = ("stale_from__in", "superseded_by__article__in")


Hides = tuple[list[int], set[int]]
"""By primary key, the articles by which lineages are told otherwise to a reader, and the claims kept from them."""


def hides(reader: Reader | None, now: datetime) -> Hides:
    """What is kept from the reader: one short query, and none of the newsroom."""
    return ([], set()) if newsroom(reader) else shading(reader, now)


def sight(reader: Reader | None, hides: Hides) -> object:
    """Whom something is shown to, in which language, and what is hidden from them: what is kept stands for these."""
    pieces, gone = hides
    return (newsroom(reader), get_language(), sorted(pieces), sorted(gone))


def everywhere(hides: Hides) -> set[int]:
    """All claims (by primary key) that may have something behind them that ``hides`` keeps from readers, and rivals.

    Found from the few hidden rows by one index each: with nothing hidden nothing is asked. Some may come out as they
    are stored, because what is hidden changes nothing of theirs.
    """
    pieces, gone = hides
    dim = {claim for _, claim in _said(pieces, RESTING + MARKED) if claim} if pieces else set()
    return (dim | _ends(held(dim | gone)) if dim or gone else set()) - gone


def _shaded(reader: Reader | None, now: datetime) -> "QuerySet[Article]":
    return Article.objects.filter(pk__in=shaded_by(reader, now)).order_by()


def resting(reader: Reader | None, now: datetime) -> set[int]:
    """All appearances (by primary key) whose origin is told by what is kept from the reader, as ``rests_on_hidden``."""
    pieces = [] if newsroom(reader) else list(_shaded(reader, now).values_list("pk", flat=True))
    return {pk for pk, _ in _said(pieces, RESTING)} if pieces else set()


def _said(pieces: Sequence[int], ways: Sequence[str]) -> set[tuple[int, int | None]]:
    """The appearances that have to do with some articles, each with its claim: every column by its own index."""
    rows = Appearance.objects.standing().order_by()
    found = [rows.filter(**{way: pieces}).values_list("pk", "claim") for way in ways]
    return set(found[0].union(*found[1:]))
