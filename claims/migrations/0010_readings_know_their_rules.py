"""Keep with each reading which rules it was read by, so that what older ones read is read again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0009_claims_of_unknown_outlets_are_weighed_again"),
        ("sources", "0029_commonplace_is_the_captures_text"),
    ]

    operations = [
        migrations.AddField(
            model_name="reading",
            name="rules_revision",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="reading",
            index=models.Index(
                condition=models.Q(("text_revision__gt", 0)),
                fields=["rules_revision"],
                name="reading_by_rules",
            ),
        ),
    ]
