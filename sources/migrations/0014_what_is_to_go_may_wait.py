"""Let a file that is to go wait until its moment: backups from before still name it where it lies."""

from django.db import migrations, models
from django.db.models.functions.datetime import Now


class Migration(migrations.Migration):
    dependencies = [("sources", "0013_erased_texts_may_be_alike")]

    operations = [
        migrations.AddField("removal", "due_at", models.DateTimeField(db_default=Now())),
        migrations.AlterModelOptions("removal", {"ordering": ["due_at", "name"]}),
    ]
