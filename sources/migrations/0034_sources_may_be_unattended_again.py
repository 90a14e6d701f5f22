"""Let a source be unknown to people again once all they decided of it was taken back: its version never falls."""

from django.db import migrations, models

import sources.vocabulary


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0033_imports_of_lists_of_sources"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="source",
            name="source_agency",
        ),
        migrations.AddField(
            model_name="source",
            name="unattended",
            field=models.PositiveIntegerField(db_default=1, default=1, editable=False),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(
                condition=models.Q(
                    ("version__gt", models.F("unattended")),
                    ("kind", sources.vocabulary.SourceKind["AGENCY"]),
                    ("merged_into", None),
                ),
                fields=["id"],
                name="source_agency",
            ),
        ),
    ]
