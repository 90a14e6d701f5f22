"""Find what has been due to go for longest by an index, made beside the table while it is written."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("sources", "0014_what_is_to_go_may_wait")]

    operations = [
        AddIndexConcurrently("removal", models.Index(fields=["due_at", "name"], name="removal_longest_due")),
        RemoveIndexConcurrently("removal", "removal_longest_waiting"),
    ]
