"""What the front page shows of claims: contested questions, lone origins, and who contradicts whom."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, F, Q, When
from django.db.models.functions import Coalesce

from claims.actions.heads import SPEAKER
from claims.models import Appearance, Claim, Contradiction, Corroboration
from claims.pages import clouds, ledger, seen
from claims.pages.claim import visible_addresses
from claims.pages.lists import foremost
from claims.pages.pairs import Pair, pairs
from claims.pages.ranges import Scale, scale_for
from claims.rules.weighing.backing import Role
from sources.models import Source
from sources.visibility import Reader
from sources.vocabulary import SectionKind

SHOWN = 6  # contested questions
LOOKED_AT = 80  # contradictions read to find that many different questions
LONERS = 8  # claims with one origin
LATEST = 5000  # contradictions and appearances counted for the pictures
NAMED = 6  # sources in a picture


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


@dataclass(frozen=True, slots=True)
class Bar:
    """One source and how many articles rest on it; ``share`` is of the longest bar."""

    name: str
    public_id: str
    count: int
    share: float


def most_copied(reader: Reader | None, now: datetime) -> list[Bar]:
    """Origins by how many articles of others carry their word, among the latest appearances."""
    rows = Appearance.objects.standing().visible_to(reader, now)
    latest = rows.order_by("-pk").values("pk")[:LATEST]
    own = F("capture__article__source")
    counted = (
        Appearance.objects.filter(pk__in=latest)
        .annotate(behind=SPEAKER)
        .exclude(behind=None)
        .exclude(behind=own)
        .exclude(section=SectionKind.COMMENT)
        .order_by()
        .values("behind")
        .annotate(articles=Count("capture__article", distinct=True))
        .order_by("-articles", "behind")[:NAMED]
    )
    counts = _told(latest, reader, now) or {row["behind"]: row["articles"] for row in counted}
    named = Source.objects.in_bulk(counts)
    longest = max(counts.values(), default=1)
    return [Bar(named[pk].name, named[pk].public_id, count, count / longest) for pk, count in counts.items()]


def _told(latest: Any, reader: Reader | None, now: datetime) -> dict[int, int]:
    """The same counted one by one, where some of these words come from elsewhere as far as the reader may know."""
    behind = clouds.resting(reader, now)
    if not behind:
        return {}
    rows = Appearance.objects.filter(pk__in=latest).exclude(section=SectionKind.COMMENT).order_by()
    told = list(rows.annotate(behind=SPEAKER).values_list(
        "pk", "claim", "behind", "capture__article", "capture__article__source"
    ))  # fmt: skip
    moved = seen.origins_seen({claim for pk, claim, *_ in told if pk in behind and claim}, reader, now)
    carried: defaultdict[int, set[int]] = defaultdict(set)
    for pk, _, source, article, own in told:
        bearer = seen.bearer(moved[pk]) if pk in moved else source
        if bearer is not None and bearer != own:
            carried[bearer].add(article)
    ranked = sorted(((len(articles), -pk) for pk, articles in carried.items()), reverse=True)
    return {-pk: number for number, pk in ranked[:NAMED]}


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who contradicts whom: a row and a column for each source, in the same order, none of them empty."""

    sources: list[Source]
    rows: list[tuple[Source, list[tuple[int, str]]]]


def matrix(reader: Reader | None, now: datetime) -> Matrix | None:
    """The sources that most often stand against each other in a standing contradiction; None while there is none."""
    latest = (
        Contradiction.objects.contesting()
        .visible_to(reader, now)
        .exclude(one=F("other"))
        .order_by("-pk")
        .values("pk")[:LATEST]
    )
    sides = [
        Coalesce(f"{side}_appearance__attributed_to", f"{side}_appearance__capture__article__source")
        for side in ("one", "other")
    ]
    rows = Contradiction.objects.filter(pk__in=latest).order_by().annotate(left=sides[0], right=sides[1])
    counted = (
        rows.exclude(left=None).exclude(right=None).values_list("left", "right").annotate(number=Count("pk"))
    )
    clashes: Counter[tuple[int, int]] = Counter()
    for left, right, number in counted:
        clashes[left, right] += number
        if left != right:
            clashes[right, left] += number
    return _square(clashes) if clashes else None


def _square(clashes: Counter[tuple[int, int]]) -> Matrix:
    named = Source.objects.in_bulk({left for left, _ in clashes})
    chosen = _opponents(clashes, named)
    totals = {one: sum(clashes[one, other] for other in chosen) for one in chosen}
    ranked = sorted(
        (named[pk] for pk in chosen), key=lambda source: (-totals[source.pk], source.name, source.public_id)
    )
    most = max(clashes.values())
    return Matrix(
        ranked,
        [
            (one, [(clashes[one.pk, other.pk], _depth(clashes[one.pk, other.pk], most)) for other in ranked])
            for one in ranked
        ],
    )


def _opponents(clashes: Counter[tuple[int, int]], named: Mapping[int, Source]) -> set[int]:
    """Both sides of the most frequent clashes, as many as fit: whoever is shown, so is somebody it contradicts."""
    chosen: set[int] = set()
    for pair in sorted(clashes, key=lambda ends: (-clashes[ends], *(named[pk].public_id for pk in ends))):
        if len(chosen | set(pair)) <= NAMED:
            chosen.update(pair)
    return chosen


def _depth(number: int, most: int) -> str:
    """How deep a cell of the matrix is tinted, in three steps."""
    return f"m{min(3, 1 + 3 * (number - 1) // most)}" if number else ""
