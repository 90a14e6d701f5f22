"""What is read of others' reviews, and what is refused of them: tables of cases."""

import json
from typing import Any

import pytest

from claims.rules import claimreviews
from sources.vocabulary import Precision
from tests.outside import FOUR, claim_review, feed, page


def read(content: bytes) -> tuple[list[Any], list[Any]]:
    return claimreviews.read(content.decode())


def test_a_review_is_read_with_the_very_words_it_stands_in() -> None:
    content = page(claim_review("“Cuatro” pemones \n murieron.", inLanguage="es"))

    ((told,), lacking) = read(content)

    assert lacking == []
    assert (told.claimed, told.author, told.rating) == (
        "“Cuatro” pemones murieron.",
        "Lantern Checks",
        "Mostly so",
    )
    assert told.literal.encode() in content
    assert json.loads(told.literal) == "“Cuatro” pemones \n murieron."
    assert told.published is not None
    assert (told.published.at.isoformat()[:10], told.published.precision) == ("2026-03-02", Precision.DAY)
    assert told.language == "es"


@pytest.mark.parametrize(
    "content",
    [
        feed(claim_review(), claim_review("Two Pemon were killed.")),
        page(claim_review(), claim_review("Two Pemon were killed.")),
        page({"@graph": [claim_review(), {"mainEntity": claim_review("Two Pemon were killed.")}]}),
        json.dumps([claim_review(), claim_review("Two Pemon were killed.")]).encode(),
        page({"@type": "NewsArticle"}, claim_review(), claim_review("Two Pemon were killed.")),
        b"<script type='application/ld+json'>{broken</script>"
        + page(claim_review(), claim_review("Two Pemon were killed.")),
    ],
    ids=["a feed", "two scripts", "a graph", "a list", "beside an article", "beside what is broken"],
)
def test_reviews_are_found_wherever_they_stand(content: bytes) -> None:
    found, lacking = read(content)

    assert ([each.claimed for each in found], lacking) == ([FOUR, "Two Pemon were killed."], [])


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"claimReviewed": None}, "claimReviewed"),
        ({"claimReviewed": "  "}, "claimReviewed"),
        ({"claimReviewed": 4}, "claimReviewed"),
        ({"claimReviewed": "\ud800"}, "claimReviewed"),
        ({"claimReviewed": "x" * 601}, "claimReviewed"),
        ({"url": None}, "url"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "/relative"}, "url"),
        ({"reviewRating": None}, "reviewRating"),
        ({"reviewRating": {"ratingValue": 1}}, "reviewRating"),
        ({"reviewRating": "False"}, "reviewRating"),
        ({"reviewRating": {"alternateName": "x" * 301}}, "rating"),
    ],
)
def test_what_lacks_what_a_review_must_say_is_refused_by_name(fields: dict[str, Any], field: str) -> None:
    found, (lacking,) = claimreviews.read(json.dumps(claim_review(**fields)))

    assert (found, lacking.number, lacking.field) == ([], 1, field)


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ({"name": "Lantern Checks"}, "Lantern Checks"),
        ([{"name": "Lantern Checks"}, {"name": "Other"}], "Lantern Checks"),
        ({"url": "https://www.lantern.example/about"}, "www.lantern.example"),
        ("Lantern", "Lantern"),
        (None, "lantern-checks.example"),
        ({"name": ""}, "lantern-checks.example"),
    ],
)
def test_who_concluded_is_named_by_name_else_by_address(author: Any, name: str) -> None:
    ((told,), _) = read(page(claim_review(author=author)))

    assert told.author == name


@pytest.mark.parametrize(
    "text", ["", "Only words.", "<html><body>No data</body></html>", "<script>{}</script>"]
)
def test_what_holds_no_linked_data_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="holds no linked data"):
        claimreviews.read(text)


@pytest.mark.parametrize("text", ["[" * 50_000, '{"a":' * 50_000, f'{{"a": "{"x" * 50_000}'])
def test_a_document_made_to_hold_us_up_holds_nothing(text: str) -> None:
    assert claimreviews.read(text) == ([], [])


@pytest.mark.parametrize("text", ['<script type="application/ld+json">' * 3_000, "<script " * 50_000])
def test_nor_does_a_page_made_to(text: str) -> None:
    with pytest.raises(ValueError, match="holds no linked data"):
        claimreviews.read(text)


def test_a_day_that_is_none_is_left_out_and_the_review_kept() -> None:
    ((told,), lacking) = read(page(claim_review(datePublished="some day")))

    assert (told.published, lacking) == (None, [])
