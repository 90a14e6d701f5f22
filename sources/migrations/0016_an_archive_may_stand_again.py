"""Let an archive that was replaced stand again when the same pages come again: only of those that stand each is one."""

from django.db import migrations, models

# One that was stopped half-way is left invalid under this name.
GONE = """
DROP INDEX CONCURRENTLY IF EXISTS one_standing_archive_of_a_file
"""
MADE = """
CREATE UNIQUE INDEX CONCURRENTLY one_standing_archive_of_a_file ON sources_archive (sha256) WHERE replaced_at IS NULL
"""


class Migration(migrations.Migration):
    atomic = False  # an index is built beside what is read and written only outside a transaction
    dependencies = [("sources", "0015_removals_are_found_by_their_moment")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(GONE, migrations.RunSQL.noop),
                migrations.RunSQL(MADE, GONE),
            ],
            state_operations=[
                migrations.AddConstraint(
                    "archive",
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("sha256",),
                        name="one_standing_archive_of_a_file",
                    ),
                ),
            ],
        ),
        migrations.AlterField("archive", "sha256", models.CharField(max_length=64)),
    ]
