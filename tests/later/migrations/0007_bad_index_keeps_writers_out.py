"""Bad: an index built on a table that nobody may write meanwhile."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("telling", "0006_good_rule_is_looked_into")]

    operations = [migrations.AddIndex("telling", models.Index(fields=["at"], name="telling_by_time"))]
