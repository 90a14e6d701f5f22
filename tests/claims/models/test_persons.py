"""Whom a claim may be about."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models.persons import persons_of
from sources.vocabulary import Judgement, SourceKind
from tests.factories import make_appearance, make_claim, make_measure, make_source

pytestmark = pytest.mark.django_db


def test_whoever_speaks_has_a_stake_is_counted_or_is_named_is_suggested() -> None:
    vidal, weber, mayor, novak = (
        make_source(name, kind=SourceKind.PERSON)
        for name in ("Rosa Vidal", "Otto Weber", "Mayor Lindt", "Ida Novak")
    )
    claim = make_claim("Rosa Vidal was fined.", measure=make_measure(population="ida novak"))
    make_appearance(claim, attributed_to=weber)
    make_appearance(claim, attributed_to=mayor, party=True)

    found = [(person.name, person.public_id, person.how) for person in persons_of(claim)]

    assert found == [
        ("Ida Novak", novak.public_id, "is what its measure counts"),
        ("Mayor Lindt", mayor.public_id, "has a stake in it"),
        ("Otto Weber", weber.public_id, "is quoted on it"),
        ("Rosa Vidal", vidal.public_id, "is named in its sentence"),
    ]


def test_bodies_and_rejected_quotes_suggest_nobody() -> None:
    make_source("Harbour Post", kind=SourceKind.OUTLET)
    claim = make_claim("Harbour Post was fined.")
    make_appearance(claim, attributed_to=make_source("Ministry", kind=SourceKind.GOVERNMENT))
    weber = make_source("Otto Weber", kind=SourceKind.PERSON)
    make_appearance(claim, attributed_to=weber, judgement=Judgement.REJECTED)

    assert persons_of(claim) == []


def test_looking_takes_two_queries() -> None:
    claim = make_claim("Rosa Vidal was fined.")
    assert claim.measure.population
    with CaptureQueriesContext(connection) as asked:
        persons_of(claim)

    assert len(asked) == 2
