"""Keep the sentences of articles that are looked up among the known claims, and those that may repeat one."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import claims.vocabulary
import sources.vocabulary

# Whatever a claim is found by, or decides which sentence repeats it, has its terms and its articles looked through again.
ASK = """
DROP TRIGGER words_ask_for_terms ON claims_claim;
CREATE TRIGGER words_ask_for_terms BEFORE UPDATE ON claims_claim FOR EACH ROW
    WHEN ((OLD.text, OLD.language, OLD.event_id, OLD.measure_id, OLD.low, OLD.high, OLD.unit, OLD.approximate, OLD.polarity,
            OLD.as_of_first, OLD.as_of_last, OLD.running, OLD.merged_into_id, OLD.judgement)
        IS DISTINCT FROM (NEW.text, NEW.language, NEW.event_id, NEW.measure_id, NEW.low, NEW.high, NEW.unit,
            NEW.approximate, NEW.polarity, NEW.as_of_first, NEW.as_of_last, NEW.running, NEW.merged_into_id, NEW.judgement))
    EXECUTE FUNCTION claims_words_ask_for_terms();
CREATE FUNCTION claims_time_asks_for_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM claims_claim WHERE event_id = NEW.id ORDER BY id FOR UPDATE;
    UPDATE claims_claim SET terms_due = terms_due + 1 WHERE event_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER time_asks_for_terms AFTER UPDATE OF when_first, when_last, place_label, places ON claims_event FOR EACH ROW
    WHEN ((OLD.when_first, OLD.when_last, OLD.place_label, OLD.places)
        IS DISTINCT FROM (NEW.when_first, NEW.when_last, NEW.place_label, NEW.places))
    EXECUTE FUNCTION claims_time_asks_for_terms();
CREATE TRIGGER possible_quote_is_the_captures_text
    BEFORE INSERT OR UPDATE OF quote, start, "end", capture_id ON claims_possibleappearance
    FOR EACH ROW EXECUTE FUNCTION claims_quote_is_the_captures_text();
"""
BACKWARDS = """
DROP TRIGGER time_asks_for_terms ON claims_event;
DROP FUNCTION claims_time_asks_for_terms();
DROP TRIGGER words_ask_for_terms ON claims_claim;
CREATE TRIGGER words_ask_for_terms BEFORE UPDATE OF text, language ON claims_claim FOR EACH ROW
    WHEN (OLD.text IS DISTINCT FROM NEW.text OR OLD.language IS DISTINCT FROM NEW.language)
    EXECUTE FUNCTION claims_words_ask_for_terms();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0021_explainers"),
        ("sources", "0029_commonplace_is_the_captures_text"),
    ]

    operations = [
        migrations.CreateModel(
            name="Linking",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="sources.article",
                    ),
                ),
                ("due", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done__lt", models.F("due"))),
                        fields=["article"],
                        name="linking_due",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "terms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None
                    ),
                ),
                (
                    "capture",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="sources.capture",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["terms"], name="passage_by_terms")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("capture", "start"), name="one_passage_at_each_place"),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="passage_has_words"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PossibleAppearance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                ("quote", models.TextField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("section", models.CharField(choices=sources.vocabulary.SectionKind.choices, max_length=10)),
                ("stance", models.CharField(choices=claims.vocabulary.Stance.choices, max_length=8)),
                ("voice", models.JSONField(blank=True, null=True)),
                ("words", models.CharField(max_length=32)),
                ("score", models.FloatField()),
                ("reasons", models.JSONField(default=list)),
                ("method", models.CharField(max_length=40)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "capture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="sources.capture"
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="possible",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["claim", "words"], name="possible_by_words"),
                    models.Index(fields=["-score", "public_id"], name="possible_likeliest_first"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("capture", "start"), name="one_possible_appearance_at_each_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))),
                        name="possible_appearance_quotes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("section", sources.vocabulary.SectionKind["FURNITURE"]), _negated=True
                        ),
                        name="furniture_is_possibly_nobodys_word",
                    ),
                ],
            },
        ),
        migrations.RunSQL(ASK, BACKWARDS),
    ]
