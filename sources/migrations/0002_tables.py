"""Make the tables of who published what, and who copied whom."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import sources.models.spelling
import sources.models.words
import sources.vocabulary
from sources.migrations._at_once import AtOnce

FORMER = (
    "0001_sources_articles_captures_derivations",
    "0002_captures_keep_what_they_said_of_their_article",
    "0003_mergers_of_sources",
    "0005_find_the_few_guarded_rows",
    "0006_alterations_between_captures",
    "0007_addresses_to_look_at",
    "0008_looks_begun_and_never_ended",
    "0011_ties_set_aside",
    "0012_what_feeds_say_of_a_piece",
    "0013_find_derivations_to_judge",
    "0014_commonplaces_and_over_matching",
    "0015_sightings",
    "0016_captures_tell_what_they_leave_out",
    "0017_what_was_put_away_unread",
    "0018_alterations_have_names",
    "0019_sweeps",
    "0020_what_came_with_a_sighting_may_be_unknown",
    "0021_fingerprints_of_before_are_laid_aside",
    "0022_screenings_know_whether_they_are_shelved",
    "0023_sightings_of_one_moment",
    "0024_fingerprints_fold_accents",
    "0025_put_away_once_from_each_place",
    "0027_one_decision_on_two_derivations",
    "0028_put_away_once_for_each_source",
    "0030_whom_a_person_speaks_for",
    "0031_sources_may_be_retired",
    "0033_imports_of_lists_of_sources",
    "0034_sources_may_be_unattended_again",
    "0035_articles_are_found_by_where_they_redirected_from",
    "0036_sources_that_may_be_one",
    "0038_what_was_taken_from_hidden_pieces_is_traced_again",
    "0039_captures_lead_to_their_articles_by_an_index",
)
# The name it has wherever the table was there before the column was.
NAMED = """
ALTER TABLE sources_alteration
    RENAME CONSTRAINT sources_alteration_public_id_{} TO sources_alteration_public_id_{}
"""


class Migration(migrations.Migration):
    replaces = [("sources", name) for name in FORMER]
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("sources", "0001_words_have_keys"),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Alteration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        (
                            "earlier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="sources.capture",
                            ),
                        ),
                        (
                            "later",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="sources.capture",
                            ),
                        ),
                        (
                            "sighting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="alteration",
                                to="sources.sighting",
                            ),
                        ),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=sources.vocabulary.AlterationKind.choices, max_length=10
                                ),
                                size=None,
                            ),
                        ),
                        ("reasons", models.JSONField(default=list)),
                        ("spans", models.JSONField(default=list)),
                        ("extract", models.BooleanField(default=False)),
                        ("method", models.CharField(max_length=40)),
                    ],
                    options={
                        "ordering": ["sighting__seen_at", "pk"],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["kinds"], name="alteration_by_kind"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("earlier", models.F("later")), _negated=True),
                                name="alteration_lies_between_two_captures",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kinds__len__gt", 0)), name="alteration_is_of_some_kind"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Article",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("address", models.CharField(editable=False, max_length=2100, unique=True)),
                        ("url", models.CharField(blank=True, max_length=2000)),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="articles",
                                to="sources.source",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=500)),
                        ("author", models.CharField(blank=True, max_length=300)),
                        ("unseen", models.BooleanField(default=False)),
                        ("published_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "published_precision",
                            models.CharField(
                                blank=True, choices=sources.vocabulary.Precision.choices, max_length=8
                            ),
                        ),
                        ("published_inferred", models.BooleanField(default=False)),
                        ("note", models.TextField(blank=True)),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="sources.article",
                            ),
                        ),
                        ("trace_due", models.PositiveIntegerField(default=0, editable=False)),
                        ("trace_done", models.PositiveIntegerField(default=0, editable=False)),
                        ("traced_revision", models.PositiveIntegerField(default=0, editable=False)),
                        ("text_revision", models.PositiveIntegerField(default=0, editable=False)),
                        ("lineage_revision", models.PositiveIntegerField(default=0, editable=False)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": [
                            models.OrderBy(models.F("published_at"), descending=True, nulls_last=True),
                            "-pk",
                        ],
                        "indexes": [
                            models.Index(fields=["source", "-published_at"], name="article_by_source"),
                            models.Index(
                                models.OrderBy(models.F("published_at"), descending=True, nulls_last=True),
                                models.OrderBy(models.F("id"), descending=True),
                                name="article_by_time",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.search.SearchVector(
                                    sources.models.words.Folded(models.F("title")), config="simple"
                                ),
                                name="article_by_words",
                            ),
                            models.Index(
                                condition=models.Q(("trace_done__lt", models.F("trace_due"))),
                                fields=["id"],
                                name="article_untraced",
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
                                name="article_guarded",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                                name="article_not_merged_into_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("published_at", None), ("published_precision", "")),
                                    models.Q(
                                        ("published_at__isnull", False),
                                        models.Q(("published_precision", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="article_published_at_and_precision_both_set",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RawPage",
                    fields=[
                        ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ("content", models.BinaryField()),
                        ("media", models.CharField(max_length=100)),
                    ],
                ),
                migrations.CreateModel(
                    name="Capture",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="captures",
                                to="sources.article",
                            ),
                        ),
                        (
                            "raw",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="captures",
                                to="sources.rawpage",
                            ),
                        ),
                        ("text", models.TextField()),
                        ("text_hash", models.CharField(max_length=64)),
                        ("extractor", models.CharField(max_length=40)),
                        ("language", models.CharField(blank=True, max_length=12)),
                        ("title", models.CharField(blank=True, max_length=500)),
                        ("author", models.CharField(blank=True, max_length=300)),
                        ("published_at", models.DateTimeField(null=True)),
                        (
                            "published_precision",
                            models.CharField(
                                blank=True, choices=sources.vocabulary.Precision.choices, max_length=8
                            ),
                        ),
                        ("note", models.TextField(blank=True)),
                        ("hints", models.JSONField(default=list)),
                        ("retrieved_at", models.DateTimeField(null=True)),
                        ("file", models.CharField(blank=True, max_length=500)),
                        ("omitted", models.JSONField(null=True)),
                        ("omitted_signs", models.PositiveIntegerField(default=0)),
                        ("incomplete", models.BooleanField(default=False)),
                        ("fingerprint", models.BinaryField(default=bytes)),
                        ("captured_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["retrieved_at", "pk"],
                        "indexes": [
                            models.Index(fields=["text_hash"], name="capture_by_text_hash"),
                            models.Index(fields=["omitted_signs"], name="capture_by_omitted_signs"),
                            models.Index(
                                condition=models.Q(("incomplete", True)),
                                fields=["id"],
                                name="capture_incomplete",
                            ),
                            models.Index(
                                fields=["id"], include=("article",), name="capture_with_its_article"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("article", "text_hash"),
                                name="one_capture_for_each_text_of_an_article",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="capture_has_text"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Section",
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
                                related_name="sections",
                                to="sources.capture",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(choices=sources.vocabulary.SectionKind.choices, max_length=10),
                        ),
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        ("voice", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "ordering": ["start"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("capture", "start"), name="one_section_starts_at_a_place"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))),
                                name="section_is_not_empty",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Commonplace",
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
                            "capture",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commonplaces",
                                to="sources.capture",
                            ),
                        ),
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        ("text", models.TextField()),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("judgement", sources.vocabulary.Judgement["CONFIRMED"])),
                                fields=["id"],
                                name="commonplace_standing",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("capture", "start", "end"), name="one_commonplace_for_each_place"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("start__lt", models.F("end"))),
                                name="commonplace_has_words",
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
                                name="sources_commonplace_judgement_is_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Derivation",
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
                            "downstream",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="upstreams",
                                to="sources.article",
                            ),
                        ),
                        (
                            "upstream",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="downstreams",
                                to="sources.article",
                            ),
                        ),
                        (
                            "downstream_capture",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.capture",
                            ),
                        ),
                        (
                            "upstream_capture",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.capture",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=sources.vocabulary.DerivationKind.choices, max_length=14
                            ),
                        ),
                        ("containment", models.FloatField(null=True)),
                        ("containment_back", models.FloatField(null=True)),
                        ("shared_words", models.PositiveIntegerField(default=0)),
                        ("credited", models.BooleanField(default=False)),
                        ("ring", models.BooleanField(default=False, verbose_name="set aside")),
                        (
                            "instead_of",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="replaced_by",
                                to="sources.derivation",
                            ),
                        ),
                        ("spans", models.JSONField(default=list)),
                        ("reasons", models.JSONField(default=list)),
                        ("method", models.CharField(max_length=40)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ring", True)), fields=["id"], name="derivation_set_aside"
                            ),
                            models.Index(
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("judgement", "suggested")),
                                name="derivation_suggested",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("containment__isnull", False),
                                    ("credited", False),
                                    ("judgement", sources.vocabulary.Judgement["SUGGESTED"]),
                                    ("ring", False),
                                ),
                                fields=["upstream", "downstream"],
                                name="derivation_by_words_alone",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("kind", sources.vocabulary.DerivationKind["SAME_ARTICLE"])
                                ),
                                fields=["upstream"],
                                name="derivation_of_same_article",
                            ),
                            models.Index(
                                models.F("judged_by"),
                                models.OrderBy(models.F("judged_at"), descending=True),
                                condition=models.Q(("judged_by__isnull", False)),
                                name="derivation_by_who_judged_it",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("downstream", "upstream"), name="one_derivation_for_each_pair"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("downstream", models.F("upstream")), _negated=True),
                                name="article_not_derived_from_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("containment", None),
                                    models.Q(("containment__gte", 0), ("containment__lte", 1)),
                                    _connector="OR",
                                ),
                                name="containment_is_a_share",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("instead_of", None),
                                    models.Q(
                                        ("judgement", sources.vocabulary.Judgement["CONFIRMED"]),
                                        models.Q(("instead_of", models.F("id")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="what_stands_in_for_another_is_confirmed",
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
                                name="sources_derivation_judgement_is_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sighting",
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
                                related_name="sightings",
                                to="sources.capture",
                            ),
                        ),
                        ("seen_at", models.DateTimeField()),
                        (
                            "visit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sightings",
                                to="sources.visit",
                            ),
                        ),
                        ("raw_hash", models.CharField(blank=True, max_length=64)),
                        ("noted_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["seen_at", "pk"],
                        "indexes": [models.Index(fields=["seen_at"], name="sighting_by_moment")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("capture", "seen_at", "visit", "raw_hash"),
                                name="a_text_is_seen_once_at_a_moment_by_a_look",
                                nulls_distinct=False,
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Host",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=253, unique=True)),
                        (
                            "free_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        ("robots", models.TextField(blank=True, editable=False)),
                        ("robots_until", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("troubles", models.PositiveSmallIntegerField(default=0, editable=False)),
                    ],
                    options={
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="host_has_a_name"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Visit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.host",
                            ),
                        ),
                        ("due_at", models.DateTimeField(blank=True, null=True)),
                        ("looked_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=sources.vocabulary.VisitOutcome.choices,
                                editable=False,
                                max_length=15,
                            ),
                        ),
                        ("told", models.TextField(blank=True, editable=False)),
                        ("tries", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("begun", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("etag", models.CharField(blank=True, editable=False, max_length=500)),
                        ("last_modified", models.CharField(blank=True, editable=False, max_length=500)),
                        ("address", models.CharField(editable=False, max_length=2000, unique=True)),
                        ("url", models.CharField(max_length=2000)),
                        (
                            "reason",
                            models.CharField(choices=sources.vocabulary.VisitReason.choices, max_length=9),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "feed",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="visits",
                                to="sources.feed",
                            ),
                        ),
                        (
                            "article",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="sources.article",
                            ),
                        ),
                        ("stage", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("gone_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("chain", models.JSONField(default=list, editable=False)),
                        ("hints", models.JSONField(default=list, editable=False)),
                        ("asked_at", models.DateTimeField(auto_now_add=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("due_at__isnull", False)),
                                fields=["host", "due_at", "id"],
                                name="visit_due",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["chain"], name="visit_by_chain", opclasses=["jsonb_path_ops"]
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Feed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.host",
                            ),
                        ),
                        ("due_at", models.DateTimeField(blank=True, null=True)),
                        ("looked_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=sources.vocabulary.VisitOutcome.choices,
                                editable=False,
                                max_length=15,
                            ),
                        ),
                        ("told", models.TextField(blank=True, editable=False)),
                        ("tries", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("begun", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("etag", models.CharField(blank=True, editable=False, max_length=500)),
                        ("last_modified", models.CharField(blank=True, editable=False, max_length=500)),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feeds",
                                to="sources.source",
                            ),
                        ),
                        ("url", models.URLField(max_length=2000, unique=True)),
                        (
                            "format",
                            models.CharField(
                                choices=sources.vocabulary.FeedFormat.choices,
                                default=sources.vocabulary.FeedFormat["RSS"],
                                max_length=8,
                            ),
                        ),
                        ("active", models.BooleanField(default=True)),
                        ("pace", models.PositiveIntegerField(default=30, editable=False)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["url"],
                    },
                ),
                migrations.CreateModel(
                    name="Screening",
                    fields=[
                        ("number", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "capture",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="screening",
                                to="sources.capture",
                            ),
                        ),
                        ("shelved", models.BooleanField(default=False)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("shelved", False)),
                                fields=["number"],
                                name="screening_not_shelved",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Resemblance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "later",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="sources.capture",
                            ),
                        ),
                        (
                            "earlier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="sources.capture",
                            ),
                        ),
                        ("hashes", models.PositiveIntegerField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("later", "earlier"), name="one_resemblance_for_each_pair"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Shingle",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "code",
                                "number",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("code", models.BigIntegerField()),
                        ("number", models.BigIntegerField()),
                    ],
                ),
                migrations.CreateModel(
                    name="SourceMerger",
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
                                to="sources.source",
                            ),
                        ),
                        (
                            "into",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mergers_into",
                                to="sources.source",
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
                                name="sources_sourcemerger_split_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("why", ""), _negated=True),
                                name="sources_sourcemerger_has_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("one", models.F("into")), _negated=True),
                                name="sources_sourcemerger_joins_two",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("split_at", None)),
                                fields=("one",),
                                name="sources_sourcemerger_stands_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Phrase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "language",
                            models.CharField(help_text="Its code: en, es, pt, fr, ar …", max_length=12),
                        ),
                        (
                            "template",
                            models.CharField(
                                help_text="The words, with {name} for the credited name. (a|b) is one of several, [a|b] one or none; {piece} any word for an article, {word} any small word, {any} any word, {dash} a colon or dash. Case, accents and blanks make no difference.",
                                max_length=400,
                                verbose_name="phrase",
                            ),
                        ),
                        (
                            "place",
                            models.CharField(choices=sources.vocabulary.PhrasePlace.choices, max_length=8),
                        ),
                        (
                            "scope",
                            models.CharField(choices=sources.vocabulary.CreditScope.choices, max_length=5),
                        ),
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
                        "indexes": [
                            models.Index(
                                condition=models.Q(("shipped__gt", ""), ("version", 1), _negated=True),
                                fields=["id"],
                                name="phrase_of_people",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("place", "template"), name="one_phrase_for_each_place_and_template"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("weight__gt", 0), ("weight__lte", 1)),
                                name="phrase_weighs_up_to_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("template", ""), _negated=True),
                                name="phrase_has_a_template",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PutAway",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("size", models.PositiveIntegerField(verbose_name="bytes")),
                        ("media", models.CharField(max_length=100)),
                        ("place", models.CharField(blank=True, max_length=2000, verbose_name="came as")),
                        ("whence", models.CharField(editable=False, max_length=64)),
                        ("facts", models.JSONField(default=dict)),
                        ("content", models.BinaryField(null=True)),
                        ("told", models.TextField(verbose_name="what is wrong, and what to do")),
                        (
                            "harmful",
                            models.BooleanField(default=False, verbose_name="brought down its reader"),
                        ),
                        ("tries", models.PositiveIntegerField(default=1)),
                        (
                            "handed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "first_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                verbose_name="first handed in",
                            ),
                        ),
                        (
                            "last_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                verbose_name="last tried",
                            ),
                        ),
                        (
                            "capture",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.capture",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "put away",
                        "verbose_name_plural": "put away",
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("content__isnull", False)),
                                fields=["last_at"],
                                name="put_away_to_be_dropped",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sha256", "whence"), name="put_away_once_from_one_giver"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Source",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=sources.vocabulary.SourceKind.choices,
                                default=sources.vocabulary.SourceKind["UNKNOWN"],
                                max_length=12,
                            ),
                        ),
                        ("name", models.CharField(max_length=300)),
                        (
                            "within",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commenters",
                                to="sources.source",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="owned",
                                to="sources.source",
                            ),
                        ),
                        (
                            "edition_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="editions",
                                to="sources.source",
                            ),
                        ),
                        (
                            "speaks_for",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="spokespeople",
                                to="sources.source",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="sources.source",
                            ),
                        ),
                        ("country", models.CharField(blank=True, max_length=100)),
                        ("note", models.TextField(blank=True)),
                        ("retired", models.BooleanField(db_default=False, default=False)),
                        ("standing_revision", models.PositiveIntegerField(default=0, editable=False)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("unattended", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["name", "pk"],
                        "indexes": [
                            models.Index(fields=["name", "id"], name="source_by_name"),
                            models.Index(
                                condition=models.Q(
                                    ("version__gt", models.F("unattended")),
                                    ("kind", sources.vocabulary.SourceKind["AGENCY"]),
                                    ("merged_into", None),
                                ),
                                fields=["id"],
                                name="source_agency",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("owner", models.F("id")), _negated=True),
                                name="source_not_its_own_owner",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("edition_of", models.F("id")), _negated=True),
                                name="source_not_its_own_edition",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("speaks_for", models.F("id")), _negated=True),
                                name="source_does_not_speak_for_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                                name="source_not_merged_into_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", sources.vocabulary.SourceKind["COMMENTER"]),
                                    ("within", None),
                                    _connector="OR",
                                ),
                                name="only_a_commenter_writes_within_an_outlet",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="source_has_a_name"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Alias",
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
                                related_name="aliases",
                                to="sources.source",
                            ),
                        ),
                        ("name", models.CharField(max_length=300)),
                        ("folded", models.CharField(max_length=300)),
                        ("scope", models.CharField(blank=True, max_length=12)),
                    ],
                    options={
                        "verbose_name_plural": "aliases",
                        "ordering": ["folded", "pk"],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.search.SearchVector(
                                    sources.models.words.Folded(models.F("name")), config="simple"
                                ),
                                name="alias_by_words",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("folded", "scope"), name="one_source_for_each_folded_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("folded", ""), _negated=True),
                                name="alias_has_a_folded_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Domain",
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
                                related_name="domains",
                                to="sources.source",
                            ),
                        ),
                        ("host", models.CharField(max_length=253, unique=True)),
                    ],
                    options={
                        "ordering": ["host"],
                    },
                ),
                migrations.CreateModel(
                    name="Grade",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grades",
                                to="sources.source",
                            ),
                        ),
                        (
                            "reliability",
                            models.CharField(choices=sources.vocabulary.Reliability.choices, max_length=1),
                        ),
                        (
                            "graded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("graded_at", models.DateTimeField()),
                        ("reason", models.TextField()),
                    ],
                    options={
                        "ordering": ["-graded_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("source", "graded_at"), name="one_grade_of_a_source_at_a_time"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="grade_has_a_reason"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SourceImport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                        ("file", models.CharField(max_length=200)),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        ("listed", models.JSONField(default=list)),
                        ("faults", models.JSONField(default=list)),
                        ("plan", models.JSONField(default=list)),
                        ("moved", models.JSONField(default=dict)),
                        ("left", models.JSONField(default=dict)),
                        (
                            "stage",
                            models.CharField(
                                choices=sources.vocabulary.ImportStage.choices,
                                default=sources.vocabulary.ImportStage["TRIED"],
                                max_length=7,
                            ),
                        ),
                        (
                            "tried_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "tried_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                        ),
                        (
                            "applied_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("applied_at", models.DateTimeField(null=True)),
                        (
                            "undone_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("undone_at", models.DateTimeField(null=True)),
                        ("why", models.TextField(blank=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["-tried_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["-tried_at", "-id"], name="source_import_newest_first")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("applied_at", None),
                                        ("applied_by", None),
                                        ("stage", sources.vocabulary.ImportStage["TRIED"]),
                                        ("why", ""),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("stage", sources.vocabulary.ImportStage["TRIED"]), _negated=True
                                        ),
                                        ("applied_at__isnull", False),
                                        ("applied_by__isnull", False),
                                        models.Q(("why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="source_import_applied_is_signed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("stage", sources.vocabulary.ImportStage["UNDONE"]),
                                        ("undone_at__isnull", False),
                                        ("undone_by__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("stage", sources.vocabulary.ImportStage["UNDONE"]), _negated=True
                                        ),
                                        ("undone_at", None),
                                        ("undone_by", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="source_import_undone_is_signed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage", sources.vocabulary.ImportStage["TRIED"]),
                                    ("faults", []),
                                    _connector="OR",
                                ),
                                name="source_import_applied_has_no_fault",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SourcePair",
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
                                name="source_pairs_waiting",
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
                                name="sources_sourcepair_judgement_is_whole",
                            ),
                            models.UniqueConstraint(fields=("one", "other"), name="one_pair_for_two_sources"),
                            models.CheckConstraint(
                                condition=models.Q(("one", models.F("other")), _negated=True),
                                name="a_source_is_no_pair_with_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Spelling",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("word", models.CharField(db_collation="C", max_length=40)),
                        ("name", models.BooleanField(default=False)),
                        (
                            "keys",
                            models.GeneratedField(
                                db_persist=True,
                                expression=sources.models.spelling.Keys(models.F("word")),
                                output_field=django.contrib.postgres.fields.ArrayField(
                                    base_field=models.IntegerField(), size=None
                                ),
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["word", "name"], name="spelling_by_word"),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["keys"], name="spelling_by_keys"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sweep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "templates",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=400), default=list, size=None
                            ),
                        ),
                        (
                            "names",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=300), default=list, size=None
                            ),
                        ),
                        (
                            "phrase",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sweeps",
                                to="sources.phrase",
                            ),
                        ),
                        ("reached", models.BigIntegerField(default=0)),
                        ("last", models.BigIntegerField(null=True)),
                        ("found", models.PositiveIntegerField(default=0)),
                        ("asked_at", models.DateTimeField(auto_now_add=True)),
                        ("done_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_at", None)), fields=["id"], name="sweep_unfinished"
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunSQL(NAMED.format("key", "f1f01a70_uniq"), NAMED.format("f1f01a70_uniq", "key")),
    ]
