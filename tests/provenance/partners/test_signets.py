"""What others check our signatures by, as the API gives it."""

import base64
from typing import Any

import pytest
from rest_framework.test import APIClient

from provenance.partners import signing

pytestmark = pytest.mark.django_db
DOOR = "/api/v1/signets/"


def test_the_signets_are_told_to_everybody_the_present_one_first(api: APIClient, settings: Any) -> None:
    settings.SIGNET, settings.SIGNETS_BEFORE = bytes(range(32)), [bytes(32)]

    told = api.get(DOOR)

    present, before = told.json()["results"]
    assert [present["current"], before["current"]] == [True, False]
    assert present["algorithm"] == "Ed25519"
    assert base64.b64decode(present["public"]) == signing.signets()[0].public
    assert api.get(DOOR, headers={"If-None-Match": told["ETag"]}).status_code == 304


def test_a_newsroom_that_signs_nothing_has_none(api: APIClient, settings: Any) -> None:
    settings.SIGNET, settings.SIGNETS_BEFORE = b"", []

    assert api.get(DOOR).json() == {"results": []}
    assert api.get(DOOR, {"all": "yes"}).status_code == 400
