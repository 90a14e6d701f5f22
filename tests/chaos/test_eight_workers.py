"""Eight workers link articles to claims and weigh them at once: what is left is what one alone would have come to."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from claims.actions import corroboration, quotes, rescoring
from claims.models import Claim, Corroboration
from claims.vocabulary import Stance
from provenance.accounts.models import User
from provenance.pipeline import jobs
from provenance.pipeline.models import Step
from provenance.pipeline.steps import LINE
from sources.models import Capture
from sources.vocabulary import DerivationKind, Reliability, SourceKind
from tests.claims import printing
from tests.factories import (
    NOON,
    make_act,
    make_appearance,
    make_capture,
    make_claim,
    make_contradiction,
    make_event,
    make_user,
)

pytestmark = [pytest.mark.chaos, pytest.mark.slow]
WORKERS = 8
ARTICLES = int(os.environ.get("LINKED_ARTICLES", "200"))
"""Ten for each claim; the full size is 10,000."""
APART = max(4, ARTICLES // 400)
"""After so many articles a worker weighs some of what is due: six times in all, or fifty at the full size."""

SCORING = [station for station in LINE if station.step == Step.SCORE]
FIGURES = [
    field.attname
    for field in Corroboration._meta.concrete_fields
    if field.name not in {"scored_at", "method"}
]


@pytest.mark.django_db(transaction=True)
def test_eight_workers_come_to_what_one_would(proved: Callable[..., None]) -> None:
    person = make_user("ana", staff=True)
    captures, claims = make_newsroom(ARTICLES, person)
    shares = [list(range(worker, ARTICLES, WORKERS)) for worker in range(WORKERS)]

    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        done = list(pool.map(lambda share: link_and_weigh(share, captures, claims, person), shares))

    assert sum(done) == ARTICLES
    weigh_what_is_due()
    left = picture()
    assert len(left) == len(claims)
    assert [row for row in left if row["articles"] < ARTICLES // len(claims)] == []
    assert list(rescoring.differing()) == []

    Corroboration.objects.all().delete()
    for claim in claims:
        corroboration.refresh(claim_id=claim.pk)
    assert picture() == left
    proved(
        "T10",
        size=f"{WORKERS} workers, {ARTICLES:,} articles linked to {len(claims):,} claims and weighed in between",
        figure=f"0 of {len(left):,} scores with their origins and arithmetic differ from those worked out one by one "
        "afterwards, nor from the check that the program makes of itself every night",
    )


def make_newsroom(size: int, curator: User) -> tuple[list[Capture], list[Claim]]:
    """Articles of twenty outlets, a third of them copies, and claims of which every fifth contradicts the next."""
    outlets = printing.sources([SourceKind.OUTLET] * 20)
    graded = zip(outlets, "ABCDEABC", strict=False)
    printing.grades([(outlet, Reliability(letter), NOON) for outlet, letter in graded], curator)
    articles = printing.articles([(outlets[number % 20], None) for number in range(size)])
    copied = [(articles[number], articles[number - 1]) for number in range(2, size, 3)]
    printing.derivations((copy, wire, DerivationKind.REPUBLICATION) for copy, wire in copied)
    captures = printing.captures((f"Piece {article.pk} says so.", article) for article in articles)
    claims = [
        make_claim(event=make_event(act=make_act(f"act {number}"))) for number in range(max(2, size // 10))
    ]
    first = [make_appearance(claim, capture=make_capture()) for claim in claims]
    for number in range(0, len(claims) - 1, 5):
        make_contradiction(first[number], first[number + 1])
    return captures, claims


def link_and_weigh(
    share: Sequence[int], captures: Sequence[Capture], claims: Sequence[Claim], person: User
) -> int:
    """One worker: link its share of the articles, to claims that the others link to as well, and weigh in between."""
    try:
        for turn, number in enumerate(share):
            capture = captures[number]
            quotes.add(
                claim=claims[number * 7 % len(claims)],
                capture=capture,
                quote=capture.text,
                stance=Stance.DISPUTES if number % 9 == 0 else Stance.ASSERTS,
                by=person,
                why="It says so.",
            )
            if turn % APART == APART - 1:
                take_some()
        return len(share)
    finally:
        connection.close()


def take_some() -> int:
    """Weigh what is due, as a woken worker does; how many were taken."""
    jobs.note_due(SCORING)
    return sum(jobs.take_all(jobs.lease(most=5)))


def weigh_what_is_due() -> None:
    while take_some() or Claim.objects.stale().exists():
        pass


def picture() -> list[dict[str, Any]]:
    return list(Corroboration.objects.order_by("claim").values(*FIGURES))
