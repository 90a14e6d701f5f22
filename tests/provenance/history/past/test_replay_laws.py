"""Whatever has happened since, the score worked out for a past moment is the one that was recorded then."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from claims.actions import corroboration, judgements, lapses, mergers, rescoring
from claims.models import Appearance, Claim, Contradiction, Corroboration
from provenance.accounts.models import User
from provenance.history.past.reach import as_of
from sources.actions import curation, grades
from sources.actions import judgements as derived
from sources.actions import mergers as houses
from sources.errors import Refused
from sources.models import Capture, Derivation, Source
from sources.vocabulary import Judgement, Reliability
from tests.claims import printing
from tests.claims.dice import worlds
from tests.claims.newsroom import World
from tests.claims.scene import copy, say_in_print
from tests.claims.weighed import follow_up, weigh_all
from tests.factories import make_user
from tests.laws import tried

pytestmark = pytest.mark.django_db(transaction=True)

Told = dict[str, Any]


def moment() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
    return found


def recorded(claim: Claim) -> Told:
    """Every column that is stored of how well a claim is backed; empty where nobody says it."""
    row = Corroboration.objects.filter(claim=claim).values().first() or {}
    return {name: value for name, value in row.items() if name not in {"claim_id", "scored_at"}}


class Newsroom:
    """What may happen to the claims of one newsroom, by what the dice say."""

    def __init__(self, claims: Sequence[Claim], curator: User) -> None:
        self.claims = claims
        self.said: dict[str, Any] = {"by": curator, "why": "Read it again."}
        self.quotes = Appearance.objects.filter(claim__in=claims).order_by("pk")
        self.captures = Capture.objects.filter(article__captures__in=self.quotes.values("capture")).distinct()
        printed = self.captures.order_by().values("article")
        self.derivations = Derivation.objects.filter(downstream__in=printed).order_by("pk")
        outlets, speakers = printed.values("article__source"), self.quotes.order_by().values("attributed_to")
        self.sources = Source.objects.filter(pk__in=outlets.union(speakers)).order_by("pk")

    def grade(self, one: int, other: int) -> None:
        letter = list(Reliability)[other % len(Reliability)]
        grades.give(
            source=drawn(self.sources.current(), one),
            reliability=letter,
            by=self.said["by"],
            reason="Read them all.",
        )

    def owner(self, one: int, other: int) -> None:
        source = drawn(self.sources, one)
        curation.revise(source=source, version=source.version, owner=drawn(self.sources, other), **self.said)

    def quote(self, one: int, other: int) -> None:
        self._judge(drawn(self.quotes, one), other)

    def rivalry(self, one: int, other: int) -> None:
        self._judge(drawn(Contradiction.objects.filter(one__in=self.claims).order_by("pk"), one), other)

    def _judge(self, row: Any, other: int) -> None:
        verdict = list(Judgement)[other % len(Judgement)]
        judgements.judge(row=row, judgement=verdict, version=row.version, **self.said)

    def derivation(self, one: int, other: int) -> None:
        row = drawn(self.derivations, one)
        verdict = list(Judgement)[other % len(Judgement)]
        derived.judge(derivation=row, judgement=verdict, version=row.version, **self.said)

    def one_claim(self, one: int, other: int) -> None:
        claim, into = (Claim.objects.get(pk=drawn(self.claims, place).pk) for place in (one, other))
        if claim.merged_into:
            mergers.split(claim=claim, version=claim.version, **self.said)
        else:
            mergers.merge(claim=claim, into=into, version=claim.version, **self.said)

    def one_house(self, one: int, other: int) -> None:
        source, into = drawn(self.sources, one), drawn(self.sources, other)
        if source.merged_into:
            houses.split(source=source, version=source.version, **self.said)
        elif source != into:
            houses.merge(source=source, into=into, version=source.version, **self.said)

    def copied(self, one: int, other: int) -> None:
        with transaction.atomic():
            copy(drawn(self.captures.order_by("pk"), one), whole=bool(other % 2))

    def said_anew(self, one: int, other: int) -> None:
        letter = list(Reliability)[other % len(Reliability)].value
        say_in_print(drawn(self.claims, one), self.said["by"], [letter])

    def changed(self, one: int, other: int) -> None:
        article = drawn(self.captures.order_by("pk"), one).article
        with transaction.atomic():
            printing.captures(
                [(f"Piece {article.pk} anew ({moment()}): all is well.", article)], seen=moment()
            )
            corroboration.stir(claims=lapses.settle(article=article))


WAYS: tuple[Callable[[Newsroom, int, int], None], ...] = (
    Newsroom.grade,
    Newsroom.owner,
    Newsroom.quote,
    Newsroom.rivalry,
    Newsroom.derivation,
    Newsroom.one_claim,
    Newsroom.one_house,
    Newsroom.copied,
    Newsroom.said_anew,
    Newsroom.changed,
)
dice = st.tuples(st.sampled_from(WAYS), st.integers(0, 9), st.integers(0, 9))


class Nothing(Exception):
    """There is nothing of the kind that the dice ask for."""


def drawn(rows: Any, place: int) -> Any:
    held = list(rows)
    if not held:
        raise Nothing
    return held[place % len(held)]


@given(worlds, st.lists(dice, min_size=1, max_size=4))
@tried(4)
def test_a_score_worked_out_for_a_past_moment_is_the_one_recorded_then(
    world: World, happenings: Sequence[tuple[Callable[[Newsroom, int, int], None], int, int]]
) -> None:
    with transaction.atomic():
        claims = world.build()
    weigh_all(claims)
    newsroom, notes = Newsroom(claims, make_user(staff=True)), []
    for happens, one, other in happenings:
        notes.append((moment(), [recorded(claim) for claim in claims]))
        with suppress(Refused, Nothing):
            happens(newsroom, one, other)
        follow_up()
    assert list(rescoring.differing(claims=[claim.pk for claim in claims])) == []

    for then, told in notes:
        for claim, held in zip(claims, told, strict=True):
            with as_of(claim=claim.pk, moment=then):
                assert corroboration.figures(claim_id=claim.pk) == held == recorded(claim)
