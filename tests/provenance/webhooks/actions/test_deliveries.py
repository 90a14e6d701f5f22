"""Messages are written once, numbered without a gap, tried ten times, and can be sent again when they were given up."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provenance.history.models import Entry
from provenance.telling.models import Fate
from provenance.telling.places import Place
from provenance.webhooks.actions import deliveries, endpoints
from provenance.webhooks.actions.deliveries import Outcome
from provenance.webhooks.models import Attempt, Delivery, Endpoint
from provenance.webhooks.rules import schedule
from provenance.webhooks.vocabulary import EndpointState
from tests.factories import NOON
from tests.partners import make_keeper
from tests.provenance.webhooks.told import SITE, a_change, make_endpoint, write

pytestmark = pytest.mark.django_db
TAKEN, FAILED, GONE = Outcome(204, 12), Outcome(503, 40, "answered 503"), Outcome(410, 3, "answered 410")


def test_a_message_says_what_became_of_one_thing_and_where_to_fetch_it() -> None:
    endpoint = make_endpoint().endpoint
    merged = a_change(action=Fate.MERGED, name="b", became="c" * 12)
    first, second = write(endpoint, a_change(name="a"), merged)
    (third,) = write(endpoint, a_change(name="a"))

    told = json.loads(bytes(first.body))
    assert (told["type"], told["timestamp"]) == ("claim.updated", "2026-03-01T12:00:00Z")
    assert told["data"]["url"] == f"{SITE}/api/v1/claims/{told['data']['id']}/"
    assert (told["data"]["sequence"], told["data"]["previous"]) == (1, None)
    assert json.loads(bytes(second.body))["data"] | {"id": ""} == {
        "resource": "claims", "id": "", "action": "merged", "became": "c" * 12, "at": "2026-03-01T12:00:00Z",
        "url": None, "sequence": 2, "previous": None, "search": None,
    }  # fmt: skip
    assert json.loads(bytes(third.body))["data"]["previous"] == 1, "the last about the same claim"


def test_an_endpoint_hears_of_its_lists_and_of_all_that_is_taken_back() -> None:
    endpoint = make_endpoint(resources=["claims"]).endpoint
    rows = write(
        endpoint,
        a_change("claims"),
        a_change("articles"),
        a_change("articles", Fate.WITHDRAWN),
        a_change("captures", Fate.DELETED),
        a_change("events", Fate.MERGED),
    )

    assert [(each.sequence, each.kind, each.urgent) for each in rows] == [
        (1, "claim.updated", False), (2, "article.withdrawn", True), (3, "capture.deleted", True),
        (4, "event.merged", False),
    ]  # fmt: skip


def test_two_who_read_the_same_stretch_write_it_once() -> None:
    one, end = make_endpoint().endpoint, Place(9, 9)
    other = Endpoint.objects.get(pk=one.pk)
    told = [a_change(), a_change()]

    assert deliveries.write(endpoint=one, told=told, end=end, site=SITE, now=NOON) == 2
    assert deliveries.write(endpoint=other, told=told, end=end, site=SITE, now=NOON) is None

    assert Delivery.objects.count() == 2


def test_a_stretch_is_written_in_as_many_queries_as_one_change() -> None:
    endpoint, numbers = make_endpoint().endpoint, []
    for length in (1, 60):
        with CaptureQueriesContext(connection) as asked:
            write(endpoint, *(a_change() for _ in range(length)))
        numbers.append(len(asked))

    assert numbers[0] == numbers[1] <= 9


def test_what_takes_something_back_is_taken_first_and_nothing_is_taken_twice() -> None:
    endpoint = make_endpoint().endpoint
    write(endpoint, a_change(), a_change(), a_change(action=Fate.WITHDRAWN))

    first = deliveries.take(endpoint=endpoint, most=2, out=[], now=NOON)
    second = deliveries.take(endpoint=endpoint, most=2, out=[], now=NOON)

    assert [each.sequence for each in first] == [3, 1]
    assert [each.sequence for each in second] == [2]
    back = deliveries.take(endpoint=endpoint, most=9, out=[first[0].pk], now=NOON + deliveries.LEASE)
    assert [each.sequence for each in back] == [1, 2], "whoever died with them; not what is on its way"


def test_ten_attempts_and_then_it_is_given_up_until_somebody_has_it_sent_again() -> None:
    endpoint, now = make_endpoint().endpoint, NOON
    write(endpoint, a_change())
    for tries in range(1, 11):
        (row,) = deliveries.take(endpoint=endpoint, most=1, out=[], now=now)
        assert row.tries == tries
        deliveries.settle(delivery=row, outcome=FAILED, now=now)
        now += timedelta(hours=27)
    assert not deliveries.take(endpoint=endpoint, most=1, out=[], now=now + timedelta(days=9))
    assert Delivery.objects.given_up().count() == 1
    assert Attempt.objects.count() == 10

    assert deliveries.replay_given_up(endpoint=endpoint, now=now) == 1
    Endpoint.objects.update(state=EndpointState.OPEN, why="", failing_since=None)
    (row,) = deliveries.take(endpoint=endpoint, most=1, out=[], now=now)
    deliveries.settle(delivery=row, outcome=TAKEN, now=now)

    row.refresh_from_db()
    assert (row.delivered_at, row.due_at, row.tries) == (now, None, 1)
    assert deliveries.replay(endpoint=endpoint, message_ids=[row.message_id], now=now) == 1


def test_an_endpoint_that_takes_nothing_for_five_days_or_says_that_it_is_gone_is_disabled() -> None:
    failing, gone, well = (make_endpoint().endpoint for _ in range(3))
    for endpoint, outcome, day in ((failing, FAILED, 0), (well, FAILED, 0), (well, TAKEN, 2)):
        row = write(endpoint, a_change())[0]
        deliveries.settle(delivery=row, outcome=outcome, now=NOON + timedelta(days=day))
    for endpoint, outcome in ((failing, FAILED), (well, FAILED), (gone, GONE)):
        row = write(endpoint, a_change())[0]
        deliveries.settle(delivery=row, outcome=outcome, now=NOON + timedelta(days=5))

    states = {}
    for endpoint in (failing, gone, well):
        endpoint.refresh_from_db()
        states[endpoint] = (endpoint.state, endpoint.why)
    assert list(states.values()) == [
        (EndpointState.DISABLED, "It took nothing for 5 days."),
        (EndpointState.DISABLED, "It answered 410: it is not to be told any more."),
        (EndpointState.OPEN, ""),
    ]
    endpoints.resume(endpoint=failing, version=failing.version, by=make_keeper(), why="They are back.")
    failing.refresh_from_db()
    assert (failing.state, failing.failing_since) == (EndpointState.OPEN, None)


def test_what_has_had_its_day_is_cleared_away_and_what_waits_is_not() -> None:
    endpoint = make_endpoint().endpoint
    done, waiting = write(endpoint, a_change(), a_change())
    deliveries.settle(delivery=done, outcome=TAKEN, now=NOON)

    assert deliveries.prune(now=NOON + timedelta(days=29)) == 0
    assert deliveries.prune(now=NOON + timedelta(days=31)) == 1

    assert list(Delivery.objects.values_list("pk", flat=True)) == [waiting.pk]
    assert not Attempt.objects.exists()


def test_due_messages_are_found_by_their_index() -> None:
    endpoint = make_endpoint().endpoint
    for _ in range(4):
        write(endpoint, *(a_change() for _ in range(500)))
    Delivery.objects.filter(sequence__gt=20).update(due_at=None, delivered_at=NOON)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE webhooks_delivery")
    rows = endpoint.deliveries.waiting(NOON).exclude(pk__in=[0])[:4]

    assert "delivery_due" in rows.explain()
    assert "delivery_due" in Endpoint.objects.with_due(NOON).explain()


def test_one_whose_name_leads_into_a_closed_network_rests_and_is_disabled_after_ten_looks() -> None:
    row = make_endpoint().endpoint
    write(row, *(a_change() for _ in range(30)))
    entries, looks, now = Entry.objects.count(), 0, NOON

    while Endpoint.objects.get().state == EndpointState.OPEN and looks < 50:
        held = Endpoint.objects.get()
        now = held.again_at or now
        assert list(Endpoint.objects.with_due(now)) == [held]
        for taken in deliveries.take(endpoint=held, most=1 if held.closed_looks else 4, out=(), now=now):
            looks += 1
            deliveries.settle(delivery=taken, outcome=replace(FAILED, answered=0, closed=True), now=now)
        assert not Endpoint.objects.with_due(now).exists()

    disabled = Endpoint.objects.get()
    assert (looks, disabled.closed_looks) == (13, 9)
    assert disabled.why == "Its name has led into a closed network 10 times in a row."
    assert now - NOON < schedule.FAILING
    # Only that it was disabled is a decision; not that it rested, nor that it was told more.
    assert Entry.objects.count() == entries + 1
    endpoints.resume(endpoint=disabled, version=disabled.version, by=make_keeper(), why="It is mended.")
    assert (Endpoint.objects.get().closed_looks, Endpoint.objects.with_due(now).count()) == (0, 1)


def test_one_answer_ends_the_rest() -> None:
    row = make_endpoint().endpoint
    write(row, a_change(), a_change())
    one, other = deliveries.take(endpoint=row, most=2, out=(), now=NOON)
    deliveries.settle(delivery=one, outcome=replace(FAILED, answered=0, closed=True), now=NOON)
    assert Endpoint.objects.get().closed_looks == 1

    deliveries.settle(delivery=other, outcome=FAILED, now=NOON)

    held = Endpoint.objects.get()
    assert (held.closed_looks, held.again_at) == (0, None)
