"""Let texts of an article be alike once the same words were put out of them: only as they came each is kept once."""

from django.db import migrations, models

INDEX = """
CREATE UNIQUE INDEX CONCURRENTLY one_capture_for_each_text_as_it_came ON sources_capture (article_id, text_hash)
WHERE erased_at IS NULL
"""
FORMER = "ALTER TABLE sources_capture DROP CONSTRAINT one_capture_for_each_text_of_an_article"
BACK = """
ALTER TABLE sources_capture ADD CONSTRAINT one_capture_for_each_text_of_an_article UNIQUE (article_id, text_hash)
"""


class Migration(migrations.Migration):
    atomic = False  # an index is built beside what is read and written only outside a transaction
    dependencies = [("sources", "0012_what_was_erased_may_come_again")]

    operations = [
        migrations.AddField("capture", "erased_at", models.DateTimeField(editable=False, null=True)),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(INDEX, "DROP INDEX CONCURRENTLY one_capture_for_each_text_as_it_came"),
                migrations.RunSQL(FORMER, BACK),
            ],
            state_operations=[
                migrations.RemoveConstraint("capture", "one_capture_for_each_text_of_an_article"),
                migrations.AddConstraint(
                    "capture",
                    models.UniqueConstraint(
                        condition=models.Q(("erased_at", None)),
                        fields=("article", "text_hash"),
                        name="one_capture_for_each_text_as_it_came",
                    ),
                ),
            ],
        ),
    ]
