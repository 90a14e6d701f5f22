"""Rows that are told by many keys at once."""

from typing import Any

import pytest
from django.db import connection

from sources.models import Article, Source
from sources.models.among import among, among_few
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db


def test_rows_are_kept_by_their_own_key_or_by_that_of_what_they_belong_to_and_left_out_by_its_opposite() -> (
    None
):
    outlets = [make_source(f"Outlet {number}") for number in range(3)]
    articles = [make_article(f"By {outlet}", source=outlet) for outlet in outlets]
    lone = make_article("By nobody known")
    Article.objects.filter(pk=lone.pk).update(source=None)
    some = [outlets[0].pk, outlets[2].pk]

    assert set(Source.objects.filter(among("pk", some))) == {outlets[0], outlets[2]}
    assert set(Article.objects.filter(among("source", some))) == {articles[0], articles[2]}
    assert set(Article.objects.filter(~among("source", some), source__in=outlets)) == {articles[1]}
    assert not Source.objects.filter(among("pk", [])).exists()


def test_a_thousand_keys_take_one_place_in_the_question() -> None:
    places: list[int] = []

    def noted(execute: Any, words: str, given: Any, many: bool, context: Any) -> Any:
        places.append(words.count("%s"))
        return execute(words, given, many, context)

    with connection.execute_wrapper(noted):
        assert not list(Source.objects.filter(among("pk", range(1_000))))

    assert places == [1]


def test_those_that_another_question_finds_are_kept_as_if_their_keys_were_given() -> None:
    outlets = [make_source(f"Outlet {number}") for number in range(3)]
    articles = [make_article(f"By {outlet}", source=outlet) for outlet in outlets]

    some = Source.objects.exclude(pk=outlets[1].pk).order_by().values("pk")

    assert set(Article.objects.filter(among_few("source", some))) == {articles[0], articles[2]}
    assert not Article.objects.filter(among_few("source", Source.objects.none().values("pk"))).exists()
