"""The claims that spread fastest with one voice behind them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Min, Q

from claims.models import Appearance, Claim, Corroboration
from claims.pages import ledger, seen
from claims.pages.claim import visible_addresses
from claims.pages.dashboard.days import Days
from claims.pages.dashboard.said import PIECES, carrying
from claims.rules import bars
from claims.rules.weighing.backing import Role
from sources.models import Article
from sources.models.article import kept_from
from sources.visibility import Reader, newsroom
from sources.vocabulary import Precision

SHOWN = 8
LOOKED_AT = 24
"""Claims weighed as the reader sees them to find so many."""
LEAST = 2
"""Articles from which on a claim has spread at all."""
HOURS = 24
TALL = 34.0
"""Pixels of the picture of one claim."""


@dataclass(frozen=True, slots=True)
class Lone:
    """A claim that one independent origin stands behind: articles of these days that carry it, and when they came out.

    ``timeless`` are those of which the hour is not known, in a picture by the hour.
    """

    claim: Claim
    backing: Corroboration
    line: ledger.Line | None
    number: int
    bars: tuple[bars.Bar, ...]
    numbers: tuple[int, ...]
    timeless: int


def spreading(days: Days, reader: Reader | None, now: datetime) -> list[Lone]:
    """The claims with exactly one independent origin that most articles of these days carry: so their pace, the days
    being the same for all. At least two articles; of equals the claim known last comes first.
    """
    pace = _paces(days, reader, now)
    claims = list(Claim.objects.visible_to(reader, now).current().for_page().filter(pk__in=pace))
    backings = seen.backings(claims, reader, now)
    lone = [each for each in claims if each.pk in backings and backings[each.pk].origins_for == 1]
    lone.sort(key=lambda each: (-pace[each.pk], -each.pk))
    drawn = {each.pk: backings[each.pk] for each in lone[:SHOWN]}
    moments = _moments(drawn, days, reader, now)
    numbers = {pk: _numbers(moments[pk], days) for pk in drawn}
    lines = _lines(drawn, reader, now)
    return [_lone(each, drawn[each.pk], lines[each.pk], pace[each.pk], numbers) for each in lone[:SHOWN]]


def _paces(days: Days, reader: Reader | None, now: datetime) -> dict[int, int]:
    """By claim, the articles of these days that carry it: of those with one origin, or fewer as the reader sees it."""
    rows = carrying(days, reader, now).values("claim").annotate(pieces=PIECES).filter(pieces__gte=LEAST)
    ranked = rows.order_by("-pieces", "-claim").values_list("claim", "pieces")
    found = dict(ranked.filter(claim__corroboration__origins_for=1)[:LOOKED_AT])
    if not newsroom(reader) and (hiding := _hiding(reader, now)):
        found |= dict(ranked.filter(claim__in=hiding)[:LOOKED_AT])
    return found


def _hiding(reader: Reader | None, now: datetime) -> set[int]:
    """The claims that stand in articles kept from the reader: they may have fewer origins than are stored."""
    kept = list(Article.objects.filter(pk__in=kept_from(reader, now)).values_list("pk", flat=True))
    within = Q(capture__article__in=kept)
    rows = Appearance.objects.standing().filter(within).order_by().values_list("claim", flat=True)
    return {claim for claim in rows.distinct() if claim} if kept else set()


Moments = Mapping[int, Sequence[tuple[datetime, str]]]


def _moments(claims: Iterable[int], days: Days, reader: Reader | None, now: datetime) -> Moments:
    """By claim, when each article of these days that carries it came out first, and how finely that is known."""
    rows = carrying(days, reader, now).filter(claim__in=list(claims)).values("claim", "piece")
    at, fine = "capture__article__published_at", "capture__article__published_precision"
    found: dict[int, list[tuple[datetime, str]]] = {pk: [] for pk in claims}
    for row in rows.annotate(at=Min(at), fine=Min(fine)):  # “day” comes before “instant”
        found[row["claim"]].append((row["at"], row["fine"]))
    return found


def _lines(
    backings: Mapping[int, Corroboration], reader: Reader | None, now: datetime
) -> dict[int, ledger.Line | None]:
    """By claim, the entry of its one origin in the ledger."""
    named = {address for each in backings.values() for address in ledger.addresses(each)}
    visible = visible_addresses(named, reader, now)
    return {pk: _only(each, visible) for pk, each in backings.items()}


def _lone(
    claim: Claim, backing: Corroboration, line: ledger.Line | None, number: int,
    numbers: Mapping[int, Sequence[int]],
) -> Lone:  # fmt: skip
    """One claim with its picture, to one scale with all others."""
    own, most = numbers[claim.pk], max((each for some in numbers.values() for each in some), default=1)
    return Lone(claim, backing, line, number, bars.bars(own, most, TALL), tuple(own), number - sum(own))


def _numbers(moments: Sequence[tuple[datetime, str]], days: Days) -> list[int]:
    """Articles a day; of a single day, articles an hour, as far as the hour is known."""
    if days.number > 1:
        return bars.tally(((at.astimezone(UTC).date() - days.first).days for at, _ in moments), days.number)
    timed = (at.astimezone(UTC).hour for at, fine in moments if fine == Precision.INSTANT)
    return bars.tally(timed, HOURS)


def _only(backing: Corroboration, visible: set[str]) -> ledger.Line | None:
    """The entry of the one origin; an origin that is not in ``visible`` has no name there."""
    lines = zip(backing.ledger, ledger.ledger(backing, visible).lines, strict=True)
    return next((line for entry, line in lines if entry["role"] == Role.ORIGIN.value), None)
