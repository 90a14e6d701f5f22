"""The shelf on which dumps lie: a folder with one folder for each, named by the moment it was taken at."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from provenance.partners.signing import MANIFEST, SIGNATURE

KIND = "dump"
NAMED = re.compile(r"\d{4}-\d{2}-\d{2}T\d{6}Z", re.ASCII)
FORM = "%Y-%m-%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Dump:
    """One dump that is whole: its folder, and what its manifest says."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def id(self) -> str:
        """The second it was taken in, in UTC."""
        return self.folder.name

    @property
    def taken_at(self) -> datetime:
        """When it was taken."""
        return datetime.strptime(self.id, FORM).replace(tzinfo=UTC)

    @property
    def names(self) -> list[str]:
        """Every file of it, the manifest and its signature first."""
        return [MANIFEST, SIGNATURE, *(each["name"] for each in self.manifest["files"])]


def name_at(moment: datetime) -> str:
    """What a dump taken at a moment is called."""
    return moment.astimezone(UTC).strftime(FORM)


def dumps(shelf: Path | None = None) -> list[Dump]:
    """Every whole dump on the shelf, the latest first."""
    return sorted(_whole(shelf or settings.DUMPS), key=lambda each: each.id, reverse=True)


def find(name: str) -> Dump | None:
    """The dump of that name, if it is on the shelf."""
    return next((each for each in dumps() if each.id == name), None)


def clear(*, now: datetime, days: int, shelf: Path | None = None) -> int:
    """Take away dumps older than so many days, but never the latest, and what was left half-written; how many dumps."""
    whole = dumps(shelf)
    old = [each for each in whole[1:] if each.taken_at < now - timedelta(days=days)]
    for each in old:
        shutil.rmtree(each.folder)
    for left in (shelf or settings.DUMPS).glob(".*"):
        if whole and left.is_dir() and left.name[1:] < whole[0].id:
            shutil.rmtree(left)
    return len(old)


def _whole(shelf: Path) -> Iterator[Dump]:
    if not shelf.is_dir():
        return
    for folder in shelf.iterdir():
        if NAMED.fullmatch(folder.name) and (folder / MANIFEST).is_file():
            yield Dump(folder, json.loads((folder / MANIFEST).read_bytes()))
