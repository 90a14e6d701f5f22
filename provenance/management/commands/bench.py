"""Measures how fast the program is, on an invented corpus in a scratch database."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import connection

from provenance.bench import throughput
from provenance.management.door import Door
from provenance.management.progress import bar

LARGEST = 100_000


class Command(Door):
    """Measure one thing."""

    help = "Measure ingest-to-scored throughput (line) on an invented corpus, in a scratch database that is dropped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", choices=["line"], metavar="NAME", help="line: from handing in to score")
        parser.add_argument("--size", type=int, default=2000, help=f"articles, 1 to {LARGEST} (2000)")
        parser.add_argument("--seed", type=int, default=throughput.SEED, help="makes the corpus")
        parser.add_argument("--json", action="store_true", help="print one object for machines")

    def handle(self, *, name: str, size: int, seed: int, **options: Any) -> None:
        if not 1 <= size <= LARGEST:
            raise CommandError(f"--size is {size}: give 1 to {LARGEST}")
        _refuse_without_power()
        original = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            with bar(name, total=size, quiet=options["json"]) as progress:
                figures = throughput.run(
                    size=size,
                    seed=seed,
                    watch=lambda label, done, total: progress.set(done=done, total=total, label=label),
                )
        finally:
            connection.creation.destroy_test_db(str(original), verbosity=0)
        self.stdout.write(json.dumps(figures) if options["json"] else self._table(figures))

    def _table(self, figures: dict[str, Any]) -> str:
        lines = [
            (
                f"{figures['size']} articles in {figures['seconds']} s: {figures['per_second']} a second, "
                f"peak memory {figures['peak_memory_mb']} MB; slowest step: {figures['slowest']}"
            ),
            *(
                f"  {row['contender']:<8} {row['seconds']:>8} s  {row['ratio']:>6.1%}"
                for row in figures["rows"]
            ),
            f"  {figures['quality']}",
        ]
        return "\n".join(lines)


def _refuse_without_power() -> None:
    """A role that may not make a database cannot measure in one of its own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
        )
        role, allowed = cursor.fetchone()
    if not allowed:
        raise CommandError(
            f"{role} may not create the scratch database: name a role with CREATEDB in DATABASE_OWNER_URL, "
            "or unset DATABASE_URL to measure on private servers"
        )
