"""Who looks after partners opens an endpoint, sees what became of each message, and has those given up sent again."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from provenance.accounts.models import User
from provenance.partners.models import Partner
from provenance.webhooks.actions.deliveries import Outcome, settle
from provenance.webhooks.models import Attempt, Delivery, Endpoint
from provenance.webhooks.vocabulary import EndpointState
from tests.desk import sit
from tests.factories import NOON, make_user
from tests.partners import make_partner
from tests.provenance.webhooks.told import URL, a_change, make_endpoint, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss() -> User:
    return make_user("olga", staff=True, is_superuser=True)


@pytest.fixture
def partner() -> Partner:
    return make_partner("Northern Ledger")


@pytest.fixture
def desk(boss: User) -> Client:
    return sit(boss)


def listed(partner: Partner) -> str:
    return f"/partners/{partner.public_id}/endpoints/"


def one(endpoint: Endpoint) -> str:
    return f"{listed(endpoint.partner)}{endpoint.public_id}/"


def test_an_endpoint_is_opened_and_its_secret_is_shown_this_once(desk: Client, partner: Partner) -> None:
    typed = {"url": URL, "resources": ["reviews", "claims"], "why": "They asked."}
    opened = desk.post(listed(partner), typed)
    row = Endpoint.objects.get()

    assert b"whsec_" in opened.content
    assert opened["Cache-Control"] == "no-store"
    assert (row.url, row.resources) == (URL, ["claims", "reviews"])
    for address in (listed(partner), one(row)):
        page = desk.get(address)
        assert (page.status_code, b"whsec_" in page.content) == (200, False)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"url": "http://desk.example/"}, "Begin it with https://"),
        ({"why": " "}, "Say why"),
        ({"resources": "stories"}, "is no list of ours"),
    ],
    ids=["in clear", "no reason", "no such list"],
)
def test_what_is_wrong_is_named_and_what_was_typed_stays(
    desk: Client, partner: Partner, wrong: dict[str, str], sentence: str
) -> None:
    page = desk.post(listed(partner), {"url": URL, "why": "They asked.", **wrong})

    assert page.status_code == 400
    assert sentence in page.content.decode()
    assert (wrong.get("url") or URL) in page.content.decode()
    assert not Endpoint.objects.exists()


def test_it_is_changed_paused_opened_given_a_new_secret_and_closed(desk: Client, partner: Partner) -> None:
    row = make_endpoint(partner).endpoint

    def do(deed: str, **typed: object) -> bytes:
        row.refresh_from_db()
        sent = {"deed": deed, "version": row.version, "why": "A drill.", "url": row.url, **typed}
        answer = desk.post(one(row), sent, follow=True)
        assert answer.status_code == 200, answer.content
        return bytes(answer.content)

    do("change", url=f"{URL}/2", resources=["claims"])
    do("pause")
    row.refresh_from_db()
    assert (row.url, row.resources, row.state) == (f"{URL}/2", ["claims"], EndpointState.PAUSED)
    do("resume")
    assert b"whsec_" in do("rotate")
    row.refresh_from_db()
    assert (row.state, bool(row.former_secret)) == (EndpointState.OPEN, True)
    do("close")
    assert not Endpoint.objects.exists()


def test_who_acts_on_an_older_sight_is_told_and_nothing_is_changed(desk: Client, partner: Partner) -> None:
    row = make_endpoint(partner).endpoint
    desk.post(one(row), {"deed": "pause", "version": 1, "why": "First."})

    late = desk.post(one(row), {"deed": "close", "version": 1, "why": "Second."})

    assert late.status_code == 409
    assert "changed meanwhile" in late.content.decode()
    assert Endpoint.objects.get().state == EndpointState.PAUSED


def test_what_was_given_up_is_sent_again_all_of_it_or_what_is_ticked(desk: Client, partner: Partner) -> None:
    row = make_endpoint(partner).endpoint
    gone, lost, done = write(row, a_change(), a_change(), a_change())
    for delivery, outcome in ((gone, Outcome(503, 9, "answered 503")), (done, Outcome(204, 9))):
        delivery.tries = 10
        settle(delivery=delivery, outcome=outcome, now=NOON)
    Delivery.objects.filter(pk=lost.pk).update(due_at=None)

    narrowed = desk.get(f"{one(row)}?show=given-up").content.decode()
    assert narrowed.count("<b>given up</b>") == 2
    assert "<code>503</code>" in narrowed and "<code>204</code>" not in narrowed
    desk.post(one(row), {"deed": "again", "message": [done.message_id]})
    assert Delivery.objects.filter(due_at__isnull=False).get().pk == done.pk
    desk.post(one(row), {"deed": "again-all"})
    assert Delivery.objects.filter(due_at__isnull=False).count() == 3


def test_a_page_of_many_attempts_takes_as_many_queries_as_one_of_few(desk: Client, partner: Partner) -> None:
    row, numbers = make_endpoint(partner).endpoint, []
    for many in (1, 24):
        for delivery in write(row, *(a_change() for _ in range(many))):
            Attempt.objects.bulk_create(
                Attempt(delivery=delivery, at=NOON, milliseconds=1, answered=503) for _ in range(9)
            )
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(one(row)).status_code == 200
        numbers.append(len(asked))

    assert numbers[0] == numbers[1] <= 14
