"""Whoever shows a name and a password is known by them or turned away, at every address of the API."""

import base64
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from sources.models import Article
from sources.vocabulary import Publication
from tests.factories import make_article, make_user
from tests.guesses import afresh

__all__ = ["afresh"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("afresh")]
PASSWORD = "a long one and right"
SHAPE = {"type", "code", "detail", "field"}


def shown(client: Client, address: str, way: str, method: str = "GET") -> Any:
    return client.generic(method, address, headers={"Authorization": way})


def basic(name: str, password: str) -> str:
    return f"Basic {base64.b64encode(f'{name}:{password}'.encode()).decode()}"


def addresses(article: Article) -> list[str]:
    """Every address of the API, each with an id where it takes one, and two that are none."""

    def under(resolver: URLResolver, before: str) -> list[str]:
        found: list[str] = []
        for each in resolver.url_patterns:
            route = before + str(each.pattern)
            found += under(each, route) if isinstance(each, URLResolver) else [route]
        return found

    (api,) = [
        each
        for each in get_resolver().url_patterns
        if isinstance(each, URLResolver) and each.namespace == "api"
    ]
    assert all(isinstance(each, URLPattern) for each in api.url_patterns)
    routes = {_filled(route, article) for route in under(api, "/api/")}
    return sorted({*routes, "/api/v1/nowhere/", "/api/nowhere"})


def _filled(route: str, article: Article) -> str:
    head, _, tail = route.replace("^", "").replace("$", "").partition("(?P<public_id>")
    return f"{head}{article.public_id}{tail.partition(')')[2]}" if tail else head


@pytest.fixture
def robot(afresh: None) -> None:
    make_user("robot", staff=True, password=PASSWORD)


@pytest.mark.usefixtures("robot")
@pytest.mark.parametrize("method", ["GET", "OPTIONS", "POST"])
def test_a_wrong_password_is_told_so_at_every_address(client: Client, method: str) -> None:
    all_of_them = addresses(make_article())
    assert len(all_of_them) > 30

    for number, address in enumerate(all_of_them):
        # Each name of its own, as somebody who tries one name too often is only told to wait.
        client.defaults["REMOTE_ADDR"] = f"10.0.0.{number}"
        answer = shown(client, address, basic(f"nobody{number}", "wrong"), method)

        assert (address, answer.status_code) == (address, 401)
        assert answer["WWW-Authenticate"] == 'Basic realm="the newsroom"'
        assert answer["Content-Type"] == "application/json"
        assert set(answer.json()) == SHAPE
        assert (answer.json()["type"], answer.json()["field"]) == ("not_authenticated", None)


@pytest.mark.parametrize("way", ["Basic", "Basic not-base64", "Basic a b", "Digest x"])
def test_a_way_of_signing_in_that_cannot_be_read_is_not_passed_over(client: Client, way: str) -> None:
    answer = shown(client, "/api/v1/claims/", way)

    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Basic realm="the newsroom"')
    assert answer.json()["detail"]


@pytest.mark.usefixtures("robot")
def test_the_right_password_opens_the_newsrooms_view_of_a_list_and_nobody_elses(client: Client) -> None:
    make_user("carla", password=PASSWORD)
    draft = make_article(publication=Publication.DRAFT)

    def seen(**headers: str) -> list[str]:
        answer = client.get("/api/v1/articles/", headers=headers)
        assert answer.status_code == 200
        return [row["id"] for row in answer.json()["results"]]

    assert seen() == []
    assert seen(Authorization=basic("carla", PASSWORD)) == []
    assert seen(Authorization=basic("robot", PASSWORD)) == [draft.public_id]
    address = f"/api/v1/articles/{draft.public_id}/"
    assert shown(client, address, basic("robot", PASSWORD)).status_code == 200
    assert seen() == []


@pytest.mark.usefixtures("robot")
def test_one_who_was_refused_too_often_is_told_when_to_try_again_on_a_list_too(client: Client) -> None:
    answers = [shown(client, "/api/v1/claims/", basic("robot", "wrong")) for _ in range(11)]

    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert 0 < int(answers[-1]["Retry-After"]) <= 300
    assert answers[-1].json()["type"] == "throttled"


@pytest.mark.usefixtures("robot")
def test_pages_take_no_notice_of_it(client: Client) -> None:
    assert shown(client, "/claims/", basic("robot", "wrong")).status_code == 200
