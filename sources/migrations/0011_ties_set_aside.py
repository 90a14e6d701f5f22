"""Set aside the derivations that would close a ring, and find them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0010_resemblances_found_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="derivation",
            name="ring",
            field=models.BooleanField(default=False, verbose_name="set aside"),
        ),
        migrations.AddIndex(
            model_name="derivation",
            index=models.Index(
                condition=models.Q(("ring", True)), fields=["id"], name="derivation_set_aside"
            ),
        ),
    ]
