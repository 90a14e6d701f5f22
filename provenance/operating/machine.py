"""Looks at this machine and how the program is set up: disks, backups, what is signed with, letters, settings."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.mail import get_connection
from django.utils import timezone

from provenance.accounts.models import User
from provenance.operating.diagnosis import Diagnosis, by_age, fault, fine, warning

LITTLE, TOO_LITTLE = 0.10, 0.03  # share of a disk that is free
BACKUP_MOST, BACKUP_GRAVE = 26 * 3_600.0, 50 * 3_600.0  # seconds: a night and two hours; two nights
ARCHIVE_MOST, ARCHIVE_GRAVE = 300.0, 3_600.0  # seconds; the log is archived every minute at least
SECONDS_FOR_MAIL = 5
BACKUP = "Look at the log of provenance-backup (journalctl -u provenance-backup), and run it by hand."


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the last backup noted: when it ``finished``, whether it was read back (``verified``), and up to when the log
    is archived, where it is."""

    finished: datetime
    verified: bool
    archived: datetime | None


def machine() -> Iterator[Diagnosis]:
    """All there is to say of this machine and its settings."""
    for look in (_disks, _backups, _signing, _mail, _settings, _people):
        yield from look()


def stamp() -> Stamp | None:
    """What the last backup noted; None where nothing is. Raises ``ValueError`` for a file that is none of ours."""
    if not settings.BACKUP_STAMP:
        return None
    try:
        written = Path(settings.BACKUP_STAMP).read_text()
    except FileNotFoundError:
        return None
    except OSError as trouble:
        raise ValueError(f"cannot be read ({trouble.strerror})") from trouble
    return _read(written)


def _read(written: str) -> Stamp:
    try:
        told = json.loads(written)
        archived = told.get("archived")
        return Stamp(
            datetime.fromisoformat(told["finished"]),
            bool(told["verified"]),
            datetime.fromisoformat(archived) if archived else None,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as trouble:
        raise ValueError("is not as deploy/backup writes it") from trouble


def _disks() -> Iterator[Diagnosis]:
    places = {Path("/"), settings.DUMPS, settings.STATIC_ROOT}
    seen: set[int] = set()
    for place in sorted(_there(each) for each in places):
        device = place.stat().st_dev
        if device in seen:
            continue
        seen.add(device)
        used = shutil.disk_usage(place)
        share = used.free / used.total
        told = f"{share:.0%} of the disk under {place} is free."
        if share < LITTLE:
            remedy = (
                "Make room: old dumps (DUMP_DAYS) and backups first; PostgreSQL stops when its disk is full."
            )
            yield (fault if share < TOO_LITTLE else warning)("disk", told, remedy)
        else:
            yield fine("disk", told)


def _there(place: Path) -> Path:
    """The folder itself, or the nearest above it that is there."""
    return next(each for each in (place.absolute(), *place.absolute().parents) if each.exists())


def _backups() -> Iterator[Diagnosis]:
    if settings.LOCAL and not settings.BACKUP_STAMP:
        return
    if not settings.BACKUP_STAMP:
        remedy = (
            "Set up deploy/systemd/provenance-backup.timer or the like, and BACKUP_STAMP to what it notes."
        )
        yield warning("backup", "Nobody notes here that backups are made.", remedy)
        return
    try:
        last = stamp()
    except ValueError as trouble:
        yield fault("backup", f"BACKUP_STAMP: {settings.BACKUP_STAMP} {trouble}.", BACKUP)
        return
    if last is None:
        yield fault("backup", "No backup has been made yet.", BACKUP)
        return
    yield from _of_stamp(last)


def _of_stamp(last: Stamp) -> Iterator[Diagnosis]:
    age = (timezone.now() - last.finished).total_seconds()
    if last.verified:
        told = "The last backup that was read back is {age} old."
        yield by_age("backup", age, most=BACKUP_MOST, grave=BACKUP_GRAVE, told=told, remedy=BACKUP)
    else:
        yield fault("backup", "The last backup could not be read back.", BACKUP)
    if last.archived is not None:
        behind = (timezone.now() - last.archived).total_seconds()
        told = "The database’s log is archived up to {age} ago."
        remedy = "Look for “archive command failed” in PostgreSQL’s log: its disk fills up meanwhile."
        yield by_age("archive", behind, most=ARCHIVE_MOST, grave=ARCHIVE_GRAVE, told=told, remedy=remedy)


def _signing() -> Iterator[Diagnosis]:
    if settings.SIGNET:
        yield fine("signet", "Evidence and dumps are signed.")
    else:
        remedy = "Run manage.py make_signet, and set SIGNET or SIGNET_FILE to what it prints."
        yield warning("signet", "Nothing that leaves here is signed, and no dump is written.", remedy)
    if re.match("change-me", settings.SECRET_KEY):
        remedy = "Set SECRET_KEY or SECRET_KEY_FILE to fifty random characters or more."
        yield fault("secret", "SECRET_KEY is the one of the example, which everybody knows.", remedy)


def _mail() -> Iterator[Diagnosis]:
    if not settings.EMAIL_HOST:
        yield fine("mail", "No letters are sent: EMAIL_HOST names no mail server.")
        return
    try:
        with get_connection(timeout=SECONDS_FOR_MAIL):
            yield fine("mail", f"The mail server {settings.EMAIL_HOST} lets us in.")
    except OSError as trouble:  # every fault of the mail library is one
        told = f"The mail server {settings.EMAIL_HOST} does not serve us: {type(trouble).__name__}: {trouble}"
        yield fault("mail", told, "Check EMAIL_HOST, EMAIL_PORT, EMAIL_USER, EMAIL_PASSWORD and EMAIL_TLS.")


def _settings() -> Iterator[Diagnosis]:
    if settings.LOCAL:
        yield fine("settings", "Private servers, for trying things out: nothing is asked of the settings.")
        return
    amiss = [*_amiss(), *(warning("settings", *_told(each)) for each in _checked())]
    yield from amiss or [fine("settings", "The settings are those of a service in the open.")]


def _checked() -> list[Any]:
    """What Django’s own check of a service in the open finds."""
    return list(checks.run_checks(include_deployment_checks=True))


def _told(found: checks.CheckMessage) -> tuple[str, str]:
    return " ".join(str(found.msg).split()), str(found.hint or "See the setting it names in .env.example.")


def _amiss() -> Iterator[Diagnosis]:
    if settings.DEBUG:
        yield fault(
            "settings", "DEBUG is on: errors show the program’s insides to everybody.", "Set DEBUG=False."
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield fault("settings", "ALLOWED_HOSTS lets every name in.", "Name the hosts readers use.")
    if "localhost" in settings.SITE_ADDRESS:
        yield warning(
            "settings",
            "Letters and exports lead to localhost.",
            "Set SITE_ADDRESS to the address readers use.",
        )
    if not settings.CONTACT:
        remedy = "Set FETCHING_CONTACT to an address or e-mail where you can be reached."
        yield warning("settings", "Sites we ask for pages are not told whom to write to.", remedy)


def _people() -> Iterator[Diagnosis]:
    if User.objects.filter(is_superuser=True, is_active=True).exists():
        yield fine("people", "Somebody may administer.")
    else:
        yield warning("people", "Nobody may administer.", "Run manage.py createsuperuser.")
