"""Find the pages whose bytes lie outside the database by an index, made beside the table while it is written."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("sources", "0007_pages_may_lie_in_a_store")]

    operations = [
        AddIndexConcurrently(
            "rawpage",
            models.Index(
                condition=models.Q(("content__isnull", True)),
                fields=["sha256"],
                name="page_outside_the_database",
            ),
        ),
    ]
