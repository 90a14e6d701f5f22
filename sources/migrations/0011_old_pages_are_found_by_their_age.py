"""Find old captures and erased pages by indexes, made beside the tables while they are written."""

from django.contrib.postgres.indexes import BrinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("sources", "0010_pages_may_lie_in_archives")]

    operations = [
        AddIndexConcurrently(
            "capture",
            BrinIndex(autosummarize=True, fields=["captured_at"], name="capture_by_age"),
        ),
        AddIndexConcurrently(
            "rawpage",
            models.Index(condition=models.Q(("content", b"")), fields=["sha256"], name="page_erased"),
        ),
    ]
