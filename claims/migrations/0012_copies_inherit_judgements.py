"""Note which judgements on a copy’s words were given to the same words in an article above it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sources.vocabulary


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0011_bearings_of_headline_and_body"),
        ("sources", "0029_commonplace_is_the_captures_text"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="appearance",
            name="inherited_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="heirs",
                to="claims.appearance",
            ),
        ),
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("inherited_from", None),
                    models.Q(("judgement", sources.vocabulary.Judgement["SUGGESTED"]), _negated=True),
                    _connector="OR",
                ),
                name="only_a_judgement_is_inherited",
            ),
        ),
    ]
