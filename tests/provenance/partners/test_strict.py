"""Whatever is sent to be taken in is taken or refused in one line that names the field; nothing brings us down."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from provenance.accounts.models import User
from tests.factories import make_user
from tests.provenance.partners.test_errors import SHAPE
from tests.provenance.partners.test_ingest import ADDRESS, TEXT

pytestmark = pytest.mark.django_db


def send(body: bytes, user: User, media: str = "application/json") -> Any:
    browser = Client(raise_request_exception=False)
    browser.force_login(user)
    return browser.generic("POST", ADDRESS, body, content_type=media)


HOSTILE = [
    pytest.param(b"", "text", "is missing", id="nothing"),
    pytest.param(b"{", None, "is not JSON", id="half"),
    pytest.param(b"[]", None, "send one object", id="a list"),
    pytest.param(b"7", None, "send one object", id="a number"),
    pytest.param(b'{"text": "caf\xe9"}', None, "byte 13 is not UTF-8", id="not UTF-8"),
    pytest.param(b"[" * 100_000 + b"]" * 100_000, None, "nested too deep", id="deep"),
    pytest.param(
        b'{"text":' * 200 + b"1" + b"}" * 200, "text", "holds a list or an object", id="deep, and no fault"
    ),
    pytest.param(b'{"text": "a", "text": "b"}', "text", "is given twice", id="twice"),
    pytest.param(b'{"text": NaN}', None, "NaN is no number", id="no number"),
    pytest.param(b'{"text": ' + b"9" * 5_000 + b"}", None, "is not JSON", id="endless number"),
    pytest.param(b'{"text": 7}', "text", "is int, not text", id="a number for text"),
    pytest.param(b'{"text": ["a"]}', "text", "holds a list or an object", id="a list for text"),
    pytest.param(b'{"text": "a\\u0000b"}', "text", "holds a NUL", id="NUL"),
    pytest.param(b'{"text": "a\\ud800b"}', "text", "half a surrogate", id="half a surrogate"),
    pytest.param(b'{"\\ud800": "a"}', "\\ud800", "is not a field", id="half a surrogate for a field"),
    pytest.param(b'{"txet": "a"}', "txet", "is not a field: use author, file", id="unknown field"),
    pytest.param(
        b"{}", "text", "is missing: give the article as text or html, or its url", id="nothing in it"
    ),
    pytest.param(b'{"title": "a"}', "text", "is missing", id="only a title"),
    pytest.param(b'{"text": "a", "html": "b"}', "text", "stands beside html", id="both"),
    pytest.param(b'{"text": "a", "published": "soon"}', "published", "is not a date", id="no date"),
    pytest.param(b'{"url": 7}', "url", "is int, not text", id="a number for an address"),
    pytest.param(b'{"url": "ftp://a.example/"}', "url", "is not a web address", id="no web address"),
    pytest.param(b'{"url": "http://127.0.0.1/"}', "url", "address", id="our own house"),
    pytest.param(
        b'{"url": "http://a.example/\\ud800"}', "url", "half a surrogate", id="half a surrogate in an address"
    ),
    pytest.param(b'{"html": "<script></script>"}', None, "shows no text", id="a page without text"),
    pytest.param(b'{"text": "' + b"a" * 600_000 + b'"}', None, "holds more than 500,000", id="too long"),
]


@pytest.mark.parametrize(("body", "field", "told"), HOSTILE)
def test_a_hostile_body_is_refused_in_one_line(ana: User, body: bytes, field: str | None, told: str) -> None:
    answer = send(body, ana)

    said = answer.json()
    assert (answer.status_code, said["field"]) == (400, field)
    assert told in said["detail"]


def test_more_than_is_read_at_all_is_too_large(ana: User) -> None:
    answer = send(b'{"text": "' + b"a" * 16_000_000 + b'"}', ana)

    assert (answer.status_code, answer.json()["type"]) == (413, "too_large")


def test_what_says_that_it_is_too_large_is_refused_before_it_has_come(ana: User) -> None:
    browser = Client(raise_request_exception=False)
    browser.force_login(ana)

    answer = browser.generic(
        "POST", ADDRESS, b"{", content_type="application/json", CONTENT_LENGTH="99999999999"
    )

    assert (answer.status_code, answer.json()["type"]) == (413, "too_large")


@pytest.mark.parametrize("media", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_form_of_another_site_is_no_way_in(ana: User, media: str) -> None:
    answer = send(json.dumps({"text": TEXT}).encode(), ana, media)

    assert answer.status_code in {400, 415}


TEXTS = st.text(st.characters(), max_size=30) | st.sampled_from(
    ["\0", "2019", "http://x.example/", "<p>x", "en"]
)
VALUES = TEXTS | st.none() | st.booleans() | st.integers() | st.floats() | st.lists(st.integers(), max_size=2)
NAMES = st.sampled_from(["url", "text", "html", "title", "source", "published", "language", "file"]) | TEXTS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(row=st.dictionaries(NAMES, VALUES, max_size=5), spoil=st.binary(max_size=3))
def test_no_row_however_odd_brings_us_down(api: APIClient, row: dict[str, Any], spoil: bytes) -> None:
    user = User.objects.filter(username="fuzz").first() or make_user("fuzz", staff=True)
    body = json.dumps(row).encode() + spoil

    answer = send(body, user)

    assert answer.status_code < 500, body
    if answer.status_code >= 400:
        assert set(answer.json()) == SHAPE
