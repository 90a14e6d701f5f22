"""What people decided about claims that may be one before the history kept it is written down with the upgrade."""

from importlib import import_module

import pytest
from django.db import connection, transaction

from claims.actions import possible_mergers
from claims.models import PossibleMerger
from provenance.history.models import Entry
from tests.factories import make_user
from tests.possible import make_possible_merger, seen
from tests.provenance.history.tampering import faults

pytestmark = pytest.mark.django_db(transaction=True)
migration = import_module("provenance.history.migrations.0017_claims_that_may_be_one_are_watched")


def test_a_no_of_before_is_written_down_with_who_and_why_and_stays_as_it_was() -> None:
    ana = make_user("ana")
    waiting, refused = (make_possible_merger() for _ in range(2))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(migration.UNTRACK)
        possible_mergers.refuse(
            possible=refused, by=ana, why="Two sales.", version=refused.version, seen=seen(refused)
        )
        before, entries = list(PossibleMerger.objects.values()), Entry.objects.count()
        cursor.execute(migration.LAID_ASIDE + migration.TRACK + migration.PUT_BACK)

    assert list(PossibleMerger.objects.values()) == before
    assert Entry.objects.count() == entries + 2
    kept = Entry.objects.get(subject="possible merger", key=refused.pk, after__judgement="rejected")
    assert (kept.action, kept.actor, kept.why) == ("created", "pipeline", "Two sales.")
    assert kept.after["judged_by_id"] == ana.pk
    assert kept.after["judged_at"]
    other = Entry.objects.filter(subject="possible merger", key=waiting.pk).latest("id")
    assert other.why == "Stood before the history kept it"
    assert faults() == []
