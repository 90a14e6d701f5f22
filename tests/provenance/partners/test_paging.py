"""Walking a list forward and back meets every row once, whatever is written meanwhile."""

from collections.abc import Iterator

import pytest
from rest_framework.test import APIClient

from claims.models import Claim
from provenance.partners.paging import Cursor, wrap
from tests.factories import NOON, make_claim, make_event, make_measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims() -> list[str]:
    """More rows than a page holds, all made at one instant."""
    measure = make_measure(make_event())
    made = [make_claim(measure=measure) for _ in range(23)]
    Claim.objects.update(created_at=NOON)
    return sorted(claim.public_id for claim in made)


def walk(api: APIClient, address: str | None, way: str = "next") -> Iterator[list[str]]:
    while address:
        page = api.get(address).json()
        yield [row["id"] for row in page["results"]]
        address = page[way]


@pytest.mark.parametrize("size", [1, 5, 22, 23, 24, 200])
def test_a_walk_meets_every_row_once_and_ends(api: APIClient, claims: list[str], size: int) -> None:
    pages = list(walk(api, f"/api/v1/claims/?page_size={size}"))

    assert [each for page in pages for each in page] == claims
    assert all(pages)


def test_the_way_back_meets_the_same_pages(api: APIClient, claims: list[str]) -> None:
    first = api.get("/api/v1/claims/?page_size=5").json()
    second = api.get(first["next"]).json()
    third = api.get(second["next"]).json()

    assert first["previous"] is None
    assert api.get(third["previous"]).json()["results"] == second["results"]
    back = api.get(second["previous"]).json()
    assert (back["results"], back["previous"]) == (first["results"], None)


def test_filters_go_along_from_page_to_page(api: APIClient, claims: list[str]) -> None:
    make_claim("An owl was seen.")

    pages = list(walk(api, "/api/v1/claims/?q=Claim&page_size=10"))

    assert [each for page in pages for each in page] == claims


def test_a_row_written_behind_the_reader_moves_nothing(api: APIClient, claims: list[str]) -> None:
    first = api.get("/api/v1/claims/?page_size=5").json()
    event = Claim.objects.first().event
    for number in range(40):
        make_claim(f"Written meanwhile {number}.", event=event)

    seen = [row["id"] for row in first["results"]]
    seen += [each for page in walk(api, first["next"]) for each in page]

    assert len(seen) == len(set(seen))
    assert set(claims) <= set(seen)


def test_an_empty_list_has_no_pages_around_it(api: APIClient) -> None:
    assert api.get("/api/v1/claims/").json() == {"next": None, "previous": None, "results": []}


def test_a_cursor_reads_back_as_it_was_written() -> None:
    for cursor in (Cursor("0123456789ab"), Cursor("zyxwvtsrqpnm", back=True)):
        assert Cursor.read(cursor.token()) == cursor


@pytest.mark.parametrize(
    ("query", "field"),
    [
        pytest.param("page_size=0", "page_size", id="no rows"),
        pytest.param("page_size=201", "page_size", id="too many"),
        pytest.param("page_size=-1", "page_size", id="below none"),
        pytest.param("page_size=ten", "page_size", id="a word"),
        pytest.param("page_size=99999999999999999999", "page_size", id="huge"),
        pytest.param("page_size=%D9%A5", "page_size", id="digits of another script"),
        pytest.param("page_size=", "page_size", id="nothing"),
        pytest.param("cursor=", "cursor", id="an empty cursor"),
        pytest.param("cursor=!!!!", "cursor", id="no token"),
        pytest.param("cursor=_____", "cursor", id="bytes that are no text"),
        pytest.param(f"cursor={wrap('+notanid')}", "cursor", id="a token of something else"),
        pytest.param(f"cursor={wrap('*0123456789ab')}", "cursor", id="a token that goes no way"),
        pytest.param("cursor=" + "A" * 5000, "cursor", id="a very long one"),
    ],
)
def test_a_bad_page_is_refused_by_name(api: APIClient, query: str, field: str) -> None:
    answer = api.get(f"/api/v1/claims/?{query}")

    assert answer.status_code == 400
    assert answer.json()["field"] == field
