"""A newsroom that has taken a folder of articles in and worked the whole line."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from provenance.accounts.models import User
from provenance.pipeline import line
from provenance.pipeline.models import Job, JobState
from sources.actions import captures, catalogue
from sources.intake import files
from sources.intake.catalogue import read
from sources.intake.handed import Handed
from tests.claims.scene import taken_back
from tests.kept import once

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("PROVENANCE_SHARED", ROOT.parent / "shared"))
DEMO = ROOT / "demo" / "corpus"
SOURCES = ROOT / "demo" / "sources.jsonl"

Folder = Callable[[], Path]


def handed_in(folder: Path) -> list[Handed]:
    """The articles of a folder, every file of which can be read."""
    found = list(files.read(folder))
    articles = [each for each in found if isinstance(each, Handed)]
    assert articles == found, [str(each) for each in found if each not in articles]
    return articles


def take_in(folder: Path) -> None:
    """Ingest a folder and drain the line, as the two commands do."""
    for handed in handed_in(folder):
        captures.take(handed=handed)
    line.drain()
    quarantined = Job.objects.filter(state=JobState.QUARANTINED)
    assert not quarantined.exists(), [job.last_error for job in quarantined]


def load_sources(path: Path) -> None:
    """List who publishes, and how reliable they have been, as the command does."""
    listed, faults = read(path)
    assert not faults, [str(fault) for fault in faults]
    curator = User.objects.create_user("curator", is_staff=True)
    catalogue.load(listed=listed, by=curator, why=f"Listed in {path.name}.")


def work_the_demo_through() -> None:
    """Its publishers listed, its articles taken in and the line drained."""
    load_sources(SOURCES)
    take_in(DEMO)
    settle()


def settle() -> None:
    """Check at once what is checked at a commit: whatever still waited for it, every test would check at its end."""
    connection.check_constraints()


@pytest.fixture(scope="module")
def seeds(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The five real articles the project was born from; skipped, aloud, where they are absent."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip(f"the seed articles are not at {folder}: set PROVENANCE_SHARED")
    with django_db_blocker.unblock(), taken_back():
        take_in(folder)
        settle()
        yield


@pytest.fixture(scope="session")
def kept_demo(of_the_run: Path) -> Path:
    """The folder in which the demo, worked through, is kept for all parts of a run."""
    return of_the_run / "demo"


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker, kept_demo: Path) -> Iterator[None]:
    """The invented corpus of the demo, its publishers known and graded; gone after the module."""
    with django_db_blocker.unblock():
        with taken_back():
            once(kept_demo, work_the_demo_through)
            settle()
            yield
        ContentType.objects.clear_cache()
