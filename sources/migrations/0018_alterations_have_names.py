"""Give each alteration the short public name by which partners ask for it, and find alterations by their kind."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

from sources.publicid import public_id

AT_ONCE = 1_000


def name(apps: Any, schema_editor: Any) -> None:
    """Name what stands there, as it is named from now on."""
    alterations = apps.get_model("sources", "Alteration").objects
    after = 0
    while rows := list(
        alterations.filter(pk__gt=after)
        .select_related("earlier", "later", "sighting")
        .only("earlier__public_id", "later__public_id", "sighting__seen_at")
        .order_by("pk")[:AT_ONCE]
    ):
        for row in rows:
            at = row.sighting.seen_at.isoformat()
            row.public_id = public_id("alteration", row.earlier.public_id, row.later.public_id, at)
        alterations.bulk_update(rows, ["public_id"])
        after = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [("sources", "0017_what_was_put_away_unread")]

    operations = [
        migrations.AddField(
            model_name="alteration",
            name="public_id",
            field=models.CharField(editable=False, max_length=12, null=True),
        ),
        migrations.RunPython(name, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="alteration",
            name="public_id",
            field=models.CharField(editable=False, max_length=12, unique=True),
        ),
        migrations.AddIndex(
            model_name="alteration", index=GinIndex(fields=["kinds"], name="alteration_by_kind")
        ),
    ]
