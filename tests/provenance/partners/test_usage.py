"""How keys were answered is counted by day and kind, written down as often as one likes, and survives lost counters."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Sum
from django.test import Client

from provenance.celery import PRUNE, app
from provenance.partners import usage
from provenance.partners.actions import usages
from provenance.partners.actions.keys import Made
from provenance.partners.models import Usage
from provenance.pipeline import tasks
from tests import counting
from tests.partners import bearer, make_key
from tests.provenance.partners.scene import set_scene

pytestmark = pytest.mark.django_db
BULK = "/api/v1/claims/?format=csv"
COLUMNS = ("answered", "refused", "throttled", "failed")


@pytest.fixture(autouse=True)
def kept_open(afresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection a task would close is the test’s own, which rolls back."""
    monkeypatch.setattr(tasks.connection, "close", lambda: None)


def ask(client: Client, made: Made, *addresses: str) -> None:
    for address in addresses:
        client.get(address, headers=bearer(made))


def sums(made: Made) -> dict[str, int]:
    told = made.key.usage.aggregate(**{name: Sum(name) for name in (*COLUMNS, "sent")})
    return {name: told[name] for name in told}


def test_answers_are_counted_by_kind_and_bytes_and_written_down_as_often_as_one_likes(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, other = make_key(a_minute=5), make_key(scopes=["bulk"])
    body = client.get("/api/v1/claims/", headers=bearer(made)).content
    ask(client, made, "/api/v1/claims/?nothing=1", "/api/v1/claims/000000000000/", "/api/v1/claims/")
    monkeypatch.setattr("provenance.partners.views.paging.turned", lambda *_: 1 / 0)
    client.raise_request_exception = False
    ask(client, made, "/api/v1/claims/", "/api/v1/claims/")
    ask(client, other, "/api/v1/claims/")

    for _ in range(3):
        usages.keep(usage.counted())

    told = sums(made)
    assert [told[name] for name in COLUMNS] == [2, 2, 1, 1]
    assert told["sent"] > 2 * len(body)
    assert [sums(other)[name] for name in COLUMNS] == [0, 1, 0, 0]
    assert Usage.objects.count() == 2


def test_counters_that_lose_their_memory_begin_a_second_series_and_nothing_written_down_is_lost(
    client: Client,
) -> None:
    made = make_key()
    ask(client, made, *["/api/v1/key/"] * 3)
    tasks.count()
    counting.forget()
    ask(client, made, "/api/v1/key/")
    tasks.count()
    tasks.count()

    assert sums(made)["answered"] == 4
    assert Usage.objects.count() == 2


def test_a_late_worker_changes_nothing_and_yesterday_is_still_written_down(client: Client) -> None:
    made, today = make_key(), datetime.now(UTC).date()
    ask(client, made, "/api/v1/key/")
    late = list(usage.counted())
    ask(client, made, "/api/v1/key/")
    usages.keep(usage.counted(today + timedelta(days=2)))
    usages.keep(late)

    row = Usage.objects.get()
    assert (row.day, row.answered) == (today, 2)


def test_a_key_that_is_gone_and_counters_that_are_away_stop_nobody(client: Client, settings: Any) -> None:
    made = make_key()
    ask(client, made, "/api/v1/key/")
    gone = list(usage.counted())
    made.key.delete()
    usages.keep(gone)
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    other = make_key()
    assert client.get("/api/v1/key/", headers=bearer(other)).status_code == 200
    tasks.count()
    assert not Usage.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_bytes_of_a_stream_are_counted_when_it_ends_or_breaks(client: Client) -> None:
    made = make_key(scopes=["read", "bulk"])
    set_scene()
    whole: Any = client.get(BULK, headers=bearer(made))
    usages.keep(usage.counted())
    assert (sums(made)["answered"], sums(made)["sent"]) == (1, 0)
    body = b"".join(whole.streaming_content)
    whole.close()
    usages.keep(usage.counted())
    assert sums(made)["sent"] == len(body) > 0

    broken: Any = client.get(BULK, headers=bearer(made))
    first = next(iter(broken.streaming_content))
    broken.close()
    client.head(BULK, headers=bearer(made))
    client.get(BULK, headers=bearer(made)).close()  # nobody read any of it
    usages.keep(usage.counted())
    told = sums(made)
    assert (told["answered"], told["sent"]) == (4, len(body) + len(first))
    assert len(first) < len(body)


def test_what_keys_did_is_forgotten_after_so_many_days_and_found_by_its_day(settings: Any) -> None:
    made, today = make_key(), datetime.now(UTC).date()
    ages = range(3_000)
    Usage.objects.bulk_create(
        Usage(key=made.key, day=today - timedelta(days=age), series="one") for age in ages
    )
    settings.USAGE_DAYS = 2_990
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE partners_usage")
    old = Usage.objects.filter(day__lt=today - timedelta(days=2_990)).order_by()
    assert "Seq Scan" not in old.explain()

    tasks.prune()
    tasks.prune()

    assert Usage.objects.count() == 2_991
    assert Usage.objects.earliest("day").day == today - timedelta(days=2_990)
    assert PRUNE in {each["task"] for each in app.conf.beat_schedule.values()}


def test_counting_costs_no_query(client: Client, django_assert_num_queries: Any) -> None:
    made = make_key()
    ask(client, made, "/api/v1/key/")
    with django_assert_num_queries(1):
        ask(client, made, "/api/v1/key/")
