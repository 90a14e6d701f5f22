"""Good: an index built beside the table, which is read and written meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("telling", "0002_good_column_is_added")]

    operations = [
        AddIndexConcurrently("telling", models.Index(fields=["public_id"], name="telling_by_public_id")),
    ]
