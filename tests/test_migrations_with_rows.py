"""What comes after the tables were made: a migration that stops the house for as long as a table is long is refused."""

import os
from collections.abc import Callable, Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from tests.databases import empty, with_rows
from tests.migrating import Tried, go, later, rounds
from tests.test_migrations import shape

__all__ = ["empty"]
Proved = Callable[..., None]
ROWS = int(os.environ.get("MIGRATED_ROWS", "3000"))
A_TELLING = """
INSERT INTO telling_telling (place, first, resource, public_id, at, gone, became, digest)
VALUES (1, 1, 'claims', 'abcdefghijkl', now(), '', '', '\\x00')
"""


def test_one_that_keeps_others_out_of_a_long_table_is_refused_and_others_are_not(
    empty: BaseDatabaseWrapper, settings: Any, proved: Proved
) -> None:
    settings.MIGRATION_MODULES = {"telling": "tests.later.migrations"}
    steps = later(MigrationExecutor(empty), ["telling"])
    go(empty, ("telling", "0001_tables"))
    with empty.cursor() as cursor:
        cursor.execute(A_TELLING)
    go(empty, steps[-1])

    found = rounds(empty, steps, rows=ROWS, shape=shape)

    assert {each.name for each in found if each.refused} == {name for _, name in steps if "_bad_" in name}
    assert {each.name[5:]: each.complaints for each in found if each.refused} == {
        "bad_index_keeps_writers_out": {"reads all of telling_telling while nobody can write it"},
        "bad_rule_reads_all_rows": {"reads all of telling_telling while nobody can write it"},
        "bad_column_is_of_another_kind": {"writes all of telling_telling anew while nobody can read it"},
        "bad_rows_are_filled_in_one_go": {"writes every row of telling_telling in one transaction"},
    }
    tell(proved, "samples", found)


def test_all_go_forwards_backwards_and_forwards_again_with_rows_and_end_alike(
    empty: BaseDatabaseWrapper, proved: Proved
) -> None:
    ends = MigrationExecutor(empty).loader.graph.leaf_nodes()
    bare = shape(empty)
    go(empty, *ends)
    with_rows(empty)
    full = shape(empty)
    steps = later(MigrationExecutor(empty))

    found = rounds(empty, steps, rows=ROWS, shape=shape)
    assert [each for each in found if each.refused] == []
    go(empty, *((label, None) for label, _ in ends))
    left = shape(empty)
    go(empty, *ends)

    assert [each for each in left if each not in bare and "django_migrations" not in "".join(each)] == []
    assert shape(empty) == full
    assert len({table for table, *_ in full if table.startswith(("sources_", "claims_", "history_"))}) > 15
    tell(
        proved,
        f"all {len(MigrationExecutor(empty).loader.disk_migrations)}, {len(steps)} since the tables were made",
        found,
    )


def tell(proved: Proved, what: str, found: Sequence[Tried]) -> None:
    """Have it written down, where somebody asked for it."""
    good = [each for each in found if not each.refused]
    waited = max((each.waited for each in good), default=0.0)
    figure = f"{what}: schema equal after forwards, backwards, forwards"
    if found:
        bad = len(found) - len(good)
        figure += f"; {bad} of {len(found)} refused, beside the others nobody waited over {waited:.2f} s"
    proved("T12", size=f"{ROWS:,} rows", figure=figure)
