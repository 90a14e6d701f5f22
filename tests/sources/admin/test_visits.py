"""Addresses on the desk."""

import pytest
from django.test import Client

from provenance.accounts.models import User
from sources.actions import visits
from sources.models import Host, Visit
from tests.desk import address, pick, press, sit, told

pytestmark = pytest.mark.django_db


def test_an_address_is_looked_at_now_and_no_more(ben: User) -> None:
    visit, client = visits.ask(url="https://news.example/a"), sit(ben)
    Visit.objects.update(due_at=None)

    assert "1 will be looked at now" in told(press(client, "look_now", visit))
    assert list(Visit.objects.due()) == [visit]

    assert "1 will not be looked at" in told(pick(client, "stop", visit))
    assert list(Visit.objects.due()) == []


def test_the_list_says_what_came_of_each(ben: User) -> None:
    visits.ask(url="https://news.example/a")
    Visit.objects.update(outcome="gone", told="Gone (the site answers 410): the outlet says so")

    page = sit(ben).get(address(Visit, "changelist")).content.decode()

    assert "https://news.example/a" in page and "the site answers 410" in page


@pytest.mark.parametrize("model", [Visit, Host])
def test_nothing_is_typed_in_here(model: type[Visit | Host], ben: User) -> None:
    visit, client = visits.ask(url="https://news.example/a"), sit(ben)
    row = visit if model is Visit else visit.host

    assert client.get(address(model, "add")).status_code == 403
    assert client.get(address(row, "change")).status_code == 200
    assert client.post(address(row, "change"), {"name": "x"}).status_code == 403


def test_whoever_may_not_change_articles_has_nothing_looked_at(ana: User) -> None:
    visit = visits.ask(url="https://news.example/a")
    client = Client()
    client.force_login(ana)

    assert client.post(address(visit, "changelist"), {"action": "look_now"}).status_code == 403
