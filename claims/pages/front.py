"""What the front page shows of claims: contested questions and lone origins."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, F, Q, When

from claims.models import Claim, Contradiction, Corroboration
from claims.pages import ledger, seen
from claims.pages.claim import visible_addresses
from claims.pages.lists import foremost
from claims.pages.pairs import Pair, pairs
from claims.pages.ranges import Scale, scale_for
from claims.rules.weighing.backing import Role
from sources.visibility import Reader

SHOWN = 6  # contested questions
LOOKED_AT = 80  # contradictions read to find that many different questions
LONERS = 8  # claims with one origin
COPIED = 6  # sources whose word others carry


@dataclass(frozen=True, slots=True)
class Question:
    """Two answers to one question, as the reader may see them."""

    pair: Pair
    one: Corroboration | None
    other: Corroboration | None
    scale: Scale | None
    first: float
    second: float


@dataclass(frozen=True, slots=True)
class Loner:
    """A claim that many articles carry and one origin stands behind."""

    claim: Claim
    backing: Corroboration
    line: ledger.Line | None


def contested(reader: Reader | None, now: datetime) -> list[Question]:
    """Open questions, one of each event and measure, the most carried first; voices inside one claim come last."""
    carried = F("one__corroboration__articles") + F("other__corroboration__articles")
    inside = Case(When(one=F("other"), then=1), default=0)
    shown = Contradiction.objects.contesting().visible_to(reader, now)
    ranked = shown.order_by(inside, carried.desc(nulls_last=True), "public_id")[:LOOKED_AT]
    found = pairs(ranked, reader, now)
    backings = seen.backings([side.claim for each in found for side in (each.one, each.other)], reader, now)
    questions: dict[tuple[int, int], Pair] = {}
    for each in sorted(found, key=lambda pair: _rank(pair, backings)):
        if _open(each, backings):
            questions.setdefault((each.one.claim.event_id, each.one.claim.measure_id), each)
    return [_question(each, backings) for each in list(questions.values())[:SHOWN]]


def _rank(each: Pair, backings: Mapping[int, Corroboration]) -> tuple[bool, int, str]:
    """The order of the questions, by what the reader may know of how much each is carried."""
    carried = sum(_weight(backings.get(side.claim.pk))[0] for side in (each.one, each.other))
    return (each.one.claim.pk == each.other.claim.pk, -carried, each.row.public_id)


def _open(each: Pair, backings: Mapping[int, Corroboration]) -> bool:
    """Whether it is one for the reader: a denial inside a claim only while an independent origin in sight denies it."""
    backing = backings.get(each.one.claim.pk)
    return each.one.claim.pk != each.other.claim.pk or bool(backing and backing.origins_against)


def _question(each: Pair, backings: dict[int, Corroboration]) -> Question:
    sides = sorted(
        (each.one, each.other), key=lambda side: _weight(backings.get(side.claim.pk)), reverse=True
    )
    ordered = Pair(each.row, sides[0], sides[1])
    values = [side.claim.value for side in sides]
    exact = all(value.exact for value in values)
    scale = scale_for(values) if exact else None
    places = [scale.at(value.low) for value in values if scale and value.low is not None] or [0.0, 0.0]
    return Question(
        ordered, backings.get(sides[0].claim.pk), backings.get(sides[1].claim.pk), scale, places[0], places[1]
    )


def _weight(backing: Corroboration | None) -> tuple[int, float]:
    return (backing.articles, backing.score) if backing else (0, 0.0)


def loners(reader: Reader | None, now: datetime) -> list[Loner]:
    """Claims one origin stands behind, the most carried first."""
    anew = seen.apart(reader, now)
    stored = Q(corroboration__origins_for=1, corroboration__articles__gte=2)
    alone = seen.keeping(stored, lambda backing: backing.origins_for == 1 and backing.articles > 1, anew)
    rows = Claim.objects.visible_to(reader, now).current().filter(alone)
    claims = foremost(rows, LONERS, anew)
    backings = seen.backings(claims, reader, now)
    lone = [(claim, backings[claim.pk]) for claim in claims]
    addresses = {address for _, backing in lone for address in ledger.addresses(backing)}
    visible = visible_addresses(addresses, reader, now)
    return [Loner(claim, backing, _only(backing, visible)) for claim, backing in lone]


def _only(backing: Corroboration, visible: set[str]) -> ledger.Line | None:
    lines = zip(backing.ledger, ledger.ledger(backing, visible).lines, strict=True)
    return next((line for entry, line in lines if entry["role"] == Role.ORIGIN.value), None)
