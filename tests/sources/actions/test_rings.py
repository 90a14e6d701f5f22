"""The copy graph has no rings, whatever articles say of one another."""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from provenance.accounts.models import User
from sources.actions import derivations, judgements, neighbours, rings
from sources.errors import Refused
from sources.models import Article, Derivation
from sources.rules.lineage import reach
from sources.vocabulary import DerivationKind, Judgement
from tests.factories import make_article, make_derivation, make_user
from tests.sources.actions.tracing import body, hand_in, ties, trace_all, upstreams


def graph() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in Derivation.objects.standing().select_related(
        "downstream__merged_into", "upstream__merged_into"
    ):
        down, up = row.downstream.canonical.public_id, row.upstream.canonical.public_id
        if down != up:
            found.setdefault(down, set()).add(up)
    return found


def ringed() -> bool:
    found = graph()
    return any(article in reach(up, found) for article, above in found.items() for up in above)


@pytest.mark.django_db
def test_two_that_credit_each_other_are_taken_one_from_the_other_only() -> None:
    hand_in("First Post", body(foot="Source: Second Post"), "2026-10-01T10:00Z")
    hand_in("Second Post", body(foot="Source: First Post"), "2026-10-02T10:00Z")
    trace_all()

    assert ("Second Post", "First Post", "republication") in ties()
    assert not ringed()
    aside = Derivation.objects.get(ring=True)
    assert str(aside.downstream.source) == "First Post"
    assert "set aside" in aside.reasons[-1]["detail"]


@pytest.mark.django_db
def test_a_ring_of_forged_credits_is_broken_at_its_least_sure_tie() -> None:
    names = ("Ada Post", "Bea Post", "Cid Post")
    for number, name in enumerate(names):
        hand_in(name, body(number, head=f"{name} says", foot=f"Source: {names[(number + 1) % 3]}"))
    trace_all()

    assert not ringed()


@pytest.mark.django_db
def test_a_piece_whose_tie_is_set_aside_keeps_the_first_piece_out_that_has_its_words() -> None:
    hand_in("First Wire", body(), "2026-10-01T10:00Z")
    hand_in("Early Post", body(1, 2, 3, 4, 5, 6, foot="Source: Late Post"), "2026-10-02T10:00Z")
    middle = hand_in("Middle Post", body(5, 3, 1, 4, 2, foot="Source: Early Post"), "2026-10-03T10:00Z")
    late = hand_in("Late Post", body(5, 3, 1, 4, 2, foot="Source: Lone Post"), "2026-10-04T10:00Z")
    trace_all()

    aside = Derivation.objects.get(ring=True)
    assert (aside.downstream, aside.upstream) == (late, middle)
    assert upstreams(middle) == ["Early Post"]
    assert upstreams(late) == ["First Wire", "Lone Post"]
    assert not ringed()


@pytest.mark.django_db
def test_a_piece_that_turns_out_to_be_held_closes_no_ring_either() -> None:
    hand_in("Dov Post", body(foot="Source: Cid Post"))
    trace_all()
    hand_in(
        "Cid Post", body(7, 6, 5, 4, 3, 2, 1, 0, foot="Originally appeared at Dov Post"), "2026-10-01T10:00Z"
    )
    trace_all()
    hand_in("Bea Post", body(7, 6, 5, 4, 3, 2, 1, 0, foot="Source: Dov Post"), "2026-10-02")
    trace_all()

    assert not ringed()


@pytest.mark.django_db
def test_a_tie_set_aside_comes_back_when_the_ring_is_gone(ben: User) -> None:
    hand_in("First Post", body(foot="Source: Second Post"), "2026-10-01T10:00Z")
    second = hand_in("Second Post", body(foot="Source: First Post"), "2026-10-02T10:00Z")
    trace_all()
    row = Derivation.objects.standing().get(downstream=second)

    judgements.judge(derivation=row, judgement=Judgement.REJECTED, by=ben, why="Theirs.", version=row.version)
    trace_all()

    assert not Derivation.objects.filter(ring=True).exists()
    assert ("First Post", "Second Post") in {pair[:2] for pair in ties()}


@pytest.mark.django_db
def test_a_persons_word_is_believed_before_whatever_closes_a_ring_with_it(ben: User) -> None:
    one, other, third = (make_article() for _ in range(3))
    make_derivation(other, third)
    machine = make_derivation(third, one)

    judgements.add(downstream=one, upstream=other, kind=DerivationKind.REWRITE, by=ben, why="Read both.")

    aside = Derivation.objects.get(ring=True)
    assert aside.judgement == Judgement.SUGGESTED
    assert aside.pk in {machine.pk, *Derivation.objects.filter(downstream=other).values_list("pk", flat=True)}
    assert not ringed()


@pytest.mark.django_db
def test_a_person_cannot_confirm_a_ring_of_confirmed_ties(ben: User) -> None:
    one, other, third = (make_article() for _ in range(3))
    make_derivation(other, third, judgement=Judgement.CONFIRMED)
    make_derivation(third, one, judgement=Judgement.CONFIRMED)

    with pytest.raises(Refused, match="reject that first"):
        judgements.add(downstream=one, upstream=other, kind=DerivationKind.REWRITE, by=ben, why="Read both.")


@pytest.mark.django_db
def test_taking_a_no_back_beside_its_opposite_leaves_no_ring(ben: User) -> None:
    one, other = make_article(), make_article()
    row = make_derivation(one, other, judgement=Judgement.REJECTED)
    judgements.add(downstream=other, upstream=one, kind=DerivationKind.REWRITE, by=ben, why="Other way.")

    judgements.judge(
        derivation=row, judgement=Judgement.SUGGESTED, by=ben, why="Too fast.", version=row.version
    )

    assert not ringed()
    assert Derivation.objects.get(ring=True) == row


@pytest.mark.django_db
def test_a_tie_set_aside_and_then_confirmed_counts_again(ben: User) -> None:
    one, other = make_article(), make_article()
    make_derivation(one, other, credited=True)
    row = make_derivation(other, one, ring=True)

    row = judgements.judge(
        derivation=row, judgement=Judgement.CONFIRMED, by=ben, why="Read both.", version=row.version
    )

    assert not row.ring
    assert not ringed()


@pytest.mark.django_db
def test_looking_for_rings_where_there_are_none_costs_little(django_assert_max_num_queries: object) -> None:
    piece = make_article()
    make_derivation(piece, make_article())

    with django_assert_max_num_queries(4):  # type: ignore[operator]
        rings.settle(pieces=[piece.pk])


OUTLETS = ("Ada Post", "Bea Post", "Cid Post", "Dov Post")
PIECES = st.lists(
    st.tuples(
        st.sampled_from(OUTLETS),
        st.sampled_from([(), (0, 1, 2, 3), (2, 3, 4, 5, 6, 7), (7, 6, 5, 4, 3, 2, 1, 0)]),
        st.sampled_from(["", *(f"Source: {name}" for name in OUTLETS), "Originally appeared at Dov Post"]),
        st.sampled_from(["", "2026-10-01T10:00Z", "2026-10-02", "2026-10-02T10:00Z"]),
        st.sampled_from([None, 0, 9]),
    ),
    min_size=2,
    max_size=5,
    unique_by=lambda row: (row[0], row[1], row[2]),
)


class TestsOfLaws(TestCase):
    """Laws of the copy graph, tried on what chance makes up: forged credits, equal times, no times, late sightings."""

    @settings(max_examples=8, suppress_health_check=list(HealthCheck))
    @given(PIECES, st.randoms(use_true_random=False))
    def test_no_ring_whatever_they_credit_and_the_same_graph_in_any_order(self, pieces, chance) -> None:  # type: ignore[no-untyped-def]
        with transaction.atomic():
            for piece in pieces:
                _take([piece])
            first = graph()
            transaction.set_rollback(True)

        chance.shuffle(pieces)
        _take(pieces)
        assert not ringed()
        assert graph() == first

        before = list(Derivation.objects.order_by("pk").values())
        _take(pieces)
        Article.objects.filter(unseen=False).update(trace_due=F("trace_due") + 1)
        trace_all()
        assert list(Derivation.objects.order_by("pk").values()) == before


def _take(pieces: list[tuple[str, tuple[int, ...], str, str, int | None]]) -> None:
    for source, numbers, foot, published, days in pieces:
        seen = None if days is None else datetime(2026, 10, 2, 12, tzinfo=UTC) + timedelta(days=days)
        hand_in(source, body(*numbers, foot=foot), published, seen=seen)
    trace_all()


@pytest.mark.django_db
def test_the_helper_names_what_counts() -> None:
    copy = hand_in("Second Post", body(), "2026-10-02T10:00Z")
    hand_in("First Wire", body(), "2026-10-01T10:00Z")
    trace_all()

    assert upstreams(copy) == ["First Wire"]


@pytest.mark.django_db(transaction=True)
def test_a_tracer_and_a_person_who_lock_the_same_articles_never_wait_for_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The person turns a tie round, which locks its two ends one after the other, while its upper end is traced."""
    upper = hand_in("Upper Post", body(1, 2, 3), "2026-10-02T10:00Z")
    hand_in("Lower Post", body(1, 2, 3), "2026-10-03T10:00Z")
    trace_all()
    derivations.trace(article_id=hand_in("First Wire", body(), "2026-10-01T10:00Z").pk)
    ben, row = make_user("ben", staff=True), Derivation.objects.get(upstream=upper)
    comparing, near = threading.Event(), neighbours.near
    faults: list[Exception] = []

    def slowly(article: Article, copies: Sequence[neighbours.Copy]) -> list[neighbours.Copy]:
        comparing.set()
        person.join(timeout=0.5)  # long enough to be done, or to be seen waiting
        return near(article, copies)

    def trace() -> None:
        _kept(faults, lambda: derivations.trace(article_id=upper.pk))

    def turn() -> None:
        assert comparing.wait(timeout=10)
        kind = DerivationKind.REWRITE
        _kept(
            faults,
            lambda: judgements.turn(derivation=row, kind=kind, by=ben, why="Read both.", version=row.version),
        )

    monkeypatch.setattr(neighbours, "near", slowly)
    tracer, person = threading.Thread(target=trace), threading.Thread(target=turn)
    for each in (tracer, person):
        each.start()
    for each in (tracer, person):
        each.join(timeout=30)

    assert faults == []
    assert Derivation.objects.filter(judgement=Judgement.CONFIRMED).count() == 1


def _kept(faults: list[Exception], deed: Callable[[], object]) -> None:
    """Do something in a thread of its own, and keep what goes wrong."""
    try:
        deed()
    except Exception as fault:  # noqa: BLE001 (told by the test, in its own thread)
        faults.append(fault)
    finally:
        connection.close()


@pytest.mark.django_db
def test_what_is_set_aside_elsewhere_is_left_alone() -> None:
    hand_in("First Post", body(0, 1, 2, 3, foot="Source: Second Post"), "2026-10-01T10:00Z")
    hand_in("Second Post", body(0, 1, 2, 3, foot="Source: First Post"), "2026-10-02T10:00Z")
    trace_all()
    here = Derivation.objects.get(ring=True)
    elsewhere = make_article()
    make_derivation(elsewhere, make_article())

    with CaptureQueriesContext(connection) as apart, transaction.atomic():
        rings.settle(pieces=[elsewhere.pk])
    with CaptureQueriesContext(connection) as below, transaction.atomic():
        rings.settle(pieces=[here.upstream_id])

    assert len(below) > len(apart)
    assert Derivation.objects.get(ring=True) == here
