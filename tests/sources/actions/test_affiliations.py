"""What articles say of whom a person speaks for is suggested, and gives way to what people write."""

from itertools import permutations

import pytest

from provenance.accounts.models import User
from sources.actions import affiliations, curation
from sources.models import Source
from sources.vocabulary import SourceKind
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def person(**fields: object) -> Source:
    return make_source("Petra Lindqvane", kind=SourceKind.PERSON, **fields)


def hospital(name: str = "Quelmi Hospital") -> Source:
    return make_source(name, kind=SourceKind.INSTITUTION)


def test_a_person_speaks_for_a_body_and_what_rests_on_the_person_is_weighed_anew() -> None:
    petra, body = person(), hospital()

    affiliations.suggest(source=petra, body=body)
    affiliations.suggest(source=petra, body=body)

    assert (petra.speaks_for, petra.standing_revision, petra.version) == (body, 1, 1)


def test_of_two_bodies_the_same_one_stays_in_whatever_order_articles_come() -> None:
    bodies, kept = [hospital(), hospital("Quelmi Clinic")], set()
    for order in permutations(bodies):
        petra = Source.objects.filter(name="Petra Lindqvane").first() or person()
        Source.objects.filter(pk=petra.pk).update(speaks_for=None)
        petra.refresh_from_db()
        for body in order:
            affiliations.suggest(source=petra, body=body)
        kept.add(petra.speaks_for_id)

    assert len(kept) == 1


def test_what_a_curator_took_back_is_not_suggested_again(ben: User) -> None:
    petra, body = person(), hospital()
    affiliations.suggest(source=petra, body=body)

    petra = curation.revise(source=petra, version=1, by=ben, why="She left in May.", speaks_for=None)
    affiliations.suggest(source=petra, body=body)

    assert petra.speaks_for is None


def test_nobody_speaks_for_a_paper_nor_does_a_body_for_another_nor_for_itself() -> None:
    petra, paper, body = person(), make_source("Quelmi Post"), hospital()
    for source, above in ((petra, paper), (body, hospital("Clinic")), (petra, petra)):
        affiliations.suggest(source=source, body=above)

    assert not Source.objects.exclude(speaks_for=None).exists()


def test_a_body_that_belongs_to_the_person_is_not_set_above_the_person() -> None:
    petra = person()
    body = make_source("Lindqvane Trust", kind=SourceKind.ORGANISATION, owner=petra)

    affiliations.suggest(source=petra, body=body)

    assert petra.speaks_for is None
