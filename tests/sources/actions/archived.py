"""A folder as the store, and captures of every age in the database: what tests of archives begin with."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from sources.actions import archiving, captures, clearing
from sources.actions.archiving import Outcome
from sources.intake.handed import Handed
from sources.keeping import reading
from sources.keeping.folder import Folder
from sources.models import ArchivedPage, Capture, RawPage
from tests.factories import NOON

OLD = 400
"""Days after which every capture of these tests is old."""


def text(number: int) -> bytes:
    return (
        f"<p>Piece {number}: {number} people were killed at the pier, and {number} more at sea.</p>".encode()
    )


def keep_in(folder: Path, settings: Any) -> Folder:
    """Have the program keep pages in a folder of this machine."""
    folder.mkdir(exist_ok=True)
    settings.CAPTURES_URL = f"file://{folder}"
    return Folder(folder)


def take(number: int, content: bytes | None = None) -> Capture:
    """A piece that came in so many days before it was old, the first the oldest."""
    handed = Handed(
        content or text(number),
        "text/plain",
        "a test",
        url=f"https://outlet.example/{number}",
        retrieved=NOON,
    )
    with time_machine.travel(timezone.now() - timedelta(days=OLD - number), tick=False):
        return captures.take(handed=handed).capture


def archive(**how: Any) -> Outcome:
    return archiving.archive(before=timezone.now(), **how)


def bytes_now(capture: Capture) -> bytes:
    """The page of a capture as whoever reads it now gets it."""
    raw = RawPage.objects.get(pk=capture.raw_id)
    return reading.bytes_of(raw.pk, raw.content, ArchivedPage.objects.place_of(raw.pk))


def lapsed() -> datetime:
    """When no backup from before now is kept any more."""
    return timezone.now() + clearing.backups_live() + timedelta(minutes=5)


def names(store: Folder, beginning: str = "") -> list[str]:
    return sorted(each.name for each in store.lying(beginning))


class Killed(BaseException):
    """As if this process were killed here: nothing catches it."""


def die_in(patch: pytest.MonkeyPatch, where: Any, name: str) -> None:
    def dead(*_: Any, **__: Any) -> None:
        raise Killed

    patch.setattr(where, name, dead)


def die_behind(patch: pytest.MonkeyPatch, where: Any, name: str) -> None:
    lived = getattr(where, name)

    def dead(*given: Any, **named: Any) -> None:
        lived(*given, **named)
        raise Killed

    patch.setattr(where, name, dead)


@pytest.fixture
def store(tmp_path: Path, settings: Any) -> Folder:
    """A store that is set up only after the first pages came."""
    return Folder(tmp_path / "store")


@pytest.fixture
def some(store: Folder, settings: Any) -> list[Capture]:
    """Three pages in the database, the fourth in a file of its own."""
    within = [take(number) for number in range(3)]
    keep_in(store.root, settings)
    return [*within, take(3)]
