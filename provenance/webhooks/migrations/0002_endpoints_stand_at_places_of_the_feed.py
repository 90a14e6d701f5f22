"""Let endpoints stand where the feed of everybody has its places; none holds an earlier one over the change."""

from django.db import migrations, models

HERE = """
UPDATE webhooks_endpoint SET place = last.place, started = last.place
FROM (SELECT coalesce((SELECT place FROM telling_teller), 0) AS place) AS last
"""


class Migration(migrations.Migration):
    dependencies = [
        ("webhooks", "0001_endpoints_and_what_they_are_told"),
        ("telling", "0001_what_was_told"),
    ]

    operations = [
        migrations.RemoveField(model_name="endpoint", name="xid"),
        migrations.RemoveField(model_name="endpoint", name="change"),
        migrations.AddField("endpoint", "place", models.BigIntegerField(default=0)),
        migrations.AddField("endpoint", "started", models.BigIntegerField(default=0)),
        migrations.RunSQL(HERE, migrations.RunSQL.noop),
    ]
