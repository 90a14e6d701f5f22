"""Make the tables of what was claimed, and who stands behind it."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import claims.models.figure
import claims.vocabulary
import sources.models.words
import sources.vocabulary
from sources.migrations._at_once import AtOnce

FORMER = (
    "0001_events_claims_appearances",
    "0003_mergers_of_claims",
    "0004_find_rows_by_their_words",
    "0005_find_the_few_guarded_rows",
    "0006_appearances_lapse",
    "0007_read_again_what_was_captured_twice_or_is_gone",
    "0008_find_stale_copies_by_their_time",
    "0009_claims_of_unknown_outlets_are_weighed_again",
    "0010_readings_know_their_rules",
    "0011_bearings_of_headline_and_body",
    "0012_copies_inherit_judgements",
    "0013_terms_by_which_claims_are_found",
    "0015_analysts_are_asked",
    "0017_settled_questions_and_ties",
    "0018_ratings_that_settle",
    "0019_contradictions_are_weighed_and_opened_again",
    "0020_claims_are_found_by_their_wordings",
    "0021_explainers",
    "0022_sentences_are_looked_up_among_claims",
    "0023_claims_that_may_be_one",
    "0026_reviews_are_talked_over",
    "0027_possible_appearances_have_versions",
    "0028_ratings_have_versions",
    "0031_rivals_beyond_the_foremost_are_counted",
    "0034_claims_are_narrowed_by_language_place_and_day",
    "0035_possible_contradictions_are_found",
    "0036_claims_are_divided",
    "0037_events_are_merged",
    "0044_rows_are_found_by_figures_places_and_origins",
)


class Migration(migrations.Migration):
    replaces = [("claims", name) for name in FORMER]
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("sources", "0002_tables"),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Appearance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("low", models.DecimalField(blank=True, decimal_places=4, max_digits=24, null=True)),
                        ("high", models.DecimalField(blank=True, decimal_places=4, max_digits=24, null=True)),
                        ("unit", models.CharField(blank=True, max_length=60)),
                        ("approximate", models.BooleanField(default=False)),
                        (
                            "polarity",
                            models.CharField(
                                choices=claims.vocabulary.Polarity.choices,
                                default=claims.vocabulary.Polarity["YES"],
                                max_length=3,
                            ),
                        ),
                        ("as_of_first", models.DateField(blank=True, null=True)),
                        ("as_of_last", models.DateField(blank=True, null=True)),
                        ("running", models.BooleanField(default=False)),
                        ("when_first", models.DateField(blank=True, null=True)),
                        ("when_last", models.DateField(blank=True, null=True)),
                        (
                            "when_precision",
                            models.CharField(
                                blank=True, choices=sources.vocabulary.Precision.choices, max_length=8
                            ),
                        ),
                        ("when_inferred", models.BooleanField(default=False)),
                        ("place_label", models.CharField(blank=True, max_length=300)),
                        (
                            "places",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=200),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "judgement",
                            models.CharField(
                                choices=sources.vocabulary.Judgement.choices,
                                default=sources.vocabulary.Judgement["SUGGESTED"],
                                max_length=10,
                            ),
                        ),
                        (
                            "judged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("judged_at", models.DateTimeField(blank=True, null=True)),
                        ("judged_why", models.TextField(blank=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        (
                            "claim",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appearances",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "capture",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.capture",
                            ),
                        ),
                        ("quote", models.TextField()),
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        ("prefix", models.CharField(blank=True, max_length=64)),
                        ("suffix", models.CharField(blank=True, max_length=64)),
                        (
                            "section",
                            models.CharField(choices=sources.vocabulary.SectionKind.choices, max_length=10),
                        ),
                        ("stance", models.CharField(choices=claims.vocabulary.Stance.choices, max_length=8)),
                        (
                            "attributed_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.source",
                            ),
                        ),
                        ("depth", models.PositiveSmallIntegerField(default=0)),
                        ("hedge", models.CharField(blank=True, max_length=200)),
                        ("party", models.BooleanField(default=False)),
                        (
                            "denies",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="denied_by",
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "act",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appearances",
                                to="claims.act",
                            ),
                        ),
                        ("population", models.CharField(blank=True, max_length=200)),
                        ("measure_label", models.CharField(max_length=300)),
                        ("claim_text", models.CharField(max_length=600)),
                        (
                            "accused",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=200),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "terms",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=100),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("language", models.CharField(blank=True, max_length=12)),
                        ("reasons", models.JSONField(default=list)),
                        ("match_reasons", models.JSONField(default=list)),
                        ("method", models.CharField(max_length=40)),
                        (
                            "inherited_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="heirs",
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "origin_source",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.source",
                            ),
                        ),
                        (
                            "origin_article",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.article",
                            ),
                        ),
                        ("superseded_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "superseded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.capture",
                            ),
                        ),
                        ("stale_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "stale_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.article",
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(fields=["claim", "stance"], name="appearance_by_claim"),
                            models.Index(
                                condition=models.Q(("superseded_at__isnull", False)),
                                fields=["id"],
                                name="appearance_superseded",
                            ),
                            models.Index(
                                condition=models.Q(("stale_at__isnull", False)),
                                fields=["-stale_at", "-stale_from"],
                                name="appearance_stale",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.search.SearchVector(
                                    sources.models.words.Folded(models.F("quote")), config="english"
                                ),
                                name="appearance_by_words",
                            ),
                            django.contrib.postgres.indexes.GistIndex(
                                claims.models.figure.Figure(),
                                condition=models.Q(
                                    ("low__isnull", False), ("high__isnull", False), _connector="OR"
                                ),
                                name="appearance_by_figure",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("low", None),
                                    ("high", None),
                                    ("low__lte", models.F("high")),
                                    _connector="OR",
                                ),
                                name="claims_appearance_value_is_a_range",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("as_of_first", None), ("as_of_last", None)),
                                    models.Q(
                                        ("as_of_first__isnull", False),
                                        ("as_of_last__gte", models.F("as_of_first")),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_appearance_as_of_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("when_first", None), ("when_last", None), ("when_precision", "")
                                    ),
                                    models.Q(
                                        ("when_first__isnull", False),
                                        ("when_last__gte", models.F("when_first")),
                                        models.Q(("when_precision", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_appearance_when_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("judged_at", None),
                                        ("judged_by", None),
                                        ("judged_why", ""),
                                        ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                    ),
                                    models.Q(
                                        ("judged_at__isnull", False),
                                        ("judged_by__isnull", False),
                                        models.Q(
                                            ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                            _negated=True,
                                        ),
                                        models.Q(("judged_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_appearance_judgement_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))),
                                name="appearance_quotes_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("section", sources.vocabulary.SectionKind["FURNITURE"]), _negated=True
                                ),
                                name="furniture_is_nobodys_word",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("origin_source", None), ("origin_article", None), _connector="OR"
                                ),
                                name="appearance_has_one_origin_at_most",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("judgement", sources.vocabulary.Judgement["CONFIRMED"]),
                                        _negated=True,
                                    ),
                                    ("claim__isnull", False),
                                    _connector="OR",
                                ),
                                name="confirmed_appearance_has_a_claim",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("inherited_from", None),
                                    models.Q(
                                        ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                        _negated=True,
                                    ),
                                    _connector="OR",
                                ),
                                name="only_a_judgement_is_inherited",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("superseded_by", None), ("superseded_at__isnull", False), _connector="OR"
                                ),
                                name="superseded_appearance_tells_since_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stale_at", None), ("stale_from", None)),
                                    models.Q(
                                        ("stale_at__isnull", False),
                                        ("stale_from__isnull", False),
                                        ("superseded_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="stale_appearance_tells_since_when_and_of_what",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AttachedFile",
                    fields=[
                        ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ("content", models.BinaryField()),
                        ("media", models.CharField(max_length=40)),
                        ("size", models.PositiveIntegerField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("size__gt", 0), ("size__lte", 10000000)),
                                name="attached_file_is_not_too_large",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attachment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attachments",
                                to="claims.claim",
                            ),
                        ),
                        ("note", models.TextField()),
                        ("url", models.CharField(blank=True, max_length=2000)),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attachments",
                                to="claims.attachedfile",
                            ),
                        ),
                        ("file_name", models.CharField(blank=True, max_length=200)),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("added_at", models.DateTimeField()),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_why", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": [models.OrderBy(models.F("added_at"), descending=True), "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("note", ""), _negated=True),
                                    models.Q(
                                        models.Q(("url", ""), _negated=True),
                                        ("file__isnull", False),
                                        _connector="OR",
                                    ),
                                ),
                                name="attachment_has_a_note_and_a_thing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("file", None), ("file_name", "")),
                                    models.Q(
                                        ("file__isnull", False), models.Q(("file_name", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="attached_file_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("withdrawn_at", None), ("withdrawn_by", None), ("withdrawn_why", "")
                                    ),
                                    models.Q(
                                        ("withdrawn_at__isnull", False),
                                        ("withdrawn_by__isnull", False),
                                        models.Q(("withdrawn_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="attachment_is_withdrawn_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Bearing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bearings",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "capture",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.capture",
                            ),
                        ),
                        (
                            "headline_stance",
                            models.CharField(
                                blank=True, choices=claims.vocabulary.Stance.choices, max_length=8
                            ),
                        ),
                        ("headline_hedge", models.CharField(blank=True, max_length=200)),
                        ("headline_quote", models.TextField(blank=True)),
                        ("headline_start", models.PositiveIntegerField(null=True)),
                        ("headline_reasons", models.JSONField(default=list)),
                        (
                            "body_stance",
                            models.CharField(
                                blank=True, choices=claims.vocabulary.Stance.choices, max_length=8
                            ),
                        ),
                        ("body_hedge", models.CharField(blank=True, max_length=200)),
                        ("body_quote", models.TextField(blank=True)),
                        ("body_start", models.PositiveIntegerField(null=True)),
                        ("body_reasons", models.JSONField(default=list)),
                        ("difference", models.CharField(blank=True, max_length=300)),
                        ("method", models.CharField(max_length=40)),
                        ("basis", models.CharField(max_length=32)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("difference", ""), _negated=True),
                                fields=["claim", "capture"],
                                name="bearing_that_differs",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("claim", "capture"), name="one_bearing_for_each_claim_and_capture"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("difference", ""),
                                    models.Q(
                                        models.Q(("headline_stance", ""), _negated=True),
                                        models.Q(("body_stance", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="only_what_both_halves_say_differs",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Corroboration",
                    fields=[
                        (
                            "claim",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                serialize=False,
                                to="claims.claim",
                            ),
                        ),
                        ("score", models.FloatField()),
                        ("score_low", models.FloatField()),
                        ("score_high", models.FloatField()),
                        (
                            "credibility",
                            models.CharField(choices=claims.vocabulary.Credibility.choices, max_length=1),
                        ),
                        ("origins_for", models.PositiveIntegerField()),
                        ("origins_against", models.PositiveIntegerField()),
                        ("parties_against", models.PositiveIntegerField()),
                        ("articles", models.PositiveIntegerField()),
                        ("asserts", models.PositiveIntegerField()),
                        ("repeats", models.PositiveIntegerField()),
                        ("disputes", models.PositiveIntegerField()),
                        ("contradictions", models.PositiveIntegerField(default=0)),
                        ("ledger", models.JSONField()),
                        ("moves", models.JSONField()),
                        ("method", models.CharField(max_length=40)),
                        ("scored_at", models.DateTimeField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["-score", "-claim"], name="corroboration_by_score"),
                            models.Index(fields=["-articles", "-claim"], name="corroboration_by_articles"),
                            models.Index(fields=["origins_for", "claim"], name="corroboration_by_origins"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("score__gte", 0),
                                    ("score__lte", 1),
                                    ("score_high__lte", 1),
                                    ("score_low__gte", 0),
                                ),
                                name="score_is_a_share",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Claim",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("low", models.DecimalField(blank=True, decimal_places=4, max_digits=24, null=True)),
                        ("high", models.DecimalField(blank=True, decimal_places=4, max_digits=24, null=True)),
                        ("unit", models.CharField(blank=True, max_length=60)),
                        ("approximate", models.BooleanField(default=False)),
                        (
                            "polarity",
                            models.CharField(
                                choices=claims.vocabulary.Polarity.choices,
                                default=claims.vocabulary.Polarity["YES"],
                                max_length=3,
                            ),
                        ),
                        ("as_of_first", models.DateField(blank=True, null=True)),
                        ("as_of_last", models.DateField(blank=True, null=True)),
                        ("running", models.BooleanField(default=False)),
                        (
                            "judgement",
                            models.CharField(
                                choices=sources.vocabulary.Judgement.choices,
                                default=sources.vocabulary.Judgement["SUGGESTED"],
                                max_length=10,
                            ),
                        ),
                        (
                            "judged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("judged_at", models.DateTimeField(blank=True, null=True)),
                        ("judged_why", models.TextField(blank=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "publication",
                            models.CharField(
                                choices=sources.vocabulary.Publication.choices,
                                default=sources.vocabulary.Publication["PUBLISHED"],
                                max_length=10,
                            ),
                        ),
                        ("embargo_until", models.DateTimeField(blank=True, null=True)),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        ("natural_key", models.CharField(editable=False, max_length=200, unique=True)),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="claims.event",
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="claims.measure",
                            ),
                        ),
                        ("text", models.CharField(max_length=600)),
                        ("language", models.CharField(blank=True, max_length=12)),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="claims.claim",
                            ),
                        ),
                        ("about_a_living_person", models.BooleanField(editable=False, null=True)),
                        (
                            "taken_back_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("score_due", models.PositiveIntegerField(default=0, editable=False)),
                        ("score_done", models.PositiveIntegerField(default=0, editable=False)),
                        ("terms_due", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("terms_done", models.PositiveIntegerField(db_default=0, default=0, editable=False)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.search.SearchVector(
                                    sources.models.words.Folded(models.F("text")), config="english"
                                ),
                                name="claim_by_words",
                            ),
                            django.contrib.postgres.indexes.GistIndex(
                                claims.models.figure.Figure(),
                                condition=models.Q(
                                    ("low__isnull", False), ("high__isnull", False), _connector="OR"
                                ),
                                name="claim_by_figure",
                            ),
                            models.Index(fields=["language", "id"], name="claim_by_language"),
                            models.Index(
                                condition=models.Q(("score_done__lt", models.F("score_due"))),
                                fields=["id"],
                                name="claim_stale",
                            ),
                            models.Index(
                                condition=models.Q(("terms_done__lt", models.F("terms_due"))),
                                fields=["id"],
                                name="claim_unlisted",
                            ),
                            models.Index(
                                condition=models.Q(
                                    models.Q(
                                        ("publication", sources.vocabulary.Publication["PUBLISHED"]),
                                        _negated=True,
                                    ),
                                    ("embargo_until__isnull", False),
                                    _connector="OR",
                                ),
                                fields=["id"],
                                name="claim_guarded",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("about_a_living_person", True),
                                    ("taken_back_by__isnull", False),
                                    _connector="OR",
                                ),
                                fields=["id"],
                                name="claim_two_must_sign",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("low", None),
                                    ("high", None),
                                    ("low__lte", models.F("high")),
                                    _connector="OR",
                                ),
                                name="claims_claim_value_is_a_range",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("as_of_first", None), ("as_of_last", None)),
                                    models.Q(
                                        ("as_of_first__isnull", False),
                                        ("as_of_last__gte", models.F("as_of_first")),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_claim_as_of_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("judged_at", None),
                                        ("judged_by", None),
                                        ("judged_why", ""),
                                        ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                    ),
                                    models.Q(
                                        ("judged_at__isnull", False),
                                        ("judged_by__isnull", False),
                                        models.Q(
                                            ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                            _negated=True,
                                        ),
                                        models.Q(("judged_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_claim_judgement_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                                name="claim_not_merged_into_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="claim_has_words"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("taken_back_by", None),
                                    ("about_a_living_person", None),
                                    ("about_a_living_person", False),
                                    _connector="OR",
                                ),
                                name="what_was_taken_back_does_not_stand",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contradiction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "judgement",
                            models.CharField(
                                choices=sources.vocabulary.Judgement.choices,
                                default=sources.vocabulary.Judgement["SUGGESTED"],
                                max_length=10,
                            ),
                        ),
                        (
                            "judged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("judged_at", models.DateTimeField(blank=True, null=True)),
                        ("judged_why", models.TextField(blank=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        (
                            "one",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "one_appearance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "other_appearance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.appearance",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=claims.vocabulary.ContradictionKind.choices, max_length=6
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(choices=claims.vocabulary.Outcome.choices, max_length=14),
                        ),
                        ("reason", models.TextField()),
                        ("method", models.CharField(max_length=40)),
                        ("apart", models.FloatField(default=1.0)),
                        ("one_value", models.CharField(blank=True, max_length=200)),
                        ("other_value", models.CharField(blank=True, max_length=200)),
                        ("reopened", models.TextField(blank=True)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                    ("outcome", claims.vocabulary.Outcome["CONTRADICTS"]),
                                ),
                                fields=["-id"],
                                name="contradiction_waiting",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("judgement", sources.vocabulary.Judgement["SUGGESTED"]), _negated=True
                                ),
                                fields=["judged_by", "-judged_at", "-id"],
                                name="contradiction_decided",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("judged_at", None),
                                        ("judged_by", None),
                                        ("judged_why", ""),
                                        ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                    ),
                                    models.Q(
                                        ("judged_at__isnull", False),
                                        ("judged_by__isnull", False),
                                        models.Q(
                                            ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                            _negated=True,
                                        ),
                                        models.Q(("judged_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_contradiction_judgement_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("one__lt", models.F("other")),
                                    models.Q(
                                        ("one", models.F("other")),
                                        ("one_appearance__lt", models.F("other_appearance")),
                                    ),
                                    _connector="OR",
                                ),
                                name="contradiction_keeps_its_pair_in_one_order",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("one", models.F("other")), _negated=True),
                                fields=("one", "other"),
                                name="one_contradiction_for_each_pair_of_claims",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("one", models.F("other"))),
                                fields=("one_appearance", "other_appearance"),
                                name="one_contradiction_for_each_pair_of_appearances",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="contradiction_has_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("apart__gte", 0), ("apart__lte", 1)),
                                name="apart_is_a_share",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Division",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        (
                            "one",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="divisions",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "into",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="divisions_into",
                                to="claims.claim",
                            ),
                        ),
                        ("made", models.BooleanField()),
                        ("brought", models.JSONField(default=dict)),
                        (
                            "divided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("divided_at", models.DateTimeField()),
                        ("why", models.TextField()),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("undone_at", models.DateTimeField(blank=True, null=True)),
                        ("undone_why", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ["-divided_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("undone_at", None), ("undone_by", None), ("undone_why", "")),
                                    models.Q(
                                        ("undone_at__isnull", False),
                                        ("undone_by__isnull", False),
                                        models.Q(("undone_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="division_is_undone_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why", ""), _negated=True),
                                    models.Q(("brought", {}), _negated=True),
                                ),
                                name="division_says_what_and_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("one", models.F("into")), _negated=True),
                                name="division_tells_two_claims_apart",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Act",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=120, unique=True)),
                        ("match_due", models.PositiveIntegerField(default=0, editable=False)),
                        ("match_done", models.PositiveIntegerField(default=0, editable=False)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("match_done__lt", models.F("match_due"))),
                                fields=["id"],
                                name="act_unmatched",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Event",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("when_first", models.DateField(blank=True, null=True)),
                        ("when_last", models.DateField(blank=True, null=True)),
                        (
                            "when_precision",
                            models.CharField(
                                blank=True, choices=sources.vocabulary.Precision.choices, max_length=8
                            ),
                        ),
                        ("when_inferred", models.BooleanField(default=False)),
                        ("place_label", models.CharField(blank=True, max_length=300)),
                        (
                            "places",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=200),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "publication",
                            models.CharField(
                                choices=sources.vocabulary.Publication.choices,
                                default=sources.vocabulary.Publication["PUBLISHED"],
                                max_length=10,
                            ),
                        ),
                        ("embargo_until", models.DateTimeField(blank=True, null=True)),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        ("natural_key", models.CharField(editable=False, max_length=200, unique=True)),
                        ("title", models.CharField(max_length=300)),
                        (
                            "act",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="claims.act",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="claims.event",
                            ),
                        ),
                        ("compare_due", models.PositiveIntegerField(default=0, editable=False)),
                        ("compare_done", models.PositiveIntegerField(default=0, editable=False)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": [
                            models.OrderBy(models.F("when_first"), descending=True, nulls_last=True),
                            "-pk",
                        ],
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("when_first"), descending=True, nulls_last=True),
                                models.OrderBy(models.F("id"), descending=True),
                                name="event_by_time",
                            ),
                            models.Index(fields=["place_label", "id"], name="event_by_place"),
                            models.Index(fields=["when_last", "when_first"], name="event_by_days"),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.search.SearchVector(
                                    sources.models.words.Folded(models.F("title")), config="english"
                                ),
                                name="event_by_words",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.search.SearchVector(
                                    sources.models.words.Folded(models.F("place_label")), config="simple"
                                ),
                                name="event_by_words_of_place",
                            ),
                            models.Index(
                                condition=models.Q(("compare_done__lt", models.F("compare_due"))),
                                fields=["id"],
                                name="event_uncompared",
                            ),
                            models.Index(
                                condition=models.Q(
                                    models.Q(
                                        ("publication", sources.vocabulary.Publication["PUBLISHED"]),
                                        _negated=True,
                                    ),
                                    ("embargo_until__isnull", False),
                                    _connector="OR",
                                ),
                                fields=["id"],
                                name="event_guarded",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("when_first", None), ("when_last", None), ("when_precision", "")
                                    ),
                                    models.Q(
                                        ("when_first__isnull", False),
                                        ("when_last__gte", models.F("when_first")),
                                        models.Q(("when_precision", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_event_when_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                                name="event_not_merged_into_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Measure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="measures",
                                to="claims.event",
                            ),
                        ),
                        ("population", models.CharField(blank=True, max_length=200)),
                        ("label", models.CharField(max_length=300)),
                    ],
                    options={
                        "ordering": ["label", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("event", "population"),
                                name="one_measure_for_each_population_of_an_event",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Explainer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        (
                            "one",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        (
                            "stage",
                            models.CharField(choices=sources.vocabulary.Publication.choices, max_length=10),
                        ),
                        ("text", models.TextField()),
                        ("reason", models.TextField()),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("written_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["one", "other", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("one", "other", "number"), name="explainers_of_a_pair_are_numbered"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("one__lt", models.F("other"))),
                                name="explainer_keeps_its_pair_in_one_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("text", ""), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                ),
                                name="explainer_says_what_and_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FurtherRivals",
                    fields=[
                        (
                            "claim",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="further",
                                serialize=False,
                                to="claims.claim",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("in_sight", models.PositiveIntegerField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("number__gt", 0)), name="further_rivals_are_some"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("in_sight__lte", models.F("number"))),
                                name="further_rivals_in_sight_are_of_all",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Inquiry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "capture",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.capture",
                            ),
                        ),
                        ("analyst", models.CharField(max_length=60)),
                        ("version", models.CharField(max_length=40)),
                        (
                            "state",
                            models.CharField(
                                choices=claims.vocabulary.InquiryState.choices,
                                default=claims.vocabulary.InquiryState["WAITING"],
                                max_length=8,
                            ),
                        ),
                        (
                            "due_at",
                            models.DateTimeField(
                                blank=True, db_default=django.db.models.functions.datetime.Now(), null=True
                            ),
                        ),
                        ("wanted", models.BooleanField(default=False)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("told", models.TextField(blank=True, verbose_name="what went wrong")),
                        ("asked_hash", models.CharField(blank=True, editable=False, max_length=64)),
                        ("asked_at", models.DateTimeField(blank=True, null=True)),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("answer", models.JSONField(blank=True, null=True)),
                        (
                            "same_as",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.inquiry",
                            ),
                        ),
                        ("reserved", models.PositiveIntegerField(default=0, editable=False)),
                        ("tokens", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name_plural": "inquiries",
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", claims.vocabulary.InquiryState["WAITING"])),
                                fields=["due_at"],
                                name="inquiry_due",
                            ),
                            models.Index(
                                condition=models.Q(("state", claims.vocabulary.InquiryState["ANSWERED"])),
                                fields=["asked_hash"],
                                name="inquiry_answered",
                            ),
                            models.Index(
                                condition=models.Q(("wanted", False)),
                                fields=["analyst", "version", "capture"],
                                name="inquiry_in_turn",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("analyst", "version", "capture"),
                                name="one_inquiry_for_each_capture_and_analyst",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("due_at__isnull", False),
                                        ("state", claims.vocabulary.InquiryState["WAITING"]),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state", claims.vocabulary.InquiryState["WAITING"]),
                                            _negated=True,
                                        ),
                                        ("due_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="waiting_inquiry_has_its_turn",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer__isnull", False),
                                        ("answered_at__isnull", False),
                                        ("state", claims.vocabulary.InquiryState["ANSWERED"]),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state", claims.vocabulary.InquiryState["ANSWERED"]),
                                            _negated=True,
                                        ),
                                        ("answer", None),
                                        ("answered_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="answered_inquiry_has_its_answer",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Suggestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "inquiry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="suggestions",
                                to="claims.inquiry",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("claim", models.TextField(blank=True)),
                        ("quote", models.TextField(blank=True)),
                        ("stance", models.TextField(blank=True)),
                        ("attributed_to", models.TextField(blank=True)),
                        ("value", models.TextField(blank=True)),
                        ("unit", models.TextField(blank=True)),
                        ("known", models.TextField(blank=True, verbose_name="known claim")),
                        (
                            "refused_by",
                            models.CharField(blank=True, max_length=20, verbose_name="refused at"),
                        ),
                        ("told", models.TextField(blank=True, verbose_name="why")),
                        (
                            "appearance",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="suggested_by",
                                to="claims.appearance",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [models.Index(fields=["refused_by", "-id"], name="suggestion_by_refusal")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("inquiry", "number"), name="suggestions_of_an_inquiry_are_numbered"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("refused_by", ""), ("appearance", None), _connector="OR"),
                                name="refused_suggestion_makes_no_appearance",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Allowance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("analyst", models.CharField(max_length=60)),
                        ("day", models.DateField()),
                        ("calls", models.PositiveIntegerField(default=0)),
                        ("tokens", models.BigIntegerField(default=0)),
                    ],
                    options={
                        "ordering": ["-day", "analyst"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("day", "analyst"), name="one_allowance_a_day_for_each_analyst"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("tokens__gte", 0)),
                                name="allowance_is_never_below_nothing",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimMerger",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("brought", models.JSONField(default=dict)),
                        (
                            "merged_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("merged_at", models.DateTimeField()),
                        ("why", models.TextField()),
                        (
                            "split_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("split_at", models.DateTimeField(blank=True, null=True)),
                        ("split_why", models.TextField(blank=True)),
                        (
                            "one",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mergers",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "into",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mergers_into",
                                to="claims.claim",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-merged_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("split_at", None), ("split_by", None), ("split_why", "")),
                                    models.Q(
                                        ("split_at__isnull", False),
                                        ("split_by__isnull", False),
                                        models.Q(("split_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_claimmerger_split_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("why", ""), _negated=True),
                                name="claims_claimmerger_has_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("one", models.F("into")), _negated=True),
                                name="claims_claimmerger_joins_two",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("split_at", None)),
                                fields=("one",),
                                name="claims_claimmerger_stands_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventMerger",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("brought", models.JSONField(default=dict)),
                        (
                            "merged_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("merged_at", models.DateTimeField()),
                        ("why", models.TextField()),
                        (
                            "split_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("split_at", models.DateTimeField(blank=True, null=True)),
                        ("split_why", models.TextField(blank=True)),
                        (
                            "one",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mergers",
                                to="claims.event",
                            ),
                        ),
                        (
                            "into",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mergers_into",
                                to="claims.event",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-merged_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("split_at", None), ("split_by", None), ("split_why", "")),
                                    models.Q(
                                        ("split_at__isnull", False),
                                        ("split_by__isnull", False),
                                        models.Q(("split_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_eventmerger_split_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("why", ""), _negated=True),
                                name="claims_eventmerger_has_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("one", models.F("into")), _negated=True),
                                name="claims_eventmerger_joins_two",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("split_at", None)),
                                fields=("one",),
                                name="claims_eventmerger_stands_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutsideReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "judgement",
                            models.CharField(
                                choices=sources.vocabulary.Judgement.choices,
                                default=sources.vocabulary.Judgement["SUGGESTED"],
                                max_length=10,
                            ),
                        ),
                        (
                            "judged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("judged_at", models.DateTimeField(blank=True, null=True)),
                        ("judged_why", models.TextField(blank=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        (
                            "claim",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outside_reviews",
                                to="claims.claim",
                            ),
                        ),
                        ("claimed", models.CharField(max_length=600)),
                        ("literal", models.TextField()),
                        ("address", models.CharField(max_length=2000)),
                        ("author", models.CharField(max_length=300)),
                        ("rating", models.CharField(max_length=300)),
                        ("language", models.CharField(blank=True, max_length=12)),
                        ("published_at", models.DateTimeField(null=True)),
                        (
                            "published_precision",
                            models.CharField(
                                blank=True, choices=sources.vocabulary.Precision.choices, max_length=8
                            ),
                        ),
                        (
                            "raw",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.rawpage",
                            ),
                        ),
                        ("found_in", models.CharField(max_length=2000)),
                        ("score", models.FloatField(default=0)),
                        ("reasons", models.JSONField(default=list)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("judged_at", None),
                                        ("judged_by", None),
                                        ("judged_why", ""),
                                        ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                    ),
                                    models.Q(
                                        ("judged_at__isnull", False),
                                        ("judged_by__isnull", False),
                                        models.Q(
                                            ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                            _negated=True,
                                        ),
                                        models.Q(("judged_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_outsidereview_judgement_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("claimed", ""), _negated=True),
                                    models.Q(("address", ""), _negated=True),
                                    models.Q(("author", ""), _negated=True),
                                    models.Q(("rating", ""), _negated=True),
                                ),
                                name="outside_review_says_who_what_and_where",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("judgement", sources.vocabulary.Judgement["CONFIRMED"]),
                                        _negated=True,
                                    ),
                                    ("claim__isnull", False),
                                    _connector="OR",
                                ),
                                name="confirmed_outside_review_has_a_claim",
                            ),
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
                        (
                            "capture",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="sources.capture",
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
                    ],
                    options={
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fastupdate=False, fields=["terms"], name="passage_by_terms"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("capture", "start"), name="one_passage_at_each_place"
                            ),
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
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="possible",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "capture",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="sources.capture",
                            ),
                        ),
                        ("quote", models.TextField()),
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        (
                            "section",
                            models.CharField(choices=sources.vocabulary.SectionKind.choices, max_length=10),
                        ),
                        ("stance", models.CharField(choices=claims.vocabulary.Stance.choices, max_length=8)),
                        ("voice", models.JSONField(blank=True, null=True)),
                        ("words", models.CharField(max_length=32)),
                        ("score", models.FloatField()),
                        ("reasons", models.JSONField(default=list)),
                        ("method", models.CharField(max_length=40)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(fields=["claim", "words"], name="possible_by_words"),
                            models.Index(fields=["-score", "public_id"], name="possible_likeliest_first"),
                            models.Index(
                                condition=models.Q(("stance", claims.vocabulary.Stance["DISPUTES"])),
                                fields=["-score", "public_id"],
                                name="possible_disputes",
                            ),
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
                migrations.CreateModel(
                    name="PossibleMerger",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "judgement",
                            models.CharField(
                                choices=sources.vocabulary.Judgement.choices,
                                default=sources.vocabulary.Judgement["SUGGESTED"],
                                max_length=10,
                            ),
                        ),
                        (
                            "judged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("judged_at", models.DateTimeField(blank=True, null=True)),
                        ("judged_why", models.TextField(blank=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        (
                            "one",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        ("score", models.FloatField()),
                        ("reasons", models.JSONField(default=list)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("judgement", sources.vocabulary.Judgement["SUGGESTED"])),
                                fields=["-score", "public_id"],
                                name="possible_mergers_waiting",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("judged_at", None),
                                        ("judged_by", None),
                                        ("judged_why", ""),
                                        ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                    ),
                                    models.Q(
                                        ("judged_at__isnull", False),
                                        ("judged_by__isnull", False),
                                        models.Q(
                                            ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                            _negated=True,
                                        ),
                                        models.Q(("judged_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_possiblemerger_judgement_is_whole",
                            ),
                            models.UniqueConstraint(
                                fields=("one", "other"), name="one_possible_merger_for_two_claims"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("one", models.F("other")), _negated=True),
                                name="a_claim_is_no_merger_with_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposedAppearance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "judgement",
                            models.CharField(
                                choices=sources.vocabulary.Judgement.choices,
                                default=sources.vocabulary.Judgement["SUGGESTED"],
                                max_length=10,
                            ),
                        ),
                        (
                            "judged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("judged_at", models.DateTimeField(blank=True, null=True)),
                        ("judged_why", models.TextField(blank=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(auto_now_add=True)),
                        ("why", models.TextField()),
                        (
                            "capture",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.capture",
                            ),
                        ),
                        ("quote", models.TextField()),
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        (
                            "section",
                            models.CharField(choices=sources.vocabulary.SectionKind.choices, max_length=10),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        ("told", models.JSONField(null=True)),
                        ("about", models.CharField(max_length=32)),
                        ("words", models.CharField(max_length=32)),
                        ("stance", models.CharField(choices=claims.vocabulary.Stance.choices, max_length=8)),
                        ("speaker", models.CharField(blank=True, max_length=300)),
                        ("inferred", models.BooleanField(default=False)),
                        (
                            "appearance",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.appearance",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("judgement", sources.vocabulary.Judgement["SUGGESTED"])),
                                fields=["proposed_at", "id"],
                                name="proposed_waiting",
                            ),
                            models.Index(
                                condition=models.Q(("judgement", sources.vocabulary.Judgement["REJECTED"])),
                                fields=["about", "words"],
                                name="proposed_refused",
                            ),
                            models.Index(fields=["proposed_by", "-id"], name="proposed_by_whom"),
                            models.Index(
                                condition=models.Q(("judged_by__isnull", False)),
                                fields=["judged_by", "-judged_at"],
                                name="proposed_judged_by_whom",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("judged_at", None),
                                        ("judged_by", None),
                                        ("judged_why", ""),
                                        ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                    ),
                                    models.Q(
                                        ("judged_at__isnull", False),
                                        ("judged_by__isnull", False),
                                        models.Q(
                                            ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                            _negated=True,
                                        ),
                                        models.Q(("judged_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_proposedappearance_judgement_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))),
                                name="proposed_appearance_quotes_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("section", sources.vocabulary.SectionKind["FURNITURE"]), _negated=True
                                ),
                                name="furniture_is_proposed_as_nobodys_word",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("claim", None), ("told__isnull", False)),
                                    models.Q(("claim__isnull", False), ("told", None)),
                                    _connector="OR",
                                ),
                                name="proposed_for_a_claim_or_a_new_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("appearance__isnull", False),
                                        ("judgement", sources.vocabulary.Judgement["CONFIRMED"]),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("judgement", sources.vocabulary.Judgement["CONFIRMED"]),
                                            _negated=True,
                                        ),
                                        ("appearance", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="agreed_proposal_became_an_appearance",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("judgement", sources.vocabulary.Judgement["SUGGESTED"])),
                                fields=("proposed_by", "capture", "start", "end", "about"),
                                name="nobody_proposes_twice_what_waits",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rating",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=100, unique=True)),
                        ("rank", models.PositiveSmallIntegerField(unique=True)),
                        ("meaning", models.TextField(blank=True)),
                        (
                            "settles",
                            models.CharField(
                                choices=claims.vocabulary.Settles.choices,
                                db_default="open",
                                default=claims.vocabulary.Settles["OPEN"],
                                max_length=4,
                            ),
                        ),
                        ("negative", models.BooleanField(db_default=False, default=False)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["rank"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("settles", claims.vocabulary.Settles["NO"]), _negated=True),
                                    ("negative", True),
                                    _connector="OR",
                                ),
                                name="wrong_is_negative",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Review",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="claims.claim",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        (
                            "stage",
                            models.CharField(choices=claims.vocabulary.ReviewStage.choices, max_length=10),
                        ),
                        (
                            "rating",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.rating",
                            ),
                        ),
                        ("summary", models.TextField()),
                        ("reason", models.TextField()),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("written_at", models.DateTimeField()),
                        ("embargo_until", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["claim", "-number"],
                        "permissions": [
                            ("second_review", "Can sign a review as second"),
                            ("publish_review", "Can publish, correct and withdraw reviews"),
                        ],
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    (
                                        "stage__in",
                                        (
                                            claims.vocabulary.ReviewStage["DRAFT"],
                                            claims.vocabulary.ReviewStage["IN_REVIEW"],
                                            claims.vocabulary.ReviewStage["SIGNED"],
                                        ),
                                    )
                                ),
                                fields=["written_at", "id"],
                                name="review_in_work",
                            ),
                            models.Index(
                                condition=models.Q(("embargo_until__isnull", False)),
                                fields=["embargo_until"],
                                name="review_under_embargo",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("claim", "number"), name="reviews_of_a_claim_are_numbered"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="review_has_a_reason"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "stage__in",
                                        [
                                            claims.vocabulary.ReviewStage["DRAFT"],
                                            claims.vocabulary.ReviewStage["IN_REVIEW"],
                                        ],
                                    ),
                                    ("rating__isnull", False),
                                    _connector="OR",
                                ),
                                name="signed_review_has_a_rating",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewSignature",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "review",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="claims.review",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("signed_at", models.DateTimeField()),
                        ("reason", models.TextField()),
                    ],
                    options={
                        "ordering": ["signed_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("review", "person"), name="a_person_signs_a_version_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="signature_has_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewComment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        (
                            "review",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="claims.review",
                            ),
                        ),
                        ("text", models.TextField()),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("written_at", models.DateTimeField()),
                        (
                            "withdraws",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="withdrawal",
                                to="claims.reviewcomment",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["written_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="comment_says_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("withdraws", models.F("id")), _negated=True),
                                name="comment_does_not_withdraw_itself",
                            ),
                            models.UniqueConstraint(
                                fields=("id", "review", "written_by"), name="comment_of_an_author"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewMention",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "comment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mentions",
                                to="claims.reviewcomment",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("seen_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("seen_at", None)),
                                fields=["person", "id"],
                                name="mention_unseen",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("comment", "person"), name="a_comment_calls_a_person_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reading",
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
                        ("text_revision", models.PositiveIntegerField(default=0)),
                        ("lineage_revision", models.PositiveIntegerField(default=0)),
                        ("rules_revision", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("text_revision__gt", 0)),
                                fields=["rules_revision"],
                                name="reading_by_rules",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Regard",
                    fields=[
                        (
                            "source",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="+",
                                serialize=False,
                                to="sources.source",
                            ),
                        ),
                        ("standing_revision", models.PositiveIntegerField(default=0)),
                    ],
                ),
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
                        ("own", models.FloatField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["word"], include=("claim", "weight", "own"), name="term_by_word"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("word", ""), _negated=True), name="term_has_letters"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TermCount",
                    fields=[
                        (
                            "word",
                            models.CharField(
                                db_collation="C", max_length=40, primary_key=True, serialize=False
                            ),
                        ),
                        ("claims", models.PositiveIntegerField(default=0)),
                    ],
                ),
                migrations.CreateModel(
                    name="Tie",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "judgement",
                            models.CharField(
                                choices=sources.vocabulary.Judgement.choices,
                                default=sources.vocabulary.Judgement["SUGGESTED"],
                                max_length=10,
                            ),
                        ),
                        (
                            "judged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("judged_at", models.DateTimeField(blank=True, null=True)),
                        ("judged_why", models.TextField(blank=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "one",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="sources.source",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="sources.source",
                            ),
                        ),
                        ("probability", models.FloatField()),
                        ("alike", models.PositiveIntegerField()),
                        ("wrong", models.PositiveIntegerField()),
                        ("apart", models.PositiveIntegerField()),
                        ("method", models.CharField(max_length=40)),
                        ("learned_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("judged_at", None),
                                        ("judged_by", None),
                                        ("judged_why", ""),
                                        ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                    ),
                                    models.Q(
                                        ("judged_at__isnull", False),
                                        ("judged_by__isnull", False),
                                        models.Q(
                                            ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                            _negated=True,
                                        ),
                                        models.Q(("judged_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_tie_judgement_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("one__lt", models.F("other"))),
                                name="tie_keeps_its_pair_in_one_order",
                            ),
                            models.UniqueConstraint(
                                fields=("one", "other"), name="one_tie_for_each_pair_of_sources"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("probability__gte", 0), ("probability__lte", 1)),
                                name="tie_is_a_probability",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("wrong__lte", models.F("alike"))),
                                name="tie_shares_no_more_mistakes_than_answers",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SharedMistake",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "tie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mistakes",
                                to="claims.tie",
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        ("doubt", models.FloatField()),
                    ],
                    options={
                        "ordering": ["-doubt", "claim"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tie", "claim"), name="one_mistake_for_each_claim_of_a_tie"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("doubt__gte", 0), ("doubt__lte", 1)),
                                name="doubt_is_a_probability",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrackRecord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="sources.source",
                            ),
                        ),
                        ("right", models.PositiveIntegerField()),
                        ("of", models.PositiveIntegerField()),
                        ("as_of", models.DateTimeField()),
                        ("method", models.CharField(max_length=40)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("of__gt", 0), ("right__lte", models.F("of"))),
                                name="track_record_counts_answers",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="sources.source",
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="claims.claim",
                            ),
                        ),
                        (
                            "review",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="claims.review",
                            ),
                        ),
                        ("right", models.BooleanField()),
                    ],
                    options={
                        "ordering": ["source", "-claim"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("source", "claim"), name="one_answer_of_a_source_to_a_claim"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Wording",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="sources.article",
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
                    ],
                    options={
                        "ordering": ["claim", "place"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("claim", "place"), name="one_wording_for_each_place"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="wording_has_words"
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
