"""Partners read an article's sentences by checkability: all of them, paged, with exact offsets and the claims."""

import pytest
from rest_framework.test import APIClient

from sources.models import Article
from sources.vocabulary import Publication
from tests.factories import make_appearance, make_article, make_capture, make_claim

pytestmark = pytest.mark.django_db
SAID = "It was a quiet town. At least 40 people were killed in Lindt on Tuesday. Who could have known?"


def address_of(article: Article) -> str:
    return f"/api/v1/articles/{article.public_id}/sentences/"


def test_every_sentence_comes_with_its_place_its_reason_and_its_claims(api: APIClient) -> None:
    claim = make_claim("Forty people were killed in Lindt.")
    capture = make_capture(SAID)
    make_appearance(claim, capture=capture, quote="At least 40 people were killed in Lindt")

    rows = api.get(address_of(capture.article)).json()["results"]

    assert [row["text"] for row in rows] == [SAID[row["start"] : row["end"]] for row in rows]
    assert [row["claims"] for row in rows] == [[claim.public_id], [], []]
    assert rows[0]["reason"]["detail"] == "gives a figure"
    assert rows[0]["checkability"] > rows[1]["checkability"] > rows[2]["checkability"]
    assert {row["capture"] for row in rows} == {capture.public_id}


def test_a_walk_meets_every_sentence_once(api: APIClient) -> None:
    capture = make_capture(
        " ".join(f"On day {number} the river rose by {number} metres." for number in range(1, 12))
    )
    address, met = f"{address_of(capture.article)}?page_size=4", []
    while address:
        page = api.get(address).json()
        met += [row["start"] for row in page["results"]]
        address = page["next"]

    assert len(met) == len(set(met)) == 11


@pytest.mark.parametrize(
    ("asked", "field"), [("after=-1", "after"), ("after=x", "after"), ("page_size=0", "page_size")]
)
def test_what_cannot_be_meant_is_refused_by_name(api: APIClient, asked: str, field: str) -> None:
    answer = api.get(f"{address_of(make_capture(SAID).article)}?{asked}")

    assert (answer.status_code, answer.json()["field"]) == (400, field)


def test_a_hidden_article_and_one_without_a_text_give_nothing_away(api: APIClient) -> None:
    hidden = make_capture(SAID, article=make_article(publication=Publication.DRAFT)).article

    assert api.get(address_of(hidden)).status_code == 404
    assert api.get("/api/v1/articles/222222222222/sentences/").status_code == 404
