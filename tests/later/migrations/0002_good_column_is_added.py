"""Good: a column that may be empty, or has one default for all, is written down once and fills no row."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("telling", "0001_tables")]

    operations = [
        migrations.AddField("telling", "note", models.CharField(max_length=20, null=True)),
        migrations.AddField("telling", "tries", models.IntegerField(default=0, db_default=0)),
    ]
