"""Number every way in which a sentence was found, so that nobody decides on what they have not seen."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0026_reviews_are_talked_over")]

    operations = [
        migrations.AddField(
            model_name="possibleappearance",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
