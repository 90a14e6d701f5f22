"""What nobody can read as a form is told so, at every address, before anything is asked of it."""

import pytest
from django.test import Client

from tests.factories import make_user

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/sign-in/",
    "/add/",
    "/search/",
    "/queue/derivations/",
    "/admin/login/",
    "/nowhere/",
    "/api/v1/nowhere/",
]
UNREADABLE = [
    pytest.param("application/x-www-form-urlencoded; charset=utf-16", id="another encoding"),
    pytest.param("application/x-www-form-urlencoded; charset=iso-8859-1", id="an old encoding"),
    pytest.param("multipart/form-data", id="parts that nothing parts"),
    pytest.param("multipart/form-data; boundary=", id="parts that an empty word parts"),
]


@pytest.mark.parametrize("written", UNREADABLE)
@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("newsroom", [True, False], ids=["signed in", "signed out"])
def test_a_form_nobody_can_read_is_refused(address: str, written: str, newsroom: bool) -> None:
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    if newsroom:
        client.force_login(make_user(staff=True))

    answer = client.generic("POST", address, b"deed=save&b=%FF", content_type=written)

    assert answer.status_code == 400
    if address.startswith("/api/"):
        assert answer.json()["type"] == "invalid_request"
    else:
        assert "Content-Type" in answer.content.decode()
        assert "in UTF-8" in answer.content.decode()


@pytest.mark.parametrize(
    "written",
    ["application/x-www-form-urlencoded; charset=UTF-8", "multipart/form-data; boundary=----a", "text/plain"],
)
def test_a_form_that_can_be_read_is(written: str) -> None:
    answer = Client(raise_request_exception=False).generic("POST", "/nowhere/", b"", content_type=written)

    assert answer.status_code == 404
