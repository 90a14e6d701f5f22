"""A cache that several readers share may keep nothing of ours that depends on who asks, how, or by which name."""

from typing import Any

import pytest
from django.test import Client

from provenance.partners import reference
from tests.partners import bearer, make_key
from tests.provenance.partners.scene import set_scene

pytestmark = pytest.mark.django_db
ABSENT = "0" * 12


def addresses() -> list[str]:
    """Every address that is read, of something that is there and of something that is not."""
    ids = set_scene().by_resource()
    found = []
    for path, methods in reference.description()["paths"].items():
        if "get" in methods:
            found += [path.replace("{public_id}", ids.get(path.split("/")[3], ABSENT))]
            found += [path.replace("{public_id}", ABSENT)] if "{" in path else [f"{path}?colour=red"]
    return [*found, "/api/v1/claims/?format=csv", "/api/v1/nothing/", f"/api/v1/dumps/{ABSENT}/manifest.json"]


def may_be_kept(answer: Any) -> bool:
    """Whether a cache that others share may keep it (RFC 9111): whatever does not forbid it may be kept somewhere."""
    told = {each.strip().lower() for each in answer.headers.get("Cache-Control", "").split(",")}
    return not told & {"private", "no-store"}


def test_what_a_key_is_answered_is_in_no_shared_cache_nor_what_a_stranger_is() -> None:
    client, key = Client(raise_request_exception=False), bearer(make_key(a_minute=100_000))
    kept = []
    for address in addresses():
        for who in (key, {}, {"Authorization": "Bearer pv_live_nothing"}):
            answer = client.get(address, headers=who)
            assert answer.status_code < 500, address
            if may_be_kept(answer) or "Authorization" not in answer.headers.get("Vary", ""):
                kept.append((address, answer.status_code, bool(who), answer.headers.get("Cache-Control")))
    assert kept == []
