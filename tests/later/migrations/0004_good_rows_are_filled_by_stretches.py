"""Good: rows filled a stretch at a time, each in a transaction of its own."""

from typing import Any

from django.db import migrations

STRETCH = 1000
FILL = "UPDATE telling_telling SET note = '' WHERE place BETWEEN %s AND %s AND note IS NULL"


def fill(apps: Any, schema_editor: Any) -> None:
    """Until none is left."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT max(place) FROM telling_telling")
        (last,) = cursor.fetchone()
        for first in range(0, (last or 0) + 1, STRETCH):
            cursor.execute(FILL, [first, first + STRETCH - 1])


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("telling", "0003_good_index_is_built_beside")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
