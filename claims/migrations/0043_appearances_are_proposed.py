"""Keep what partners propose: in words that stand in the capture, and unchanged once a person has judged it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import claims.vocabulary
import sources.vocabulary

FORWARDS = """
CREATE TRIGGER quote_is_the_captures_text
    BEFORE INSERT OR UPDATE OF quote, start, "end", capture_id ON claims_proposedappearance
    FOR EACH ROW EXECUTE FUNCTION claims_quote_is_the_captures_text();
CREATE FUNCTION claims_judged_proposal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.judgement = 'suggested' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' OR (OLD.quote, OLD.start, OLD."end", OLD.capture_id, OLD.claim_id, OLD.told, OLD.about,
        OLD.stance, OLD.speaker, OLD.inferred, OLD.why, OLD.proposed_by_id) IS DISTINCT FROM
        (NEW.quote, NEW.start, NEW."end", NEW.capture_id, NEW.claim_id, NEW.told, NEW.about,
        NEW.stance, NEW.speaker, NEW.inferred, NEW.why, NEW.proposed_by_id)
    THEN
        RAISE EXCEPTION 'a person has judged this proposal: it stays as it was judged'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'judged_proposal_stays',
                TABLE = 'claims_proposedappearance';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER judged_proposal_stays BEFORE UPDATE OR DELETE ON claims_proposedappearance
    FOR EACH ROW EXECUTE FUNCTION claims_judged_proposal_stays();
"""
BACKWARDS = """
DROP TRIGGER judged_proposal_stays ON claims_proposedappearance;
DROP FUNCTION claims_judged_proposal_stays();
DROP TRIGGER quote_is_the_captures_text ON claims_proposedappearance;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0042_which_claims_are_hidden_is_planned_once"),
        ("sources", "0038_what_was_taken_from_hidden_pieces_is_traced_again"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                ("judged_at", models.DateTimeField(blank=True, null=True)),
                ("judged_why", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("public_id", models.CharField(editable=False, max_length=12, unique=True)),
                ("proposed_at", models.DateTimeField(auto_now_add=True)),
                ("why", models.TextField()),
                ("quote", models.TextField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("section", models.CharField(choices=sources.vocabulary.SectionKind.choices, max_length=10)),
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
                (
                    "capture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.capture"
                    ),
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
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                                    ("judgement", sources.vocabulary.Judgement["SUGGESTED"]), _negated=True
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
                                    ("judgement", sources.vocabulary.Judgement["CONFIRMED"]), _negated=True
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
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
