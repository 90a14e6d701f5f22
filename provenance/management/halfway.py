"""Says how far the migrations of a database have come, and what to do where it stands between two versions."""

from collections.abc import Iterable
from typing import Any

from django.core import checks
from django.core.management.base import CommandError
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

TOLD = "The database stands between two versions: {done} of {of} migrations of {app} that are one by now have been run"
REMEDY = (
    "Bring it to the last of them with the version they belong to, as deploy/upgrading.md says under “Tables made at "
    "once”, then go on with this one"
)


class Halfway(CommandError):
    """Raised where some of those migrations were run that one replaces, and not all: of two halves nothing follows."""

    def __init__(self, *, app: str, done: int, of: int) -> None:
        self.told = TOLD.format(app=app, done=done, of=of)
        super().__init__(f"{self.told}. {REMEDY}", returncode=1)


def executor() -> MigrationExecutor:
    """Django's own, which knows what is to be run. Raises ``Halfway`` where it would leave out half."""
    made = MigrationExecutor(connections["default"])
    if found := between(made.loader):
        raise found
    return made


def between(loader: MigrationLoader) -> Halfway | None:
    """Whether an app has begun with the migrations of a former version and not come to their end."""
    run = loader.applied_migrations.keys()
    for (app, _), migration in loader.replacements.items():
        if 0 < len(run & set(migration.replaces)) < len(migration.replaces):
            names = {key for key in former(loader) if key[0] == app}
            return Halfway(app=app, done=len(run & names), of=len(names))
    return None


def former(loader: MigrationLoader) -> set[tuple[str, str]]:
    """The migrations of former versions, by app and name, that one replaces."""
    return {key for migration in loader.replacements.values() for key in migration.replaces}


def whole(databases: Iterable[str] | None = None, **asked: Any) -> list[checks.CheckMessage]:
    """No database that is to be migrated stands between two versions."""
    if "default" not in (databases or ()):
        return []
    found = between(MigrationLoader(connections["default"]))
    return [checks.Error(f"{found.told}.", hint=f"{REMEDY}.", id="provenance.E001")] if found else []
