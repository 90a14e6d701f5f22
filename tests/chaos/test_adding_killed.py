"""Workers are killed while they take in what somebody has added: the next one ends it, and nothing is there twice."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now
from django.test import Client

from claims.models import Appearance, Claim
from provenance.pipeline import line
from provenance.pipeline.models import Job, JobState
from sources.models import Article, Capture, Derivation
from tests.chaos import beside
from tests.factories import make_user
from tests.instance import until

pytestmark = [pytest.mark.chaos, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
WORK = "from provenance.pipeline import line; line.work(seconds=60)"
ADDED = {
    "do": "take",
    "url": "https://courier.example/ferry",
    "title": "Ferry lost off Olmari",
    "source": "Lindt Courier",
    "text": "Four ferrymen drowned at Olmari on 27 February 2026, the harbour office said. The quay was shut by noon.",
}
WAITED_FOR = """
SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
               WHERE NOT l.granted AND d.datname = current_database() AND l.relation = %s::regclass)
"""


def worker_dies_at(table: str) -> None:
    """A worker comes as far as writing to a table, which is kept from it, and dies there."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")  # it may read meanwhile, and not write
        worker = beside.begin(WORK)

        def there() -> bool:
            cursor.execute(WAITED_FOR, [table])
            return bool(cursor.fetchone()[0])

        came = until(there, 120)
        beside.kill(worker)
        assert came, f"no worker ever wrote to {table}"


def left() -> dict[str, list[Any]]:
    """What is there of the article, by what does not depend on when it came to be."""
    return {
        "captures": list(Capture.objects.values_list("public_id", flat=True)),
        "derivations": list(Derivation.objects.values_list("public_id", flat=True)),
        "appearances": sorted(Appearance.objects.values_list("public_id", "claim__public_id", "quote")),
        "scores": sorted(
            Claim.objects.values_list("public_id", "corroboration__score", "corroboration__ledger"), key=str
        ),
        "steps": sorted(Job.objects.values_list("step", "state").distinct()),
    }


def test_whoever_added_it_is_told_that_it_is_at_work_until_it_is_there_whole_and_once(client: Client) -> None:
    client.force_login(make_user("ana", staff=True))
    with transaction.atomic():
        client.post("/add/", ADDED)
        line.drain()
        calm = left()
        transaction.set_rollback(True)
    assert calm["appearances"]
    assert not Article.objects.exists()

    outcome = client.post("/add/", ADDED)["Location"]
    for table in ("claims_appearance", "claims_corroboration"):
        worker_dies_at(table)
        assert Job.objects.filter(state=JobState.RUNNING).exists()
        assert "We have it already" in client.post("/add/", {**ADDED, "do": "look"}).content.decode()
        if table == "claims_appearance":
            assert "being worked through" in client.get(outcome).content.decode().lower()
        Job.objects.filter(state=JobState.RUNNING).update(lease_until=Now())
    line.drain()

    assert "worked through" in client.get(outcome).content.decode().lower()
    assert left() == calm
