"""Keep the words articles put a claim in, and what each word counts for in its own sentence, so that both find it."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

# What happened is a term of its own now, and a name has one form: every claim’s terms are written down again. Its
# wordings come when it is weighed next, which is asked for as well.
AGAIN = "UPDATE claims_claim SET terms_due = terms_due + 1, score_due = score_due + 1;"


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0019_contradictions_are_weighed_and_opened_again"),
        ("sources", "0029_commonplace_is_the_captures_text"),
    ]

    operations = [
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=600)),
                ("language", models.CharField(blank=True, max_length=12)),
                (
                    "terms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="sources.article"
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="claims.claim",
                    ),
                ),
            ],
            options={"ordering": ["claim", "place"]},
        ),
        migrations.AddConstraint(
            model_name="wording",
            constraint=models.UniqueConstraint(fields=("claim", "place"), name="one_wording_for_each_place"),
        ),
        migrations.AddConstraint(
            model_name="wording",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="wording_has_words"
            ),
        ),
        migrations.AddField(
            model_name="term", name="own", field=models.FloatField(default=0.0), preserve_default=False
        ),
        migrations.RemoveIndex(model_name="term", name="term_by_word"),
        migrations.AddIndex(
            model_name="term",
            index=models.Index(fields=["word"], include=("claim", "weight", "own"), name="term_by_word"),
        ),
        migrations.RunSQL(AGAIN, migrations.RunSQL.noop),
    ]
