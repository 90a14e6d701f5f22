"""Number every wording of a rating, so that of two who change it at once one is told."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0027_possible_appearances_have_versions")]

    operations = [
        migrations.AddField(
            model_name="rating",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
