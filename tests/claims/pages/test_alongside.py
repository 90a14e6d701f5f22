"""Which other articles are shown as telling of the same event, by their headlines."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from claims.pages.alongside import alongside
from sources.models import Article
from sources.vocabulary import Publication
from tests.factories import NOON, make_article

pytestmark = pytest.mark.django_db

SUNK = "Ferry Ada sinks off Lindt with 43 aboard"


@pytest.fixture
def ferry() -> Article:
    for number in range(8):
        make_article(f"Ferry timetable of Lindt, part {number}", published_at=NOON)
    return make_article(SUNK, published_at=NOON)


def named(article: Article, *kin: Article) -> list[str]:
    return [
        each.article.title
        for each in alongside(article, {one.pk for one in kin}, None, NOON + timedelta(days=99))
    ]


def test_an_article_on_the_same_event_is_found_with_the_words_both_have(ferry: Article) -> None:
    make_article("43 aboard as ferry Ada sinks", published_at=NOON + timedelta(hours=5))
    make_article("Bread is dear in Morvane", published_at=NOON)

    (found,) = alongside(ferry, set(), None, NOON + timedelta(days=99))

    assert found.article.title == "43 aboard as ferry Ada sinks"
    assert 0.4 <= found.sure < 1
    assert found.why.startswith("Both say ")
    assert "“Ada”" in found.why


def test_what_is_in_its_family_or_weeks_away_or_hidden_is_not(ferry: Article) -> None:
    copy = make_article("Ferry Ada sinks off Lindt", published_at=NOON)
    make_article("Ferry Ada sinks off Lindt coast", published_at=NOON - timedelta(days=40))
    make_article("Ferry Ada sinks near Lindt", published_at=NOON, publication=Publication.DRAFT)
    make_article("Ferry Ada sinks at Lindt", unseen=True)

    assert named(ferry, copy) == []
    assert named(ferry) == ["Ferry Ada sinks off Lindt"]


def test_a_headline_that_many_print_is_shown_once(ferry: Article) -> None:
    for hours in (1, 2, 3):
        make_article("Ferry ADA sinks off Lindt", published_at=NOON + timedelta(hours=hours))

    assert named(ferry) == ["Ferry ADA sinks off Lindt"]


@pytest.mark.parametrize("title", ["'", "Ferry", "¿:* & | !'\\ (", "a:*'b c'd:"])
def test_a_headline_of_odd_signs_or_one_word_has_nothing_alongside(title: str) -> None:
    make_article("Ferry Ada sinks off Lindt", published_at=NOON)

    assert named(make_article(title, published_at=NOON)) == []


def test_an_article_without_a_date_asks_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    undated = make_article(SUNK)

    with django_assert_num_queries(0):
        assert named(undated) == []


def test_it_costs_three_queries_however_much_there_is(
    ferry: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        make_article(f"Ferry Ada sinks off Lindt: what we know {number}", published_at=NOON)

    with django_assert_num_queries(3):
        assert len(named(ferry)) <= 6
