"""Let a person's source say which body the person leads or speaks for, so that both count once together."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sources", "0029_commonplace_is_the_captures_text")]

    operations = [
        migrations.AddField(
            model_name="source",
            name="speaks_for",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="spokespeople",
                to="sources.source",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("speaks_for", models.F("id")), _negated=True),
                name="source_does_not_speak_for_itself",
            ),
        ),
    ]
