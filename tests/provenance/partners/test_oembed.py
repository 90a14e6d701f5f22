"""How a claim is shown on another page, as oEmbed asks it."""

from typing import Any

import pytest
from django.test import Client

from claims.models import Claim
from tests.factories import make_claim

pytestmark = pytest.mark.django_db
DOOR = "/api/v1/oembed/"


@pytest.fixture
def claim(db: None) -> Claim:
    return make_claim('Four "people" <were> killed.')


def asked(client: Client, claim: Claim, **more: str) -> Any:
    return client.get(DOOR, {"url": f"http://testserver/claims/{claim.public_id}/", **more})


def test_a_claims_address_is_answered_with_a_frame_of_the_size_there_is(client: Client, claim: Claim) -> None:
    told = asked(client, claim, maxwidth="400", maxheight="9000").json()

    assert (told["type"], told["version"], told["width"], told["height"]) == ("rich", "1.0", 400, 260)
    assert told["title"] == claim.text
    assert f'src="http://testserver/claims/{claim.public_id}/card/"' in told["html"]
    assert "Four &quot;people&quot; &lt;were&gt; killed." in told["html"]
    assert asked(client, claim, maxwidth="1").json()["width"] == 240


def test_what_was_not_changed_is_not_sent_again(client: Client, claim: Claim) -> None:
    first = asked(client, claim)
    again = client.get(DOOR, first.wsgi_request.GET, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("", 400),
        ("http://elsewhere.example/claims/{}/", 404),
        ("ftp://testserver/claims/{}/", 404),
        ("http://testserver/claims/unknown/", 404),
        ("http://testserver/events/{}/", 404),
        ("http://testserver/claims/{}/card/", 404),
        ("http://[/claims/{}/", 404),
        ("//testserver/claims/{}/", 404),
        ("http://testserver/%00", 404),
        ("http://testserver/claims/%00/", 404),
    ],
)
def test_no_other_address_is_answered(client: Client, claim: Claim, address: str, status: int) -> None:
    answer = client.get(DOOR, {"url": address.format(claim.public_id)})

    assert answer.status_code == status
    assert set(answer.json()) == {"type", "code", "detail", "field"}


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("format", "xml"),
        ("maxwidth", "0"),
        ("maxwidth", "-3"),
        ("maxheight", "many"),
        ("maxheight", "9999999"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(
    client: Client, claim: Claim, name: str, written: str
) -> None:
    answer = asked(client, claim, **{name: written})

    assert answer.status_code == 400
    assert answer.json()["field"] == name
