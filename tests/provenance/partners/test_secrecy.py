"""No secret of a key is kept anywhere: not in a table, the history, the counters, the cache, or a log.

``KEYS_IN_FULL=1`` makes and uses a thousand keys instead of forty.
"""

import logging
import os
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from provenance.accounts import turns
from provenance.partners.actions import keys, usages
from provenance.partners.models import Key
from provenance.partners.usage import counted
from tests.partners import bearer, make_keeper, make_key, make_partner

pytestmark = pytest.mark.django_db
MANY = 1_000 if os.environ.get("KEYS_IN_FULL") else 40
KEY = re.compile(r"pv_(?:live|test)_[0-9A-Za-z]{38}")


def dumped() -> str:
    """Every row of every table, as PostgreSQL writes it into a backup."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        parts = []
        for table in tables:
            with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                parts.extend(bytes(part).decode(errors="replace") for part in copy)
    return "".join(parts)


def remembered() -> Iterator[str]:
    """Everything in Valkey, keys and values."""
    counters: Any = turns.counters()
    reading = {
        b"string": counters.get, b"hash": counters.hgetall,
        b"zset": lambda key: counters.zrange(key, 0, -1), b"set": counters.smembers,
        b"list": lambda key: counters.lrange(key, 0, -1),
    }  # fmt: skip
    for key in counters.scan_iter():
        yield f"{key} {reading[counters.type(key)](key)}"


def test_of_many_keys_made_used_rotated_and_mistyped_no_secret_is_kept(
    client: Client, caplog: pytest.LogCaptureFixture, proved: Callable[..., None]
) -> None:
    caplog.set_level(logging.DEBUG)
    partner, who = make_partner(), make_keeper()
    made = [make_key(partner, f"key {number}") for number in range(MANY - 1)]
    told: dict[str, Any] = {"by": who, "why": "Due."}
    made.append(keys.rotate(key=made[0].key, version=1, overlap=keys.LONGEST_OVERLAP, **told))
    for each in made:
        assert client.get("/api/v1/claims/", headers=bearer(each)).status_code == 200
    for shown in (f"{made[1].secret}x", made[1].secret[:-1], made[1].secret.swapcase()):
        assert client.get("/api/v1/claims/", headers={"Authorization": f"Bearer {shown}"}).status_code == 401
    keys.revoke(key=made[2].key, version=1, **told)
    assert client.get("/api/v1/claims/", headers=bearer(made[2])).status_code == 401
    usages.keep(counted())

    kept = {"tables": dumped(), "counters": "\n".join(remembered()), "log": caplog.text}

    assert Key.objects.count() == MANY
    assert made[0].key.digest in kept["tables"]  # it is the tables that were read
    assert f"quota:key:{made[0].key.pk}" in kept["counters"]
    for where, told_there in kept.items():
        assert not KEY.search(told_there), where
        chances = {each.secret[12:40] for each in made}
        assert not any(chance in told_there for chance in chances), where
    proved(
        "T32",
        size=f"{MANY:,} keys made and used, some rotated, revoked or mistyped",
        figure=f"0 of {MANY:,} secrets in all tables, counters and logs",
    )
