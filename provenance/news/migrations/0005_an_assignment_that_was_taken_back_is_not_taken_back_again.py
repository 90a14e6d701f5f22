"""An assignment says whether it undid the one before, so that undoing goes on to what was done before that."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("news", "0004_a_claim_that_goes_takes_its_news_along")]
    operations = [
        migrations.AddField("assignment", "taken_back", models.BooleanField(default=False, db_default=False))
    ]
