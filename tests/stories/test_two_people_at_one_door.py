"""Two people decide about one thing at once: one is heard, the other is told, and nothing of the first is lost."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from provenance.accounts.models import User
from provenance.history.models import Entry
from sources.desk.tables import Shelf
from tests import byhand_doors, change_doors, doors, partner_doors, registry_doors
from tests.doors import TABLES, clients
from tests.provenance.webhooks.told import WORLD
from tests.racing import NAMES, race

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = {
    **doors.PAGES, **change_doors.PAGES, **registry_doors.PAGES, **byhand_doors.PAGES, **partner_doors.PAGES,
}  # fmt: skip
SAFE_TWICE = {**doors.SAFE_TWICE, **byhand_doors.SAFE_TWICE}
APART = {**doors.APART, **registry_doors.APART}
TOLD = {**doors.TOLD, **registry_doors.TOLD, **byhand_doors.TOLD, **partner_doors.TOLD}
LEAVES_NO_ENTRY = {"visit.stop"}


@pytest.fixture(autouse=True)
def _known(settings: Any) -> None:
    settings.FETCHING_WORLD = WORLD


@pytest.mark.parametrize("name", [*PAGES, *TABLES])
def test_of_two_who_save_at_once_one_is_told_and_the_other_stands_alone(
    name: str, proved: Callable[..., None]
) -> None:
    opened = {**PAGES, **TABLES}[name][1]()
    sent = {who: opened(client, who) for who, client in clients().items()}
    mark = Entry.objects.order_by("pk").values_list("pk", flat=True).last() or 0

    outcome = race(sent, *TOLD.get(name, ()))

    assert (len(outcome.saved), len(outcome.told)) == (1, 1), (outcome, outcome.words)
    assert outcome.codes <= {200, 400, 409}
    entered = Entry.objects.decisions().filter(pk__gt=mark).values_list("actor", flat=True)
    assert set(entered) == (set() if name in LEAVES_NO_ENTRY else set(outcome.saved))
    proved(
        "T09",
        size=f"{len({**PAGES, **TABLES})} doors of the desk, two at each at once",
        figure="at every door one is saved and the other told",
    )


@pytest.mark.parametrize("name", SAFE_TWICE)
def test_what_two_may_ask_for_at_once_is_done_once_and_fails_nobody(name: str) -> None:
    opened = SAFE_TWICE[name][1]()
    sent = {who: opened(client, who) for who, client in clients().items()}

    outcome = race(sent)

    assert (outcome.saved, outcome.codes) == (sorted(NAMES), {200})
    made = Entry.objects.decisions().filter(action="created").values_list("subject", "public_id")
    assert len(set(made)) == len(made)


def test_every_door_of_the_desk_is_in_the_table() -> None:
    assert {*PAGES, *APART, *change_doors.APART, *byhand_doors.SAFE_TWICE} == set(_pages(clients()["ana"]))
    assert {*TABLES, *doors.SAFE_TWICE} == set(_tables())


def _pages(client: Client) -> Iterator[str]:
    """The addresses of the newsroom's pages that take a form."""
    for pattern in get_resolver().url_patterns:
        if isinstance(pattern, URLPattern) and pattern.lookup_str.startswith(
            ("provenance.desk.", "provenance.webhooks.views.")
        ):
            where = reverse(str(pattern.name), kwargs=dict.fromkeys(pattern.pattern.regex.groupindex, "x"))
            if client.post(where).status_code != 405:
                yield str(pattern.name)


def _tables() -> Iterator[str]:
    """What may be done at the tables of the desk."""
    request = HttpRequest()
    request.user = User(is_staff=True, is_superuser=True, is_active=True)
    for model, desk in admin.site._registry.items():
        if model.__module__.split(".")[0] not in {"sources", "claims"}:
            continue
        name = str(model._meta.model_name)
        yield from (f"{name}.{action}" for action in desk.actions or ())
        if _typed_over(desk, request):
            yield f"{name}.change"
        if desk.has_add_permission(request):
            yield f"{name}.add"


def _typed_over(desk: "ModelAdmin", request: HttpRequest) -> bool:  # type: ignore[type-arg]
    return not isinstance(desk, Shelf) and desk.has_change_permission(request)
