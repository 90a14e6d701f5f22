"""A program of somebody’s is told of each claim a saved search of theirs finds, once, as everybody may see it."""

import json

import pytest
from django.test import Client

from provenance.accounts.models import User
from provenance.searches.actions import finds, saved
from provenance.searches.matching import found
from provenance.searches.models import SavedSearch
from provenance.webhooks.announcing import announce
from provenance.webhooks.models import Delivery, Endpoint
from provenance.webhooks.vocabulary import EndpointState
from sources.vocabulary import Publication
from tests.factories import make_claim, make_event
from tests.provenance.webhooks.told import URL

pytestmark = pytest.mark.django_db


@pytest.fixture
def search(ana: User) -> SavedSearch:
    return saved.keep(owner=ana, name="Dockers", asked={"q": "dockers"}, found=found)


@pytest.fixture
def desk(client: Client, ana: User) -> Client:
    client.force_login(ana)
    return client


def at(search: SavedSearch) -> str:
    return f"/searches/{search.public_id}/endpoint/"


def look(search: SavedSearch) -> list[tuple[str, str]]:
    """Have it looked through and told: what its endpoint has been told until now."""
    finds.keep(search=search.pk, found=found)
    announce(seconds=5)
    bodies = [json.loads(bytes(each.body)) for each in Delivery.objects.order_by("sequence")]
    assert {each["data"]["search"] for each in bodies} <= {search.public_id}
    return [(each["type"], each["data"]["id"]) for each in bodies]


def claim(text: str, **fields: object) -> str:
    return make_claim(text, event=make_event(text), **fields).public_id


def test_each_find_is_told_once_and_nothing_that_readers_may_not_see(
    desk: Client, search: SavedSearch
) -> None:
    claim("Nine dockers were injured.")
    finds.keep(search=search.pk, found=found)
    opened = desk.post(at(search), {"deed": "open", "url": URL})
    assert b"whsec_" in opened.content and opened["Cache-Control"] == "no-store"
    assert b"whsec_" not in desk.get(at(search)).content

    told = claim("Twelve dockers left.")
    claim("Four dockers were freed.", publication=Publication.DRAFT)
    claim("Six pilots rested.")

    assert look(search) == look(search) == [("search.found", told)]


def test_what_is_shown_later_is_told_then(desk: Client, search: SavedSearch) -> None:
    desk.post(at(search), {"deed": "open", "url": URL})
    hidden = make_claim("Four dockers were freed.", publication=Publication.DRAFT)
    assert look(search) == []

    hidden.publication = Publication.PUBLISHED
    hidden.save()

    assert look(search) == [("search.found", hidden.public_id)]


def test_it_is_changed_paused_opened_again_and_closed_by_its_owner_alone(
    desk: Client, search: SavedSearch, ben: User
) -> None:
    desk.post(at(search), {"deed": "open", "url": URL})

    def do(deed: str, **typed: str) -> Endpoint | None:
        row = Endpoint.objects.get()
        sent = {"deed": deed, "version": row.version, "url": row.url, **typed}
        assert desk.post(at(search), sent, follow=True).status_code == 200
        return Endpoint.objects.first()

    assert (row := do("change", url=f"{URL}/2")) and row.url == f"{URL}/2"
    assert (row := do("pause")) and row.state == EndpointState.PAUSED
    assert (row := do("resume")) and row.state == EndpointState.OPEN
    assert (row := do("rotate")) and row.former_secret
    other = Client()
    other.force_login(ben)
    assert other.get(at(search)).status_code == 404
    assert do("close") is None


def test_a_wrong_address_and_an_older_sight_are_told(desk: Client, search: SavedSearch) -> None:
    wrong = desk.post(at(search), {"deed": "open", "url": "http://desk.example/"})
    assert (wrong.status_code, Endpoint.objects.count()) == (400, 0)
    assert "Begin it with https://" in wrong.content.decode()

    desk.post(at(search), {"deed": "open", "url": URL})
    desk.post(at(search), {"deed": "pause", "version": 1})
    late = desk.post(at(search), {"deed": "close", "version": 1})
    assert late.status_code == 409
    assert Endpoint.objects.get().state == EndpointState.PAUSED


def test_letting_a_search_go_takes_its_endpoint_along(desk: Client, search: SavedSearch) -> None:
    desk.post(at(search), {"deed": "open", "url": URL})
    claim("Twelve dockers left.")
    look(search)

    saved.let_go(search=search, version=SavedSearch.objects.get().version)

    assert not Endpoint.objects.exists() and not Delivery.objects.exists()
    assert announce(seconds=1) == 0
