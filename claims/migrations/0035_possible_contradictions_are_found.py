"""Find the sentences that may contradict a claim without reading all that wait, the likeliest first."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0034_claims_are_narrowed_by_language_place_and_day")]

    operations = [
        migrations.AddIndex(
            model_name="possibleappearance",
            index=models.Index(
                condition=models.Q(stance="disputes"),
                fields=["-score", "public_id"],
                name="possible_disputes",
            ),
        ),
    ]
