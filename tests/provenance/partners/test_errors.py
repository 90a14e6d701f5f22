"""Every fault comes back in one shape, and no request, however hostile, is answered with a crash."""

import itertools
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from rest_framework import serializers
from rest_framework.exceptions import NotAuthenticated, PermissionDenied, Throttled, ValidationError
from rest_framework.test import APIClient

from provenance.partners import errors
from provenance.partners.catalogue import RESOURCES
from sources.errors import Refused, Stale, Taken, Unknown, Unreadable
from tests.factories import make_user
from tests.provenance.partners.scene import set_scene

SHAPE = {"type", "code", "detail", "field"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "address", "headers", "status", "kind"),
    [
        pytest.param("GET", "/api/v1/nowhere/", {}, 404, "not_found", id="no such list"),
        pytest.param("GET", "/api/v1/claims/zzzzzzzzzzzz/", {}, 404, "not_found", id="no such claim"),
        pytest.param("GET", "/api/v1/claims/1/", {}, 404, "not_found", id="no id at all"),
        pytest.param("GET", "/api/v1/claims/%00/", {}, 404, "not_found", id="a NUL for an id"),
        pytest.param("POST", "/api/v1/claims/", {}, 405, "method_not_allowed", id="writing to a list"),
        pytest.param("DELETE", "/api/v1/claims/zzzzzzzzzzzz/", {}, 405, "method_not_allowed", id="deleting"),
        pytest.param("POST", "/api/schema/", {}, 405, "method_not_allowed", id="writing to the description"),
        pytest.param(
            "GET", "/api/v1/claims/", {"Accept": "application/pdf"}, 406, "not_acceptable", id="not JSON"
        ),
        pytest.param("GET", "/api/v1/claims/?x=1", {}, 400, "invalid_request", id="unknown parameter"),
        pytest.param("GET", "/api/v1/claims/?format=xml", {}, 400, "invalid_request", id="a format by name"),
        pytest.param("GET", "/api/v1/?x=1", {}, 400, "invalid_request", id="a parameter of the root"),
        pytest.param(
            "GET", "/api/v1/claims/", {"Host": "evil.example"}, 400, "invalid_request", id="another host"
        ),
    ],
)
def test_every_fault_has_one_shape(
    method: str, address: str, headers: dict[str, str], status: int, kind: str
) -> None:
    answer = Client(raise_request_exception=False).generic(method, address, headers=headers)

    assert answer.status_code == status
    assert answer["Content-Type"] == "application/json"
    told = answer.json()
    assert set(told) == SHAPE
    assert told["type"] == kind
    assert told["detail"]


class Form(serializers.Serializer[Any]):
    url = serializers.CharField()
    when = serializers.DateField(required=False)


class Forms(serializers.Serializer[Any]):
    articles = Form(many=True)


@pytest.mark.parametrize(
    ("fault", "status", "told"),
    [
        pytest.param(Refused("mend it", field="url"), 400, ("refused", "url"), id="refused"),
        pytest.param(Unreadable("not text"), 400, ("unreadable", None), id="unreadable"),
        pytest.param(Unknown("no such source", field="source"), 404, ("unknown", "source"), id="unknown"),
        pytest.param(Stale("saved meanwhile"), 409, ("stale", None), id="stale"),
        pytest.param(Taken("name in use", field="name"), 409, ("taken", "name"), id="taken"),
        pytest.param(Throttled(3), 429, ("throttled", None), id="too often"),
        pytest.param(PermissionDenied(), 403, ("permission_denied", None), id="not yours"),
        pytest.param(NotAuthenticated(), 401, ("not_authenticated", None), id="who are you"),
        pytest.param(ValidationError("no"), 400, ("invalid", None), id="a form as a whole"),
        pytest.param(ValidationError({"a": {"b": ["no"]}}), 400, ("invalid", "a.b"), id="a field in a field"),
    ],
)
def test_every_kind_of_refusal_is_told(fault: Exception, status: int, told: tuple[str, str | None]) -> None:
    answer = errors.answer(fault, {})

    assert answer is not None
    assert answer.status_code == status
    assert (answer.data["code"], answer.data["field"]) == told


def test_the_fault_in_a_form_names_its_row_and_field() -> None:
    form = Forms(data={"articles": [{"url": "x"}, {"url": "y", "when": "never"}]})
    with pytest.raises(ValidationError) as raised:
        form.is_valid(raise_exception=True)

    answer = errors.answer(raised.value, {})

    assert answer is not None
    assert (answer.data["field"], answer.data["code"]) == ("articles.1.when", "invalid")


@pytest.mark.django_db
def test_a_crash_is_told_in_the_same_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*arguments: object) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr("provenance.partners.views.paging.turned", crash)

    answer = Client(raise_request_exception=False).get("/api/v1/claims/")

    assert answer.status_code == 500
    assert answer.json()["type"] == "server_error"
    assert b"secret" not in answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_a_body_nested_too_deep_is_not_read_where_none_is_taken(opening: str) -> None:
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.force_login(make_user())

    answer = client.post("/api/v1/claims/", opening * 20_000, content_type="application/json")

    assert answer.status_code == 403
    assert set(answer.json()) == SHAPE


def test_what_is_not_the_api_keeps_its_own_error_pages() -> None:
    answer = Client().get("/no-such-page")

    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/html")


HOSTILE = [
    "", " ", "%00", "%00%00", "a%00b", "%ED%A0%80", "%F0%9F%92%A9", "%FF%FE", "'", '"', "\\", "%25", "%", "_",
    "%2525", "' OR 1=1 --", "1; DROP TABLE claims_claim", "$(id)", "{{7*7}}", "<script>", "../../etc/passwd",
    "null", "undefined", "NaN", "Infinity", "-Infinity", "1e309", "-1", "0", "1" * 30, "9" * 400,
    "99999999999999999999", "-9223372036854775809", "2147483648", "0x10", "1_000", "٣", "true", "false", "TRUE",
    "[]", "{}", "2026-02-30", "2026-13-01", "0001-01-01T00:00:00%2B23:59", "9999-12-31T23:59:59-23:59",
    "2019-01-01T00:00:00-23:00", "0000-00-00", "10000-01-01", "2026-01-01T25:00:00", "2026-W10-1",
    "zzzzzzzzzzzz", "0123456789ab", "0123456789AB", "A" * 3000, "é" * 300, "🙂" * 210, "KzAxMjM0NTY3ODlhYg",
    "MC4w", "OTk5OTk5OTk5OTk5OTk5OTk5OS4x", "LTEuLTE", "====", "http://[::1", "http://a b/", "javascript:x",
    "http://" + "a." * 300, "\u202e", "%C0%AF", "%E2%80%A8", "latest", "asserts", "killed",
]  # fmt: skip


def hostile_requests() -> Iterator[str]:
    names = [*(resource.name for resource in RESOURCES), "changes"]
    parameters = {resource.name: [each.name for each in resource.parameters] for resource in RESOURCES}
    for name, nasty in itertools.product(names, HOSTILE):
        known = [*parameters.get(name, ["after", "resource"]), "cursor", "page_size", "nonsense"]
        for parameter in known:
            yield f"/api/v1/{name}/?{parameter}={_raw(nasty)}"
        yield f"/api/v1/{name}/{_raw(nasty)}/"
        yield f"/api/v1/{name}/?{_raw(nasty)}=1"


def _raw(nasty: str) -> str:
    return nasty if nasty.startswith("%") else quote(nasty, safe="%")


@pytest.mark.django_db
def test_no_hostile_request_crashes() -> None:
    set_scene()
    chosen = list(hostile_requests())[::7]  # every list, parameter and value meets some of the others
    client = Client(raise_request_exception=False)

    answers = {address: client.get(address) for address in chosen}
    assert len(answers) > 800

    crashed = {
        address: answer.status_code for address, answer in answers.items() if answer.status_code >= 500
    }
    assert crashed == {}
    for answer in answers.values():
        assert answer.status_code == 200 or set(answer.json()) == SHAPE


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "code", "field"),
    [
        pytest.param("colour=red", "unknown_parameter", "colour", id="unknown"),
        pytest.param("q=a&q=b", "given_twice", "q", id="twice"),
        pytest.param("q=", "bad_value", "q", id="empty"),
        pytest.param("q=a%00b", "bad_value", "q", id="NUL"),
        pytest.param("stance=shouts", "bad_value", "stance", id="no such word"),
        pytest.param("event=1", "bad_value", "event", id="no id"),
        pytest.param("value_min=many", "bad_value", "value_min", id="no number"),
        pytest.param("value_min=" + "9" * 40, "bad_value", "value_min", id="a huge number"),
        pytest.param("origins_min=-1", "bad_value", "origins_min", id="below none"),
        pytest.param("contested=perhaps", "bad_value", "contested", id="neither true nor false"),
    ],
)
def test_a_bad_parameter_is_refused_by_name(api: APIClient, query: str, code: str, field: str) -> None:
    answer = api.get(f"/api/v1/claims/?{query}")

    assert answer.status_code == 400
    assert (answer.json()["code"], answer.json()["field"]) == (code, field)


@pytest.mark.django_db
def test_an_unknown_parameter_is_told_which_are_known(api: APIClient) -> None:
    detail = api.get("/api/v1/captures/?colour=red").json()["detail"]

    names = "article, cursor, expand, fields, format, incomplete, page_size"
    assert detail == f"There is no parameter colour; allowed are {names}."
