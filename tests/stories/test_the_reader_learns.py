"""When the program learns to read better, old articles are read again: suggestions are replaced, judgements stay."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from claims.actions import appearances, judgements
from claims.models import Appearance, Bearing, Claim, Event, Reading
from claims.rules.reader import reading
from claims.rules.statement import Piece, Statement
from claims.vocabulary import Stance
from provenance.accounts.models import User
from provenance.pipeline import line, steps
from provenance.pipeline.models import Job, JobState
from sources.actions import captures
from sources.intake import files
from sources.intake.handed import Handed
from sources.vocabulary import Judgement
from tests.stories.conftest import DEMO
from tests.stories.test_people_outrank_machines import picture

pytestmark = pytest.mark.django_db
Reader = Callable[[Piece], list[Statement]]


def poor(piece: Piece) -> list[Statement]:
    """A reader that misses every third statement, takes every other figure for one more, and hears no speaker."""
    found = [replace(each, denies=-1) for each in FULL(piece)]
    return [_misread(at, each) for at, each in enumerate(found) if at % 3]


def _misread(at: int, read: Statement) -> Statement:
    value = read.value
    if at % 2 and value.low is not None:
        value = replace(value, low=value.low + 1, high=value.high + 1 if value.high is not None else None)
    return replace(read, value=value, voice=None, stance=Stance.ASSERTS)


FULL = reading.read


@pytest.fixture(scope="module")
def told_fresh(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, Any]:
    """What the program makes of the articles when they have only just come in."""
    with django_db_blocker.unblock(), transaction.atomic():
        take_in()
        fresh = told()
        transaction.set_rollback(True)
    return fresh


@pytest.fixture(scope="module")
def read_poorly(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, told_fresh: dict[str, Any]
) -> Iterator[None]:
    """A newsroom whose articles were read by a poorer program, once for all of these stories."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as former:
        read_by(former, poor, 1)
        take_in()
        former.undo()
        yield
        transaction.set_rollback(True)


def take_in() -> None:
    """Take some articles in that copy and contradict one another, and work the whole line."""
    for found in islice(files.read(DEMO), 8):
        assert isinstance(found, Handed)
        captures.take(handed=found)
    assert line.drain().failed == 0


def told() -> dict[str, Any]:
    """All that was read, beside all that was worked out from it."""
    rows = Appearance.objects.order_by("public_id")
    columns = (
        "public_id",
        "quote",
        "stance",
        "attributed_to__name",
        "low",
        "high",
        "method",
        "claim__public_id",
    )
    shown = picture()
    return shown | {
        "places": sorted(shown["places"]),
        "read": list(rows.values_list(*columns, "denies__public_id")),
        "events": sorted(Event.objects.current().values_list("public_id", "title")),
    }


def read_by(monkeypatch: pytest.MonkeyPatch, reader: Reader, revision: int) -> None:
    """Have the program read by these rules from now on."""
    monkeypatch.setattr(reading, "read", reader)
    monkeypatch.setattr(reading, "REVISION", revision)
    monkeypatch.setattr(appearances, "METHOD", f"reader {revision}")
    monkeypatch.setattr("claims.models.tally.REVISION", revision)


def test_what_older_rules_read_is_read_again_as_if_it_had_just_come_in(
    read_poorly: None, told_fresh: dict[str, Any]
) -> None:
    assert told() != told_fresh

    assert line.drain().failed == 0

    assert told() == told_fresh
    assert not Claim.objects.current().filter(appearances=None).exists()


def test_what_headline_and_body_do_is_worked_out_anew_as_well(read_poorly: None) -> None:
    Bearing.objects.update(basis="worked out by older rules", difference="")
    line.drain()

    assert Bearing.objects.exists()
    assert not Bearing.objects.filter(basis="worked out by older rules").exists()


def test_reading_again_by_the_same_rules_changes_nothing(read_poorly: None) -> None:
    line.drain()
    before, versions = told(), sorted(Appearance.objects.values_list("pk", "version"))
    Reading.objects.update(text_revision=0)

    line.drain()

    assert (told(), sorted(Appearance.objects.values_list("pk", "version"))) == (before, versions)


def test_what_a_person_judged_is_not_read_otherwise(read_poorly: None, ana: User) -> None:
    judged = []
    for row, judgement in zip(_spread(8), 4 * [Judgement.CONFIRMED, Judgement.REJECTED], strict=True):
        row.refresh_from_db()
        judgements.judge(row=row, judgement=judgement, by=ana, why="Read it myself.", version=row.version)
        row.refresh_from_db()
        judged.append((row.public_id, row.quote, row.stance, row.claim_id, row.judgement, row.judged_by))

    line.drain()

    kept = [Appearance.objects.get(public_id=name) for name, *_ in judged]
    assert judged == [
        (row.public_id, row.quote, row.stance, row.claim_id, row.judgement, row.judged_by) for row in kept
    ]
    assert {row.method for row in kept} == {"reader 1"}


def _spread(many: int) -> Sequence[Appearance]:
    rows = list(Appearance.objects.exclude(claim=None).order_by("public_id"))
    return rows[:: len(rows) // many][:many]


def test_old_articles_are_noted_a_stretch_at_a_time_and_none_that_is_put_away_keeps_the_rest_back(
    read_poorly: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "STRETCH", 3)
    due = next(station.due for station in steps.LINE if station.step == "read")
    assert due().count() == 3
    Job.objects.filter(step="read", subject__in=due().values("pk")).update(state=JobState.QUARANTINED)

    assert line.drain().failed == 0

    assert (Reading.outdated().count(), due().count()) == (3, 0)


def test_an_older_program_leaves_what_a_newer_one_has_read(
    read_poorly: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    line.drain()
    read_by(monkeypatch, poor, 1)

    assert line.drain().taken == {}
