"""Let a key have a quota of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0004_a_partner_is_nobody_of_the_newsroom"),
    ]

    operations = [
        migrations.AddField(
            model_name="key",
            name="a_minute",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddConstraint(
            model_name="key",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("a_minute", None),
                    models.Q(("a_minute__gt", 0), ("a_minute__lte", 100000)),
                    _connector="OR",
                ),
                name="key_spends_something",
            ),
        ),
    ]
