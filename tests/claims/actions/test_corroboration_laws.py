"""The laws of corroboration on whole newsrooms made up at random: copies, order, mergers and rejected derivations."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from claims.actions import corroboration
from claims.actions import mergers as claim_mergers
from claims.models import Appearance, Claim, Corroboration, Reading, Regard
from claims.models.backings import FIGURES
from provenance.accounts.models import User
from sources.actions import judgements, mergers
from sources.models import Article, Capture, Derivation, Source
from sources.vocabulary import DerivationKind, Judgement, Reliability, SectionKind
from tests.claims.newsroom import START, World, weigh_all, worlds
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_derivation,
    make_grade,
    make_source,
    make_user,
)
from tests.laws import tried

pytestmark = pytest.mark.django_db
CARRIED = {"articles", "asserts", "repeats", "disputes"}
"""What counts who carries a claim, and so rises with every copy."""

Figures = list[tuple[object, ...]]


@contextmanager
def example() -> Iterator[User]:
    """Room for one example, gone afterwards; the curator who acts in it."""
    with transaction.atomic():
        yield make_user(staff=True)
        transaction.set_rollback(True)


def figures(*, without: set[str] = frozenset()) -> Figures:
    """All that is stored of how well claims are backed, the ledger's words left out."""
    names = [name for name in FIGURES if name not in without]
    return list(Corroboration.objects.order_by("claim").values_list("claim", *names))


def follow_up() -> None:
    """What the pipeline does when the standing of a source or the lineage of an article has moved."""
    for source in list(Regard.unregarded()):
        corroboration.regard(source_id=source.pk)
    for article in list(Reading.uncarried()):
        corroboration.carry(article_id=article.pk)
    weigh_all()


@given(worlds, st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=4))
@tried(8)
def test_copies_change_no_score(world: World, copied: Sequence[tuple[int, bool]]) -> None:
    with example():
        world.build()
        weigh_all()
        before = figures(without=CARRIED)

        for place, whole in copied:
            copy(Capture.objects.order_by("pk")[place % Capture.objects.count()], whole=whole)
        corroboration.ask(claims=Claim.objects.values_list("pk", flat=True))
        weigh_all()

        assert figures(without=CARRIED) == before


def copy(capture: Capture, *, whole: bool) -> None:
    """Another outlet, which nobody knows, prints a piece as it stands: with or without saying who is speaking."""
    article = make_article(source=make_source(), published_at=START + timedelta(days=30))
    make_derivation(article, capture.article)
    printed = make_capture(f"{capture.text} ", article=article)
    rows = Appearance.objects.filter(capture=capture, superseded_at=None)
    for row in rows.exclude(judgement=Judgement.REJECTED).exclude(section=SectionKind.COMMENT):
        named = row.attributed_to if whole and not of_its_own(row) else None
        make_appearance(
            row.claim,
            capture=printed,
            quote=row.quote,
            stance=row.stance,
            section=row.section,
            party=row.party and named == row.attributed_to,
            attributed_to=named,
        )


def of_its_own(row: Appearance) -> bool:
    """Whether a piece names its own outlet as the one that says so."""
    speaker, outlet = row.attributed_to, row.capture.article.source
    return bool(speaker and outlet and (speaker.merged_into or speaker) == (outlet.merged_into or outlet))


@given(worlds, st.randoms(use_true_random=False))
@tried(8)
def test_weighing_again_in_another_order_changes_nothing(world: World, random) -> None:
    with example():
        claims = world.build()
        weigh_all()
        before, when = figures(), list(Corroboration.objects.order_by("pk").values_list("scored_at"))

        random.shuffle(claims)
        for claim in claims:
            corroboration.refresh(claim_id=claim.pk)

        assert figures() == before
        assert list(Corroboration.objects.order_by("pk").values_list("scored_at")) == when


@given(worlds, st.integers(0, 9), st.integers(0, 9))
@tried(8)
def test_merging_two_sources_and_splitting_them_returns_every_score(
    world: World, one: int, other: int
) -> None:
    with example() as curator:
        world.build()
        weigh_all()
        before = figures()
        current = list(Source.objects.current().order_by("pk"))
        source, into = current[one % len(current)], current[other % len(current)]
        if source != into and not in_one_line(source, into):
            mergers.merge(source=source, into=into, by=curator, why="One house.", version=source.version)
            follow_up()
            source.refresh_from_db()
            mergers.split(source=source, by=curator, why="Two houses.", version=source.version)
            follow_up()

        assert figures() == before


def in_one_line(one: Source, other: Source) -> bool:
    """Whether one of two sources leads to the other, so that they cannot be merged."""
    return one in above(other) or other in above(one) or bool(looped(one)) or bool(looped(other))


def above(source: Source) -> set[Source]:
    met: set[Source] = set()
    waiting = [source]
    while waiting:
        each = waiting.pop()
        ups = {up for up in (each.owner, each.edition_of, each.merged_into, each.speaks_for) if up} - met
        met |= ups
        waiting += ups
    return met


def looped(source: Source) -> bool:
    return any(each in above(each) for each in {source, *above(source)})


@given(worlds, st.integers(0, 3), st.integers(0, 3))
@tried(8)
def test_merging_two_claims_and_splitting_them_returns_every_score(
    world: World, one: int, other: int
) -> None:
    with example() as curator:
        claims = world.build()
        weigh_all()
        before = figures()
        claim, into = claims[one % len(claims)], claims[other % len(claims)]
        if claim != into:
            claim_mergers.merge(claim=claim, into=into, by=curator, why="The same.", version=claim.version)
            weigh_all()
            claim.refresh_from_db()
            claim_mergers.split(claim=claim, by=curator, why="Not the same.", version=claim.version)
            weigh_all()

        assert figures() == before


@given(st.lists(st.sampled_from("ABCDEF"), max_size=4), st.integers(1, 4), st.integers(0, 3))
@tried(8)
def test_a_rejected_derivation_opens_an_origin_again(letters: list[str], copies: int, rejected: int) -> None:
    with example() as curator:
        claim = make_claim()
        wire = print_piece(claim, 0)
        for day, letter in enumerate(letters, 1):
            make_grade(print_piece(claim, day).source, Reliability(letter), graded_by=curator)
        rows = [
            make_derivation(print_piece(claim, 10 + day), wire, kind=DerivationKind.REPUBLICATION)
            for day in range(copies)
        ]
        weigh_all()
        before = figures()
        assert Corroboration.objects.get().origins_for == len(letters) + 1

        row = rows[rejected % copies]
        judgements.judge(
            derivation=row, judgement=Judgement.REJECTED, by=curator, why="Its own call.", version=1
        )
        follow_up()
        assert Corroboration.objects.get().origins_for == len(letters) + 2

        row = Derivation.objects.get(pk=row.pk)
        judgements.take_back(derivation=row, by=curator, why="A mistake.", version=row.version)
        follow_up()
        assert figures() == before


def print_piece(claim: Claim, day: int) -> Article:
    """An outlet of its own says it in its own voice."""
    article = make_article(source=make_source(), published_at=START + timedelta(days=day))
    make_appearance(claim, capture=make_capture(article=article))
    return article


@given(st.integers(0, 40), st.integers(0, 40))
@tried(5)
def test_no_number_of_unknown_outlets_confirms_anything(outlets: int, readers: int) -> None:
    with example():
        claim = make_claim()
        for day in range(outlets):
            print_piece(claim, day)
        capture = make_capture()
        for _ in range(readers):
            make_appearance(claim, capture=capture, section=SectionKind.COMMENT)
        weigh_all()

        found = Corroboration.objects.filter(claim=claim).first()
        assert found is None or (found.score < 0.35 and found.credibility == "6")
