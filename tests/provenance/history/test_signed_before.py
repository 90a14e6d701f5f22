"""Reviews signed before signatures had rows of their own keep whoever wrote them as their signer."""

from importlib import import_module

import pytest
from django.db import connection

from claims.models import ReviewSignature
from claims.vocabulary import ReviewStage
from provenance.history.models import Entry
from tests.factories import make_claim, make_review

pytestmark = pytest.mark.django_db
migration = import_module("provenance.history.migrations.0018_signatures_and_comments_are_kept")


def test_whoever_wrote_what_was_signed_has_signed_it_and_who_only_published_it_has_not() -> None:
    claim = make_claim()
    make_review(claim, stage=ReviewStage.IN_REVIEW)
    signed = make_review(claim, stage=ReviewStage.SIGNED)
    make_review(claim, stage=ReviewStage.PUBLISHED)
    corrected = make_review(claim, stage=ReviewStage.CORRECTED, summary="Two agree.")
    alone = make_review(stage=ReviewStage.PUBLISHED)

    with connection.cursor() as cursor:
        cursor.execute(migration.SIGNED_BEFORE)

    rows = ReviewSignature.objects.values_list("review", "person", "signed_at", "reason")
    assert set(rows) == {
        (row.pk, row.written_by_id, row.written_at, row.reason) for row in (signed, corrected, alone)
    }
    assert Entry.objects.filter(subject="review signature", resource="reviews").count() == 3
