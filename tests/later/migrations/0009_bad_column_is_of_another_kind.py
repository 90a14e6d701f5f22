"""Bad: a column of another type, for which every row is written anew while nobody may read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("telling", "0008_bad_rule_reads_all_rows")]

    operations = [migrations.AlterField("telling", "tries", models.BigIntegerField(default=0, db_default=0))]
