"""Index the addresses that visits were led through, so that an article is found under each of them."""

import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0034_sources_may_be_unattended_again"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="visit",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["chain"], name="visit_by_chain", opclasses=["jsonb_path_ops"]
            ),
        ),
    ]
