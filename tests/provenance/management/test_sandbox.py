"""The demo’s partner key: made by the product’s own action, the same at every start, never lost for good."""

import stat
from pathlib import Path

import pytest
from django.test import Client

from provenance.management import sandbox
from provenance.partners.actions import keys
from provenance.partners.models import Key, Partner
from tests.partners import make_keeper

pytestmark = pytest.mark.django_db


def test_the_key_stays_the_same_opens_everything_and_is_made_anew_where_it_is_lost(
    client: Client, tmp_path: Path
) -> None:
    path, who = tmp_path / "partner-key", make_keeper()
    first = sandbox.key(path, by=who)
    assert sandbox.key(path, by=who) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert first.startswith("pv_test_")
    told = client.get("/api/v1/key/", headers={"Authorization": f"Bearer {first}"}).json()
    assert (told["partner"], len(told["scopes"])) == ("Sandbox", 5)

    keys.revoke(key=Key.objects.get(), version=1, by=who, why="To see.")
    second = sandbox.key(path, by=who)
    path.unlink()
    third = sandbox.key(path, by=who)
    assert len({first, second, third}) == 3
    assert (Partner.objects.count(), Key.objects.count()) == (1, 3)
