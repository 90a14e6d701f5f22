"""An article that changes little by little is one piece, and the first text seen of it stands for all the others."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from django.db import IntegrityError, connection, transaction

from provenance.accounts.models import User
from sources.actions import captures, judgements
from sources.intake.handed import Handed
from sources.models import Article, Derivation
from sources.vocabulary import DerivationKind, Judgement
from tests.factories import make_article
from tests.sources.actions.tracing import trace_all

pytestmark = pytest.mark.django_db

SENTENCES = tuple(
    f"Deckhand {number} rang bell {number * 3} off pier {number + 40} before the fog of {1900 + number} lifted again."
    for number in range(40)
)
NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)


def text(number: int, source: str = "First Post", foot: str = "") -> Handed:
    """The page as it stood at its so-many-th look: each time the two oldest sentences made room for two new ones."""
    title = f"Fog off Lindt, part {number}"
    told = "\n\n".join([title, *SENTENCES[2 * number : 2 * number + 30], *([foot] if foot else [])])
    return Handed(
        told.encode(), "text/plain", "a test", source=source, title=title, language="en",
        retrieved=NOON + timedelta(hours=number),
    )  # fmt: skip


def hand_in(handed: Handed) -> Article:
    return captures.take(handed=handed).capture.article


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_chain_of_captures_stands_under_the_first_seen_in_whatever_order_they_come(
    order: tuple[int, ...],
) -> None:
    taken = {}
    for number in order:
        taken[number] = hand_in(text(number))
        trace_all()

    pairs = Derivation.objects.filter(kind=DerivationKind.SAME_ARTICLE)
    assert {(row.downstream.title[-1], row.upstream.title[-1]) for row in pairs} == {("1", "0"), ("2", "1")}
    stands = dict(Article.objects.values_list("pk", "merged_into"))
    assert stands == {taken[0].pk: None, taken[1].pk: taken[0].pk, taken[2].pk: taken[0].pk}


def test_a_chain_comes_apart_where_a_person_says_no(carla: User) -> None:
    first, second, third = (hand_in(text(number)) for number in range(3))
    trace_all()
    tie = Derivation.objects.get(downstream=second, upstream=first)
    judgements.judge(
        derivation=tie, judgement=Judgement.REJECTED, by=carla, why="Another fog", version=tie.version
    )
    trace_all()

    stands = dict(Article.objects.values_list("pk", "merged_into"))
    assert stands == {first.pk: None, second.pk: None, third.pk: second.pk}


def test_a_piece_named_goes_where_the_piece_goes_that_it_became() -> None:
    copy = hand_in(text(2, "Second Post", foot="Source: First Post"))
    trace_all()
    unseen = Article.objects.get(unseen=True)
    for number in (2, 1, 0):
        first = hand_in(text(number))
        trace_all()
        unseen.refresh_from_db()
        assert unseen.merged_into == first

    held = Derivation.objects.get(downstream=copy, upstream__unseen=False)
    assert held.upstream.canonical == first


def test_the_database_lets_nobody_stand_under_one_that_stands_under_another() -> None:
    first = make_article()
    second = make_article(merged_into=first)
    for pk, into in ((make_article().pk, second), (first.pk, make_article())):
        with pytest.raises(IntegrityError, match="itself stands under another"):
            _stand_under(pk, into)


@transaction.atomic
def _stand_under(article: int, into: Article) -> None:
    Article.objects.filter(pk=article).update(merged_into=into)
    now()


def now() -> None:
    """Have the deferred constraints looked at, as at the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
