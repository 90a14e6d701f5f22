"""What is sent is described as it is taken: what the description allows is taken, what it forbids is refused."""

from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from provenance.partners import reference
from tests.partners import bearer, make_key

pytestmark = pytest.mark.django_db
MATCH, INGEST = "/api/v1/match/", "/api/v1/ingest/"
BODIES: list[tuple[str, dict[str, Any], bool]] = [
    (MATCH, {"text": ""}, False),
    (MATCH, {"text": None}, False),
    (MATCH, {"text": "Four drowned."}, True),
    (MATCH, {"text": "", "url": "https://harbour.example/ferry"}, True),
    (MATCH, {"text": "Four drowned.", "url": "", "language": "", "limit": None}, True),
    (MATCH, {"text": "Four drowned.", "limit": 0}, False),
    (MATCH, {"text": "Four drowned.", "language": "English, I think"}, False),
    (MATCH, {"texts": [{"text": "Four drowned."}, {"limit": "x"}, 7]}, True),
    (MATCH, {"texts": []}, False),
    (INGEST, {}, False),
    (INGEST, {"title": "Ferry"}, False),
    (INGEST, {"text": " "}, False),
    (INGEST, {"text": "Four drowned.", "html": "<p>Four drowned."}, False),
    (INGEST, {"text": "Four drowned.", "html": "", "url": None, "author": None}, True),
    (INGEST, {"text": "Four\0drowned."}, False),
    (INGEST, {"text": "Four drowned.", "title": "x" * 501}, False),
]


def test_a_body_is_taken_as_the_description_says_and_refused_as_it_says(client: Client) -> None:
    described, shown = reference.description(), bearer(make_key(a_minute=100_000))
    for number, (path, body, good) in enumerate(BODIES):
        form = described["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"]
        whole = Draft202012Validator({**form, "components": described["components"]})
        answer = client.post(
            path,
            body,
            content_type="application/json",
            headers={**shown, "Idempotency-Key": f"body-{number}"},
        )
        assert (whole.is_valid(body), answer.status_code < 400) == (good, good), (path, body, answer.content)
