"""A session ends in time, leaves nothing in the browser, and every way in and out stands in the log."""

import logging
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from provenance.accounts.models import User
from provenance.accounts.sessions import BEGAN, SEEN
from provenance.embedded.places import PROJECT

pytestmark = pytest.mark.django_db
PASSWORD = "seven rivers under glass"


@pytest.fixture
def signed_in(client: Client) -> Client:
    """Ana, by the door everybody takes."""
    User.objects.create_user("ana", password=PASSWORD, is_staff=True)
    answer = client.post("/sign-in/", {"username": "ana", "password": PASSWORD})
    assert answer.status_code == 302
    return client


def aged(client: Client, **marks: float) -> None:
    session = client.session
    session.update({mark: int(time.time() - ago) for mark, ago in marks.items()})
    session.save()


@pytest.mark.parametrize(
    ("marks", "stays"),
    [
        pytest.param({BEGAN: 11 * 3600, SEEN: 60}, True, id="a long day"),
        pytest.param({BEGAN: 13 * 3600, SEEN: 60}, False, id="longer than a day of work"),
        pytest.param({BEGAN: 7200, SEEN: 179 * 60}, True, id="a review written for hours"),
        pytest.param({BEGAN: 14_000, SEEN: 181 * 60}, False, id="nobody there"),
    ],
)
def test_a_session_ends_after_a_day_of_work_or_hours_of_nobody_there(
    signed_in: Client, marks: dict[str, float], stays: bool
) -> None:
    aged(signed_in, **marks)

    answer = signed_in.get("/account/second-factor/")

    assert (answer.status_code == 200) is stays
    if stays:
        assert time.time() - signed_in.session[SEEN] < 100


def test_a_page_of_somebody_signed_in_stays_in_no_memory_and_signing_out_clears_the_rest(
    signed_in: Client, client: Client
) -> None:
    before = signed_in.session.session_key
    page = signed_in.get("/")
    out = signed_in.post("/sign-out/")

    assert page["Cache-Control"] == "private, no-store"
    assert out["Clear-Site-Data"] == '"cache", "storage"'
    assert not signed_in.session.exists(before)
    assert "Cache-Control" not in Client().get("/").headers


def test_a_new_password_ends_every_session_that_an_old_one_began(
    signed_in: Client, proved: Callable[..., None]
) -> None:
    others = [Client() for _ in range(3)]
    for each in others:
        each.post("/sign-in/", {"username": "ana", "password": PASSWORD})
    assert {each.get("/queue/").status_code for each in (signed_in, *others)} == {200}
    admin = Client()
    admin.force_login(User.objects.create_superuser("root", password=PASSWORD))
    ana, new = User.objects.get(username="ana"), "eight bridges over sand"
    page = f"/admin/accounts/user/{ana.pk}/password/"
    given = {"password1": new, "password2": new, "usable_password": "true"}

    assert admin.post(page, given).status_code == 302

    assert {each.get("/queue/").status_code for each in (signed_in, *others)} == {302}
    assert signed_in.post("/sign-in/", {"username": "ana", "password": new}).status_code == 302
    assert signed_in.get("/queue/").status_code == 200
    proved("T32", size="4 sessions of one whose password is changed", figure="none went on")


def test_every_way_in_and_out_is_told_in_one_line(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    User.objects.create_user("ana", password=PASSWORD, is_staff=True)
    caplog.set_level(logging.INFO, logger="provenance.security")

    client.post("/sign-in/", {"username": "ana\nFORGED signed in", "password": "wrong"})
    client.post("/sign-in/", {"username": "ana", "password": PASSWORD})
    client.post("/sign-out/")

    told = [each.getMessage() for each in caplog.records if each.name == "provenance.security"]
    assert told == [
        "turned away: 'ana\\nFORGED signed in', wrong password or no such name, from 127.0.0.1",
        "signed in: 'ana' by password from 127.0.0.1",
        "signed out: 'ana' from 127.0.0.1",
    ]
    assert PASSWORD not in caplog.text


@pytest.mark.parametrize(
    ("password", "taken"),
    [
        (PASSWORD, True),
        ("492615038847", True),
        ("x" * 128 + "yz", True),
        ("short enoug", False),
        ("administrator", False),
        ("Provenance2026!", False),
        ("newsroom-curator", False),
        ("provenance of seven rivers", True),
        ("1234567890123", False),
    ],
)
def test_a_password_is_long_and_not_what_everybody_would_try(password: str, taken: bool) -> None:
    try:
        validate_password(password)
    except ValidationError:
        assert not taken
    else:
        assert taken


def test_over_tls_cookies_are_of_this_host_alone_and_shut_to_scripts() -> None:
    asked = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, "
        "s.LANGUAGE_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, "
        "s.CSRF_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE, s.SESSION_COOKIE_DOMAIN, s.SESSION_COOKIE_PATH)"
    )
    environment: dict[str, Any] = {
        "DJANGO_SETTINGS_MODULE": "provenance.settings",
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "SECRET_KEY": "x" * 50,
    }

    told = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert told == [
        "__Host-sessionid",
        "__Host-csrftoken",
        "__Host-django_language",
        *["True"] * 4,
        "Strict",
        "None",
        "/",
    ]


def test_nothing_is_loaded_but_from_this_host(client: Client) -> None:
    answer = client.get("/")

    policy = answer["Content-Security-Policy"]
    assert all(
        f"{what} 'none'" in policy for what in ("object-src", "base-uri", "frame-ancestors", "default-src")
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert settings.CSRF_COOKIE_HTTPONLY
