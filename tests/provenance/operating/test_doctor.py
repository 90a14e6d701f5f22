"""The doctor says of each thing how it is and what mends it, whatever is broken."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from provenance.celery import CLOCK_HEARTBEAT, HEARTBEAT, LINE_HEARTBEAT
from provenance.history.models import Verification
from provenance.operating.diagnosis import Diagnosis, Health, lasting
from provenance.operating.doctor import examine
from provenance.pipeline.models import JobState, ScoreCheck, Step
from sources.actions import clearing
from sources.models import RawPage, Removal
from tests.factories import make_capture
from tests.provenance.operating.test_backlog import make_job
from tests.storage import Storage

pytestmark = pytest.mark.django_db


@pytest.fixture
def lively() -> None:
    """A worker and the clock have given a sign."""
    cache.set(HEARTBEAT, "some-id", timeout=30)
    cache.set(LINE_HEARTBEAT, "some-id", timeout=30)
    cache.set(CLOCK_HEARTBEAT, "clock", timeout=30)


@pytest.fixture
def in_the_open(settings: LazySettings) -> LazySettings:
    """Settings as of a service of one's own, in order but for what a test makes of them."""
    settings.LOCAL = False
    settings.SITE_ADDRESS = "https://provenance.newsroom.example"
    settings.CONTACT = "https://newsroom.example/robot"
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = True
    return settings


def found() -> dict[str, Diagnosis]:
    """By name, the gravest of each."""
    order = list(Health)
    return {each.name: each for each in sorted(examine(), key=lambda each: order.index(each.health))}


def test_a_machine_in_order_is_told_so_and_each_that_is_not_fine_has_a_remedy(lively: None) -> None:
    told = list(examine())

    grave = [each for each in told if each.health is not Health.FINE]
    assert all(each.remedy for each in grave)
    # Servers of the tests forget on purpose, and work as the owner of the tables.
    assert {each.name for each in grave if each.health is Health.FAULT} <= {"role", "durability"}
    assert "tables" not in {each.name for each in grave}
    assert {
        "version",
        "tables",
        "clock",
        "broker",
        "worker",
        "matcher",
        "beat",
        "line",
        "outbox",
        "chain",
        "signet",
    } <= {each.name for each in told}


def stop_worker(settings: LazySettings) -> None:
    cache.delete(HEARTBEAT)


def stop_matcher(settings: LazySettings) -> None:
    cache.delete(LINE_HEARTBEAT)


def stop_clock(settings: LazySettings) -> None:
    cache.delete(CLOCK_HEARTBEAT)


def take_broker_away(settings: LazySettings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"


def let_work_wait(settings: LazySettings) -> None:
    make_job(Step.TRACE, 1, minutes=30)


def put_work_away(settings: LazySettings) -> None:
    make_job(Step.READ, 1, JobState.QUARANTINED)


def kill_a_worker(settings: LazySettings) -> None:
    make_job(Step.READ, 1, JobState.RUNNING, minutes=1)


def alter_something(settings: LazySettings) -> None:
    Verification.objects.create(at=timezone.now(), faults=2, first="entry 7: was altered")


def check_nothing_for_days(settings: LazySettings) -> None:
    Verification.objects.create(at=timezone.now() - timedelta(days=3), faults=0)


def move_a_score(settings: LazySettings) -> None:
    ScoreCheck.objects.create(began_at=timezone.now(), ended_at=timezone.now(), looked_at=9, differing=1)


def sign_nothing(settings: LazySettings) -> None:
    settings.SIGNET = b""


def give_a_mail_server_that_is_none(settings: LazySettings) -> None:
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


def show_insides(settings: LazySettings) -> None:
    settings.DEBUG = True


def let_every_name_in(settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["*"]


def lead_to_localhost(settings: LazySettings) -> None:
    settings.SITE_ADDRESS = "http://localhost:8000"


def keep_the_example(settings: LazySettings) -> None:
    settings.SECRET_KEY = "change-me-to-fifty-random-characters-or-more-0123456789"


def compile_questions(settings: LazySettings) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL jit = on")


@pytest.mark.parametrize(
    ("broken", "name", "told"),
    [
        (stop_worker, "worker", (Health.FAULT, "No worker has taken")),
        (stop_matcher, "matcher", (Health.FAULT, "Nobody has worked the line")),
        (stop_clock, "beat", (Health.FAULT, "has not asked for work")),
        (take_broker_away, "broker", (Health.FAULT, "does not answer")),
        (let_work_wait, "line", (Health.WARNING, "1 jobs wait, the oldest (trace) for 30 minutes")),
        (put_work_away, "quarantine", (Health.WARNING, "1 of read")),
        (kill_a_worker, "leases", (Health.WARNING, "1 jobs were left")),
        (alter_something, "verified", (Health.FAULT, "2 faults, the first: entry 7")),
        (check_nothing_for_days, "verified", (Health.WARNING, "3 days ago")),
        (move_a_score, "scores", (Health.FAULT, "1 scores came out otherwise")),
        (sign_nothing, "signet", (Health.WARNING, "Nothing that leaves here is signed")),
        (give_a_mail_server_that_is_none, "mail", (Health.FAULT, "does not serve us")),
        (show_insides, "settings", (Health.FAULT, "DEBUG is on")),
        (let_every_name_in, "settings", (Health.FAULT, "lets every name in")),
        (lead_to_localhost, "settings", (Health.WARNING, "lead to localhost")),
        (keep_the_example, "secret", (Health.FAULT, "which everybody knows")),
        (compile_questions, "jit", (Health.WARNING, "compiles questions")),
    ],
)
def test_what_is_broken_is_told_with_its_remedy(
    broken: Callable[[LazySettings], None],
    name: str,
    told: tuple[Health, str],
    in_the_open: LazySettings,
    lively: None,
) -> None:
    broken(in_the_open)

    health, words = told
    said = [
        (each.health, bool(each.remedy)) for each in examine() if each.name == name and words in each.sentence
    ]
    assert said == [(health, True)]


NOW = datetime.now(UTC)


@pytest.mark.parametrize(
    ("written", "health", "words"),
    [
        (None, Health.FAULT, "No backup has been made yet"),
        ("{}", Health.FAULT, "is not as deploy/backup writes it"),
        ("[1]", Health.FAULT, "is not as deploy/backup writes it"),
        (json.dumps({"finished": NOW.isoformat(), "verified": True}), Health.FINE, "that was read back"),
        (
            json.dumps({"finished": NOW.isoformat(), "verified": False}),
            Health.FAULT,
            "could not be read back",
        ),
        (
            json.dumps({"finished": (NOW - timedelta(hours=30)).isoformat(), "verified": True}),
            Health.WARNING,
            "30 hours",
        ),
        (
            json.dumps({"finished": (NOW - timedelta(days=3)).isoformat(), "verified": True}),
            Health.FAULT,
            "3 days",
        ),
    ],
    # Each worker of a run reads the clock anew: the time may be in no name of a test.
    ids=["none", "empty", "a list", "read back", "not read back", "thirty hours", "three days"],
)
def test_a_backup_is_believed_as_far_as_it_was_read_back_lately(
    written: str | None, health: Health, words: str, tmp_path: Path, settings: LazySettings
) -> None:
    settings.BACKUP_STAMP = str(tmp_path / "stamp.json")
    if written is not None:
        (tmp_path / "stamp.json").write_text(written)

    told = found()["backup"]

    assert (told.health, words in told.sentence) == (health, True), told


def test_the_command_ends_in_one_where_something_needs_seeing_to_and_programs_are_told_all(
    in_the_open: LazySettings, lively: None
) -> None:
    take_broker_away(in_the_open)
    told, shown = StringIO(), StringIO()

    with pytest.raises(CommandError) as ended:
        call_command("doctor", "--json", stdout=told)
    with pytest.raises(CommandError):
        call_command("doctor", stdout=shown)

    answer = json.loads(told.getvalue())
    assert (ended.value.returncode, answer["well"]) == (1, False)
    broker = next(each for each in answer["diagnoses"] if each["name"] == "broker")
    assert f"  FAULT {broker['sentence']}\n        → {broker['remedy']}\n" in shown.getvalue()


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.4, "0 seconds"), (119, "119 seconds"), (120, "2 minutes"), (7_200, "2 hours"), (172_800, "2 days")],
)
def test_a_length_of_time_is_said_in_a_unit_of_which_there_are_two(seconds: float, told: str) -> None:
    assert lasting(seconds) == told


def test_a_store_of_pages_is_tried_and_what_waits_to_go_is_told(
    bucket: Storage, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found()["store"].health is Health.FINE
    assert not any(each.is_file() for each in bucket.files.rglob("*"))

    clearing.ask(names=["pages/00/old"])
    clearing.ask(names=["pages/00/moved"], wait=timedelta(days=8))
    Removal.objects.filter(name="pages/00/moved").update(asked_at=timezone.now() - timedelta(days=7))
    assert found()["removals"].health is Health.FINE, "what waits for its moment is not late"
    Removal.objects.filter(name="pages/00/old").update(due_at=timezone.now() - timedelta(days=3))
    assert found()["removals"].health is Health.FAULT

    settings.CAPTURES_SECRET = "a guess"
    assert "cannot be reached" in found()["store"].sentence

    make_capture()
    settings.CAPTURES_URL = ""
    assert "store" not in found()
    RawPage.objects.create(sha256="0" * 64, content=None, media="text/plain")
    assert "CAPTURES_URL names no store" in found()["store"].sentence
