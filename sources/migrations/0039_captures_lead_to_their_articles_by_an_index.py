"""Lead from a capture to its article by an index alone: read from the table, its text comes along."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sources", "0038_what_was_taken_from_hidden_pieces_is_traced_again")]

    operations = [
        migrations.AddIndex(
            model_name="capture",
            index=models.Index(fields=["id"], include=["article"], name="capture_with_its_article"),
        ),
    ]
