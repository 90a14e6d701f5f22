"""Going out to sites: every due address is looked at once, politely, and nothing that fails stops the rest."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.db.models.functions import Now

from provenance.pipeline import jobs, line, outside, steps
from provenance.pipeline.models import Job, JobState, Step
from sources.actions import turns, visits
from sources.models import Host, Visit
from sources.vocabulary import VisitOutcome
from tests.world import Reply, World

pytestmark = pytest.mark.django_db

PAGE = "<article><h1>Four killed</h1><p>{}</p></article>"
WORDS = (
    "Four members of the Pemon community were killed on Friday when soldiers opened fire near the border. "
    * 3
)


def page(words: str = WORDS) -> Reply:
    return Reply(PAGE.format(words).encode())


def go_out(world: World) -> line.Tally:
    return outside.work(seconds=30, client=world.client())


def free() -> None:
    """Let every host be asked again at once, as if the pause were over."""
    Host.objects.update(free_at=Now())


def test_what_is_due_is_looked_at_and_taken_in(world: World) -> None:
    visit = visits.ask(url=world.put("news.example", "/a", page()))

    tally = go_out(world)

    visit.refresh_from_db()
    assert visit.outcome == VisitOutcome.CAPTURED, visit.told
    assert visit.article is not None and visit.article.title == "Four killed"
    assert visit.chain == [[200, "http://news.example/a"]]
    assert tally.taken == {Step.FETCH: 1}
    assert Job.objects.get().state == JobState.DONE


def test_of_one_host_one_page_at_a_time_is_asked_for_with_a_pause_between(world: World) -> None:
    for number in range(3):
        visits.ask(url=world.put("news.example", f"/{number}", page(f"{number}. {WORDS}")))

    go_out(world)
    assert world.asked_for("news.example") == ["/0"]
    assert Host.objects.get().free_at > Visit.objects.earliest("pk").looked_at

    free()
    go_out(world)
    assert world.asked_for("news.example") == ["/0", "/1"]


def test_hosts_do_not_wait_for_one_another(world: World) -> None:
    for number in range(20):
        visits.ask(url=world.put(f"news{number}.example", "/a", page(f"{number}. {WORDS}")))

    assert go_out(world).taken == {Step.FETCH: 20}


def test_a_turn_that_somebody_else_has_is_left_to_them(world: World) -> None:
    visit = visits.ask(url=world.put("news.example", "/a", page()))
    jobs.note_due(steps.ERRANDS)
    Host.objects.update(free_at=Now() + timedelta(minutes=1))

    go_out(world)

    visit.refresh_from_db()
    assert (visit.looked_at, world.asked) == (None, [])
    assert visit.due_at is not None
    free()
    go_out(world)
    visit.refresh_from_db()
    assert visit.outcome == VisitOutcome.CAPTURED


def test_a_page_the_program_fails_on_is_put_aside_and_the_next_one_of_its_host_is_taken(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    poison = visits.ask(url=world.put("news.example", "/poison", page()))
    sound = visits.ask(url=world.put("news.example", "/sound", page()))
    taken = outside.ERRAND[Step.FETCH].settle

    def settle(subject: int, brought: Any) -> None:
        if subject == poison.pk:
            raise RuntimeError("a page nobody foresaw")
        taken(subject, brought)

    errand = outside.ERRAND[Step.FETCH]
    monkeypatch.setitem(
        outside.ERRAND,
        Step.FETCH,
        replace(errand, settle=settle),
    )
    for _ in range(turns.MOST_BEGUN + 3):
        free()
        go_out(world)

    poison.refresh_from_db()
    sound.refresh_from_db()
    assert (poison.outcome, poison.due_at) == (VisitOutcome.OUR_FAULT, None)
    assert sound.outcome == VisitOutcome.CAPTURED
    assert world.asked_for("news.example").count("/poison") == turns.MOST_BEGUN


def test_an_address_put_aside_is_looked_at_again_once_a_person_asks_for_it(world: World) -> None:
    url = world.put("news.example", "/a", page())
    visit = visits.ask(url=url)
    jobs.note_due(steps.ERRANDS)
    Job.objects.update(attempts=jobs.MOST_ERRANDS)
    (held,) = jobs.lease(outside=True)
    jobs.prepare(held, lambda: None)
    assert Job.objects.get().state == JobState.QUARANTINED
    go_out(world)
    assert world.asked == [], "nobody has asked for it again"

    visits.ask(url=url)
    go_out(world)

    visit.refresh_from_db()
    assert visit.outcome == VisitOutcome.CAPTURED, visit.told
    assert Job.objects.get().state == JobState.DONE


def test_a_step_of_the_line_that_was_put_aside_stays_so(world: World) -> None:
    visits.ask(url=world.put("news.example", "/a", page()))
    go_out(world)
    assert jobs.note_due() > 0
    Job.objects.exclude(step=Step.FETCH).update(state=JobState.QUARANTINED)

    assert jobs.note_due() == 0


def test_a_worker_that_dies_on_its_way_loses_nothing(world: World) -> None:
    """The lease and the host's turn run out, as they do when nobody comes back."""
    visit = visits.ask(url=world.put("news.example", "/a", page()))
    jobs.note_due(steps.ERRANDS)
    (held,) = jobs.lease(outside=True)
    assert steps.ERRAND[Step.FETCH].prepare(held.subject) is not None

    go_out(world)
    assert world.asked == []

    Job.objects.update(lease_until=Now() - timedelta(seconds=1))
    free()
    go_out(world)
    visit.refresh_from_db()
    assert visit.outcome == VisitOutcome.CAPTURED
    assert not jobs.finish(held, lambda: None), "the dead worker's lease is worth nothing any more"


def test_an_address_of_which_workers_keep_dying_is_left_alone(world: World) -> None:
    visit = visits.ask(url=world.put("news.example", "/a", page()))
    for _ in range(turns.MOST_BEGUN):
        free()
        assert steps.ERRAND[Step.FETCH].prepare(visit.pk) is not None
        steps.ERRAND[Step.FETCH].opened(visit.pk)

    free()
    go_out(world)

    visit.refresh_from_db()
    assert (visit.outcome, visit.due_at, world.asked) == (VisitOutcome.OUR_FAULT, None, [])


def test_an_opening_is_counted_only_by_the_one_who_has_the_lease(world: World) -> None:
    visit = visits.ask(url=world.put("news.example", "/a", page()))
    jobs.note_due(steps.ERRANDS)
    (late,) = jobs.lease(outside=True, seconds=0)
    (held,) = jobs.lease(outside=True)
    before = Job.objects.get().lease_until

    assert not jobs.opening(late, lambda: steps.ERRAND[Step.FETCH].opened(visit.pk), seconds=900)
    visit.refresh_from_db()
    assert (visit.begun, Job.objects.get().lease_until) == (0, before)

    assert jobs.opening(held, lambda: steps.ERRAND[Step.FETCH].opened(visit.pk), seconds=900)
    visit.refresh_from_db()
    assert visit.begun == 1 and Job.objects.get().lease_until > before


def test_those_on_their_way_are_not_to_blame_for_a_worker_that_dies(world: World) -> None:
    visit = visits.ask(url=world.put("news.example", "/a", page()))
    for _ in range(5):
        jobs.note_due(steps.ERRANDS)
        (held,) = jobs.lease(outside=True)
        assert steps.ERRAND[Step.FETCH].prepare(held.subject) is not None
        Job.objects.update(lease_until=Now() - timedelta(seconds=1))
        free()

    go_out(world)

    visit.refresh_from_db()
    assert visit.outcome == VisitOutcome.CAPTURED


def test_the_line_does_not_wait_for_those_who_are_out(world: World) -> None:
    visits.ask(url=world.put("news.example", "/a", page()))
    jobs.note_due(steps.ERRANDS)

    assert line.drain(patience=0).taken == {}
    assert (line.settled(), world.asked) == (True, [])


def test_only_so_many_workers_are_out_at_once() -> None:
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("SELECT pg_advisory_lock(%s, 0)", [outside._LOCK])

        assert not outside.room_outside(1)
        assert outside.room_outside(2)
        other.execute("SELECT pg_advisory_unlock(%s, 0)", [outside._LOCK])

    assert outside.room_outside(1), "whoever comes home makes room"
