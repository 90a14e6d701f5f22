"""Makes the tables of an app at once: each written down whole, all looked at once, with whatever binds them together."""

from collections.abc import Sequence
from typing import Any

from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation


class AtOnce(Operation):
    """Tables that may lead to one another in any direction, made in one go.

    Django would look at every table it knows anew after each single step, which takes time by the square of their
    number (13 seconds of a processor for a hundred tables), and needs a step of its own for every column that leads to
    a table further down. Here it looks once, when all of them are written down.
    """

    serialization_expand_args = ["tables"]

    def __init__(self, tables: Sequence[CreateModel]) -> None:
        self.tables = tables

    def state_forwards(self, app_label: str, state: Any) -> None:
        looked_at = state.__dict__.pop("apps", None)
        for each in self.tables:
            each.state_forwards(app_label, state)
        if looked_at:
            state.apps  # noqa: B018

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for each in self.tables:
            each.database_forwards(app_label, schema_editor, from_state, to_state)
        self.bind(schema_editor)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for each in reversed(self.tables):
            each.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Make {len(self.tables)} tables at once"

    @staticmethod
    def bind(schema_editor: Any) -> None:
        """Make now what Django keeps for the end: foreign keys, and indexes of single columns.

        While something is kept for then, Django notes in a transaction of its own that the migration was run: whoever
        dies in between has tables that the next run wants to make once more.
        """
        for each in schema_editor.deferred_sql:
            schema_editor.execute(each, None)
        schema_editor.deferred_sql.clear()
