"""A source is written down once under its name, and known the same whatever order it was met in."""

from itertools import permutations

import pytest
from django.db import connection, transaction

from sources.actions import sources
from sources.models import Source
from sources.vocabulary import SourceKind

pytestmark = pytest.mark.django_db
MET = [
    ("EL FARO", SourceKind.ORGANISATION),
    ("El Faro", SourceKind.OUTLET),
    ("El  Fáro", SourceKind.UNKNOWN),
]


def test_spelling_and_kind_of_a_source_do_not_hang_on_the_order_of_meetings() -> None:
    outcomes = set()
    for order in permutations(MET):
        with transaction.atomic():
            for name, kind in order:
                sources.named(name=name, kind=kind)
            outcomes |= {(row.public_id, row.name, row.kind) for row in Source.objects.all()}
            transaction.set_rollback(True)

    assert len(outcomes) == 1


def test_a_name_that_was_taken_from_a_source_is_another_ones_from_then_on() -> None:
    former = sources.named(name="Irena Dolvasky", kind=SourceKind.PERSON)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sources_alias WHERE source_id = %s", [former.pk])

    now = sources.named(name="Irena Dolvasky", kind=SourceKind.PERSON)

    assert now.pk != former.pk
    assert sources.find(name="Irena Dolvasky") == now
