"""Keep how often in a row an endpoint's name led into a closed network, and when it is looked up again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("webhooks", "0001_tables")]

    operations = [
        migrations.AddField("endpoint", "closed_looks", models.SmallIntegerField(db_default=0, default=0)),
        migrations.AddField("endpoint", "again_at", models.DateTimeField(null=True)),
    ]
