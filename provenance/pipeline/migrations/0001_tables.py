"""Make the tables of the work that waits, is done or was given up."""

from django.db import migrations, models

import provenance.pipeline.models
from sources.migrations._at_once import AtOnce

FORMER = (
    "0001_jobs",
    "0002_nights_of_rescoring",
    "0003_jobs_put_away_are_found",
)


class Migration(migrations.Migration):
    replaces = [("pipeline", name) for name in FORMER]
    initial = True

    dependencies = []

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Job",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "step",
                            models.CharField(choices=provenance.pipeline.models.Step.choices, max_length=8),
                        ),
                        ("rank", models.PositiveSmallIntegerField(editable=False)),
                        ("subject", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=provenance.pipeline.models.JobState.choices,
                                default=provenance.pipeline.models.JobState["PENDING"],
                                max_length=11,
                            ),
                        ),
                        ("owner", models.CharField(blank=True, max_length=32)),
                        ("lease_until", models.DateTimeField(blank=True, null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("last_error", models.TextField(blank=True)),
                        ("updated_at", models.DateTimeField(auto_now=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            provenance.pipeline.models.JobState["PENDING"],
                                            provenance.pipeline.models.JobState["RUNNING"],
                                        ],
                                    )
                                ),
                                fields=["rank", "id"],
                                name="job_open",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("state", provenance.pipeline.models.JobState["QUARANTINED"])
                                ),
                                fields=["step"],
                                name="job_put_away",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("step", "subject"), name="one_job_for_each_step_and_subject"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("lease_until__isnull", False),
                                        ("state", provenance.pipeline.models.JobState["RUNNING"]),
                                        models.Q(("owner", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state", provenance.pipeline.models.JobState["RUNNING"]),
                                            _negated=True,
                                        ),
                                        ("lease_until", None),
                                        ("owner", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="running_job_has_an_owner_and_a_lease",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScoreCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("began_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("reached", models.BigIntegerField(default=0)),
                        ("looked_at", models.PositiveIntegerField(default=0)),
                        ("differing", models.PositiveIntegerField(default=0)),
                        ("found", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ["-pk"],
                    },
                ),
            ],
        ),
    ]
