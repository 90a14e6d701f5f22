"""Keep the phrases by which credits are read, with what comes with the program, and find the agencies of curators."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import migrations, models

import sources.vocabulary

TABLE = Path(__file__).parent.parent / "rules" / "phrases" / "credits.toml"


def write_down_the_shipped(apps: Any, schema_editor: Any) -> None:
    """Every phrase that comes with the program, so that curators find it, change it or let it rest."""
    phrases, book = apps.get_model("sources", "Phrase"), tomllib.loads(TABLE.read_text(encoding="utf-8"))
    phrases.objects.bulk_create(
        [
            phrases(
                language=language, template=template, shipped=template, place=place, scope=scope, kind=kind,
                weight=weight,
            )
            for place in ("line", "self", "citation")
            for language, template, scope, kind, weight in book[place]
        ],
        ignore_conflicts=True,
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0008_looks_begun_and_never_ended"),
    ]

    operations = [
        migrations.CreateModel(
            name="Phrase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(help_text="Its code: en, es, pt, fr, ar …", max_length=12)),
                (
                    "template",
                    models.CharField(
                        help_text="The words, with {name} for the credited name. (a|b) is one of several, [a|b] one or none; {piece} any word for an article, {word} any small word, {any} any word, {dash} a colon or dash. Case, accents and blanks make no difference.",
                        max_length=400,
                        verbose_name="phrase",
                    ),
                ),
                ("place", models.CharField(choices=sources.vocabulary.PhrasePlace.choices, max_length=8)),
                ("scope", models.CharField(choices=sources.vocabulary.CreditScope.choices, max_length=5)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("republication", "republication"),
                            ("syndication", "syndication"),
                            ("translation", "translation"),
                            ("citation", "citation"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "weight",
                    models.FloatField(
                        default=0.8,
                        help_text="How sure the words make us, above 0 and up to 1. A citation below 0.75 counts only if the name is known as an outlet's.",
                    ),
                ),
                ("shipped", models.CharField(blank=True, editable=False, max_length=400)),
                ("active", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["language", "place", "template"],
            },
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(
                condition=models.Q(
                    ("kind", sources.vocabulary.SourceKind["AGENCY"]),
                    ("merged_into", None),
                    ("version__gt", 1),
                ),
                fields=["id"],
                name="source_agency",
            ),
        ),
        migrations.AddIndex(
            model_name="phrase",
            index=models.Index(
                condition=models.Q(("shipped__gt", ""), ("version", 1), _negated=True),
                fields=["id"],
                name="phrase_of_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="phrase",
            constraint=models.UniqueConstraint(
                fields=("place", "template"), name="one_phrase_for_each_place_and_template"
            ),
        ),
        migrations.AddConstraint(
            model_name="phrase",
            constraint=models.CheckConstraint(
                condition=models.Q(("weight__gt", 0), ("weight__lte", 1)), name="phrase_weighs_up_to_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="phrase",
            constraint=models.CheckConstraint(
                condition=models.Q(("template", ""), _negated=True), name="phrase_has_a_template"
            ),
        ),
        migrations.RunPython(write_down_the_shipped, migrations.RunPython.noop),
    ]
