"""The pattern of a large newsroom: a small one whose articles went through every step, and where people have worked."""

import random
import secrets
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from types import ModuleType
from typing import Any
from unittest import mock

from django.db import connection
from django.utils import timezone

from claims.actions import judgements as claim_judgements
from claims.actions import living, ratings, reviews
from claims.models import Appearance, Claim, Contradiction, Event, Rating
from claims.rules.grouping import claimgroups
from claims.vocabulary import Outcome, ReviewStage
from provenance.accounts.actions.people import settle
from provenance.accounts.models import User
from provenance.accounts.vocabulary import Role
from provenance.bench.measuring import Watcher
from provenance.bench.scale import beat
from provenance.news.actions import assignments, follows, looks
from provenance.news.actions.marks import present
from provenance.pipeline import line
from provenance.searches.actions import saved
from provenance.searches.matching import found
from sources import publicid
from sources.actions import captures, grades, judgements, publication
from sources.errors import Refused
from sources.models import Article, Derivation, Source
from sources.vocabulary import Judgement, Reliability

CHECKER, SENIOR, CURATOR = "fakalota", "gozapako", "lovatoka"
"""The people of the newsroom, under made-up names: a fact-checker, a senior one, a curator."""
WHY = "As the quotes say."
SHARE_GRADED, SHARE_DERIVATIONS, SHARE_QUOTES, SHARE_PAIRS, SHARE_REVIEWED = 0.3, 0.5, 0.05, 0.5, 0.03
"""Of all sources those with a letter, of what the machine suggests what people decide, of claims those reviewed."""
HIDDEN = 1_000
"""One article in so many is kept from readers."""

Parts = Mapping[str, tuple[str, tuple[str, ...]]]
"""By name made by hashing: who made it (``public_id`` or ``key_of``), and of what."""


@dataclass(slots=True)
class Naming:
    """Every name that was made by hashing while a pattern was made."""

    made: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)


@contextmanager
def noted(naming: Naming) -> Iterator[None]:
    """Have every name noted as it is made, whoever makes it."""
    with ExitStack() as stack:
        for home, name in ((publicid, "public_id"), (claimgroups, "key_of")):
            usual = getattr(home, name)

            def noting(*parts: str, usual: Any = usual, name: str = name) -> str:
                made: str = usual(*parts)
                naming.made[made] = (name, parts)
                return made

            for module in _using(usual, name):
                stack.enter_context(mock.patch.object(module, name, noting))
        yield


def _using(made: object, name: str) -> list[ModuleType]:
    return [each for each in list(sys.modules.values()) if getattr(each, name, None) is made]


def make(*, size: int, seed: int, until: datetime, watch: Watcher) -> Naming:
    """Put a newsroom of ``size`` articles into the empty database at hand, by the program's own steps."""
    naming = Naming()
    with noted(naming):
        for number, handed in enumerate(beat.make(size=size, seed=seed, until=until), 1):
            captures.take(handed=handed)
            watch("taking in", number, size)
        line.drain(
            watch=lambda done, left: watch(
                "draining", sum(done.taken.values()), sum(done.taken.values()) + left
            )
        )
        work(seed)
        line.drain()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return naming


def work(seed: int) -> None:
    """People come: they grade sources, judge what the machine suggests, publish reviews, follow, look and save."""
    chance = random.Random(seed)  # noqa: S311 (a corpus, not a secret)
    checker, senior, curator = (
        settle(username=name, password=secrets.token_urlsafe(), role=role)
        for name, role in ((CHECKER, Role.FACT_CHECKER), (SENIOR, Role.SENIOR_FACT_CHECKER), (CURATOR, Role.CURATOR))
    )  # fmt: skip
    _look(checker, chance)
    for source in _some(Source.objects.filter(kind__in=("outlet", "person")), SHARE_GRADED, chance):
        letter = chance.choice(list(Reliability))
        grades.give(source=source, reliability=letter, by=curator, reason=WHY, version=source.version)
    for row in _some(Derivation.objects.filter(judgement=Judgement.SUGGESTED), SHARE_DERIVATIONS, chance):
        row.refresh_from_db()
        if row.judgement == Judgement.SUGGESTED:
            with suppress(Refused):  # a piece cannot have taken from what has taken from it
                judgements.judge(
                    derivation=row, judgement=Judgement.CONFIRMED, by=curator, why=WHY, version=row.version
                )
    contradicting = Contradiction.objects.filter(outcome=Outcome.CONTRADICTS, judgement=Judgement.SUGGESTED)
    for rows, share in ((Appearance.objects.exclude(claim=None), SHARE_QUOTES), (contradicting, SHARE_PAIRS)):
        for each in _some(rows, share, chance):
            each.refresh_from_db()
            judgement = chance.choice((Judgement.CONFIRMED, Judgement.CONFIRMED, Judgement.REJECTED))
            if each.judgement == Judgement.SUGGESTED:
                claim_judgements.judge(
                    row=each, judgement=judgement, by=checker, why=WHY, version=each.version
                )
    _review(checker, senior, chance)
    for article in _some(Article.objects.filter(unseen=False), 1 / HIDDEN, chance):
        publication.withdraw(row=article, by=curator, why=WHY, version=article.version)


def _some(rows: Any, share: float, chance: random.Random) -> Sequence[Any]:
    every = list(rows.order_by("pk"))
    return chance.sample(every, max(1, round(len(every) * share))) if every else []


def _look(checker: User, chance: random.Random) -> None:
    """What a fact-checker follows, has seen, is given and has saved."""
    claims = Claim.objects.filter(merged_into=None)
    for rows, share in ((claims, 0.05), (Event.objects.all(), 0.02), (Source.objects.all(), 0.01)):
        for each in _some(rows, share, chance):
            follows.follow(thing=each, by=checker)
    seen = [claim.pk for claim in _some(claims, 0.2, chance)]
    looks.ticked(claims=seen, shown=present(), by=checker, at=timezone.now())
    for claim in _some(claims, 0.01, chance):
        assignments.assign(claim=claim.pk, holder=checker, note="", version=0, by=checker, at=timezone.now())
    for event in _some(Event.objects.exclude(place_label=""), 0.005, chance):
        saved.keep(owner=checker, name=event.title[:90], asked={"place": event.place_label}, found=found)


def _review(checker: User, senior: User, chance: random.Random) -> None:
    if not Rating.objects.exists():
        ratings.begin()
    grades_ = list(Rating.objects.order_by("rank"))
    for claim in _some(Claim.objects.filter(merged_into=None), SHARE_REVIEWED, chance):
        nobody = living.say(claim=claim, about=False, by=checker, why=WHY, version=claim.version)
        said: dict[str, Any] = {
            "claim": nobody,
            "summary": "We read all of its origins.",
            "reason": WHY,
            "rating": chance.choice(grades_),
        }
        reviews.write(seen=0, stage=ReviewStage.DRAFT, by=checker, **said)
        if chance.random() < 0.8:
            reviews.write(seen=1, stage=ReviewStage.IN_REVIEW, by=checker, **said)
            reviews.write(seen=2, stage=ReviewStage.SIGNED, by=senior, **said)
            reviews.publish(claim=nobody, seen=3, reason=WHY, by=senior)
