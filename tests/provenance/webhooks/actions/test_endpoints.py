"""Endpoints are public addresses under TLS, tended under compare and set; their secrets lie sealed."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from provenance.history.models import Entry
from provenance.webhooks.actions import endpoints
from provenance.webhooks.models import Endpoint
from provenance.webhooks.rules import signature
from provenance.webhooks.vocabulary import EndpointState
from sources.errors import Refused, Stale, Taken
from tests.partners import make_keeper, make_partner
from tests.provenance.webhooks.told import URL, make_endpoint

pytestmark = pytest.mark.django_db
BY = {"why": "They asked for it."}


def test_a_secret_is_told_once_and_lies_sealed_for_its_endpoint_alone() -> None:
    made = make_endpoint()
    (secret,) = endpoints.secrets_of(made.endpoint, timezone.now())

    assert signature.shown(secret) == made.secret
    with connection.cursor() as cursor:
        cursor.execute("SELECT webhooks_endpoint::text FROM webhooks_endpoint")
        assert made.secret.removeprefix("whsec_") not in cursor.fetchone()[0]
    assert made.secret not in "".join(str(each.after) for each in Entry.objects.all())
    other = make_endpoint().endpoint
    other.secret = made.endpoint.secret
    with pytest.raises(endpoints.sealing.Sealed):
        endpoints.secrets_of(other, timezone.now())


def test_a_former_secret_signs_for_a_day_beside_the_new_one() -> None:
    former = make_endpoint()
    fresh = endpoints.rotate(endpoint=former.endpoint, version=1, by=make_keeper(), **BY)
    row, now = Endpoint.objects.get(), timezone.now()

    at_once = [signature.shown(each) for each in endpoints.secrets_of(row, now)]
    next_day = [signature.shown(each) for each in endpoints.secrets_of(row, now + timedelta(hours=25))]

    assert at_once == [fresh.secret, former.secret]
    assert next_day == [fresh.secret]


def test_secrets_are_sealed_anew_under_a_new_key(settings: Any) -> None:
    made, old = make_endpoint(), settings.SECRET_KEY
    endpoints.rotate(endpoint=made.endpoint, version=1, by=make_keeper(), **BY)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new one " * 5, [old]

    assert endpoints.reseal() == 1

    settings.SECRET_KEY_FALLBACKS = []
    assert len(endpoints.secrets_of(Endpoint.objects.get(), timezone.now())) == 2


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://desk.example/told", "Begin it with https://"),
        ("https://127.0.0.1/told", "names a machine by its number"),
        ("https://localhost/told", "is no public name"),
        ("https://desk.example:8443/told", "only the web's own ports"),
        ("https://me:pass@desk.example/", "password"),
        ("desk.example", "This "),
        ("", "This "),
    ],
)
def test_an_address_that_cannot_be_told_is_refused_with_the_remedy(url: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        make_endpoint(url=url)

    assert refused.value.field == "url"
    assert not Endpoint.objects.exists()


def test_an_unknown_list_a_second_time_and_one_too_many_are_refused() -> None:
    partner = make_partner()
    make_endpoint(partner)
    with pytest.raises(Refused, match="is no list of ours: use alterations") as refused:
        make_endpoint(partner, url=f"{URL}/2", resources=["stories"])
    assert refused.value.field == "resources"
    with pytest.raises(Taken, match="told at this address already"):
        make_endpoint(partner)
    for number in range(endpoints.MOST - 1):
        make_endpoint(partner, url=f"{URL}/{number}")
    with pytest.raises(Refused, match="the most there may be"):
        make_endpoint(partner, url=f"{URL}/more")


def test_whoever_acts_on_an_older_sight_is_told_and_changes_nothing() -> None:
    row, keeper = make_endpoint().endpoint, make_keeper()
    endpoints.pause(endpoint=row, version=1, by=keeper, **BY)

    for act in (endpoints.pause, endpoints.resume, endpoints.rotate, endpoints.close):
        with pytest.raises(Stale):
            act(endpoint=row, version=1, by=keeper, **BY)
    with pytest.raises(Stale):
        endpoints.change(endpoint=row, version=1, url=URL, resources=[], by=keeper, **BY)

    row.refresh_from_db()
    assert (row.state, row.version, row.former_secret) == (EndpointState.PAUSED, 2, "")


def test_every_step_stands_in_the_audit_with_who_and_why_and_no_secret() -> None:
    made, keeper = make_endpoint(), make_keeper()
    row = made.endpoint
    endpoints.change(endpoint=row, version=1, url=f"{URL}/b", resources=["claims"], by=keeper, why="Moved.")
    endpoints.rotate(endpoint=row, version=2, by=keeper, why="A laptop was lost.")
    endpoints.pause(endpoint=row, version=3, by=keeper, why="Their desk moves.")
    endpoints.resume(endpoint=row, version=4, by=keeper, why="They are back.")
    endpoints.close(endpoint=row, version=5, by=keeper, why="They have left.")

    told = Entry.objects.filter(subject="endpoint").order_by("id")
    assert [each.why for each in told if each.why] == [
        "For their desk.", "Moved.", "A laptop was lost.", "Their desk moves.", "They are back.",
        "They have left.", "They have left.",
    ]  # fmt: skip
    assert {each.actor for each in told} == {"petra"}
    assert {each.resource for each in told} == {"partners"}
    assert not any("secret" in str(each.after) for each in told)


def test_a_partner_is_told_once_at_an_address_however_it_got_there() -> None:
    partner, elsewhere = make_partner(), f"{URL}/elsewhere"
    make_endpoint(partner)
    other = make_endpoint(partner, url=elsewhere).endpoint

    with pytest.raises(Taken, match="told at this address already") as taken:
        endpoints.change(endpoint=other, version=1, url=URL, resources=["claims"], by=make_keeper(), **BY)

    other.refresh_from_db()
    assert (taken.value.field, other.url, other.version) == ("url", elsewhere, 1)
