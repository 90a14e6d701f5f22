"""A "no" is remembered, and holds for the same upstream under every other name."""

import pytest

from provenance.accounts.models import User
from sources.actions import judgements, refusals
from sources.models import Article, Derivation
from sources.vocabulary import DerivationKind, Judgement
from tests.factories import make_article, make_derivation
from tests.sources.actions.tracing import body, hand_in, trace_all, upstreams

pytestmark = pytest.mark.django_db


def reject(downstream: Article, upstream: Article, by: User) -> Derivation:
    row = make_derivation(downstream, upstream)
    return judgements.judge(
        derivation=row, judgement=Judgement.REJECTED, by=by, why="No.", version=row.version
    )


def test_another_capture_of_the_upstream_is_refused_with_it(ben: User) -> None:
    piece, upstream = make_article(), make_article()
    again = make_article(merged_into=upstream)
    reject(piece, again, ben)

    assert refusals.refused(piece) == {upstream.pk, again.pk}


def test_what_was_said_of_one_capture_holds_for_all_of_the_piece(ben: User) -> None:
    piece, upstream = make_article(), make_article()
    again = make_article(merged_into=piece)
    reject(again, upstream, ben)

    assert refusals.refused(piece) == refusals.refused(again) == {upstream.pk}


@pytest.mark.parametrize("above", [True, False])
def test_the_same_text_elsewhere_is_refused_with_it_whichever_was_first(ben: User, above: bool) -> None:
    piece, upstream, other = make_article(), make_article(), make_article()
    make_derivation(*((upstream, other) if above else (other, upstream)), kind=DerivationKind.SYNDICATION)
    reject(piece, upstream, ben)

    assert refusals.refused(piece) == {upstream.pk, other.pk}


@pytest.mark.parametrize("kind", [DerivationKind.EXCERPT, DerivationKind.REWRITE, DerivationKind.CITATION])
def test_a_piece_that_holds_only_part_of_it_is_another_matter(ben: User, kind: DerivationKind) -> None:
    piece, upstream, other = make_article(), make_article(), make_article()
    make_derivation(other, upstream, kind=kind)
    reject(piece, upstream, ben)

    assert refusals.refused(piece) == {upstream.pk}


def test_the_ruled_out_tie_never_vouches_for_itself(ben: User) -> None:
    piece, upstream, stranger = make_article(), make_article(), make_article()
    make_derivation(stranger, piece)
    make_derivation(piece, stranger, judgement=Judgement.SUGGESTED)
    reject(piece, upstream, ben)

    assert refusals.refused(piece) == {upstream.pk}


def test_it_is_not_suggested_by_another_door_until_the_no_is_undone(ben: User) -> None:
    copy = hand_in("Third Post", body(), "2026-10-03T10:00Z")
    hand_in("First Wire", body(), "2026-10-01T10:00Z")
    trace_all()
    row = Derivation.objects.get(downstream=copy)
    row = judgements.judge(
        derivation=row, judgement=Judgement.REJECTED, by=ben, why="No.", version=row.version
    )
    hand_in("Second Post", body(), "2026-10-02T10:00Z")
    trace_all()
    assert upstreams(copy) == []

    judgements.judge(derivation=row, judgement=Judgement.SUGGESTED, by=ben, why="", version=row.version)
    trace_all()
    assert upstreams(copy) == ["First Wire"]


def test_a_credit_is_no_door_either(ben: User) -> None:
    copy = hand_in("Third Post", body(foot="Source: First Wire"), "2026-10-03T10:00Z")
    trace_all()
    row = Derivation.objects.get(downstream=copy)
    judgements.judge(
        derivation=row, judgement=Judgement.REJECTED, by=ben, why="A forged line.", version=row.version
    )
    Article.objects.filter(pk=copy.pk).update(trace_due=100)
    trace_all()

    assert upstreams(copy) == []


def test_where_nobody_has_said_no_one_query_is_all_it_costs(django_assert_num_queries: object) -> None:
    piece = make_article()

    with django_assert_num_queries(1):  # type: ignore[operator]
        assert refusals.refused(piece) == set()
