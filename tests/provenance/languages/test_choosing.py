"""Each reader is spoken to in their language, and programs in one."""

import pytest
from django.test import Client

from provenance.accounts.actions import people
from provenance.accounts.models import User
from tests.provenance.pages.reading import queries

pytestmark = pytest.mark.django_db

SPANISH = {"HTTP_ACCEPT_LANGUAGE": "es-CO,es;q=0.9,en;q=0.5"}


def spoken(client: Client, address: str = "/claims/", **headers: str) -> str:
    answer = client.get(address, **headers)  # type: ignore[arg-type]
    page = answer.content.decode()
    assert f'<html lang="{answer["Content-Language"]}">' in page
    assert ("Cómo se puntúa" in page) == (answer["Content-Language"] == "es")
    return answer["Content-Language"]


def test_a_browser_is_answered_as_it_asks_a_cookie_outweighs_it_and_a_person_outweighs_both(
    client: Client, ana: User
) -> None:
    assert spoken(client) == "en"
    assert spoken(client, HTTP_ACCEPT_LANGUAGE="fr,pt") == "en"
    assert spoken(client, **SPANISH) == "es"

    client.post("/language/", {"language": "en"})
    assert spoken(client, **SPANISH) == "en"

    client.force_login(ana)
    assert spoken(client, **SPANISH) == "en"
    people.speak(person=ana, language="es")
    assert spoken(client) == "es"


def test_a_language_that_is_no_more_or_never_was_falls_back_to_what_the_browser_asks_for(
    client: Client, ana: User
) -> None:
    people.speak(person=ana, language="xx")
    client.cookies["django_language"] = "../../etc"
    client.force_login(ana)

    assert spoken(client, **SPANISH) == "es"


def test_caches_are_told_on_what_a_page_depends(client: Client) -> None:
    assert {"Accept-Language", "Cookie"} <= set(client.get("/claims/")["Vary"].split(", "))


@pytest.mark.parametrize("address", ["/nowhere/", "/search/?query=x"])
def test_a_page_that_tells_of_a_fault_speaks_the_readers_language_too(client: Client, address: str) -> None:
    answer = client.get(address, **SPANISH)  # type: ignore[arg-type]

    assert '<html lang="es">' in answer.content.decode()


def test_programs_are_answered_in_english_whatever_they_ask_for(client: Client) -> None:
    refused = client.get("/api/v1/claims/?after=x", **SPANISH)  # type: ignore[arg-type]
    plain = client.get("/api/v1/claims/?after=x")
    asked = {"HTTP_AUTHORIZATION": "Basic eDp5"}
    stranger = client.get("/api/v1/claims/", **SPANISH, **asked)  # type: ignore[arg-type]

    assert refused.content == plain.content
    assert "Accept-Language" not in refused.get("Vary", "")
    assert stranger.content == client.get("/api/v1/claims/", **asked).content  # type: ignore[arg-type]


def test_one_readers_language_is_not_left_to_the_next(client: Client) -> None:
    client.get("/claims/", **SPANISH)  # type: ignore[arg-type]

    assert spoken(client) == "en"


def test_a_page_asks_the_database_no_more_in_spanish(client: Client, ana: User) -> None:
    client.force_login(ana)
    before = queries(client, "/claims/")
    people.speak(person=ana, language="es")

    assert queries(client, "/claims/") == before
