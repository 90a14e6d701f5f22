"""Whatever is sent to the API, however odd, is answered or refused in the one shape, and brings nothing down."""

import os
import random
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_from_bytes

import pytest
from django.test import Client

from provenance.partners import reference
from tests.partners import bearer, make_key
from tests.provenance.partners.scene import set_scene
from tests.provenance.partners.test_errors import SHAPE

pytestmark = pytest.mark.django_db
MANY = int(os.environ.get("ODD_REQUESTS", "200"))
METHODS = [
    "GET",
    "GET",
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "PROPFIND",
    "geT",
    "X-Y",
]
VALUES = [
    "", "%00", "%ED%A0%80", "%ED%B0%80x", "%FF", "9" * 400, "-" + "9" * 25, "9223372036854775808", "1e400", "NaN",
    "%F0%9F%92%A9" * 40, "a" * 4_000, "[]", "{}", "null", "true", "0", "-0", "+1", "1,5", "2026-02-30", "'", "%22",
    "%25",
    "latest", "json", "csv", "%0D%0AX:1", "%C0%AF..", "KzAxMjM0NTY3ODlhYg",
]  # fmt: skip
HEADERS: list[tuple[str, str]] = [
    ("Accept", "*/*;q=2"), ("Accept", "text/html"), ("Accept", "application/x-ndjson"), ("Accept", "," * 900),
    ("Authorization", "Bearer"), ("Authorization", "Bearer \xff"), ("Authorization", "Basic =="),
    ("Authorization", "X y"),
    ("Authorization", "Bearer pv_live_" + "0" * 38), ("If-None-Match", '"' * 70), ("If-None-Match", "*"),
    ("Range", "bytes=-1"),
    ("Content-Length", "-1"), ("Content-Length", "x"), ("Idempotency-Key", "\xe9" * 300),
    ("Cookie", "sessionid=\x01"),
    ("X-HTTP-Method-Override", "DELETE"), ("X-Forwarded-For", "'"), ("Host", "a b"), ("Content-Encoding", "gzip"),
]  # fmt: skip
BODIES = [
    b"", b"{", b"[" * 60_000, b'{"a":' * 60_000, b'{"text":"a","text":"b"}', b'{"text":NaN}', b"\x00", b"\xff\xfe{",
    b'{"text":"\\ud800"}', b'{"text":"\\u0000"}', b'{"limit":' + b"9" * 5_000 + b"}",
    b'{"texts":[' + b"{}," * 300 + b"{}]}",
    b'{"texts":{"text":"a"}}', b'{"text":["a"]}', b'{"url":"http://[::1"}', b'"text"', b"null", b'{"__proto__":1}',
]  # fmt: skip
MEDIA = [
    "application/json",
    "application/json; charset=utf-7",
    "text/plain",
    "multipart/form-data",
    "/",
    "a" * 300,
]


def described() -> list[tuple[str, str, list[str]]]:
    """Every address of the description, with its methods’ names and its parameters."""
    return [
        (path, method.upper(), [each["name"] for each in operation.get("parameters", []) if each["in"] == "query"])
        for path, methods in reference.description()["paths"].items()
        for method, operation in methods.items()
    ]  # fmt: skip


def made_up(number: int, ids: list[str]) -> dict[str, Any]:
    """One odd request, the same for the same number."""
    chance = random.Random(number)  # noqa: S311 (nothing is guarded by it)
    path, _, parameters = chance.choice(described())
    key = chance.choice([*ids, *ids, "0" * 12, quote("١٢٣"), "%00", "..", "9" * 300])
    names = [*parameters, "nonsense", "%00", "a[b]", quote_from_bytes(chance.randbytes(3))]
    asked = [f"{chance.choice(names)}={chance.choice(VALUES)}" for _ in range(chance.randrange(4))]
    if chance.random() < 0.02:
        asked.append("q=" + "x" * 1_000_000)
    headers = dict(chance.sample(HEADERS, chance.randrange(3)))
    return {
        "method": chance.choice(METHODS),
        "path": path.replace("{public_id}", key),
        "QUERY_STRING": "&".join(asked),
        "data": chance.choice(BODIES),
        "content_type": chance.choice(MEDIA),
        "headers": headers,
    }


def test_no_odd_request_brings_us_down_and_every_refusal_has_one_shape(
    proved: Callable[..., None],
) -> None:
    ids, shown = list(set_scene().by_resource().values()), bearer(make_key(a_minute=100_000))
    client, answered = Client(raise_request_exception=False), Counter[int]()

    for number in range(MANY):
        request = made_up(number, ids)
        request["headers"] = {**shown, **request["headers"]}
        answer = client.generic(request.pop("method"), request.pop("path"), **request)
        answered[answer.status_code // 100] += 1
        assert answer.status_code < 500, (number, answer.status_code, answer.content[:300])
        if answer.status_code >= 400 and answer.request["REQUEST_METHOD"] != "HEAD":
            assert set(answer.json()) == SHAPE, (number, answer.status_code, answer.content[:300])
    told = ", ".join(f"{many:,} of {hundred}xx" for hundred, many in sorted(answered.items()))
    proved(
        "T30", size=f"{MANY:,} odd requests", figure=f"odd ones: {told}, 0 of 5xx, every refusal in one shape"
    )


def test_no_address_takes_a_parameter_that_is_not_described(proved: Callable[..., None]) -> None:
    client, shown = Client(raise_request_exception=False), bearer(make_key(a_minute=100_000))
    ids = set_scene().by_resource()
    for path, method, _ in described():
        name = path.split("/")[3]
        address = path.replace("{public_id}", ids.get(name, "0" * 12))
        answer = client.generic(
            method, f"{address}?colour=red", "{}", content_type="application/json", headers=shown
        )
        assert (answer.status_code, answer.json()["code"]) == (400, "unknown_parameter"), (
            method,
            address,
            answer.content,
        )
    proved(
        "T30",
        size=f"{len(described())} operations with a parameter that is not described",
        figure="each refused (400)",
    )
