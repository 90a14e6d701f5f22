"""Find what was taken back and is carried still by the time it was taken back, the newest first."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0007_read_again_what_was_captured_twice_or_is_gone")]

    operations = [
        migrations.RemoveIndex(model_name="appearance", name="appearance_stale"),
        migrations.AddIndex(
            model_name="appearance",
            index=models.Index(
                condition=models.Q(("stale_at__isnull", False)),
                fields=["-stale_at", "-stale_from"],
                name="appearance_stale",
            ),
        ),
    ]
