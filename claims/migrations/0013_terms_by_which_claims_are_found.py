"""Give every claim the words by which it is found, and every such word the number of claims it stands in."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0012_copies_inherit_judgements")]

    operations = [
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "claim", "word", blank=True, editable=False, primary_key=True, serialize=False
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
                ("word", models.CharField(db_collation="C", max_length=40)),
                ("weight", models.FloatField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("word", ""), _negated=True), name="term_has_letters"
                    )
                ],
                "indexes": [
                    models.Index(fields=["word"], include=("claim", "weight"), name="term_by_word"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TermCount",
            fields=[
                (
                    "word",
                    models.CharField(db_collation="C", max_length=40, primary_key=True, serialize=False),
                ),
                ("claims", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.AddField(
            model_name="claim",
            name="terms_due",
            field=models.PositiveIntegerField(db_default=1, default=1, editable=False),
        ),
        migrations.AddField(
            model_name="claim",
            name="terms_done",
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("terms_done__lt", models.F("terms_due"))),
                fields=["id"],
                name="claim_unlisted",
            ),
        ),
    ]
